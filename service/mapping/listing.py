"""The list of a map as a page, for readers without JavaScript: the same events, order, filters and counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

import msgspec

from articles import Status

from ..answering.links import READABLE, base_of
from ..answering.pages import Site
from ..answering.words import Language
from ..http_types import Answer, AnyRequest
from ..items.query import cursor_of
from ..store import FeatureStore, MarkQuery, OutlinePage
from .documents import PAGE
from .exporting import layer_files

__all__ = ["AFFIRMED", "ListLayout", "ListedEvent", "list_page"]

AFFIRMED = tuple(status.value for status in Status if status is not Status.DENIED)
"""The statuses shown while none are chosen, as on the map."""

_NOT_OF_A_FILTER = frozenset({"cursor", "lang", "f", "layout", "map", "tab"})

DOWNLOADS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("JSON", "/maps/list", {"f": "json"}),
    ("HTML", "/maps", {"standalone": "1"}),
    ("PNG", "/maps.png", {}),
    ("SVG", "/maps.svg", {}),
)
"""What the same choice is offered as beside the files of collections: a name, the address, and what that
is asked besides."""


class ListLayout(StrEnum):
    """How the page tells its events."""

    LIST = "list"
    TABLE = "table"


_NAME = 1
"""In a spot as it is sent: id, name, English name, position."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEvent:
    """An event as the list tells it; places by their names in the language of the page."""

    id: str
    kind: str
    status: str
    who: tuple[str, ...]
    destination: str | None
    origin: str | None
    start: str | None
    end: str | None
    precision: str | None
    quote: str
    sources: int


def list_page(
    request: AnyRequest,
    site: Site,
    store: FeatureStore,
    language: Language,
    query: MarkQuery,
    after: tuple[Any, ...] | None,
    layout: ListLayout,
) -> Answer:
    """The page of a hundred events, with a form for the filters and a link to the next hundred."""
    shown = query if query.statuses else replace(query, statuses=AFFIRMED)
    found, page = store.survey(shown), store.outlines(shown, limit=PAGE, after=after)
    asked = [(name, text) for name, text in request.query_params.multi_items() if name != "cursor"]
    filters = [(name, text) for name, text in asked if name not in _NOT_OF_A_FILTER]
    map_url = "/maps" if language is Language.ARABIC else f"/maps?lang={language}"
    tongue = [] if language is Language.ARABIC else [("lang", language.value)]
    onward = [*asked, ("cursor", cursor_of(page.next))] if page.next is not None else None
    return site.page(
        "map_list.html",
        request,
        language,
        events=tuple(_listed(page, language)),
        facets=found.facets,
        total=found.total,
        chosen={"status": shown.statuses, **_chosen(filters)},
        denied=0 if query.statuses else _denied(found.facets),
        onward=f"?{urlencode(onward, safe=READABLE)}" if onward else None,
        map_url=f"{map_url}#{urlencode(filters, safe=READABLE)}",
        table=layout is ListLayout.TABLE,
        plain_url=_address("/maps/list", [*filters, *tongue]),
        table_url=_address("/maps/list", [*filters, ("layout", "table"), *tongue]),
        downloads=[(name, _address(path, [*filters, *more.items()])) for name, path, more in DOWNLOADS],
        files=layer_files(base_of(request, site.settings.public_url), shown, language),
    )


def _address(path: str, parameters: list[tuple[str, str]]) -> str:
    """A path with the parameters that say something."""
    given = [(name, text) for name, text in parameters if text]
    return f"{path}?{urlencode(given, safe=READABLE)}" if given else path


def _chosen(filters: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The values of each parameter that was asked for."""
    return {name: tuple(text for one, text in filters if one == name) for name, _ in filters}


def _denied(facets: Mapping[str, Any]) -> int:
    """How many events are not shown because they were denied."""
    return sum(value.events for value in facets["status"] if value.value == Status.DENIED)


def _listed(page: OutlinePage, language: Language) -> Iterator[ListedEvent]:
    """The events of a page; their outlines are rows in the order of `Outline.row`."""
    column = _NAME if language is Language.ARABIC else _NAME + 1
    names = {number: msgspec.json.decode(spot)[column] for number, spot in page.spots.items()}
    for outline in page.outlines:
        id_, kind, status, actors, hosts, destination, origin, *rest = msgspec.json.decode(outline)
        _via, _inferred, start, end, precision, _confidence, sources, _outlets, quote = rest[:9]
        yield ListedEvent(
            id=id_,
            kind=kind,
            status=status,
            who=(*actors, *(hosts if kind == "meeting" else ())),
            destination=names.get(destination),
            origin=names.get(origin),
            start=start,
            end=end,
            precision=precision,
            quote=quote,
            sources=sources,
        )
