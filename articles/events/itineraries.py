"""The date of a stop between two that have one: «يصل الاثنين إلى الدوحة، ثم يزور عمان، والأربعاء دبي»."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from gazetteer import changed

from ..actors.naming import Naming
from ..model import DateExpression, EventKind, Precision
from .told import Told, is_done, shared

__all__ = ["Itineraries"]

_NEAR = 3
"""Sentences from one stop of an itinerary to the next; the one before of a plan may stand farther off."""
_AROUND = 8
"""Stops before and after that are looked at: of others in between few are told."""
_LONGEST = datetime.timedelta(days=14)
"""Between two stops that lie farther apart somebody was at home."""
_STOP = frozenset({EventKind.VISIT, EventKind.MOVEMENT})


class Itineraries:
    """The stops of an article that have a day, in the order in which they are told."""

    def __init__(self, naming: Naming, events: Sequence[Told]) -> None:
        self._naming = naming
        stops = (one for one in events if one.kind in _STOP and one.date is not None and not one.earlier)
        fine = [one for one in stops if one.date and one.date.precision is Precision.DAY]
        self._stops = sorted(fine, key=_place)

    def date_of(self, told: Told) -> DateExpression | None:
        """From the day of the stop told before to that of the one told after, of the same people; None where
        either wants."""
        if told.kind is not EventKind.VISIT or told.earlier:
            return None
        before = bisect_left(self._stops, _place(told), key=_place)
        after = bisect_right(self._stops, _place(told), key=_place)
        last = self._first(told, reversed(self._stops[max(0, before - _AROUND) : before]))
        following = self._first(told, self._stops[after : after + _AROUND])
        if last is None or following is None or last.until is None or following.begin is None:
            return None
        if not last.until <= following.begin <= _later(last.until):
            return None
        return changed(
            following,
            begin=last.until,
            until=following.begin,
            precision=Precision.VAGUE,
            basis="itinerary",
        )

    def _first(self, told: Told, stops: Iterable[Told]) -> DateExpression | None:
        """The date of the first of some stops that is one of the same journey."""
        return next((one.date for one in stops if self._same_journey(told, one)), None)

    def _same_journey(self, told: Told, other: Told) -> bool:
        """Whether a stop is of the same people, told near, and done or planned like this."""
        if is_done(other.status) is not is_done(told.status):
            return False
        before = not is_done(told.status) and _place(other) < _place(told)
        near = before or abs(other.sentence - told.sentence) <= _NEAR
        return near and shared(self._naming, other.head, told.head)


def _place(told: Told) -> int:
    return told.head.token


def _later(day: str) -> str:
    return (datetime.date.fromisoformat(day) + _LONGEST).isoformat()
