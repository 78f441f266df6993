"""From a submission to the answer that clients get and the record that the store keeps."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from articles import ArticleInfo, EventReader, Reading, UnreadableArticle, read, read_html
from articles.tellings import tellings_of
from gazetteer import Gazetteer
from maps import FeatureCollection, events_collection, place_features, places_collection

from ..answering.words import Language, load_words
from ..schemas import ReadingWarning, Reasons
from ..store import ArticleRecord, OldArticle, Report
from .submission import Submission

__all__ = ["answer_of", "answer_with", "read_submission", "record_of", "reread", "warnings_of"]


def read_submission(
    submission: Submission, gazetteer: Gazetteer, reader: EventReader | None = None
) -> Reading:
    """Read a submission, by the rules unless another reader is given.

    Raises the errors of `articles` for a text that cannot be read. By the rules neither clock nor anything
    stored takes part, so the same submission always reads the same.
    """
    taken = read if submission.html is None else read_html
    return taken(
        submission.html or submission.text or "",
        gazetteer=gazetteer,
        published=submission.published,
        title=submission.title,
        url=submission.url,
        source=submission.source,
        reader=reader,
    )


def answer_of(reading: Reading, explanation: Reasons | None = None) -> bytes:
    """A reading as the JSON of `POST /read`, with its explanation where there is one."""
    return _answer(reading, events_collection(reading), explanation)


def _answer(reading: Reading, events: FeatureCollection, explanation: Reasons | None) -> bytes:
    article = reading.article
    document: dict[str, Any] = {
        "article": {
            "id": article.id,
            "title": article.title,
            "published": article.published,
            "published_inferred": article.published_inferred,
            "language": article.language,
            "url": article.url,
            "source": article.source,
            "text": article.text,
        },
        "places": places_collection(reading),
        "events": events,
        "rejected": reading.rejected,
        "warnings": warnings_of(reading),
    }
    if explanation is not None:
        document["explanation"] = explanation
    return msgspec.json.encode(document)


def warnings_of(reading: Reading) -> list[ReadingWarning]:
    """What the reader of an answer should know: that a language model was asked and did not help."""
    failed = any(rejected.what == "model" for rejected in reading.rejected)
    return [_warning("model_unavailable")] if failed else []


def _warning(code: str) -> ReadingWarning:
    words = load_words()
    return ReadingWarning(
        code=code,
        ar=words[Language.ARABIC](f"warning.{code}"),
        en=words[Language.ENGLISH](f"warning.{code}"),
    )


def answer_with(answer: bytes, **more: Any) -> bytes:
    """An answer with further members after its own."""
    return msgspec.json.encode({**msgspec.json.decode(answer, type=dict[str, msgspec.Raw]), **more})


def record_of(reading: Reading) -> ArticleRecord:
    """A reading as it is stored: its answer, its events as this article tells them, the places it names."""
    article, events = reading.article, events_collection(reading)
    about = {
        "source": article.source,
        "url": article.url,
        "article": article.id,
        "article_title": article.title,
        "published": article.published,
    }
    tellings = {id(telling.event): telling.id for telling in tellings_of(reading)}
    told = zip(reading.events, events["features"], strict=True)
    return ArticleRecord(
        reading=reading,
        answer=_answer(reading, events, None),
        reports=tuple(_report(feature, tellings.get(id(event)), about) for event, feature in told),
        mentions=tuple(place_features(reading)),
    )


def _report(feature: dict[str, Any], telling: str | None, about: dict[str, str | None]) -> Report:
    """An event as one article tells it: the feature of `POST /read` with what is known of the article.

    The id of the telling leads to the event that it is part of, whatever that is called later."""
    properties = {**feature["properties"], **about, "telling": telling}
    body = msgspec.json.encode({**feature, "properties": properties})
    return Report(id=feature["id"], telling=telling, body=body)


def reread(article: OldArticle, *, gazetteer: Gazetteer, reader: EventReader | None = None) -> ArticleRecord:
    """An article of an older store read again, as it was submitted; without events where it can no longer be
    read."""
    submission = Submission(
        text=article.text,
        html=None,
        title=article.title,
        published=date.fromisoformat(article.published) if article.published else None,
        url=article.url,
        source=article.source,
    )
    try:
        reading = read_submission(submission, gazetteer, reader)
    except UnreadableArticle:
        reading = Reading(article=_as_stored(article), places=(), events=())
    return record_of(reading)


def _as_stored(article: OldArticle) -> ArticleInfo:
    return ArticleInfo(
        id=article.id,
        text=article.text,
        title=article.title,
        published=article.published,
        published_inferred=False,
        language=article.language,
        url=article.url,
        source=article.source,
    )
