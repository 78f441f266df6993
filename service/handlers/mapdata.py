"""What the map of all articles fetches: events in outline or counted, and its list page by page."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromQuery, QueryParameter, SkipValidation

from ..answering.caching import conditional, tag_of
from ..answering.negotiation import HTML, JSON, chosen_format, page_language
from ..given import GivenMaps, GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..items.query import position_of
from ..mapping.documents import PAGE
from ..mapping.listing import ListLayout, list_page
from ..mapping.query import ASKED
from ..middleware.strictness import IDLE_PARAMETERS
from ..store import ColumnType, MarkQuery

__all__ = ["HANDLERS"]

Asked: TypeAlias = NamedDependency[SkipValidation[MarkQuery]]

_CURSOR = QueryParameter(description="Where a page begins, from `next`")
_FORMATS = {"json": JSON, "html": HTML}
_LAYOUT = QueryParameter(description="list or table: how the page for browsers tells the events")
_LIMIT = QueryParameter(ge=1, description=f"Events at most; {PAGE} and no more")
_PER_EVENT = (ColumnType.DATE,)  # a page goes on from an event's day and number


@get(
    "/maps/events",
    sync_to_thread=True,
    media_type=JSON,
    dependencies=ASKED,
    summary="What the map of all articles draws: events in outline, or counted by place and way",
    tags=["maps"],
)
def drawn_events(request: AnyRequest, maps: GivenMaps, asked: Asked) -> Answer:
    """Answer with the document of a map; what it holds depends on how many events there are."""
    accepted = request.headers.get("accept-encoding", "")

    def build() -> Answer:
        body, coding = maps.events(asked, accepted=accepted)
        headers = {"Content-Encoding": coding} if coding else {}
        return Response(body, media_type=JSON, headers=headers)

    return conditional(request, tag_of("map", maps.version, request.url.query), build)


@get(
    "/maps/list",
    sync_to_thread=True,
    media_type=JSON,
    dependencies=ASKED,
    opt={IDLE_PARAMETERS: ("map", "tab")},
    summary="The events of a map in outline, in order of time, a hundred at a time",
    tags=["maps"],
)
def listed_events(
    request: AnyRequest,
    store: GivenStore,
    maps: GivenMaps,
    site: GivenSite,
    asked: Asked,
    limit: Annotated[int, _LIMIT] = PAGE,
    cursor: Annotated[str | None, _CURSOR] = None,
    layout: Annotated[ListLayout, _LAYOUT] = ListLayout.LIST,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Answer with a page of events; `next` is the cursor of the following, `total` how many there are.

    Browsers are sent a page to read, with a form for what can be asked.
    """
    after = position_of(cursor, _PER_EVENT) if cursor is not None else None
    media_type, language = chosen_format(request, f, _FORMATS), page_language(lang)
    tag = tag_of("list", media_type, language, site.fingerprint, maps.version, request.url.query)
    if media_type == HTML:
        return conditional(
            request, tag, lambda: list_page(request, site, store, language, asked, after, layout)
        )
    return conditional(
        request, tag, lambda: Response(maps.page(asked, min(limit, PAGE), after), media_type=JSON)
    )


HANDLERS: list[HTTPRouteHandler] = [drawn_events, listed_events]
