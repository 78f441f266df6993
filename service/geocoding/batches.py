"""Many names at once: one answer a query, a problem for a query at fault."""

from __future__ import annotations

from typing import Any

import msgspec

from gazetteer import Gazetteer

from ..answering.faults import sentence
from ..answering.negotiation import page_language
from ..answering.words import Language, Words
from ..errors import BadField, BadParameter, RequestRefused
from ..schemas import PlaceQueries, PlaceQuery
from .documents import about, found_document
from .parameters import name_of, point, text_of, where_of, written
from .questions import Question, answer

__all__ = ["MOST_QUERIES", "answers_document"]

MOST_QUERIES = 100
"""Names in one request: an article with more is rare; they take twenty milliseconds."""


def answers_document(gazetteer: Gazetteer, batch: PlaceQueries, words: Words) -> dict[str, Any]:
    """The answers in the order of the queries; the words of problems in their language.

    Raises `BadField` or `BadParameter` where the request as a whole is at fault.
    """
    if len(batch.queries) > MOST_QUERIES:
        raise BadField("too_many", "queries", limit=str(MOST_QUERIES))
    text, language = text_of(batch.context), page_language(batch.lang)
    answers = [
        _answer(gazetteer, query, number, text, language, words) for number, query in enumerate(batch.queries)
    ]
    return {"answers": answers, **about(gazetteer)}


def _answer(
    gazetteer: Gazetteer, query: object, number: int, text: str, language: Language, words: Words
) -> dict[str, Any]:
    try:
        asked = _read(query, number)
        question = _question(gazetteer, asked, text)
    except RequestRefused as error:
        return {"problem": _problem(error, number, words)}
    found = found_document(gazetteer, answer(gazetteer, question), language, query=question.name)
    return {name: value for name, value in found.items() if name not in ("world_view", "sources")}


def _read(query: object, number: int) -> PlaceQuery:
    if isinstance(query, str):
        return PlaceQuery(q=query)
    try:
        return msgspec.convert(query, PlaceQuery)
    except msgspec.ValidationError as error:
        raise BadField("bad_field", f"queries/{number}", reason=str(error)) from None


def _question(gazetteer: Gazetteer, asked: PlaceQuery, text: str) -> Question:
    country, kind, bbox = written(asked.country), written(asked.kind), written(asked.bbox)
    return Question(
        name=name_of(asked.q),
        where=where_of(gazetteer, country=country, kind=kind, bbox=bbox),
        near=point(written(asked.near), "near"),
        text=text,
        limit=asked.limit,
    )


def _problem(error: RequestRefused, number: int, words: Words) -> dict[str, Any]:
    """What is wrong with one query, as a problem document (RFC 9457)."""
    member = f"/{error.parameter}" if isinstance(error, BadParameter) else ""
    return {
        "type": f"/problems#{error.slug}",
        "title": words(f"problem.{error.slug}"),
        "status": 400,
        "detail": sentence(error, words),
        "errors": [{"pointer": f"#/queries/{number}{member}", "code": error.slug}],
    }
