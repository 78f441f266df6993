"""Features as answers: a page of them in any format, and all of them as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from litestar import Response

from ..answering.caching import conditional
from ..answering.negotiation import Formats, chosen_format
from ..answering.streaming import streamed
from ..answering.words import Words
from ..errors import BadParameter
from ..http_types import Answer, AnyRequest
from ..items.crs import System, system_of
from ..items.pages import page_links
from ..items.query import cursor_of, order_text
from ..middleware.methods import WITHOUT_BODY
from ..store import EVENT_LAYERS, Layer, Page
from .asking import Asked, link_header, tag_for
from .atom import ATOM
from .catalogue import EXPORTS, Format, format_named, formats_of, offered, usable
from .feeds import FEED, collection_feed
from .naming import disposition
from .selection import Selection, all_of

__all__ = [
    "chosen",
    "export_answer",
    "export_formats",
    "file_headers",
    "page_formats",
    "page_in",
    "system_in",
]


def export_formats(layer: Layer) -> Formats:
    """The formats that all features of a layer are offered in here, by name."""
    return {one.name: one.media_type for one in offered(layer)}


def page_formats(layer: Layer) -> Formats:
    """The formats beside GeoJSON that pages of a layer are offered in here, by name."""
    named = {name: kind for name, kind in export_formats(layer).items() if name != EXPORTS[0].name}
    return {**named, FEED: ATOM} if layer in EVENT_LAYERS else named


def chosen(request: AnyRequest, name: str | None, layer: Layer, formats: Formats) -> str:
    """The media type to send. Raises `NotInstalled` for a format whose packages are missing."""
    found = format_named(name, layer) if name and name not in formats else None
    if found is not None and found.name == name:
        usable(found)
    return chosen_format(request, name, formats)


def page_in(media_type: str, asked: Asked) -> Answer:
    """A page of features in another format than GeoJSON, unless the client holds it."""
    if media_type == ATOM:
        return collection_feed(asked)
    found, query = _format(media_type), asked.query
    system = _system(found, asked)

    def build() -> Answer:
        page = asked.served.store.page(query)
        told = _selection(asked, system, page.count, iter([page.bodies]))
        onward = cursor_of(page.next, order_text(query.sort)) if page.next is not None else None
        headers = _headers(found, asked, system) | _onward(asked, onward, media_type)
        headers |= _counts(page)
        return Response(b"".join(found.write(told)), media_type=media_type, headers=headers)

    tag = tag_for(asked.request, found.name, asked.language, asked.served)
    return conditional(asked.request, tag, build)


def export_answer(media_type: str, asked: Asked) -> Answer:
    """All features of a query as a file, a few at a time, unless the client holds it."""
    found, query = _format(media_type), asked.query
    system = _system(found, asked)

    def build() -> Answer:
        headers = _headers(found, asked, system)
        if WITHOUT_BODY in asked.request.scope:
            return Response(b"", media_type=media_type, headers=headers)
        chunks = found.write(_selection(asked, system, *all_of(asked.served.store, query)))
        return streamed(chunks, media_type, headers)

    tag = tag_for(asked.request, found.name, asked.language, asked.served)
    return conditional(asked.request, tag, build)


def _format(media_type: str) -> Format:
    return next(one for one in EXPORTS if one.media_type == media_type)


def _system(found: Format, asked: Asked) -> System:
    return system_in(found, asked.layer, asked.crs)


def system_in(found: Format, layer: Layer, crs: str | None) -> System:
    """The system to write in. Raises `BadParameter` where the format has only degrees."""
    system = system_of("crs", crs)
    if not (found.takes_systems or system.is_stored):
        known = ", ".join(one.name for one in formats_of(layer) if one.takes_systems)
        raise BadParameter("format_without_systems", "crs", format=found.name, known=known)
    return system


def _selection(asked: Asked, system: System, count: int, parts: Iterator[Sequence[bytes]]) -> Selection:
    return Selection(
        layer=asked.layer,
        system=system,
        parts=parts,
        count=count,
        base=asked.base,
        words=asked.words,
        marked=asked.marked,
    )


def _headers(found: Format, asked: Asked, system: System) -> dict[str, str]:
    return file_headers(found, asked.layer, system, asked.words)


def file_headers(found: Format, layer: Layer, system: System, words: Words) -> dict[str, str]:
    """By which name to keep a file; and its system of coordinates, where the format does not tell it."""
    title = words(f"collection.{layer.name}.title")
    named = {"Content-Disposition": disposition(title, f"masalik-{layer.name}", found.suffix)}
    tells_system = found.takes_systems and not found.x_first
    return named | ({"Content-Crs": f"<{system.uri}>"} if tells_system else {})


def _onward(asked: Asked, onward: str | None, media_type: str) -> dict[str, str]:
    url = f"{asked.base}/collections/{asked.layer.name}"
    links = page_links(url, asked.request.query_params, onward, {}, media_type)
    return link_header(one for one in links if one.rel == "next")


def _counts(page: Page) -> dict[str, str]:
    """The numbers that a GeoJSON page has inside."""
    told = {"OGC-NumberReturned": str(page.count)}
    return told if page.matched is None else {**told, "OGC-NumberMatched": str(page.matched)}
