"""The two calendars of the Arab press behind one face, and arithmetic on days, weeks and months.

Islamic dates follow the Umm al-Qura calendar by `hijridate` (years 1343 to 1500); a sighting of the moon may
move them by a day.
"""

from __future__ import annotations

import datetime
from typing import Protocol

from hijridate import Gregorian as Converter
from hijridate import Hijri

from .model import Edge

__all__ = [
    "GREGORIAN",
    "ISLAMIC",
    "Calendar",
    "Days",
    "days_from",
    "lunar_year",
    "month_edge",
    "months_from",
    "shifted_month",
    "week_of",
    "year_edge",
]

Days = tuple[datetime.date, datetime.date]
"""A first and a last day."""


class Calendar(Protocol):
    """Years and months of a calendar as days; None for what the calendar does not have."""

    def locate(self, day: datetime.date) -> tuple[int, int] | None:
        """Year and month of a day."""

    def days(self, year: int, month: int | None, day: int | None) -> Days | None:
        """First and last day of a year, of a month or of a day."""


class _Gregorian:
    """The civil calendar."""

    def locate(self, day: datetime.date) -> tuple[int, int] | None:
        return day.year, day.month

    def days(self, year: int, month: int | None, day: int | None) -> Days | None:
        try:
            first = datetime.date(year, month or 1, day or 1)
            if day:
                return first, first
            after = datetime.date(year + (month in (None, 12)), 1 if month in (None, 12) else month + 1, 1)
        except ValueError:
            return None
        return first, after - datetime.timedelta(1)


class _Islamic:
    """The calendar of Umm al-Qura."""

    def locate(self, day: datetime.date) -> tuple[int, int] | None:
        try:
            year, month, _ = Converter.fromdate(day).to_hijri().datetuple()
        except (OverflowError, ValueError):
            return None
        return year, month

    def days(self, year: int, month: int | None, day: int | None) -> Days | None:
        try:
            first = Hijri(year, month or 1, day or 1)
            last = first if day else Hijri(year, month or 12, Hijri(year, month or 12, 1).month_length())
            return self._civil(first), self._civil(last)
        except (OverflowError, ValueError):
            return None

    @staticmethod
    def _civil(day: Hijri) -> datetime.date:
        return datetime.date(*day.to_gregorian().datetuple())


GREGORIAN: Calendar = _Gregorian()
ISLAMIC: Calendar = _Islamic()


def lunar_year(year: int, month: int, day: int) -> int | None:
    """The Islamic year whose given day falls in a Gregorian year; the later one where two do."""
    near = round((year - 622) * 33 / 32)
    for candidate in (near + 1, near, near - 1):
        days = ISLAMIC.days(candidate, month, day)
        if days and days[0].year == year:
            return candidate
    return None


def days_from(day: datetime.date, count: int) -> datetime.date:
    """So many days later, negative ones earlier; the ends of the calendar hold it."""
    try:
        return day + datetime.timedelta(count)
    except OverflowError:
        return datetime.date.max if count > 0 else datetime.date.min


def shifted_month(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month so many months later."""
    whole = year * 12 + month - 1 + count
    return whole // 12, whole % 12 + 1


def months_from(day: datetime.date, count: int) -> datetime.date:
    """The same day so many months later, or the last day of that month where it is shorter."""
    year, month = shifted_month(day.year, day.month, count)
    days = GREGORIAN.days(year, month, None)
    return days[0].replace(day=min(day.day, days[1].day)) if days else day


def week_of(day: datetime.date, shift: int = 0) -> Days:
    """The week of a day, or one so many weeks later, as most Arab countries have it: Sunday to Saturday."""
    sunday = days_from(day, 7 * shift - day.isoweekday() % 7)
    return sunday, days_from(sunday, 6)


_MONTH_EDGES = {
    Edge.START: (0, 9),
    Edge.EARLY: (0, 9),
    Edge.MIDDLE: (11, 17),
    Edge.LATE: (20, 31),
    Edge.END: (20, 31),
}
_YEAR_EDGES = {
    Edge.START: (0, 0),
    Edge.EARLY: (0, 2),
    Edge.MIDDLE: (5, 6),
    Edge.LATE: (9, 11),
    Edge.END: (10, 11),
}


def month_edge(days: Days, edge: Edge) -> Days:
    """The first ten days of a month, the week about its middle, or what follows its twentieth day."""
    first, last = _MONTH_EDGES[edge]
    return days_from(days[0], first), min(days_from(days[0], last), days[1])


def year_edge(days: Days, edge: Edge) -> Days:
    """January (مطلع), January to March (أوائل), June and July, October to December, November and December."""
    first, last = _YEAR_EDGES[edge]
    return months_from(days[0], first), days_from(months_from(days[0], last + 1), -1)
