"""`POST /read`: read an article, store nothing."""

from __future__ import annotations

from litestar import Response, post
from litestar.params import JSONBody

from ..given import GivenGazetteer, GivenReader
from ..http_types import Answer
from ..negotiation import JSON
from ..openapi import described
from ..preflights import HARMLESS
from ..reading import answer_of, read_submission
from ..schemas import ReadAnswer, ReadRequest
from ..strictness import json_only
from ..submission import checked

__all__ = ["HANDLERS"]


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
def read_article(data: JSONBody[ReadRequest], gazetteer: GivenGazetteer, reader: GivenReader) -> Answer:
    """Answer with the places that the article names and the visits, meetings and movements it tells."""
    return Response(answer_of(read_submission(checked(data), gazetteer, reader)), media_type=JSON)


HANDLERS = [read_article]
