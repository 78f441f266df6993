"""The colours of the map, light and dark: those of the style sheet, the one place that says them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

__all__ = ["Mode", "default_fonts", "palette"]

Mode = Literal["light", "dark"]

SHEET = Path(__file__).parent / "static" / "css" / "theme.css"
_VARIABLE = re.compile(r"--masalik-([a-z]+):\s*(#[0-9a-f]{6});")
_FONTS = re.compile(r"--masalik-font:\s*([^;]+);")
_DARK = "@media (prefers-color-scheme: dark)"


@cache
def palette(mode: Mode) -> Mapping[str, str]:
    """The colours by their names in the style sheet (`paper`, `ink`, `sea`, …), as `#rrggbb`."""
    light, _, dark = SHEET.read_text(encoding="utf-8").partition(_DARK)
    found = dict(_VARIABLE.findall(light))
    return found if mode == "light" else found | dict(_VARIABLE.findall(dark))


@cache
def default_fonts() -> str:
    """The families of the style sheet, in their order, as CSS writes them."""
    found = _FONTS.search(SHEET.read_text(encoding="utf-8"))
    return found[1] if found else "sans-serif"
