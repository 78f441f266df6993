"""Stored articles: put one in, look at it, list them, take one back."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Controller, Response, delete, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.types import ControllerRouterHandler

from ..answering.caching import conditional, tag_of
from ..answering.links import article_url, base_of, link, with_query
from ..answering.negotiation import GEOJSON, HTML, JSON, chosen_format, page_language
from ..describing.openapi import described
from ..embedding.snippets import snippets_of
from ..embedding.subjects import Look, article
from ..errors import NotFound
from ..given import GivenGazetteer, GivenReader, GivenSettings, GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..middleware.strictness import json_only
from ..reading.answers import answer_with, read_submission, record_of
from ..reading.explaining import read_again, reasons_of
from ..reading.submission import checked
from ..schemas import ArticleEntry, ArticleList, Link, ReadRequest, StoredAnswer
from ..store import FeatureStore, Outcome, StoredArticle
from .reading import Explain

__all__ = ["HANDLERS"]

LIST_LIMIT = 100
_FORMATS = {"json": JSON, "html": HTML}


class Articles(Controller):
    """The articles. A controller, because the handlers of an address must be registered at once: Litestar
    wraps one twice, so that it fails, when another of its address comes later."""

    path = "/articles"
    tags = ("articles",)

    @post(
        sync_to_thread=True,
        guards=[json_only],
        media_type=JSON,
        summary="Read an article and store it with its events and places",
        responses=described(StoredAnswer, {200: "Known already", 201: "Stored"}),
    )
    def store_article(
        self,
        request: AnyRequest,
        data: JSONBody[ReadRequest],
        store: GivenStore,
        gazetteer: GivenGazetteer,
        reader: GivenReader,
        settings: GivenSettings,
    ) -> Answer:
        """Store an article. The same of the same outlet and address changes nothing: 200, `unchanged`."""
        reading = read_submission(checked(data), gazetteer, reader)
        record = record_of(reading)
        outcome = store.put(record)
        base = base_of(request, settings.public_url)
        return Response(
            answer_with(record.answer, outcome=outcome, links=_links(base, reading.article.id)),
            status_code=201 if outcome is Outcome.CREATED else 200,
            media_type=JSON,
            headers={"Location": article_url(base, reading.article.id)},
        )

    @get(
        sync_to_thread=True,
        media_type=JSON,
        summary="The stored articles, latest stored first",
        responses=described(ArticleList, {200: "The articles"}),
    )
    def list_articles(
        self,
        request: AnyRequest,
        store: GivenStore,
        site: GivenSite,
        before: Annotated[
            int | None, QueryParameter(ge=1, le=2**63 - 1, description="Go on below this entry")
        ] = None,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
    ) -> Answer:
        """List the stored articles, a hundred at a time."""
        media_type, language = chosen_format(request, f, _FORMATS), page_language(lang)
        found = store.articles(limit=LIST_LIMIT + 1, before=before)
        shown = found[:LIST_LIMIT]
        asked = {name: text for name, text in request.query_params.items() if name != "before"}
        onward = (
            with_query("/articles", {**asked, "before": str(shown[-1].key)})
            if len(found) > LIST_LIMIT
            else None
        )
        if media_type == HTML:
            return site.page("articles.html", request, language, articles=shown, onward=onward)
        base = base_of(request, site.settings.public_url)
        links = [link("self", f"{base}/articles", JSON), link("alternate", f"{base}/articles?f=html", HTML)]
        links += [link("next", base + onward, JSON)] if onward else []
        listed = ArticleList(articles=[_entry(base, article) for article in shown], links=links)
        return Response(msgspec.json.encode(listed), media_type=JSON, headers={"Vary": "Accept"})

    @delete("/{article_id:str}", sync_to_thread=True, summary="Take an article back")
    def delete_article(self, article_id: FromPath[str], store: GivenStore) -> None:
        """Remove an article with the events and places that were read in it, and no others."""
        if not store.delete(article_id):
            raise NotFound("no_article", id=article_id)

    @get(
        "/{article_id:str}",
        sync_to_thread=True,
        media_type=JSON,
        summary="A stored article with its reading; as a page, its annotated text beside the map",
        responses=described(StoredAnswer, {200: "The reading"}),
    )
    def show_article(
        self,
        request: AnyRequest,
        article_id: FromPath[str],
        store: GivenStore,
        site: GivenSite,
        gazetteer: GivenGazetteer,
        reader: GivenReader,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
        explain: Explain = False,
    ) -> Answer:
        """Answer with a stored article as JSON, with `explain=true` why it reads so, or as a page."""
        media_type, language = chosen_format(request, f, _FORMATS), page_language(lang)
        answer = _known(store, article_id)
        base = base_of(request, site.settings.public_url)
        tag = tag_of(media_type, language, base, article_id, store.version(), site.fingerprint, str(explain))
        if media_type == HTML:
            subject, look = article(site, language, store, article_id), Look(language=language)
            shared = snippets_of(base, subject, look)
            told: dict[str, Any] = {"subject": subject, "shared": shared, "picture": subject.picture_at(look)}
            told["heading"] = msgspec.json.decode(answer, type=_Headed).article
            return conditional(request, tag, lambda: site.page("article.html", request, language, **told))

        def build() -> Answer:
            more: dict[str, Any] = {"links": _links(base, article_id)}
            if explain:
                more["explanation"] = reasons_of(read_again(answer, gazetteer, reader), gazetteer, language)
            return Response(answer_with(answer, **more), media_type=JSON)

        return conditional(request, tag, build)


class _Heading(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an article before its script has fetched it."""

    title: str | None = None
    text: str = ""

    @property
    def is_repeated(self) -> bool:
        """Whether the text begins with the title, so that beside it the title is not said twice."""
        return bool(self.title) and self.text.lstrip().startswith(self.title or "")


class _Headed(msgspec.Struct, frozen=True, kw_only=True):
    article: _Heading


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


HANDLERS: list[ControllerRouterHandler] = [Articles]
