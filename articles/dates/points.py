"""Calendar points with gaps against the publication date: which day, month or year is meant."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from gazetteer import quickly_made

from .calendars import GREGORIAN, ISLAMIC, Days, days_from, shifted_month
from .model import CalendarPoint

__all__ = ["IMPOSSIBLE", "UNPUBLISHED", "Answer", "Known", "Reference", "Unknown", "point_days", "range_days"]

_AHEAD = 2
"""How many times farther a day ahead counts than one gone by where nothing tells: news looks back."""
_WEEKDAY_FITS = 550
"""Days from the publication within which a weekday may pick the year of a date without one."""


@dataclass(frozen=True, slots=True)
class Known:
    """The days meant and what told them."""

    days: Days
    basis: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why nothing can be told."""

    basis: str


Answer = Known | Unknown
UNPUBLISHED = Unknown("published-unknown")
IMPOSSIBLE = Unknown("impossible")
_YEARLESS = Unknown("year-unknown")


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What an expression is set against: the day of publication, and whether the verb looks ahead."""

    published: datetime.date | None
    future: bool


def point_days(point: CalendarPoint, reference: Reference) -> Answer:
    """One calendar point."""
    published = reference.published
    if point.day_shift is not None and point.day is None:
        return _deictic(point.day_shift, point.weekday, published)
    if point.day is None and point.month is None and point.month_shift is None and point.weekday is not None:
        return _weekday(point, reference)
    calendar = ISLAMIC if point.lunar else GREGORIAN
    year, month = point.year, point.month
    if year is None and published is not None:
        here = calendar.locate(published)
        if here is None:
            return IMPOSSIBLE
        if point.month_shift is not None:
            year, month = shifted_month(*here, point.month_shift)
        elif point.year_shift is not None:
            year = here[0] + point.year_shift
        elif month is None:
            return _nearest_month(point, published, reference)
        else:
            return _nearest(point, reference, here[0])
    if year is None:
        return _YEARLESS if point.month_shift is None and point.year_shift is None else UNPUBLISHED
    days = calendar.days(year, month, point.day)
    basis = "hijri" if point.lunar else "published" if point.year is None else "explicit"
    return Known(days, basis) if days else IMPOSSIBLE


def _deictic(shift: int, weekday: int | None, published: datetime.date | None) -> Answer:
    """So many days from the publication; a weekday named beside it picks the nearest one."""
    if published is None:
        return UNPUBLISHED
    day = days_from(published, shift)
    if weekday is None or weekday == day.isoweekday():
        return Known((day, day), "published")
    day = days_from(day, (weekday - day.isoweekday() + 3) % 7 - 3)
    return Known((day, day), "weekday")


def _weekday(point: CalendarPoint, reference: Reference) -> Answer:
    """A weekday before or after the publication, or in a week counted from it."""
    published, weekday = reference.published, point.weekday or 1
    if published is None:
        return UNPUBLISHED
    if point.week_shift is not None:
        monday = days_from(published, 7 * point.week_shift - published.weekday())
        day = days_from(monday, weekday - 1)  # a Sunday ends its week here, as most people count it
    elif point.relation is None:
        back = (published.isoweekday() - weekday) % 7
        ahead = (weekday - published.isoweekday()) % 7
        day = days_from(published, ahead if reference.future else -back)
    elif point.relation < 0:
        back = (published.isoweekday() - weekday - 1) % 7 + 1
        day = days_from(published, 7 * (point.relation + 1) - back)
    elif point.relation > 0:
        ahead = (weekday - published.isoweekday() - 1) % 7 + 1
        day = days_from(published, 7 * (point.relation - 1) + ahead)
    else:
        day = days_from(published, (weekday - published.isoweekday() + 3) % 7 - 3)
    return Known((day, day), "weekday")


def _nearest(point: CalendarPoint, reference: Reference, year: int) -> Answer:
    """A day or month without a year: the one the adjective means, the weekday fits, or that lies nearest."""
    calendar = ISLAMIC if point.lunar else GREGORIAN
    published = reference.published or datetime.date.min
    every = [calendar.days(candidate, point.month, point.day) for candidate in range(year - 4, year + 5)]
    choices = [days for days in every if days]
    basis = "nearest" if point.relation is None else "published"
    if point.weekday and point.day:
        close = [days for days in choices if abs((days[0] - published).days) < _WEEKDAY_FITS]
        fitting = [days for days in close if days[0].isoweekday() == point.weekday]
        choices, basis = (fitting, "weekday") if fitting else (choices, basis)
    days = _chosen(choices, point.relation, reference)
    return Known(days, basis) if days else IMPOSSIBLE


def _nearest_month(point: CalendarPoint, published: datetime.date, reference: Reference) -> Answer:
    """A day without month and year: the month before, this one, or the next."""
    months = [shifted_month(published.year, published.month, count) for count in (-2, -1, 0, 1, 2)]
    every = [GREGORIAN.days(year, month, point.day) for year, month in months]
    days = _chosen([days for days in every if days], point.relation, reference)
    return Known(days, "nearest") if days else IMPOSSIBLE


def _chosen(choices: list[Days], relation: int | None, reference: Reference) -> Days | None:
    """One of several years' dates by an adjective or by nearness."""
    published = reference.published or datetime.date.min
    if relation is not None and relation < 0:
        past = [days for days in choices if days[1] < published]
        return past[relation] if len(past) >= -relation else None
    if relation is not None and relation > 0:
        coming = [days for days in choices if days[0] > published]
        return coming[relation - 1] if len(coming) >= relation else None
    if reference.future and relation is None:
        choices = [days for days in choices if days[1] >= published]
    weight = 1 if relation == 0 or reference.future else _AHEAD
    return min(choices, key=lambda days: _distance(days, published, weight), default=None)


