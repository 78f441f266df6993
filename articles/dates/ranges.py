"""The two ends of a range, each lending the other what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Precision
from .fields import MONTHS, NUMBERS, calendar_point, gather
from .lexicon import Tag, Word
from .model import CalendarPoint

__all__ = ["point_precision", "range_ends"]

_JOINERS = {Tag.TO, Tag.UNTIL, Tag.DASH, Tag.SLASH, Tag.AND, Tag.COMMA}


def range_ends(words: Sequence[Word]) -> tuple[CalendarPoint, CalendarPoint] | None:
    """What stands before the first joiner and after the last one; None where either makes no sense."""
    places = [place for place, word in enumerate(words) if _joins(words, place, word)]
    if not places:
        return None
    first, last = _end(words[: places[0]]), _end(words[places[-1] + 1 :])
    return (_lent(first, last), _lent(last, first)) if first and last else None


def _joins(words: Sequence[Word], place: int, word: Word) -> bool:
    """Whether the word joins the two ends: no slash between two names of one month, no mark at either end."""
    if word.tag not in _JOINERS or not 0 < place < len(words) - 1:
        return False
    if word.tag is Tag.SLASH:
        return words[place + 1].tag not in MONTHS
    return word.tag is not Tag.COMMA or words[place + 1].tag in (*NUMBERS, Tag.WEEKDAY)


def _end(words: Sequence[Word]) -> CalendarPoint | None:
    """One end of a range."""
    if not words:
        return None
    fields = gather(words)
    if words[-1].tag is Tag.NUMERIC:
        year, month, day = words[-1].triple
        return CalendarPoint(day=day, month=month, year=year)
    if fields.deictics:
        weekday = fields.weekdays[0] if fields.weekdays else None
        return CalendarPoint(day_shift=fields.deictics[0].value, weekday=weekday)
    point = calendar_point(fields)
    if point and fields.weekdays and point.day is None:
        return replace(point, relation=fields.relations.get(Tag.WEEKDAY))
    return point


def _lent(point: CalendarPoint, other: CalendarPoint) -> CalendarPoint:
    """A point with month and year, or the weekday's adjective, taken from the other end."""
    if point.day is None:
        return _week_lent(point, other) if point.weekday else point
    if point.month is not None or point.month_shift is not None:
        return point
    return replace(
        point,
        month=other.month,
        year=other.year,
        relation=other.relation,
        month_shift=other.month_shift,
        year_shift=other.year_shift,
        lunar=other.lunar,
    )


def _week_lent(point: CalendarPoint, other: CalendarPoint) -> CalendarPoint:
    """A weekday with the adjective or the week of the other one."""
    if point.relation is not None or point.week_shift is not None:
        return point
    return replace(point, relation=other.relation, week_shift=other.week_shift)


def point_precision(point: CalendarPoint) -> Precision:
    """How exact a point is."""
    if point.day is not None or point.weekday is not None or point.day_shift is not None:
        return Precision.DAY
    return Precision.MONTH if point.month is not None else Precision.YEAR
