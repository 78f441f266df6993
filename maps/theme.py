"""A newsroom's own look of maps: colours, font, logo and title, from one TOML file and the files it names.

Only parsed colours and checked names get into the style sheet, so that no text of a theme can be style of its
own. Files are named by their content and may be kept for ever.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from .contrast import too_faint
from .embedded import data_of
from .errors import ThemeError
from .palette import Mode, default_fonts, palette
from .words import Language

__all__ = ["Logo", "Theme", "load_theme"]

MODES: tuple[Mode, ...] = ("light", "dark")
LANGUAGES: tuple[Language, ...] = ("ar", "en")
MOST_BYTES = 2_000_000  # of a font or logo: twenty times the fonts of ours
WEIGHTS = {"regular": "400", "bold": "600 700"}
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_FAMILY = re.compile(r"\w[\w -]{0,60}")
_SVG = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<svg[\s>]", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A picture that stands before the title: the name of its file, and what those hear who do not see it."""

    file: str
    text: Mapping[Language, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What a newsroom changes; what is empty stays as it is.

    `title` is the name that stands for the service, by language; `colours` the changed ones by mode and name;
    `files` all that pages load of it, by their names on the web, `sheet` among them.
    """

    title: Mapping[Language, str] = field(default_factory=dict)
    colours: Mapping[Mode, Mapping[str, str]] = field(default_factory=dict)
    logo: Logo | None = None
    sheet: str
    files: Mapping[str, bytes] = field(repr=False)

    @property
    def logo_inside(self) -> str | None:
        """The logo as an address that holds it, for what loads no file."""
        return data_of(self.logo.file, self.files[self.logo.file]) if self.logo else None


def load_theme(path: Path) -> Theme:
    """The theme of a TOML file; fonts and logo lie beside it.

    Raises `ThemeError`, which names file and key, for what is unknown or cannot be read, is no colour, or
    would be too faint to be read.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ThemeError(f"{path}: cannot be read: {error}") from error
    try:
        return _theme(told, path.parent)
    except ThemeError as error:
        raise ThemeError(f"{path}: {error}") from error


def _theme(told: Mapping[str, Any], folder: Path) -> Theme:
    _check_keys(told, ("title", "light", "dark", "font", "logo"), "")
    colours = {mode: _colours(_table(told, mode), mode) for mode in MODES}
    _check_contrast(colours)
    files: dict[str, bytes] = {}
    logo = _logo(_table(told, "logo"), folder, files) if "logo" in told else None
    faces, families = _fonts(_table(told, "font"), folder, files)
    sheet = _named("theme.css", _sheet(faces, families, colours).encode(), files)
    title = _by_language(told["title"], "title") if "title" in told else {}
    return Theme(title=title, colours=colours, logo=logo, sheet=sheet, files=files)


def _check_keys(told: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in told:
        if key not in known:
            raise ThemeError(f"{where}{key}: unknown; there are {', '.join(known)}")


def _table(told: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = told.get(key, {})
    if not isinstance(table, dict):
        raise ThemeError(f"{key}: must be a table, as [{key}]")
    return table


def _text(value: object, key: str) -> str:
    if not (isinstance(value, str) and value.strip() and value.isprintable() and len(value) <= 100):
        raise ThemeError(f"{key}: must be a text of one line and at most 100 letters, not {value!r:.60}")
    return value.strip()


def _by_language(value: object, key: str) -> dict[Language, str]:
    """A text for both languages, or one for each."""
    if not isinstance(value, dict):
        return dict.fromkeys(LANGUAGES, _text(value, key))
    _check_keys(value, LANGUAGES, f"{key}.")
    return {language: _text(value.get(language), f"{key}.{language}") for language in LANGUAGES}


def _colours(table: Mapping[str, Any], mode: Mode) -> dict[str, str]:
    _check_keys(table, tuple(palette(mode)), f"{mode}.")
    return {name: _colour(value, f"{mode}.{name}") for name, value in table.items()}


def _colour(value: object, key: str) -> str:
    """A colour as `#rrggbb`."""
    if not (isinstance(value, str) and _COLOUR.fullmatch(value)):
        raise ThemeError(f"{key}: must be a colour as #0b6668, not {value!r:.60}")
    digits = value[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def _check_contrast(colours: Mapping[Mode, Mapping[str, str]]) -> None:
    for mode in MODES:
        for faint in too_faint({**palette(mode), **colours[mode]}):
            raise ThemeError(
                f"{mode}.{faint.colour}: its contrast with {mode}.{faint.ground} is {faint.found:.2f}, "
                f"and must be {faint.needed} at least (WCAG 2.2 AA)"
            )


def _fonts(table: Mapping[str, Any], folder: Path, files: dict[str, bytes]) -> tuple[list[str], list[str]]:
    """The font faces that pages load, and the families in their order; none without a family."""
    _check_keys(table, ("family", "fallbacks", *WEIGHTS), "font.")
    if not table:
        return [], []
    fallbacks = table.get("fallbacks", [])
    if not isinstance(fallbacks, list):
        raise ThemeError("font.fallbacks: must be a list of names")
    family = _family(table.get("family"), "font.family")
    names = [family, *(_family(name, "font.fallbacks") for name in fallbacks)]
    return [_face(family, key, table, folder, files) for key in WEIGHTS if key in table], names


def _family(value: object, key: str) -> str:
    if not (isinstance(value, str) and _FAMILY.fullmatch(value)):
        raise ThemeError(f"{key}: must be a name of letters, digits, spaces and hyphens, not {value!r:.60}")
    return f'"{value}"'


def _face(family: str, key: str, table: Mapping[str, Any], folder: Path, files: dict[str, bytes]) -> str:
    content = _content(table[key], folder, f"font.{key}")
    if not content.startswith(b"wOF2"):
        raise ThemeError(f"font.{key}: {table[key]} is no WOFF2 file")
    name = _named(f"theme-{key}.woff2", content, files)
    return (
        f"@font-face {{ font-family: {family}; font-weight: {WEIGHTS[key]}; font-display: swap; "
        f'src: url("{name}") format("woff2"); }}'
    )


def _logo(table: Mapping[str, Any], folder: Path, files: dict[str, bytes]) -> Logo:
    _check_keys(table, ("file", "text"), "logo.")
    text = _by_language(table.get("text"), "logo.text")
    content = _content(table.get("file"), folder, "logo.file")
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Logo(file=_named("theme-logo.png", content, files), text=text)
    if _SVG.match(content):
        return Logo(file=_named("theme-logo.svg", content, files), text=text)
    raise ThemeError(f"logo.file: {table['file']} is neither SVG nor PNG")


def _content(value: object, folder: Path, key: str) -> bytes:
    """The content of a file beside the theme."""
    path = folder / _text(value, key)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ThemeError(f"{key}: {path} cannot be read: {error.strerror or error}") from error
    if len(content) > MOST_BYTES:
        raise ThemeError(f"{key}: {path} has {len(content)} bytes, and may have {MOST_BYTES} at most")
    return content


def _named(name: str, content: bytes, files: dict[str, bytes]) -> str:
    """Keep a file under a name with its hash; answers with that."""
    stem, _, suffix = name.partition(".")
    hashed = f"{stem}.{sha256(content).hexdigest()[:10]}.{suffix}"
    files[hashed] = content
    return hashed


def _sheet(faces: list[str], families: list[str], colours: Mapping[Mode, Mapping[str, str]]) -> str:
    light, dark = _variables(colours["light"]), _variables(colours["dark"])
    font = f" --masalik-font: {', '.join(families)}, {default_fonts()};" if families else ""
    preferred = f'@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{{dark} }} }}'
    return "\n".join(
        [*faces, f":root {{{font}{light} }}", preferred, f':root[data-theme="dark"] {{{dark} }}', ""]
    )


def _variables(colours: Mapping[str, str]) -> str:
    return "".join(f" --masalik-{name}: {colour};" for name, colour in colours.items())
