"""Days that stand for what happened on them, told without their year: منذ السابع من أكتوبر."""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass, replace

from ..loading import load_rows
from .model import Bound, CalendarPoint, TimeExpression

__all__ = ["memorable"]

_FRESH = datetime.timedelta(days=31)
"""So soon after the day has come again, the new one may be meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memorable:
    """A row of memorable.tsv."""

    month: int
    day: int
    year: int
    reason: str


@functools.cache
def _years() -> dict[tuple[int, int], int]:
    """The year by month and day; read once."""
    rows = load_rows("dates/memorable.tsv", Memorable)
    return {(row.month, row.day): row.year for row in rows}


def memorable(expression: TimeExpression, published: datetime.date | None) -> CalendarPoint | None:
    """The point of an expression, with the year of a memorable day where such a day is meant."""
    point = expression.first
    if point is None or published is None or expression.bound is not Bound.SINCE or not _bare(point):
        return point
    year = _years().get((point.month or 0, point.day or 0))
    if year is None or point.month is None or point.day is None:
        return point
    day = datetime.date(year, point.month, point.day)
    again = published - datetime.date(published.year, point.month, point.day)
    fresh = datetime.timedelta(0) <= again <= _FRESH and published.year != year
    return point if day > published or fresh else replace(point, year=year)


def _bare(point: CalendarPoint) -> bool:
    """Whether day and month alone are told."""
    qualified = (point.year, point.year_shift, point.relation, point.weekday, point.day_shift)
    return not point.lunar and all(part is None for part in qualified)
