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

from ..answering.caching import conditional, tag_of
from ..answering.negotiation import page_language
from ..answering.pages import Site
from ..errors import NotFound
from ..given import GivenPictures, GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..mapping.pictures import PictureRequest, Pictures, picture_request
from ..store import FeatureStore

__all__ = ["HANDLERS"]

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


@get(
    "/maps.png",
    sync_to_thread=True,
    media_type=PNG,
    dependencies=ASKED,
    summary="The map of all stored articles as a PNG picture",
    tags=["maps"],
)
def png_of_all(
    request: AnyRequest, asked: Asked, site: GivenSite, store: GivenStore, pictures: GivenPictures
) -> Answer:
    """Answer with a picture of the events stored last, 1200 by 630 pixels unless asked otherwise."""
    return _of_all(request, asked, site, store, pictures)


@get(
    "/maps.svg",
    sync_to_thread=True,
    media_type=SVG,
    dependencies=ASKED,
    summary="The map of all stored articles as an SVG picture",
    tags=["maps"],
)
def svg_of_all(
    request: AnyRequest, asked: Asked, site: GivenSite, store: GivenStore, pictures: GivenPictures
) -> Answer:
    """Answer with the same picture as lines and letters."""
    return _of_all(request, asked, site, store, pictures)


@get(
    "/articles/{article_id:str}/map.png",
    sync_to_thread=True,
    media_type=PNG,
    dependencies=ASKED,
    summary="The map of an article as a PNG picture",
    tags=["maps"],
)
def png_of_article(
    request: AnyRequest,
    article_id: FromPath[str],
    asked: Asked,
    site: GivenSite,
    store: GivenStore,
    pictures: GivenPictures,
) -> Answer:
    """Answer with a picture of the events of one article under its title."""
    return _of_article(request, article_id, asked, site, store, pictures)


@get(
    "/articles/{article_id:str}/map.svg",
    sync_to_thread=True,
    media_type=SVG,
    dependencies=ASKED,
    summary="The map of an article as an SVG picture",
    tags=["maps"],
)
def svg_of_article(
    request: AnyRequest,
    article_id: FromPath[str],
    asked: Asked,
    site: GivenSite,
    store: GivenStore,
    pictures: GivenPictures,
) -> Answer:
    """Answer with the same picture as lines and letters."""
    return _of_article(request, article_id, asked, site, store, pictures)


def _of_all(
    request: AnyRequest, asked: PictureRequest, site: Site, store: FeatureStore, pictures: Pictures
) -> Answer:
    title = site.title(asked.language)

    def bodies() -> tuple[bytes, ...]:
        return tuple(event.body for event in store.events(limit=MOST_EVENTS))

    return _answer(request, site, store, pictures, asked, title, bodies)


def _of_article(
    request: AnyRequest,
    article_id: str,
    asked: PictureRequest,
    site: Site,
    store: FeatureStore,
    pictures: Pictures,
) -> Answer:
    answer = store.answer(article_id)
    if answer is None:
        raise NotFound("no_article", id=article_id)
    title = msgspec.json.decode(answer)["article"].get("title") or site.title(asked.language)
    return _answer(request, site, store, pictures, asked, title, lambda: store.reports(article_id))


def _answer(
    request: AnyRequest,
    site: Site,
    store: FeatureStore,
    pictures: Pictures,
    asked: PictureRequest,
    title: str,
    bodies: Bodies,
) -> Answer:
    """The picture with its tag: drawn when the data have changed, kept as long as they have not."""
    path = request.url.path
    tag = tag_of("picture", path, asked.key, site.fingerprint, store.version())

    def draw() -> bytes:
        features: list[dict[str, Any]] = [msgspec.json.decode(body) for body in bodies()]
        svg = draw_picture(features, asked.options(title, site.settings), site.assets)
        return svg.encode() if path.endswith(".svg") else to_png(svg, site.assets, scale=asked.scale)

    def build() -> Answer:
        media_type = SVG if path.endswith(".svg") else PNG
        headers = {"Content-Language": asked.language.value, "Cross-Origin-Resource-Policy": "cross-origin"}
        return Response(pictures.get(tag, draw), media_type=media_type, headers=headers)

    return conditional(request, tag, build)


HANDLERS: list[HTTPRouteHandler] = [png_of_all, svg_of_all, png_of_article, svg_of_article]