def _distance(days: Days, published: datetime.date, weight: int) -> int:
    """Days between the publication and a stretch, those ahead of it weighted."""
    if days[0] > published:
        return weight * (days[0] - published).days
    return max(0, (published - days[1]).days)


def range_days(first: CalendarPoint, last: CalendarPoint, reference: Reference) -> Answer:
    """From one point to another; an end without a year of its own lies next to the other."""
    if first.weekday and first.day is None and first.day_shift is None:
        ahead = reference.future if first.relation is None else first.relation > 0
        if ahead:
            return _weekdays_ahead(first, last, reference)
        if first.relation is None and last.relation is not None and last.relation > 0:
            return _weekdays_ahead(first, last, reference)
    if first.day_shift is not None and last.weekday and last.day is None and last.day_shift is None:
        return _weekdays_ahead(first, last, reference)
    end = point_days(last, reference)
    if isinstance(end, Unknown):
        return end
    begin = _before(first, end.days[1], reference)
    if isinstance(begin, Unknown):
        return begin
    if begin.days[0] > end.days[1]:
        return IMPOSSIBLE
    return Known((begin.days[0], end.days[1]), end.basis)


def _weekdays_ahead(first: CalendarPoint, last: CalendarPoint, reference: Reference) -> Answer:
    """A coming day and a weekday after it."""
    begin = point_days(first, reference)
    if isinstance(begin, Unknown) or last.weekday is None:
        return begin
    day = begin.days[0]
    return Known((day, days_from(day, (last.weekday - day.isoweekday()) % 7)), begin.basis)


def _before(point: CalendarPoint, end: datetime.date, reference: Reference) -> Answer:
    """The last such point up to the end of a range."""
    if point.weekday and point.day is None and point.day_shift is None:
        day = days_from(end, -((end.isoweekday() - point.weekday) % 7))
        return Known((day, day), "weekday")
    floating = point.year is None and point.year_shift is None and point.month_shift is None
    if point.day_shift is not None or not floating:
        return point_days(point, reference)
    calendar = ISLAMIC if point.lunar else GREGORIAN
    here = calendar.locate(end)
    for year in (here[0], here[0] - 1) if here else ():
        days = calendar.days(year, point.month, point.day)
        if days and days[0] <= end:
            return Known(days, "nearest")
    return IMPOSSIBLE
