"""Events with every report of them, whether they have a place on the map or not, and their corrections."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

import msgspec
from litestar import Controller, Response, delete, get
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.types import ControllerRouterHandler

from ..answering.caching import conditional, item_tag, tag_of
from ..answering.links import article_url, base_of, link, with_query
from ..answering.negotiation import GEOJSON, HTML, JSON, chosen_format, page_language
from ..answering.pages import Site
from ..embedding.snippets import snippets_of
from ..embedding.subjects import Look, event
from ..errors import Gone, NotFound
from ..formats.asking import link_header
from ..formats.atom import ATOM
from ..formats.feeds import FEED, discovery, events_feed
from ..given import GivenServed, GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..items.addresses import feature_url
from ..schemas import Link
from ..store import EVENT_LAYERS, FeatureStore
from ..subjects.reports import differences_of, sides_of

__all__ = ["HANDLERS", "elsewhere"]

LIST_LIMIT = 100
_FORMATS = {"json": GEOJSON, "geojson": GEOJSON, "html": HTML}


class Events(Controller):
    """Events that articles tell together."""

    path = "/events"
    tags = ("features",)

    @get(
        sync_to_thread=True,
        media_type=GEOJSON,
        summary="All events, those without a place too, latest stored first",
    )
    def list_events(
        self,
        request: AnyRequest,
        served: GivenServed,
        before: Annotated[
            int | None, QueryParameter(ge=1, le=2**63 - 1, description="Go on below this entry")
        ] = None,
        located: Annotated[bool | None, QueryParameter(description="With a place, or without")] = None,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
    ) -> Answer:
        """List events with every report of them, a hundred at a time."""
        media_type, language = chosen_format(request, f, {**_FORMATS, FEED: ATOM}), page_language(lang)
        store, site = served.store, served.site
        tag = tag_of("events", media_type, language, store.version(), site.fingerprint, str(request.url))
        html = language if media_type == HTML else None
        base = base_of(request, site.settings.public_url)

        def build() -> Answer:
            feed = discovery(f"{base}/events", {})
            found = store.events(limit=LIST_LIMIT + 1, before=before, located=located)
            shown = found[:LIST_LIMIT]
            asked = {name: text for name, text in request.query_params.items() if name != "before"}
            more = len(found) > LIST_LIMIT
            if media_type == ATOM:
                return events_feed(request, base, shown, shown[-1].key if more else None, served, language)
            onward = with_query("/events", {**asked, "before": str(shown[-1].key)}) if more else None
            if html is not None:
                features = [msgspec.json.decode(event.body) for event in shown]
                return site.page("events.html", request, html, events=features, onward=onward, feed=feed.href)
            links = [link("self", with_query(f"{base}/events", asked), GEOJSON), feed]
            links += [link("next", base + onward, GEOJSON)] if onward else []
            document = {
                "type": "FeatureCollection",
                "features": [msgspec.Raw(event.body) for event in shown],
                "links": links,
                "numberReturned": len(shown),
            }
            return Response(msgspec.json.encode(document), media_type=GEOJSON, headers=link_header([feed]))

        return conditional(request, tag, build)

    @get(
        "/{event_id:str}",
        sync_to_thread=True,
        media_type=GEOJSON,
        summary="One event with every report of it; the id of any report leads here",
    )
    def show_event(
        self,
        request: AnyRequest,
        event_id: FromPath[str],
        store: GivenStore,
        site: GivenSite,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
    ) -> Answer:
        """Answer with an event: what it is, every report in its own words, and what they say differently."""
        media_type, language = chosen_format(request, f, _FORMATS), page_language(lang)
        body, base = store.event(event_id), base_of(request, site.settings.public_url)
        if body is None:
            return elsewhere(request, site, store, event_id)
        tag = item_tag(body, media_type, language, site.fingerprint, str(request.url))

        def build() -> Answer:
            feature, look = msgspec.json.decode(body), Look(language=language)
            links = _links(base, store, event_id, feature)
            if media_type == HTML:
                told, subject = feature["properties"], event(site, language, store, event_id)
                return site.page(
                    "event.html",
                    request,
                    language,
                    event=feature,
                    subject=subject,
                    headline=subject.title,
                    picture=subject.picture_at(look),
                    links=links,
                    sides=sides_of(store, told),
                    differences=differences_of(told),
                    shared=snippets_of(base, subject, look),
                )
            return Response(msgspec.json.encode({**feature, "links": links}), media_type=GEOJSON)

        return conditional(request, tag, build)

    @get(
        "/{event_id:str}/edits",
        sync_to_thread=True,
        media_type=JSON,
        summary="The corrections of an event, the first made first",
    )
    def show_edits(
        self, request: AnyRequest, event_id: FromPath[str], store: GivenStore, site: GivenSite
    ) -> Answer:
        """List what editors changed of an event, also of one that they removed."""
        event = _event_of(store, event_id)
        if event != event_id:
            return _moved(request, f"{_event_url(base_of(request, site.settings.public_url), event)}/edits")
        edits = [
            {
                "at": stored.at,
                "collection": stored.layer,
                "removed": stored.edit.removed,
                "properties": stored.edit.properties,
                **({"geometry": stored.edit.geometry} if stored.edit.moves else {}),
            }
            for stored in store.edits(event)
        ]
        return Response(msgspec.json.encode({"event": event, "edits": edits}), media_type=JSON)

    @delete("/{event_id:str}/edits", sync_to_thread=True, summary="Take the corrections of an event back")
    def take_back_edits(self, event_id: FromPath[str], store: GivenStore) -> None:
        """Show an event as the articles tell it again, also one that was removed."""
        event = _event_of(store, event_id)
        if not store.revert(event):
            raise NotFound("no_edits", id=event_id)


def _event_of(store: FeatureStore, event_id: str) -> str:
    """The event that an id leads to, its own where an editor added it. Raises `NotFound` or `Gone`."""
    event = store.event_of(event_id)
    if event is None and store.event(event_id) is None:
        raise _missing(store, event_id)
    return event_id if event is None else event


def _missing(store: FeatureStore, event_id: str) -> NotFound | Gone:
    return Gone("gone", id=event_id) if store.gone(event_id) else NotFound("no_event", id=event_id)


def elsewhere(
    request: AnyRequest, site: Site, store: FeatureStore, event_id: str, path: str = "/events/{event}"
) -> Answer:
    """Where a report of that id is part of now, at the path of that event; else that there is none."""
    event = store.event_of(event_id)
    if event is None or event == event_id or store.event(event) is None:
        raise _missing(store, event if event is not None else event_id)
    base = base_of(request, site.settings.public_url)
    return _moved(request, base + path.replace("{event}", quote(event, safe="")))


def _event_url(base: str, event_id: str) -> str:
    return f"{base}/events/{quote(event_id, safe='')}"


def _moved(request: AnyRequest, url: str) -> Answer:
    """That what was asked for is at another address now; it may move on, so that no cache is to keep that."""
    asked = f"?{request.url.query}" if request.url.query else ""
    headers = {"Location": url + asked, "Cache-Control": "no-cache"}
    return Response(b"", status_code=301, media_type=JSON, headers=headers)


def _links(base: str, store: FeatureStore, event_id: str, feature: dict[str, Any]) -> list[Link]:
    """The event in the collections, and the articles that tell it."""
    own = _event_url(base, event_id)
    links = [link("self", own, GEOJSON), link("alternate", f"{own}?f=html", HTML)]
    for layer in EVENT_LAYERS:
        if store.feature(layer, event_id) is not None:
            links.append(link("item", feature_url(base, layer, event_id), GEOJSON, title=layer.name))
    reports = feature["properties"].get("reports", ())
    told = dict.fromkeys((report["article"], report["article_title"]) for report in reports)
    return [*links, *(link("about", article_url(base, id_), JSON, title=title) for id_, title in told)]


HANDLERS: list[ControllerRouterHandler] = [Events]
