"""`POST /merge`: read several articles and tell each event once, store nothing."""

from __future__ import annotations

import msgspec
from litestar import Response, post
from litestar.params import JSONBody

from articles import EventReader, Reading, UnreadableArticle, merge
from articles import Language as ReasonLanguage
from gazetteer import Gazetteer
from maps import merged_collection

from ..access.terms import COST
from ..answering.faults import article_fault
from ..answering.negotiation import GEOJSON, page_language
from ..describing.openapi import described
from ..errors import BadField, TooMany
from ..given import GivenGazetteer, GivenReader
from ..http_types import Answer
from ..middleware.preflights import HARMLESS
from ..middleware.strictness import json_only
from ..reading.answers import read_submission
from ..reading.merging import noted
from ..reading.submission import checked
from ..schemas import MergedEvents, MergeRequest
from .reading import Explain, ReasonsTongue

__all__ = ["HANDLERS"]

MOST_ARTICLES = 100
"""Of one request: some seconds of reading."""


@post(
    "/merge",
    status_code=200,
    sync_to_thread=True,
    guards=[json_only],
    opt={HARMLESS: True, COST: 5},
    media_type=GEOJSON,
    summary="Read several articles and tell each event once; nothing is stored",
    tags=["reading"],
    responses=described(MergedEvents, {200: "The events, each with every report of it"}, sent_as=GEOJSON),
)
def merge_articles(
    data: JSONBody[MergeRequest],
    gazetteer: GivenGazetteer,
    reader: GivenReader,
    explain: Explain = False,
    lang: ReasonsTongue = None,
) -> Answer:
    """Answer with the events of all articles, those that several tell put together."""
    language = page_language(lang)
    if len(data.articles) > MOST_ARTICLES:
        raise TooMany("too_many", field="articles", limit=str(MOST_ARTICLES))
    sources, events = noted(_read(data, number, gazetteer, reader) for number in range(len(data.articles)))
    reasons_in = ReasonLanguage(language.value) if explain else None
    document = merged_collection(merge(events), sources=sources, reasons_in=reasons_in)
    return Response(msgspec.json.encode(document), media_type=GEOJSON)


def _read(data: MergeRequest, number: int, gazetteer: Gazetteer, reader: EventReader) -> Reading:
    """One of the articles; what is wrong with it names it by its place in the list, from 0."""
    place = f"articles[{number}]"
    try:
        return read_submission(checked(data.articles[number]), gazetteer, reader)
    except BadField as error:
        raise BadField(error.slug, **{**error.values, "field": f"{place}.{error.field}"}) from error
    except UnreadableArticle as error:
        slug, values = article_fault(error)
        raise BadField(slug, **{**values, "field": f"{place}.{error.field}"}) from error


HANDLERS = [merge_articles]
