"""Events as an Atom feed (RFC 4287) with their positions as GeoRSS Simple, the one stored last on top.

Our own few lines over `markup`: the package for feeds that is kept (feedgen) asks for lxml and a GeoRSS
extension, and writes no feed in parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from ..answering.words import Words
from .markup import DECLARATION, element, text
from .moments import day_moment
from .selection import Feature
from .wording import headline

__all__ = ["ATOM", "Feed", "feed"]

ATOM = "application/atom+xml"
_NAMESPACES = {"xmlns": "http://www.w3.org/2005/Atom", "xmlns:georss": "http://www.georss.org/georss"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed says of itself: its own address, that of the page with the same, and where it goes on; when
    it was changed, and each entry by the id of its feature."""

    title: str
    base: str
    url: str
    page: str
    onward: str | None
    words: Words
    updated: str
    moments: Mapping[str, str]


def feed(about: Feed, features: Sequence[Feature]) -> bytes:
    """The feed of flat features, in the order given."""
    entries = [_entry(about, feature) for feature in features]
    parts = [
        element("id", text(_id("feed", about.url.removeprefix(about.base)))),
        element("title", text(about.title)),
        element("updated", about.updated),
        element("author", element("name", text(about.words("site.title")))),
        element("generator", "Masalik"),
        *_links(about),
        *entries,
    ]
    attributes = {**_NAMESPACES, "xml:lang": about.words.language.value}
    return (DECLARATION + element("feed", "\n".join(parts), attributes) + "\n").encode()


def _links(about: Feed) -> Iterable[str]:
    yield _link("self", about.url, ATOM)
    yield _link("alternate", about.page, "text/html")
    if about.onward:
        yield _link("next", about.onward, ATOM)


def _link(relation: str, href: str, media_type: str) -> str:
    return element("link", "", {"rel": relation, "type": media_type, "href": href})


def _entry(about: Feed, feature: Feature) -> str:
    told, url = feature["properties"], f"{about.base}/events/{quote(feature['id'], safe='')}"
    kind = told.get("kind")
    label = about.words.table.get(f"value.{kind}", "")
    parts = [
        element("id", _id("event", feature["id"])),
        element("title", text(headline(feature, about.words))),
        element("updated", about.moments[str(feature["id"])]),
        element("published", day_moment(told["published"])) if told.get("published") else "",
        _link("alternate", f"{url}?f=html", "text/html"),
        _link("alternate", url, "application/geo+json"),
        element("category", "", {"term": kind, "label": label}) if kind else "",
        element("author", element("name", text(told["sources"]))) if told.get("sources") else "",
        element("summary", text(told["evidence"])) if told.get("evidence") else "",
        _position(feature["geometry"]),
    ]
    return element("entry", "".join(parts))


def _id(kind: str, name: str) -> str:
    """The same wherever the service is: an event keeps its id when the service moves."""
    return uuid5(NAMESPACE_URL, f"masalik:{kind}:{name}").urn


def _position(geometry: Any) -> str:
    """Latitude first. A journey is a line between its ends: GeoRSS has no line in two parts."""
    if not geometry or geometry["type"] not in ("Point", "LineString", "MultiLineString"):
        return ""
    positions = geometry["coordinates"]
    if geometry["type"] == "Point":
        return element("georss:point", _latitude_first(positions))
    lines = [positions] if geometry["type"] == "LineString" else positions
    return element("georss:line", f"{_latitude_first(lines[0][0])} {_latitude_first(lines[-1][-1])}")


def _latitude_first(position: Sequence[float]) -> str:
    return f"{position[1]} {position[0]}"
