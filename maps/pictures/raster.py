"""SVG to PNG by resvg, with our own font files: the same bytes on every machine."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import resvg_py

from ..assets import Assets
from ..errors import AssetsMissing

__all__ = ["check_fonts", "to_png"]

FAMILY: Final = "IBM Plex Sans Arabic"
FONTS = ("plex-regular.ttf", "plex-bold.ttf")
LETTERS = (  # a line of Arabic on white: were it empty, the font would be missing
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
    f'<text x="2" y="15" font-family="{FAMILY}" font-size="14">مسالك</text></svg>'
)
EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"/>'


def to_png(svg: str, assets: Assets, *, scale: float = 1.0) -> bytes:
    """A picture as PNG, `scale` times as large as the SVG says. Raises `AssetsMissing` without the fonts."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=_font_files(assets),
            font_family=FAMILY,
            sans_serif_family=FAMILY,
            zoom=scale,
        )
    )


def check_fonts(assets: Assets) -> None:
    """Make sure that pictures get letters: without its font a text is empty, and nothing else says so.

    Raises `AssetsMissing`.
    """
    if to_png(LETTERS, assets) == to_png(EMPTY, assets):
        raise AssetsMissing(
            f"the fonts in {assets.directory} draw nothing: build them with `masalik build --force`"
        )


@lru_cache(maxsize=8)
def _checked(path: str) -> str:
    with open(path, "rb") as font:  # noqa: PTH123 - only whether it can be read
        font.read(4)
    return path


def _font_files(assets: Assets) -> list[str]:
    try:
        return [_checked(str(assets.directory / assets.files[name].file)) for name in FONTS]
    except (KeyError, OSError) as error:
        message = f"no fonts for pictures in {assets.directory}: build them with `masalik build`"
        raise AssetsMissing(message) from error
