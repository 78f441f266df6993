"""The date of what is done with the injured and the dead: the day, told just before, of what befell them."""

from __future__ import annotations

from gazetteer import changed

from ..annotations.document import Document
from ..dates import Bound, resolve
from ..language.triggers import Sense
from ..language.wordclasses import WordClass
from ..model import DateExpression, Precision, Status
from ..reports.dating import looks_ahead
from .told import Told

__all__ = ["sequel_of"]

_BACK = 4
"""Sentences from an accident to the words on who was taken to hospital."""
_TAKEN = 6
"""Words from a verb of taking to whom it takes."""


def sequel_of(document: Document, told: Told) -> DateExpression | None:
    """«أصيب عمال صباح أمس. ونقل المصابون إلى المستشفى»: the last day told before, where victims are taken."""
    frame = told.head
    if frame.sense is not Sense.SEND or frame.status is not Status.HAPPENED or told.earlier:
        return None
    beside = range(*_around(document, frame.token))
    moved = (index for mover in frame.movers for index in range(mover.first, mover.stop))
    if not any(document.is_(index, WordClass.VICTIM) for index in (*beside, *moved)):
        return None
    return _day_before(document, frame.token)


def _around(document: Document, token: int) -> tuple[int, int]:
    first, stop = document.tokens.sentence_of(token)
    return max(first, token - _TAKEN), min(stop, token + _TAKEN)


def _day_before(document: Document, token: int) -> DateExpression | None:
    """The last day told in the sentences before, unless it lies ahead."""
    begin = token
    for _ in range(_BACK + 1):
        begin = document.tokens.sentence_of(max(begin - 1, 0))[0]
    days = [mention.expression for mention in document.dates_between(begin, token)]
    told = [day for day in days if day.precision is Precision.DAY and day.anchor is None and not day.stamp]
    if not told or told[-1].bound is Bound.UNTIL or looks_ahead(told[-1], document.published):
        return None
    return changed(resolve(told[-1], document.published), basis="sequel")
