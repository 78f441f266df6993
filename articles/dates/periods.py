"""Weeks, months, years and longer counted from the day of publication, and portions of them."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable

from .calendars import GREGORIAN, Days, days_from, month_edge, months_from, shifted_month, week_of, year_edge
from .model import CalendarPoint, Edge, Shift, Unit

__all__ = ["century_days", "moved", "portion_days", "unit_days", "weekend_before"]


def unit_days(unit: Unit, published: datetime.date, count: int, edge: Edge | None = None) -> Days | None:
    """The unit so many units from that of the publication, or its edge; None off the calendar."""
    return _UNITS[unit](published, count, edge)


_WEEK_EDGES = {
    Edge.START: (0, 2),
    Edge.EARLY: (0, 2),
    Edge.MIDDLE: (2, 4),
    Edge.LATE: (5, 7),
    Edge.END: (5, 7),
}
"""Days from Sunday; the weekend is Friday to Sunday, as some countries keep the one and some the other."""


def _week(published: datetime.date, count: int, edge: Edge | None) -> Days | None:
    """A week from Sunday to Saturday, or its edge."""
    days = week_of(published, count)
    if edge is None:
        return days
    first, last = _WEEK_EDGES[edge]
    return days_from(days[0], first), days_from(days[0], last)


def weekend_before(published: datetime.date, edge: Edge | None) -> Days:
    """The edge of a week that has begun already: of this week, or else of the last."""
    for count in (0, -1):
        days = _week(published, count, edge)
        if days and days[0] <= published:
            return days
    return week_of(published)


def _month(published: datetime.date, count: int, edge: Edge | None) -> Days | None:
    """A month counted from that of the publication."""
    days = GREGORIAN.days(*shifted_month(published.year, published.month, count), None)
    return month_edge(days, edge) if days and edge else days


def _year(published: datetime.date, count: int, edge: Edge | None) -> Days | None:
    """A year counted from that of the publication."""
    days = GREGORIAN.days(published.year + count, None, None)
    return year_edge(days, edge) if days and edge else days


def _years(length: int, published: datetime.date, count: int, _: Edge | None) -> Days | None:
    """A decade or century counted from that of the publication."""
    begin = (published.year // length + count) * length
    first, last = GREGORIAN.days(begin, None, None), GREGORIAN.days(begin + length - 1, None, None)
    return (first[0], last[1]) if first and last else None


_CENTURY_EDGES = {
    Edge.START: (0, 29),
    Edge.EARLY: (0, 29),
    Edge.MIDDLE: (40, 59),
    Edge.LATE: (70, 99),
    Edge.END: (70, 99),
}


def century_days(year: int, edge: Edge | None) -> Days:
    """The hundred years from a year on, or the first or last thirty or the middle twenty of them."""
    first, last = _CENTURY_EDGES[edge] if edge else (0, 99)
    return datetime.date(year + first, 1, 1), datetime.date(year + last, 12, 31)


def _day(published: datetime.date, count: int, _: Edge | None) -> Days | None:
    """A day counted from the publication."""
    day = days_from(published, count)
    return day, day


_UNITS: dict[Unit, Callable[[datetime.date, int, Edge | None], Days | None]] = {
    Unit.MINUTE: lambda published, _, __: (published, published),
    Unit.HOUR: lambda published, count, _: _day(published, int(count / 24), None),
    Unit.DAY: _day,
    Unit.WEEK: _week,
    Unit.MONTH: _month,
    Unit.YEAR: _year,
    Unit.DECADE: functools.partial(_years, 10),
    Unit.CENTURY: functools.partial(_years, 100),
}


def moved(day: datetime.date, shift: Shift) -> datetime.date:
    """A day so many units away."""
    count = (shift.count or 0) * shift.sign
    months = {Unit.MONTH: 1, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}.get(shift.unit)
    if months:
        return months_from(day, months * count)
    days = {Unit.MINUTE: 0.0, Unit.HOUR: 1 / 24, Unit.WEEK: 7.0}.get(shift.unit, 1.0)
    return days_from(day, round(days * count))


_WEEKS = 5
"""Into how many weeks a month falls: such a portion is a week, of a year too."""


def portion_days(point: CalendarPoint, days: Days, index: int, parts: int) -> Days | None:
    """A half, third or quarter of a year; the n-th seven days of a month or a year."""
    if point.month is None and point.month_shift is None and parts != _WEEKS:
        months = 12 // parts
        begin = months_from(days[0], months * (index - 1))
        return begin, days_from(months_from(begin, months), -1)
    if point.weekday is not None:
        return _nth_weekday(days, point.weekday, index)
    begin = days_from(days[0], 7 * (index - 1)) if index > 0 else days_from(days[1], -6)
    return (begin, min(days_from(begin, 6), days[1])) if begin <= days[1] else None


def _nth_weekday(days: Days, weekday: int, index: int) -> Days | None:
    """The n-th of a weekday in a month, or the last one."""
    first = days_from(days[0], (weekday - days[0].isoweekday()) % 7 + 7 * (index - 1))
    last = days_from(days[1], -((days[1].isoweekday() - weekday) % 7))
    day = first if index > 0 else last
    return (day, day) if day <= days[1] else None
