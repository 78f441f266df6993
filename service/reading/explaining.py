"""Why a reading reads so, as clients get it: the explanation of `articles` with the ids of the answer."""

from __future__ import annotations

from datetime import date

import msgspec

from articles import EventReader, Reading, explain, read
from articles import Language as ReasonLanguage
from gazetteer import Gazetteer
from maps import event_ids

from ..answering.words import Language
from ..schemas import ArticleFields, ExplainedEvent, Reasons

__all__ = ["read_again", "reasons_of"]


class _Stored(msgspec.Struct):
    """What of a stored answer tells what was read."""

    article: ArticleFields


def reasons_of(reading: Reading, gazetteer: Gazetteer, language: Language) -> Reasons:
    """The explanation of a reading; its events have the ids of the answer."""
    found = explain(reading, gazetteer=gazetteer, language=ReasonLanguage(language.value))
    return Reasons(
        language=language.value,
        published=found.published,
        events=[
            ExplainedEvent(
                id=id_,
                heading=event.heading,
                reports=event.reports,
                grounds=event.grounds,
                otherwise=event.otherwise,
                confidence=round(event.confidence, 3),
                weights=event.weights,
            )
            for id_, event in zip(event_ids(reading), found.events, strict=True)
        ],
        places=found.places,
        votes=found.votes,
    )


def read_again(answer: bytes, gazetteer: Gazetteer, reader: EventReader) -> Reading:
    """The reading of a stored article, from its text: the same as when it was stored, unless the reader has
    changed since."""
    article = msgspec.json.decode(answer, type=_Stored).article
    given = None if article.published is None or article.published_inferred else article.published
    return read(
        article.text,
        gazetteer=gazetteer,
        published=date.fromisoformat(given) if given else None,
        title=article.title,
        url=article.url,
        source=article.source,
        reader=reader,
    )
