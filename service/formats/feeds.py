"""Feeds of what was stored last: of a collection with any condition, and of all events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from litestar import Response

from maps import merged_columns

from ..answering.caching import conditional
from ..answering.links import link, with_query
from ..answering.negotiation import HTML
from ..answering.words import Language
from ..errors import BadParameter
from ..given import Served
from ..http_types import Answer, AnyRequest
from ..schemas import Link
from ..store import StoredEvent
from .asking import Asked, link_header, tag_for
from .atom import ATOM, Feed, feed
from .moments import moments_of
from .selection import Feature

__all__ = ["FEED", "NOT_IN_FEEDS", "collection_feed", "discovery", "events_feed"]

FEED = "atom"
"""Its name in `f=`."""

NOT_IN_FEEDS = ("sortby", "cursor", "crs")
"""What a feed cannot be asked for: it has its own order, and degrees."""


def collection_feed(asked: Asked) -> Answer:
    """The features of a query, what was stored last on top; `offset` goes on below them."""
    for parameter in NOT_IN_FEEDS:
        if parameter in asked.request.query_params:
            raise BadParameter("feed_has_its_order", parameter)
    query, served = asked.query, asked.served

    def build() -> Answer:
        numbers = served.store.matching(query)[::-1]
        end = query.offset + query.limit
        bodies = served.store.bodies(query.layer, numbers[query.offset : end])
        features = [msgspec.json.decode(body) for body in bodies]
        about = _about(
            asked.request,
            asked.words(f"collection.{asked.layer.name}.title"),
            asked.base,
            {"offset": str(end)} if len(numbers) > end else None,
            served,
            asked.language,
            features,
        )
        return _answer(about, features)

    return conditional(asked.request, tag_for(asked.request, FEED, asked.language, served), build)


def events_feed(
    request: AnyRequest,
    base: str,
    events: tuple[StoredEvent, ...],
    before: int | None,
    served: Served,
    language: Language,
) -> Answer:
    """Events as they were read from the store; those below the entry `before` come next."""
    onward = {"before": str(before)} if before is not None else None
    title = served.site.words[language]("events.title")
    features = [_flat(msgspec.json.decode(event.body)) for event in events]
    return _answer(_about(request, title, base, onward, served, language, features), features)


def discovery(url: str, asked: Mapping[str, str]) -> Link:
    """The link to the feed of a page, for readers of feeds to find."""
    kept = {name: told for name, told in asked.items() if name not in ("f", *NOT_IN_FEEDS)}
    return link("alternate", with_query(url, {**kept, "f": FEED}), ATOM)


def _about(
    request: AnyRequest,
    title: str,
    base: str,
    onward: dict[str, str] | None,
    served: Served,
    language: Language,
    features: Sequence[Feature],
) -> Feed:
    url = f"{base}{request.scope['path']}"
    asked = {**request.query_params, "f": FEED}
    words = served.site.words[language]
    moments, updated = moments_of(served.store, features)
    return Feed(
        title=f"{words('site.title')}: {title}",
        base=base,
        url=with_query(url, asked),
        page=with_query(url, {**asked, "f": "html"}),
        onward=with_query(url, {**asked, **onward}) if onward else None,
        words=words,
        updated=updated,
        moments=moments,
    )


def _answer(about: Feed, features: list[Feature]) -> Answer:
    links = [link("self", about.url, ATOM), link("alternate", about.page, HTML)]
    links += [link("next", about.onward, ATOM)] if about.onward else []
    return Response(feed(about, features), media_type=ATOM, headers=link_header(links))


def _flat(event: dict[str, Any]) -> Feature:
    """An event with its properties as columns; what an editor added has them so already."""
    is_nested = "reports" in event["properties"]
    return {**event, "properties": merged_columns(event)} if is_nested else event
