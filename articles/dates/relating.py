"""Dates from two times together: a day and how long it goes on, an event and how long after another."""

from __future__ import annotations

import datetime
from dataclasses import replace

from ..model import DateExpression, Precision
from .calendars import days_from
from .model import Bound, TimeExpression, TimeKind
from .periods import moved
from .resolving import resolve

__all__ = ["anchored", "extended"]


def extended(
    date: DateExpression, by: TimeExpression, published: datetime.date | None, *, over: bool = False
) -> DateExpression:
    """A day that goes on for as long as `by` says (تستغرق يومين), or until the day that it names (حتى
    الخميس); with `over` the day is the last of so many.

    The date itself comes back where it is no single known day, where `by` is neither a length of time nor
    bounded by until, or where its end would lie before the day.
    """
    if date.begin is None or date.begin != date.until or date.precision is not Precision.DAY:
        return date
    begin = datetime.date.fromisoformat(date.begin)
    until = None
    if over and by.kind is TimeKind.DURATION and by.shift is not None:
        past = replace(by.shift, sign=-by.shift.sign)
        return replace(date, begin=min(begin, days_from(moved(begin, past), 1)).isoformat())
    if by.kind is TimeKind.DURATION and by.shift is not None:
        until = max(begin, days_from(moved(begin, by.shift), -1)).isoformat()
    elif by.bound is Bound.UNTIL and by.precision is Precision.DAY:
        until = resolve(by, published, future=True).until
    return replace(date, until=until) if until is not None and until > date.begin else date


def anchored(expression: TimeExpression, day: datetime.date) -> DateExpression:
    """When the event was that an offset hangs on, given the day of the event that it dates.

    A visit of today that comes بعد أسبوع من زيارة الوزير puts the minister's visit seven days before
    today, known to the week. The basis is `event`.
    """
    shift = expression.shift
    if expression.anchor is None or shift is None:
        return resolve(expression, day)
    turned = replace(expression, anchor=None, shift=replace(shift, sign=-shift.sign))
    return replace(resolve(turned, day), basis="event", symbolic=expression.symbolic)
