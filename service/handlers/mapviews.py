"""Maps to look at and to embed, and the events of one article that they fetch."""

from __future__ import annotations

import msgspec
from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery

from maps import Mode, render_page

from ..answering.caching import conditional, tag_of
from ..answering.links import prefix_of, with_query
from ..answering.negotiation import GEOJSON, HTML, page_language
from ..answering.pages import Site
from ..answering.words import Language
from ..errors import NotFound
from ..given import GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..mapping.files import MOST_IN_A_FILE, map_file
from ..mapping.pictures import theme_of
from ..store import FeatureStore

__all__ = ["HANDLERS"]

ALL_EVENTS = "/maps/events"


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


@get("/maps", sync_to_thread=True, media_type=HTML, summary="The map of all stored articles", tags=["maps"])
def map_of_all(
    request: AnyRequest,
    site: GivenSite,
    store: GivenStore,
    lang: FromQuery[str | None] = None,
    standalone: FromQuery[bool] = False,
    theme: FromQuery[str | None] = None,
) -> Answer:
    """Answer with a map of the events of all stored articles; with `standalone=1` as one file with those
    stored last."""
    language = page_language(lang)
    if standalone:
        stored = (event.body for event in store.events(limit=MOST_IN_A_FILE))
        return map_file(request, site, language, str(store.version()), lambda: stored)
    return _page(request, site, language, theme_of(theme), ALL_EVENTS, "/articles/{article}")


@get(
    "/articles/{article_id:str}/map",
    sync_to_thread=True,
    media_type=HTML,
    summary="The map of an article",
    tags=["maps"],
)
def map_of_article(
    request: AnyRequest,
    article_id: FromPath[str],
    site: GivenSite,
    store: GivenStore,
    lang: FromQuery[str | None] = None,
    standalone: FromQuery[bool] = False,
    theme: FromQuery[str | None] = None,
) -> Answer:
    """Answer with a map of the events of one article; with `standalone=1` as one file."""
    _check_known(store, article_id)
    if standalone:
        version = str(store.version())
        return map_file(request, site, page_language(lang), version, lambda: store.reports(article_id))
    url = f"/articles/{article_id}"
    return _page(request, site, page_language(lang), theme_of(theme), f"{url}/events", url)


@get(
    "/embed/articles/{article_id:str}",
    sync_to_thread=True,
    media_type=HTML,
    summary="The map of an article, to be shown inside another page",
    tags=["maps"],
)
def embedded_article(
    request: AnyRequest,
    article_id: FromPath[str],
    site: GivenSite,
    store: GivenStore,
    lang: FromQuery[str | None] = None,
    theme: FromQuery[str | None] = None,
) -> Answer:
    """Answer with a map made for an iframe on the sites that the settings allow."""
    _check_known(store, article_id)
    url = f"/articles/{article_id}"
    return _page(request, site, page_language(lang), theme_of(theme), f"{url}/events", url, embed=True)


@get(
    "/embed/maps",
    sync_to_thread=True,
    media_type=HTML,
    summary="The map of all stored articles, to be shown inside another page",
    tags=["maps"],
)
def embedded_all(
    request: AnyRequest,
    site: GivenSite,
    lang: FromQuery[str | None] = None,
    theme: FromQuery[str | None] = None,
) -> Answer:
    """Answer with a map made for an iframe on the sites that the settings allow."""
    language = page_language(lang)
    return _page(request, site, language, theme_of(theme), ALL_EVENTS, "/articles/{article}", embed=True)


def _check_known(store: FeatureStore, article_id: str) -> None:
    if store.answer(article_id) is None:
        raise NotFound("no_article", id=article_id)


def _events(bodies: tuple[bytes, ...]) -> Answer:
    features = [msgspec.Raw(body) for body in bodies]
    document = {"type": "FeatureCollection", "features": features}
    return Response(msgspec.json.encode(document), media_type=GEOJSON)


def _page(
    request: AnyRequest,
    site: Site,
    language: Language,
    theme: Mode | None,
    events_url: str,
    article_url: str,
    *,
    embed: bool = False,
) -> Answer:
    """A page of `maps`; it holds no words of any article, it fetches them."""
    root = prefix_of(request)
    tag = tag_of(root, request.url.path, language, theme or "auto", site.fingerprint)

    def build() -> Answer:
        page = render_page(
            title=site.title(language),
            events_url=root + events_url,
            language=language.value,
            theme=theme,
            look=site.settings.theme,
            tiles=site.settings.tiles,
            world_view=site.settings.world_view,
            notation=site.settings.notation,
            queried=events_url == ALL_EVENTS,
            embed=embed,
            asset_base=f"{root}/assets",
            assets=site.assets,
            article_url=root + article_url,
            event_url=f"{root}/events/{{event}}",
            list_url=root + _list_url(article_url, language),
            picture_url=root + _picture_url(article_url, language),
            alternate_url=f"?lang={language.other}" + (f"&theme={theme}" if theme else ""),
            home_url=f"{root}/" if language is Language.ARABIC else f"{root}/en/",
        )
        return Response(page.encode(), media_type=HTML, headers={"Content-Language": language.value})

    return conditional(request, tag, build)


def _list_url(article_url: str, language: Language) -> str:
    """Where the events of a map can be read without JavaScript: those of one article on its page."""
    path = "/maps/list" if "{article}" in article_url else article_url
    return with_query(path, {} if language is Language.ARABIC else {"lang": language.value})


def _picture_url(article_url: str, language: Language) -> str:
    """The same map as a picture."""
    path = "/maps.svg" if "{article}" in article_url else f"{article_url}/map.svg"
    return with_query(path, {} if language is Language.ARABIC else {"lang": language.value})


HANDLERS: list[HTTPRouteHandler] = [
    article_events,
    map_of_all,
    map_of_article,
    embedded_article,
    embedded_all,
]
