"""One search for everything that is stored, and for place names."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

import msgspec
from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromQuery, QueryParameter

from ..answering.caching import conditional, tag_of
from ..answering.links import article_url, base_of, link, place_url
from ..answering.negotiation import HTML, JSON, chosen_format, page_language
from ..geocoding.documents import nature_of
from ..given import GivenGazetteer, GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..items.query import words_of
from ..subjects.documents import entry_of, event_entry
from ..subjects.finding import Found, find
from ..subjects.naming import Subject

__all__ = ["HANDLERS"]

_FORMATS = {"json": JSON, "html": HTML}


@get(
    "/search",
    sync_to_thread=True,
    media_type=JSON,
    summary="Events, articles, actors and places that words find",
    tags=["subjects"],
)
def search(
    request: AnyRequest,
    store: GivenStore,
    gazetteer: GivenGazetteer,
    site: GivenSite,
    q: Annotated[str | None, QueryParameter(description="Words; all of them, commas between others")] = None,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Answer with a dozen of each; without words with nothing but the box."""
    media_type, language = chosen_format(request, f, _FORMATS), page_language(lang)
    text = (q or "").strip()
    if text:
        words_of(text)
    base = base_of(request, site.settings.public_url)
    tag = tag_of("search", media_type, language, store.version(), site.fingerprint, str(request.url))

    def build() -> Answer:
        found = find(store, gazetteer, text) if text else None
        if media_type == HTML:
            nature = partial(nature_of, gazetteer, language=language)
            return site.page("found.html", request, language, asked=text, found=found, nature_of=nature)
        return Response(_document(found, text, base), media_type=JSON)

    return conditional(request, tag, build)


def _document(found: Found | None, text: str, base: str) -> bytes:
    document: dict[str, Any] = {
        "query": text,
        "total": 0,
        "events": [],
        "articles": [],
        "actors": [],
        "places": [],
    }
    if found is not None:
        document["total"] = found.total
        document["events"] = [event_entry(one, base) for one in found.events]
        document["articles"] = [
            {**msgspec.to_builtins(one), "href": article_url(base, one.id)} for one in found.articles
        ]
        document["actors"] = [entry_of(one, Subject.ACTOR, base) for one in found.actors]
        document["places"] = [entry_of(one, Subject.PLACE, base) for one in found.places]
        document["gazetteer"] = [
            {"id": one.id, "name": one.name, "href": place_url(base, one.id)} for one in found.gazetteer
        ]
    document["links"] = [
        link("self", f"{base}/search", JSON),
        link("alternate", f"{base}/search?f=html", HTML),
    ]
    return msgspec.json.encode(document)


HANDLERS: list[HTTPRouteHandler] = [search]
