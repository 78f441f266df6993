"""Why a stored article was read so, as a page that needs no script."""

from __future__ import annotations

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery

from ..answering.caching import conditional, tag_of
from ..answering.links import article_url
from ..answering.negotiation import HTML, page_language
from ..errors import NotFound
from ..given import GivenGazetteer, GivenReader, GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..reading.explaining import read_again, reasons_of

__all__ = ["HANDLERS"]


@get(
    "/articles/{article_id:str}/why",
    sync_to_thread=True,
    media_type=HTML,
    summary="Why an article was read so, for editors; as JSON with explain=true at the article itself",
    tags=["articles"],
)
def why(
    request: AnyRequest,
    article_id: FromPath[str],
    store: GivenStore,
    site: GivenSite,
    gazetteer: GivenGazetteer,
    reader: GivenReader,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Answer with the reasons of every event and place of a stored article."""
    language = page_language(lang)
    answer = store.answer(article_id)
    if answer is None:
        raise NotFound("no_article", id=article_id)
    tag = tag_of("why", language, article_id, store.version(), site.fingerprint)

    def build() -> Answer:
        reading = read_again(answer, gazetteer, reader)
        return site.page(
            "why.html",
            request,
            language,
            article=article_url("", article_id),
            title=reading.article.title,
            reasons=reasons_of(reading, gazetteer, language),
        )

    return conditional(request, tag, build)


HANDLERS: list[HTTPRouteHandler] = [why]
