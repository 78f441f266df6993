"""The date of a stop between two that have one: «يصل الاثنين إلى الدوحة، ثم يزور عمان، والأربعاء دبي»."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from ..actors.naming import Naming
from ..model import DateExpression, EventKind, Precision
from .told import Told, is_done, shared

__all__ = ["between"]

_NEAR = 3
"""Sentences from one stop of an itinerary to the next; the one before of a plan may stand farther off."""
_LONGEST = datetime.timedelta(days=14)
"""Between two stops that lie farther apart somebody was at home."""
_STOP = frozenset({EventKind.VISIT, EventKind.MOVEMENT})


def between(naming: Naming, events: Sequence[Told], told: Told) -> DateExpression | None:
    """From the day of the stop told before to that of the one told after, of the same people; None where
    either wants."""
    if told.kind is not EventKind.VISIT or told.earlier:
        return None
    stops = sorted((one for one in events if _stop(naming, one, told)), key=lambda one: one.head.token)
    before = [one.date for one in stops if one.head.token < told.head.token and one.date]
    after = [one.date for one in stops if one.head.token > told.head.token and one.date]
    if not before or not after:
        return None
    begin, until = before[-1].until, after[0].begin
    if begin is None or until is None or not begin <= until <= _later(begin):
        return None
    return replace(after[0], begin=begin, until=until, precision=Precision.VAGUE, basis="itinerary")


def _stop(naming: Naming, other: Told, told: Told) -> bool:
    """Whether an event is a stop of the same people, told near, that has a day of its own."""
    if other.date is None or other.date.precision is not Precision.DAY or other.kind not in _STOP:
        return False
    if other.earlier or is_done(other.status) is not is_done(told.status):
        return False
    before = not is_done(told.status) and other.head.token < told.head.token
    near = before or abs(other.sentence - told.sentence) <= _NEAR
    return near and shared(naming, other.head, told.head)


def _later(day: str) -> str:
    return (datetime.date.fromisoformat(day) + _LONGEST).isoformat()
