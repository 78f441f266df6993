"""The words of a match, sorted by what they fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .calendars import lunar_year
from .lexicon import Tag, Word
from .model import CalendarPoint, DayPart, Edge

__all__ = ["MONTHS", "NUMBERS", "Fields", "calendar_point", "gather"]

MONTHS = {Tag.MONTH, Tag.WEAK, Tag.NAMELIKE}
NUMBERS = {Tag.DIGITS, Tag.DAYNUMBER, Tag.CARDINAL, Tag.COUNTED, Tag.ORDINAL}
_DEICTICS = {Tag.TODAY, Tag.DEICTIC, Tag.BARENEXT}
_WEEKDAYS = {Tag.WEEKDAY, Tag.BAREDAY}
_NAMED_TIMES = {Tag.SEASON, Tag.SPELL, Tag.FEAST}
_DECADE, _RELATION, _THIS = Tag.DECADE, Tag.RELATION, Tag.THIS
_YEARS = {Tag.YEARNUMBER, Tag.LUNARYEAR}


@dataclass(slots=True)
class Fields:
    """The words of a match sorted by what they fill in; `relations` by the tag of the noun they belong to."""

    numbers: list[int] = field(default_factory=list)
    weekdays: list[int] = field(default_factory=list)
    months: list[Word] = field(default_factory=list)
    years: list[Word] = field(default_factory=list)
    deictics: list[Word] = field(default_factory=list)
    decades: list[int] = field(default_factory=list)
    units: list[Word] = field(default_factory=list)
    relations: dict[Tag, int] = field(default_factory=dict)
    part: DayPart | None = None
    edge: Edge | None = None


def gather(words: Sequence[Word]) -> Fields:
    """Sort the words of a match."""
    fields = Fields()
    noun: Tag | None = None
    running = False
    for word in words:
        tag = word.tag
        fields.part = word.part or fields.part
        fields.edge = word.edge or fields.edge
        if tag is _RELATION and noun is not None:
            fields.relations[noun] = word.value
        elif tag is _THIS:
            running = True
        kept = _noun(fields, word)
        if kept is not None:
            noun = kept
            if running:
                fields.relations[noun], running = 0, False
    if running and noun is not None:
        fields.relations.setdefault(noun, 0)
    return fields


def _noun(fields: Fields, word: Word) -> Tag | None:
    """Put a word where it belongs; returns the tag that an adjective after it would belong to."""
    tag = word.tag
    if tag in NUMBERS:
        fields.numbers.append(word.value)
    elif tag in MONTHS:
        fields.months.append(word)
        return Tag.MONTH
    elif tag in _WEEKDAYS:
        fields.weekdays.append(word.value)
        return Tag.WEEKDAY
    elif tag in _YEARS:
        fields.years.append(word)
    elif tag in _DEICTICS:
        fields.deictics.append(word)
    elif tag is _DECADE:
        fields.decades.append(word.value)
    elif tag in _NAMED_TIMES:
        return tag
    elif word.unit is not None:
        fields.units.append(word)
        return tag
    return None


def calendar_point(fields: Fields) -> CalendarPoint | None:
    """Day, month and year of one date; None where the calendar has no such day."""
    month = fields.months[0] if fields.months else None
    if any(other.value != fields.months[0].value for other in fields.months):
        return None
    year = fields.years[0] if fields.years else None
    day = fields.numbers[0] if fields.numbers else None
    lunar = month.lunar if month else year is not None and year.tag is Tag.LUNARYEAR
    if day and day > _length(month, lunar):
        return None
    number = year.value if year else None
    if year and month and lunar and year.tag is Tag.YEARNUMBER:
        number = lunar_year(year.value, month.value, day or 1)
    if year and (number is None or (year.tag is Tag.LUNARYEAR and not lunar)):
        return None
    return CalendarPoint(
        day=day,
        month=month.value if month else None,
        year=number,
        weekday=fields.weekdays[0] if fields.weekdays else None,
        day_shift=fields.deictics[0].value if fields.deictics else None,
        week_shift=fields.relations.get(Tag.THEUNIT),
        relation=fields.relations.get(Tag.MONTH),
        month_shift=fields.relations.get(Tag.THEMONTH),
        year_shift=fields.relations.get(Tag.THEYEAR),
        lunar=lunar,
    )


def _length(month: Word | None, lunar: bool) -> int:
    """The most days a month can have."""
    if lunar or (month and month.value in (4, 6, 9, 11)):
        return 30
    return 29 if month and month.value == 2 else 31
