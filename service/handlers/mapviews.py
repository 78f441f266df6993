"""Maps to look at and to embed, and the events of one article that they fetch."""

from __future__ import annotations

import msgspec
from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery

from ..answering.caching import conditional, tag_of
from ..answering.negotiation import GEOJSON, HTML
from ..embedding.looks import LOOK, GivenLook
from ..embedding.pages import map_page
from ..embedding.subjects import all_events, article, event
from ..errors import NotFound
from ..given import GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..mapping.files import MOST_IN_A_FILE, map_file
from ..mapping.query import SCOPE, GivenSubject
from ..store import FeatureStore
from .events import elsewhere

__all__ = ["HANDLERS"]


@get(
    "/articles/{article_id:str}/events",
    sync_to_thread=True,
    media_type=GEOJSON,
    summary="The events of an article as GeoJSON",
    tags=["articles"],
)
def article_events(request: AnyRequest, article_id: FromPath[str], store: GivenStore) -> Answer:
    """Answer with the events of a stored article, most important first."""
    _check_known(store, article_id)
    tag = tag_of("events", article_id, store.version())
    return conditional(request, tag, lambda: _events(store.reports(article_id)))


@get(
    "/maps",
    sync_to_thread=True,
    media_type=HTML,
    dependencies={**LOOK, **SCOPE},
    summary="The map of all stored articles, or of a part of what they tell",
    tags=["maps"],
)
def map_of_all(
    request: AnyRequest,
    site: GivenSite,
    store: GivenStore,
    look: GivenLook,
    subject: GivenSubject,
    standalone: FromQuery[bool] = False,
) -> Answer:
    """Answer with a map of the events of all stored articles; with `standalone=1` as one file with those
    stored last."""
    if standalone:
        stored = (event.body for event in store.events(limit=MOST_IN_A_FILE))
        return map_file(request, site, look.language, str(store.version()), lambda: stored)
    return map_page(request, site, all_events(site, look.language, store, subject), look)


@get(
    "/articles/{article_id:str}/map",
    sync_to_thread=True,
    media_type=HTML,
    dependencies=LOOK,
    summary="The map of an article",
    tags=["maps"],
)
def map_of_article(
    request: AnyRequest,
    article_id: FromPath[str],
    site: GivenSite,
    store: GivenStore,
    look: GivenLook,
    standalone: FromQuery[bool] = False,
) -> Answer:
    """Answer with a map of the events of one article; with `standalone=1` as one file."""
    _check_known(store, article_id)
    if standalone:
        version = str(store.version())
        return map_file(request, site, look.language, version, lambda: store.reports(article_id))
    return map_page(request, site, article(site, look.language, store, article_id), look)


@get(
    "/events/{event_id:str}/map",
    sync_to_thread=True,
    media_type=HTML,
    dependencies=LOOK,
    summary="The map of an event",
    tags=["maps"],
)
def map_of_event(
    request: AnyRequest, event_id: FromPath[str], site: GivenSite, store: GivenStore, look: GivenLook
) -> Answer:
    """Answer with a map of one event with all its reports; the id of any report leads there."""
    if store.event(event_id) is None:
        return elsewhere(request, site, store, event_id, "/events/{event}/map")
    return map_page(request, site, event(site, look.language, store, event_id), look)


@get(
    "/embed/articles/{article_id:str}",
    sync_to_thread=True,
    media_type=HTML,
    dependencies=LOOK,
    summary="The map of an article, to be shown inside another page",
    tags=["maps"],
)
def embedded_article(
    request: AnyRequest, article_id: FromPath[str], site: GivenSite, store: GivenStore, look: GivenLook
) -> Answer:
    """Answer with a map made for an iframe on the sites that the settings allow."""
    return map_page(request, site, article(site, look.language, store, article_id), look, embed=True)


@get(
    "/embed/events/{event_id:str}",
    sync_to_thread=True,
    media_type=HTML,
    dependencies=LOOK,
    summary="The map of an event, to be shown inside another page",
    tags=["maps"],
)
def embedded_event(
    request: AnyRequest, event_id: FromPath[str], site: GivenSite, store: GivenStore, look: GivenLook
) -> Answer:
    """Answer with a map made for an iframe; the id of any report leads there."""
    if store.event(event_id) is None:
        return elsewhere(request, site, store, event_id, "/embed/events/{event}")
    return map_page(request, site, event(site, look.language, store, event_id), look, embed=True)


@get(
    "/embed/maps",
    sync_to_thread=True,
    media_type=HTML,
    dependencies={**LOOK, **SCOPE},
    summary="The map of all stored articles, or of a part of what they tell, to be shown inside another page",
    tags=["maps"],
)
def embedded_all(
    request: AnyRequest, site: GivenSite, store: GivenStore, look: GivenLook, subject: GivenSubject
) -> Answer:
    """Answer with a map made for an iframe on the sites that the settings allow."""
    return map_page(request, site, all_events(site, look.language, store, subject), look, embed=True)


def _check_known(store: FeatureStore, article_id: str) -> None:
    if store.answer(article_id) is None:
        raise NotFound("no_article", id=article_id)


def _events(bodies: tuple[bytes, ...]) -> Answer:
    features = [msgspec.Raw(body) for body in bodies]
    document = {"type": "FeatureCollection", "features": features}
    return Response(msgspec.json.encode(document), media_type=GEOJSON)


HANDLERS: list[HTTPRouteHandler] = [
    article_events,
    map_of_all,
    map_of_article,
    map_of_event,
    embedded_article,
    embedded_event,
    embedded_all,
]
