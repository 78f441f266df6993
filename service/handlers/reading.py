"""`POST /read`: read an article, store nothing."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from litestar import Response, post
from litestar.params import JSONBody, QueryParameter

from ..answering.negotiation import JSON, page_language
from ..describing.openapi import described
from ..given import GivenGazetteer, GivenReader
from ..http_types import Answer
from ..middleware.preflights import HARMLESS
from ..middleware.strictness import json_only
from ..reading.answers import answer_of, read_submission
from ..reading.explaining import reasons_of
from ..reading.submission import checked
from ..schemas import ReadAnswer, ReadRequest

__all__ = ["HANDLERS", "Explain", "ReasonsTongue"]

Explain: TypeAlias = Annotated[bool, QueryParameter(description="Whether to say why it was read so")]
ReasonsTongue: TypeAlias = Annotated[
    str | None, QueryParameter(description="ar or en: the language of reasons")
]


@post(
    "/read",
    status_code=200,
    sync_to_thread=True,
    guards=[json_only],
    opt={HARMLESS: True},
    media_type=JSON,
    summary="Read an article; nothing is stored",
    tags=["reading"],
    responses=described(ReadAnswer, {200: "The reading"}),
)
def read_article(
    data: JSONBody[ReadRequest],
    gazetteer: GivenGazetteer,
    reader: GivenReader,
    explain: Explain = False,
    lang: ReasonsTongue = None,
) -> Answer:
    """Answer with the places that the article names and the visits, meetings and movements it tells."""
    language = page_language(lang)
    reading = read_submission(checked(data), gazetteer, reader)
    reasons = reasons_of(reading, gazetteer, language) if explain else None
    return Response(answer_of(reading, reasons), media_type=JSON)


HANDLERS = [read_article]
