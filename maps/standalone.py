"""All that a map loads, put into one document that works from disk: scripts, styles, fonts, basemap, events.

The page's policy names its scripts and styles by their hashes, so that nothing else runs in it and nothing is
asked of any host; data stands in it as JSON that no tag can end.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256

import msgspec

from .assets import Assets
from .elements import Attributes, Inside
from .embedded import data_of
from .errors import MapDataError
from .geojson import FeatureCollection
from .theme import Theme

__all__ = ["EVENTS", "icon_of", "inside_of"]

EVENTS = "masalik-events"
"""The id of the element that holds the events."""

STYLE = "masalik-map.css"
_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_URL = re.compile(r"""url\((['"]?)([^'")]+)\1\)""")
_EARLY = re.compile(r"^//# allFunctionsCalledOnLoad\n")  # an inline script is compiled on the main thread
_ENDS = re.compile(r"</(script|style)|<!--", re.IGNORECASE)


def inside_of(
    events: FeatureCollection, scripts: list[Attributes], assets: Assets, look: Theme | None = None
) -> Inside:
    """What a page with these events carries; `scripts` are its `<script>` elements as they would load;
    the style sheet of `look` follows ours.

    Of the countries it holds those that an event is at. Raises `MapDataError` where an asset cannot stand
    inside a document.
    """
    names = [_logical(str(script["src"]), assets) for script in scripts]
    documents = {"data-world": "world.json", "data-countries": "countries.json"}
    sources = [_ready(_EARLY.sub("", _text(name, assets)), name) for name in names]
    styles = (_ready(_with_data(_text(STYLE, assets), assets), STYLE), *_themed(look))
    held = {
        _id("world.json"): _safe(_text("world.json", assets)),
        _id("countries.json"): _safe(_lands(events, assets)),
        EVENTS: _safe(msgspec.json.encode(events).decode()),
    }
    return Inside(
        styles=styles,
        scripts=tuple(
            (_inline(script, documents), source) for script, source in zip(scripts, sources, strict=True)
        ),
        documents=held,
        policy=_POLICY.format(scripts=_hashes(sources), styles=_hashes(styles)),
    )


def _themed(look: Theme | None) -> tuple[str, ...]:
    """The style sheet of a theme, its fonts inside."""
    if look is None:
        return ()
    sheet = look.files[look.sheet].decode()
    return (_URL.sub(lambda found: f'url("{data_of(found[2], look.files[found[2]])}")', sheet),)


def icon_of(assets: Assets) -> Attributes:
    """The icon of the page, as data."""
    return {"rel": "icon", "type": "image/svg+xml", "href": _data(assets.files["icon.svg"].file, assets)}


def _inline(script: Attributes, documents: Mapping[str, str]) -> Attributes:
    """What the script must know, its documents in this page; without what the page does not carry."""
    told = {name: value for name, value in script.items() if name.startswith("data-")}
    inside = {name: f"#{_id(document)}" for name, document in documents.items()}
    return {name: inside.get(name) if _is_document(value) else value for name, value in told.items()}


def _is_document(value: str | None) -> bool:
    return str(value).endswith(".json")


def _logical(address: str, assets: Assets) -> str:
    """The name of the asset that an address leads to."""
    file = address.rpartition("/")[2]
    return next(name for name, entry in assets.files.items() if entry.file == file)


def _id(name: str) -> str:
    return f"masalik-{name.partition('.')[0]}"


def _lands(events: FeatureCollection, assets: Assets) -> str:
    """The index of the countries, with the lands that the events need in the place of their files' names."""
    files = msgspec.json.decode(_text("countries.json", assets), type=dict[str, str])
    codes = sorted(set(_country_codes(events)) & files.keys())
    return msgspec.json.encode(
        {code: msgspec.Raw(_text(f"land-{code}.json", assets).encode()) for code in codes}
    ).decode()


def _country_codes(events: FeatureCollection) -> Iterator[str]:
    """The codes of the countries that events are at, begin at or pass."""
    for feature in events["features"]:
        told = feature.get("properties") or {}
        for place in (told.get("destination"), told.get("origin"), *(told.get("via") or ())):
            if isinstance(place, Mapping) and place.get("kind") == "country":
                yield str(place.get("country"))


def _text(name: str, assets: Assets) -> str:
    """An asset as text, its lines ended as the parser of a page ends them."""
    text = (assets.directory / assets.files[name].file).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _ready(text: str, name: str) -> str:
    if _ENDS.search(text):
        raise MapDataError(f"{name}: cannot stand inside a page, as it holds what ends an element")
    return text


def _safe(json: str) -> str:
    """JSON in which no tag can begin."""
    return json.replace("<", "\\u003c")


def _with_data(sheet: str, assets: Assets) -> str:
    """A style sheet with what it points at inside."""
    files = {entry.file for entry in assets.files.values()}

    def replaced(match: re.Match[str]) -> str:
        return f'url("{_data(match[2], assets)}")' if match[2] in files else match[0]

    return _URL.sub(replaced, sheet)


def _data(file: str, assets: Assets) -> str:
    return data_of(file, (assets.directory / file).read_bytes())


def _hashes(sources: list[str] | tuple[str, ...]) -> str:
    """The sources of a policy that name these texts."""
    digests = (b64encode(sha256(source.encode()).digest()).decode() for source in sources)
    return " ".join(f"'sha256-{digest}'" for digest in digests)
