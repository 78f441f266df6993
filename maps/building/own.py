"""The script and the style sheet of maps: Leaflet's, and after them our own parts in `maps/static`.

A page loads one script and one style sheet: each further file of a first view is a request that it waits for.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from gazetteer import world_views

from ..errors import MapDataError
from .folds import fold_table
from .ingredient import Ingredient
from .packages import copied_text

__all__ = ["own_files", "with_hashed_urls"]

STATIC = Path(__file__).parents[1] / "static"
PACKAGE = "masalik"
LICENCE = "MIT"

# The parts of masalik-map.js by their folders. All share one scope; a part comes after those whose values it
# takes at once, not only in its functions.
SCRIPT_PARTS = {
    "words": ("words.js", "dates.js", "folding.js"),
    "data": ("documents.js", "events.js", "outlines.js", "loading.js"),
    "time": ("days.js", "histogram.js", "timeline.js", "playing.js"),
    "choosing": (
        "state.js",
        "filters.js",
        "address.js",
        "bar.js",
        "chips.js",
        "facets.js",
        "panel.js",
        "controls.js",
    ),
    "popup": ("quoting.js", "differing.js", "details.js"),
    "ground": ("shapes.js", "basemap.js", "tiles.js", "labels.js"),
    "drawing": (
        "greatcircle.js",
        "lines.js",
        "symbols.js",
        "nodes.js",
        "journeys.js",
        "areas.js",
        "manyways.js",
        "drawing.js",
        "legend.js",
        "extent.js",
    ),
    "list": ("groups.js", "list.js"),
    "embedding": ("framed.js", "gestures.js", "sharing.js"),
    "page": ("dom.js", "counted.js", "inview.js", "printing.js", "view.js", "start.js"),
}

# The parts of masalik-map.css; a later one wins over an earlier one
STYLE_PARTS = (
    "theme.css",
    "page.css",
    "layout.css",
    "basemap.css",
    "drawing.css",
    "list.css",
    "controls.css",
    "time.css",
    "details.css",
    "over.css",
    "media.css",
    "print.css",
)

# Tells V8 (in browsers since Chrome 136; to others it is a comment) to compile every function while the
# script arrives, beside the main thread: most are called before the first picture and would be compiled then.
_COMPILED_EARLY = "//# allFunctionsCalledOnLoad"

_COMMENTS = re.compile(r"^ *(?:/\*\*[\s\S]*?\*/|//.*)\n", re.MULTILINE)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_DARK = re.compile(
    r"@media \(prefers-color-scheme: dark\) \{\s*"
    r':root:not\(\[data-theme="light"\]\) (?P<colours>\{[^}]*\})\s*\}'
)
_URL = re.compile(r"""url\((['"]?)([^'")]+)\1\)""")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def own_files() -> Iterator[Ingredient]:
    """The script with the interface's words inside, the style sheet and the icon."""
    yield _own("masalik-map.js", _script())
    yield _own("masalik-map.css", _sheet())
    yield _own("icon.svg", (STATIC / "icon.svg").read_text(encoding="utf-8"))


def with_hashed_urls(sheet: Ingredient, files: Mapping[str, str]) -> Ingredient:
    """A style sheet whose `url(…)` point at the hashed names; `files` maps logical names to those.

    Raises `MapDataError` where it points at something that is no asset.
    """

    def replaced(match: re.Match[str]) -> str:
        name = match[2].rsplit("/", 1)[-1]
        if match[2].startswith(("#", "data:")):
            return match[0]
        if name not in files:
            raise MapDataError(f"{sheet.name}: url({match[2]}) is no web asset")
        return f'url("{files[name]}")'

    content = _URL.sub(replaced, sheet.content.decode()).encode()
    return Ingredient(
        name=sheet.name,
        content=content,
        package=sheet.package,
        version=sheet.version,
        licence=sheet.licence,
    )


def _own(name: str, text: str) -> Ingredient:
    return Ingredient(
        name=name, content=text.encode(), package=PACKAGE, version=version(PACKAGE), licence=LICENCE
    )


def _script() -> str:
    """Leaflet, and one script in a scope of its own, so that only `L` and `window.Masalik` are seen outside.

    Before its parts stand the words of the interface, and of the gazetteer the titles of its world views and
    its folding of letters.
    """
    leaflet = _SOURCE_MAP.sub("", copied_text("leaflet.js"))
    words = json.loads((STATIC / "words.json").read_text(encoding="utf-8"))
    named = ((folder, part) for folder, parts in SCRIPT_PARTS.items() for part in parts)
    parts = [(STATIC / "js" / folder / part).read_text(encoding="utf-8") for folder, part in named]
    views = {name: {"ar": view.title_ar, "en": view.title_en} for name, view in world_views().items()}
    tables = [f"const WORDS = {_table(words)};", f"const WORLD_VIEWS = {_table(views)};"]
    tables.append(f"const FOLDS = {_table(fold_table())};")
    own = "\n".join(['(() => {\n"use strict";', *tables, *map(_uncommented, parts), "})();\n"])
    return f"{_COMPILED_EARLY}\n{leaflet}\n{_NOT_ASCII.sub(_escaped, own)}"


def _escaped(match: re.Match[str]) -> str:
    """A letter as JavaScript writes it in ASCII: a script of nothing else takes browsers half the memory."""
    pairs = struct.unpack(f">{len(match[0].encode('utf-16-be')) // 2}H", match[0].encode("utf-16-be"))
    return "".join(f"\\u{unit:04x}" for unit in pairs)


def _uncommented(part: str) -> str:
    """A part without the comments that stand on lines of their own: they are for those who read it here."""
    return _COMMENTS.sub("", part)


def _sheet() -> str:
    """One style sheet of Leaflet's and its parts, with the dark colours for pages that ask for them too."""
    parts = [(STATIC / "css" / part).read_text(encoding="utf-8") for part in STYLE_PARTS]
    whole = "\n".join([copied_text("leaflet.css"), *parts])
    return _DARK.sub(r'\g<0>\n:root[data-theme="dark"] \g<colours>', whole)


def _table(words: Mapping[str, object]) -> str:
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))
