"""What the words of a match mean that counts units of time: last week, so long ago, within two days."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..model import Precision
from .fields import Fields
from .lexicon import Tag, Word
from .model import CalendarPoint, Edge, Shift, TimeExpression, TimeKind, Unit

__all__ = ["Make", "anaphor", "duration", "offset", "period", "stretch", "within"]

Make = Callable[..., TimeExpression]
"""Makes a time expression of the matched span, given its meaning."""

_UNIT_PRECISION = {
    Unit.MINUTE: Precision.DAY,
    Unit.HOUR: Precision.DAY,
    Unit.DAY: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.YEAR: Precision.YEAR,
    Unit.DECADE: Precision.YEAR,
    Unit.CENTURY: Precision.YEAR,
}


def period(words: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """The running, last or next week, month, year, decade or century; a numbered century."""
    noun = fields.units[0]
    if noun.unit is None:
        return None
    precision = _UNIT_PRECISION[noun.unit]
    if fields.numbers:
        first = CalendarPoint(year=fields.numbers[0] * 100 - 99)
        century = make(kind=TimeKind.PERIOD, precision=precision, first=first, edge=fields.edge)
        return century if noun.unit is Unit.CENTURY else None
    if fields.edge:
        precision = Precision.MONTH if noun.unit is Unit.YEAR else Precision.WEEK
    relation = fields.relations.get(noun.tag, 0)
    shift = Shift(count=abs(relation), unit=noun.unit, sign=1 if relation > 0 else -1)
    ends = fields.edge is not None and fields.edge is not Edge.REST
    bare = noun.unit is Unit.WEEK and ends and len(words) == 2
    window = (-6, 0) if bare else None
    return make(kind=TimeKind.PERIOD, precision=precision, shift=shift, edge=fields.edge, window=window)


def duration(_: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """How long something lasts; None where the number is left open."""
    noun = fields.units[-1]
    count = fields.numbers[0] if fields.numbers else noun.value
    if not count or noun.unit is None:
        return None
    shift = Shift(count=count, unit=noun.unit, sign=1)
    return make(kind=TimeKind.DURATION, precision=_UNIT_PRECISION[noun.unit], shift=shift)


def stretch(_: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """The last or next several units."""
    noun = fields.units[-1]
    if noun.unit is None:
        return None
    count = fields.numbers[0] if fields.numbers else noun.value or None
    relation = fields.relations.get(noun.tag, -1)
    shift = Shift(count=count, unit=noun.unit, sign=1 if relation > 0 else -1)
    precision = Precision.VAGUE if count is None else _UNIT_PRECISION[noun.unit]
    return make(kind=TimeKind.STRETCH, precision=precision, shift=shift)


def offset(words: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """So long ago, or so long from now or from an event."""
    noun = fields.units[-1]
    if noun.unit is None:
        return None
    count = fields.numbers[0] if fields.numbers else noun.value or None
    sign = -1 if words[0].tag in (Tag.BEFORE, Tag.SINCE) else 1
    precision = Precision.VAGUE if count is None else _UNIT_PRECISION[noun.unit]
    return make(
        kind=TimeKind.OFFSET, precision=precision, shift=Shift(count=count, unit=noun.unit, sign=sign)
    )


def within(_: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """Within so long."""
    noun = fields.units[-1]
    count = fields.numbers[0] if fields.numbers else noun.value
    if noun.unit is None or not count:
        return None
    shift = Shift(count=count, unit=noun.unit, sign=1)
    return make(kind=TimeKind.WITHIN, precision=_UNIT_PRECISION[noun.unit], shift=shift)


def anaphor(words: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """The same day, month or year as one named before, or the one next to it."""
    unit = fields.units[0].unit if fields.units else Unit.DAY
    step = next((word.value for word in words if word.tag is Tag.NEXT), 0)
    shift = Shift(count=abs(step), unit=unit or Unit.DAY, sign=1 if step >= 0 else -1)
    return make(kind=TimeKind.ANAPHOR, precision=_UNIT_PRECISION[shift.unit], shift=shift)
