"""Stored articles: put one in, look at it, list them, take one back."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, delete, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from ..caching import conditional, tag_of
from ..errors import NotFound
from ..given import GivenGazetteer, GivenSettings, GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..links import article_url, base_of, link, with_query
from ..negotiation import GEOJSON, HTML, JSON, chosen_format, page_language
from ..openapi import described
from ..reading import answer_of, answer_with, read_submission, record_of
from ..schemas import ArticleEntry, ArticleList, Link, ReadRequest, StoredAnswer
from ..store import FeatureStore, Outcome, StoredArticle
from ..strictness import json_only
from ..submission import checked

__all__ = ["HANDLERS"]

LIST_LIMIT = 100


@post(
    "/articles",
    sync_to_thread=True,
    guards=[json_only],
    media_type=JSON,
    summary="Read an article and store it with its events and places",
    tags=["articles"],
    responses=described(StoredAnswer, {200: "Known already", 201: "Stored"}),
)
def store_article(
    request: AnyRequest,
    data: JSONBody[ReadRequest],
    store: GivenStore,
    gazetteer: GivenGazetteer,
    settings: GivenSettings,
) -> Answer:
    """Store an article. The same content again changes nothing and answers 200 with outcome `unchanged`."""
    reading = read_submission(checked(data), gazetteer)
    answer = answer_of(reading)
    outcome = store.put(record_of(reading, answer))
    base = base_of(request, settings.public_url)
    return Response(
        answer_with(answer, outcome=outcome, links=_links(base, reading.article.id)),
        status_code=201 if outcome is Outcome.CREATED else 200,
        media_type=JSON,
        headers={"Location": article_url(base, reading.article.id)},
    )


@get("/articles", sync_to_thread=True, summary="The stored articles, latest stored first", tags=["articles"])
def list_articles(
    request: AnyRequest,
    store: GivenStore,
    settings: GivenSettings,
    before: Annotated[int | None, QueryParameter(ge=1, description="Go on below this entry")] = None,
) -> ArticleList:
    """List the stored articles, a hundred at a time."""
    base = base_of(request, settings.public_url)
    found = store.articles(limit=LIST_LIMIT + 1, before=before)
    shown = found[:LIST_LIMIT]
    links = [link("self", f"{base}/articles", JSON)]
    if len(found) > LIST_LIMIT:
        links.append(link("next", with_query(f"{base}/articles", {"before": str(shown[-1].key)}), JSON))
    return ArticleList(articles=[_entry(base, article) for article in shown], links=links)


@delete("/articles/{article_id:str}", sync_to_thread=True, summary="Take an article back", tags=["articles"])
def delete_article(article_id: FromPath[str], store: GivenStore) -> None:
    """Remove an article with the events and places that were read in it, and no others."""
    if not store.delete(article_id):
        raise NotFound("no_article", id=article_id)


@get(
    "/articles/{article_id:str}",
    sync_to_thread=True,
    media_type=JSON,
    summary="A stored article with its reading; as a page, its annotated text beside the map",
    tags=["articles"],
    responses=described(StoredAnswer, {200: "The reading"}),
)
def show_article(
    request: AnyRequest,
    article_id: FromPath[str],
    store: GivenStore,
    site: GivenSite,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Answer with a stored article as JSON or as a page."""
    media_type, language = chosen_format(request, f, {"json": JSON, "html": HTML}), page_language(lang)
    answer = _known(store, article_id)
    tag = tag_of(media_type, language, article_id, store.version(), site.fingerprint)
    if media_type == HTML:
        return conditional(request, tag, lambda: site.page("article.html", request, language, id=article_id))
    links = _links(base_of(request, site.settings.public_url), article_id)
    return conditional(request, tag, lambda: Response(answer_with(answer, links=links), media_type=JSON))


def _known(store: FeatureStore, article_id: str) -> bytes:
    answer = store.answer(article_id)
    if answer is None:
        raise NotFound("no_article", id=article_id)
    return answer


def _entry(base: str, article: StoredArticle) -> ArticleEntry:
    return ArticleEntry(
        id=article.id,
        title=article.title,
        published=article.published,
        language=article.language,
        url=article.url,
        source=article.source,
        events=article.events,
        links=_links(base, article.id),
    )


def _links(base: str, article_id: str) -> list[Link]:
    url = article_url(base, article_id)
    return [
        link("self", url, JSON),
        link("alternate", f"{url}?f=html", HTML),
        link("events", f"{url}/events", GEOJSON),
        link("map", f"{url}/map", HTML),
        link("embed", f"{base}/embed/articles/{article_id}", HTML),
    ]


HANDLERS = [store_article, list_articles, show_article, delete_article]
