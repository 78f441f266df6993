"""What the words of a match mean: one small reader for each kind of expression."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..model import Precision
from .calendars import lunar_year
from .counting import Make, anaphor, duration, offset, period, stretch, within
from .fields import Fields, calendar_point, gather
from .lexicon import Tag, Word
from .model import CalendarPoint, Edge, Portion, TimeExpression, TimeKind, Unit
from .ranges import point_precision, range_ends
from .rules import Reader

__all__ = ["Make", "read"]

_LAST_LUNAR_YEAR = 1500
_MOST_WEEKDAYS = 5
"""A weekday comes five times in a month at most: الثلاثاء الثالث من مايو may be the third Tuesday."""


def read(reader: Reader, words: Sequence[Word], make: Make) -> TimeExpression | None:
    """The expression that the words of a match make, None where they make no sense (day 31 of February)."""
    return _READERS[reader](words, gather(words), make)


def _date(words: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """A day with its month, year and weekday, as far as given."""
    point = calendar_point(fields)
    day = point.day if point else None
    if point is None or day is None:
        return None
    ordinal = any(word.tag is Tag.ORDINAL for word in words)
    if point.weekday is None and ordinal:
        point = replace(point, day_shift=None)  # اليوم الثالث من رمضان is not today
    portion = None
    if ordinal and point.weekday is not None and day <= _MOST_WEEKDAYS:
        portion = Portion(index=day, parts=7)
    return make(kind=TimeKind.DAY, precision=Precision.DAY, first=point, part=fields.part, portion=portion)


def _numeric(words: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """A date in figures."""
    year, month, day = words[-1].triple
    weekday = fields.weekdays[0] if fields.weekdays else None
    shift = fields.deictics[0].value if fields.deictics else None
    point = CalendarPoint(day=day, month=month, year=year, weekday=weekday, day_shift=shift)
    return make(kind=TimeKind.DAY, precision=Precision.DAY, first=point, part=fields.part)


def _range(words: Sequence[Word], _: Fields, make: Make) -> TimeExpression | None:
    """From one point to another, or several points in a list."""
    ends = range_ends(words)
    if ends is None:
        return None
    return make(kind=TimeKind.RANGE, precision=point_precision(ends[1]), first=ends[0], last=ends[1])


def _month(_: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """A month, or an edge of one."""
    point = calendar_point(replace(fields, numbers=[]))
    precision = Precision.WEEK if fields.edge else Precision.MONTH
    made = make(kind=TimeKind.MONTH, precision=precision, first=point, edge=fields.edge)
    return made if point else None


def _portion(words: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """A half, third or quarter of a year, or a numbered week of a month."""
    point = calendar_point(replace(fields, numbers=[]))
    if point is None:
        return None
    if words[0].tag is Tag.PORTION:
        portion = Portion(index=fields.numbers[0], parts=words[0].value)
        point = replace(point, year_shift=0) if point.year is None and point.year_shift is None else point
        fits, precision = portion.index <= portion.parts, Precision.MONTH
    else:
        portion = Portion(index=_index(words, fields), parts=5)
        weeks = any(word.unit is Unit.WEEK for word in words)
        fits, precision = portion.index <= 5 and weeks, Precision.WEEK
    return make(kind=TimeKind.PERIOD, precision=precision, first=point, portion=portion) if fits else None


def _index(words: Sequence[Word], fields: Fields) -> int:
    """Which one of several is counted, -1 for the last."""
    nth = next((word.value for word in words if word.tag is Tag.NTH), None)
    return nth or (fields.numbers[0] if fields.numbers else -1)


def _nth_day(words: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """The n-th or last of a weekday in a month: أول ثلاثاء من نوفمبر."""
    if fields.edge not in (None, Edge.END) or fields.relations.get(Tag.WEEKDAY, -1) >= 0:
        return None
    point = calendar_point(replace(fields, numbers=[], weekdays=[], edge=None))
    if point is None:
        return None
    point = replace(point, weekday=fields.weekdays[0])
    portion = Portion(index=_index(words, fields), parts=7)
    return make(kind=TimeKind.PERIOD, precision=Precision.DAY, first=point, portion=portion)


def _first(words: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """The first of a month: أول يناير."""
    if words[0].value != 1:
        return None
    point = calendar_point(replace(fields, numbers=[1]))
    return make(kind=TimeKind.DAY, precision=Precision.DAY, first=point) if point else None


def _ends(_: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """The first or last days of a month."""
    edge = Edge.EARLY if fields.numbers else Edge.LATE
    point = calendar_point(replace(fields, numbers=[]))
    return make(kind=TimeKind.MONTH, precision=Precision.WEEK, first=point, edge=edge) if point else None


def _feast(words: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """A feast by its date, with the days it lasts, or one day of it: ثاني أيام عيد الفطر."""
    feast = next(word for word in words if word.tag is Tag.FEAST)
    one = feast is not words[0] and words[0].tag is not Tag.PARTICLE
    later = _index(words, fields) - 1 if one and words[0].tag is not Tag.DAYWORD else 0
    year = fields.years[0].value if fields.years else None
    if feast.lunar and year and year > _LAST_LUNAR_YEAR:
        year = lunar_year(year, feast.value // 100, feast.value % 100)
    point = CalendarPoint(
        day=feast.value % 100 + later,
        month=feast.value // 100,
        lunar=feast.lunar,
        year=year,
        relation=fields.relations.get(Tag.FEAST),
        year_shift=None if feast.lunar else fields.relations.get(Tag.THEYEAR),
    )
    if feast.until and not one:
        return make(kind=TimeKind.DAY, precision=Precision.WEEK, first=point, window=(0, feast.until))
    return make(kind=TimeKind.DAY, precision=Precision.DAY, first=point)


def _current(words: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """A day of the running month, the month left out: 15 الجاري."""
    if words[-1].value != 0:
        return None
    point = CalendarPoint(day=fields.numbers[0], month_shift=0)
    return make(kind=TimeKind.DAY, precision=Precision.DAY, first=point)


def _season(words: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """A season, or an edge of one."""
    season = next(word for word in words if word.tag is Tag.SEASON)
    point = CalendarPoint(
        month=season.value,
        year=fields.years[0].value if fields.years else None,
        relation=fields.relations.get(Tag.SEASON),
        year_shift=fields.relations.get(Tag.THEYEAR),
    )
    return make(kind=TimeKind.SEASON, precision=Precision.MONTH, first=point, edge=fields.edge)


def _deictic(_: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """A day counted from the publication."""
    point = CalendarPoint(
        day_shift=fields.deictics[0].value, weekday=fields.weekdays[0] if fields.weekdays else None
    )
    return make(kind=TimeKind.DEICTIC, precision=Precision.DAY, first=point, part=fields.part)


def _weekday(_: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """A weekday, the last or next one or that of a week counted from the publication."""
    point = CalendarPoint(
        weekday=fields.weekdays[0],
        relation=fields.relations.get(Tag.WEEKDAY),
        week_shift=fields.relations.get(Tag.THEUNIT),
    )
    return make(kind=TimeKind.WEEKDAY, precision=Precision.DAY, first=point, part=fields.part)


def _year(_: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """A year, or an edge of one."""
    point = calendar_point(replace(fields, numbers=[]))
    precision = Precision.MONTH if fields.edge else Precision.YEAR
    made = make(kind=TimeKind.YEAR, precision=precision, first=point, edge=fields.edge)
    return made if point else None


def _decade(_: Sequence[Word], fields: Fields, make: Make) -> TimeExpression | None:
    """One decade or two; the twentieth century where it is the last one or none is named."""
    first, last = (CalendarPoint(year=1900 + pick(fields.decades)) for pick in (min, max))
    return make(kind=TimeKind.DECADE, precision=Precision.YEAR, first=first, last=last)


def _vague(words: Sequence[Word], _: Fields, make: Make) -> TimeExpression | None:
    """A word without a date."""
    word = words[0]
    window = None if word.since is None or word.until is None else (word.since, word.until)
    return make(kind=TimeKind.VAGUE, precision=Precision.VAGUE, window=window)


def _none(_: Sequence[Word], __: Fields, ___: Make) -> TimeExpression | None:
    """No time after all."""
    return None


_READERS: dict[Reader, Callable[[Sequence[Word], Fields, Make], TimeExpression | None]] = {
    Reader.NONE: _none,
    Reader.NUMERIC: _numeric,
    Reader.DATE: _date,
    Reader.RANGE: _range,
    Reader.PORTION: _portion,
    Reader.MONTH: _month,
    Reader.SEASON: _season,
    Reader.ANAPHOR: anaphor,
    Reader.DEICTIC: _deictic,
    Reader.WEEKDAY: _weekday,
    Reader.YEAR: _year,
    Reader.PERIOD: period,
    Reader.DECADE: _decade,
    Reader.STRETCH: stretch,
    Reader.OFFSET: offset,
    Reader.VAGUE: _vague,
    Reader.ENDS: _ends,
    Reader.FEAST: _feast,
    Reader.CURRENT: _current,
    Reader.DURATION: duration,
    Reader.NTHDAY: _nth_day,
    Reader.FIRST: _first,
    Reader.WITHIN: within,
}
