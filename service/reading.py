"""From a submission to the answer that clients get and the record that the store keeps."""

from __future__ import annotations

from typing import Any

import msgspec

from articles import EventReader, Reading, read, read_html
from gazetteer import Gazetteer
from maps import events_collection, movement_features, place_features, places_collection, visit_features

from .schemas import ReadingWarning, Reasons
from .store import ArticleRecord
from .submission import Submission
from .words import Language, load_words

__all__ = ["answer_of", "answer_with", "read_submission", "record_of", "warnings_of"]


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
        "events": events_collection(reading),
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


def record_of(reading: Reading, answer: bytes) -> ArticleRecord:
    """A reading as it is stored, with the features of every layer."""
    article = reading.article
    about = {
        "source": article.source,
        "url": article.url,
        "article": article.id,
        "article_title": article.title,
        "published": article.published,
    }
    return ArticleRecord(
        id=article.id,
        text=article.text,
        language=article.language,
        title=article.title,
        published=article.published,
        published_inferred=article.published_inferred,
        url=article.url,
        source=article.source,
        answer=answer,
        events=tuple(_report(event, about) for event in events_collection(reading)["features"]),
        features={
            "visits": tuple(visit_features(reading)),
            "movements": tuple(movement_features(reading)),
            "places": tuple(place_features(reading)),
        },
    )


def _report(event: dict[str, Any], about: dict[str, str | None]) -> bytes:
    """An event as one article tells it: the feature of `POST /read` with what is known of the article."""
    return msgspec.json.encode({**event, "properties": {**event["properties"], **about}})
