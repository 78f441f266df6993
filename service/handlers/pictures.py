"""Maps as pictures, for previews of links and for pages without a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import msgspec
from litestar import Response, get
from litestar.di import NamedDependency, Provide
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery, SkipValidation

from maps.pictures import draw_picture, to_png

from ..access.terms import COST
from ..answering.caching import REVALIDATE, conditional, tag_of
from ..answering.negotiation import page_language
from ..answering.pages import Site
from ..embedding.subjects import article, event
from ..embedding.titles import title_of
from ..given import GivenPictures, GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..mapping.choosing import events_of
from ..mapping.pictures import PictureRequest, Pictures, picture_request
from ..mapping.query import SCOPE, GivenSubject, Scope
from ..store import FeatureStore
from .events import elsewhere

__all__ = ["ASKED", "HANDLERS", "Asked", "in_both_formats", "picture_answer"]

PNG, SVG = "image/png", "image/svg+xml"
MOST_EVENTS = 2000
"""In one picture: the newest."""

Bodies = Callable[[], tuple[bytes, ...]]


def asked_picture(
    lang: FromQuery[str | None] = None,
    theme: FromQuery[str | None] = None,
    width: FromQuery[str | None] = None,
    height: FromQuery[str | None] = None,
    scale: FromQuery[str | None] = None,
) -> PictureRequest:
    """The picture that query parameters ask for."""
    return picture_request(page_language(lang), theme, width, height, scale)


ASKED = {"asked": Provide(asked_picture, sync_to_thread=False)}
Asked: TypeAlias = NamedDependency[SkipValidation[PictureRequest]]


def picture_of_all(
    request: AnyRequest,
    asked: Asked,
    subject: GivenSubject,
    site: GivenSite,
    store: GivenStore,
    pictures: GivenPictures,
) -> Answer:
    """Answer with a picture of the events stored last, 1200 by 630 pixels unless asked otherwise."""
    title = site.title(asked.language)  # what it is of stands below

    def bodies() -> tuple[bytes, ...]:
        if subject.parameters:
            return events_of(store, subject.query, MOST_EVENTS)
        return tuple(event.body for event in store.events(limit=MOST_EVENTS))

    return picture_answer(request, site, store, pictures, asked, title, bodies, scope=subject)


def picture_of_article(
    request: AnyRequest,
    article_id: FromPath[str],
    asked: Asked,
    site: GivenSite,
    store: GivenStore,
    pictures: GivenPictures,
) -> Answer:
    """Answer with a picture of the events of one article under its title."""
    title = article(site, asked.language, store, article_id).title
    return picture_answer(request, site, store, pictures, asked, title, lambda: store.reports(article_id))


def picture_of_event(
    request: AnyRequest,
    event_id: FromPath[str],
    asked: Asked,
    site: GivenSite,
    store: GivenStore,
    pictures: GivenPictures,
) -> Answer:
    """Answer with a picture of one event; the id of any report leads there."""
    body = store.event(event_id)
    if body is None:
        ending = request.url.path.rpartition(".")[2]
        return elsewhere(request, site, store, event_id, f"/events/{{event}}/map.{ending}")
    title = event(site, asked.language, store, event_id).title
    return picture_answer(request, site, store, pictures, asked, title, lambda: (body,))


def picture_answer(
    request: AnyRequest,
    site: Site,
    store: FeatureStore,
    pictures: Pictures,
    asked: PictureRequest,
    title: str,
    bodies: Bodies,
    own: str = "",
    scope: Scope | None = None,
    *,
    keep: str = REVALIDATE,
) -> Answer:
    """The picture with its tag: drawn when the data have changed, kept as long as they have not.

    `own` is what the picture depends on beside the data and what was asked for; `scope` is what its events
    were chosen by, which it says below its title; `keep` as of `conditional`.
    """
    path = request.url.path
    chosen = scope.text if scope else ""
    tag = tag_of("picture", path, asked.key, title, own, chosen, site.fingerprint, store.version())

    def draw() -> bytes:
        features: list[dict[str, Any]] = [msgspec.json.decode(body) for body in bodies()]
        words, notation = site.words[asked.language], site.settings.notation
        subtitle = (scope and title_of(words, store, scope, notation)) or ""
        svg = draw_picture(features, asked.options(title, site.settings, subtitle), site.assets)
        return svg.encode() if path.endswith(".svg") else to_png(svg, site.assets, scale=asked.scale)

    def build() -> Answer:
        media_type = SVG if path.endswith(".svg") else PNG
        headers = {"Content-Language": asked.language.value}
        return Response(pictures.get(tag, draw), media_type=media_type, headers=headers)

    return conditional(request, tag, build, keep=keep)


def in_both_formats(
    path: str, draw: Callable[..., Answer], summary: str, **more: Provide
) -> list[HTTPRouteHandler]:
    """The handlers of a picture as PNG and as SVG; `path` is without the ending.

    Two of them, as Litestar would put one that has several paths into a thread twice.
    """
    return [
        get(
            f"{path}.{ending}",
            sync_to_thread=True,
            media_type=media_type,
            dependencies={**ASKED, **more},
            opt={COST: 5},
            summary=f"{summary}, as {ending.upper()}",
            tags=["maps"],
        )(draw)
        for ending, media_type in (("png", PNG), ("svg", SVG))
    ]


HANDLERS: list[HTTPRouteHandler] = [
    *in_both_formats("/maps", picture_of_all, "A picture of all stored articles or of a part", **SCOPE),
    *in_both_formats("/articles/{article_id:str}/map", picture_of_article, "The map of an article"),
    *in_both_formats("/events/{event_id:str}/map", picture_of_event, "The map of an event"),
]
