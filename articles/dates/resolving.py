"""Set a time expression against the publication date.

Nothing is guessed. Without a publication date only what the article dates in full is resolved; with one:

- a day and month without year lie nearest to it, the past before the future (`nearest`), unless an adjective
  says which one is meant (`published`) or a weekday fits one year alone (`weekday`);
- a bare weekday is the last one, counting the day of publication itself, or the next one with `future`;
- اليوم الأحد is the Sunday nearest to the publication, which mends a publication date off by up to three
  days;
- weeks run from Sunday to Saturday: last week (الأسبوع الماضي) is the one before that of the publication,
  next week the one after it; a week ago (قبل أسبوع) is the day seven days before it, known to the week;
- the rest of a week, month or year (بقية الأسبوع) runs from the publication to its end; within two days
  (خلال يومين) is ahead of it, and no date where the verb looks back, as it may then tell how long it took;
- مطلع, منتصف and أواخر of a month are ten days, a week and ten days of it, known to the week;
- plurals without number (قبل أيام) are windows from `data/dates/windows.tsv`, precision vague.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable
from dataclasses import dataclass, replace

from ..loading import load_rows
from ..model import DateExpression, Precision
from .calendars import Days, days_from, month_edge, months_from, week_of, year_edge
from .memorable import memorable
from .model import Bound, CalendarPoint, Edge, Portion, Shift, TimeExpression, TimeKind, Unit
from .periods import century_days, moved, portion_days, unit_days, weekend_before
from .points import IMPOSSIBLE, UNPUBLISHED, Answer, Known, Reference, Unknown, point_days, range_days

__all__ = ["resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Days around the publication for a plural without number."""

    unit: Unit
    direction: str
    since: int
    until: int


@functools.cache
def _windows() -> dict[tuple[Unit, str], tuple[int, int]]:
    """The windows by unit and direction; read once."""
    rows = load_rows("dates/windows.tsv", Window)
    return {(row.unit, row.direction): (row.since, row.until) for row in rows}


def resolve(
    expression: TimeExpression, published: datetime.date | None, *, future: bool = False
) -> DateExpression:
    """The calendar dates of an expression, with the precision and the basis of the reading.

    `published` is the day of publication, None if unknown; `future` says that the verb looks ahead (سيزور
    الأحد). `begin` and `until` are None where article and publication date do not tell; `basis` then says
    why (`published-unknown`, `year-unknown`, `event`, `vague`, `impossible`, `antecedent-unknown`), else
    what told: `explicit`, `hijri`, `memorable`, `published`, `weekday`, `nearest`, `quote` (as `published`,
    but said in a quotation), `window` or `text` (an earlier expression).
    """
    reference = Reference(published=published, future=future or expression.bound is Bound.BY)
    answer = _KINDS[expression.kind](expression, reference)
    begin = until = None
    basis = answer.basis
    if isinstance(answer, Known):
        begin, until = _written(expression, answer.days, published)
        if expression.in_quote and basis in ("published", "weekday", "window"):
            basis = "quote"
    return DateExpression(
        span=expression.span,
        begin=begin,
        until=until,
        precision=expression.precision,
        basis=basis,
        symbolic=expression.symbolic,
    )


def _written(expression: TimeExpression, days: Days, published: datetime.date | None) -> tuple[str, str]:
    """Both ends as ISO 8601 with the precision known; what began and goes on ends with the publication."""
    begin, until = _iso(days, expression.precision)
    if published is None:
        return begin, until
    since = expression.bound in (Bound.SINCE, Bound.SINCE_THEN)
    if since and expression.kind is not TimeKind.OFFSET and days[1] < published:
        return begin, published.isoformat()
    return begin, until


def _iso(days: Days, precision: Precision) -> tuple[str, str]:
    """Whole years and months in short, all else by the day."""
    first, last = days
    whole_months = first.day == 1 and days_from(last, 1).day == 1
    if precision is Precision.YEAR and whole_months and first.month == 1 and last.month == 12:
        return f"{first.year:04}", f"{last.year:04}"
    if precision in (Precision.YEAR, Precision.MONTH) and whole_months:
        return first.isoformat()[:7], last.isoformat()[:7]
    return first.isoformat(), last.isoformat()


def _calendar(expression: TimeExpression, reference: Reference) -> Answer:
    """Days, months, years, weekdays and deictics: one point, or the edge or portion of one."""
    point = memorable(expression, reference.published)
    if point is None or expression.first is None:
        return IMPOSSIBLE
    answer = point_days(point, reference)
    if isinstance(answer, Unknown):
        return answer
    if point is not expression.first:
        return Known(answer.days, "memorable")
    if expression.portion and expression.kind is TimeKind.DAY:
        return _date_or_nth(expression.first, expression.portion, answer, reference)
    if expression.portion:
        days = portion_days(expression.first, answer.days, expression.portion.index, expression.portion.parts)
        return Known(days, answer.basis) if days else IMPOSSIBLE
    if expression.window:
        return Known((answer.days[0], days_from(answer.days[1], expression.window[1])), answer.basis)
    if expression.edge:
        narrow = year_edge if expression.kind is TimeKind.YEAR else month_edge
        return Known(narrow(answer.days, expression.edge), answer.basis)
    return answer


def _date_or_nth(point: CalendarPoint, portion: Portion, date: Known, reference: Reference) -> Answer:
    """الثلاثاء الثالث من مايو: the third of May where that is a Tuesday, else the third Tuesday."""
    if date.days[0].isoweekday() == point.weekday:
        return date
    whole = replace(point, day=None)
    month = point_days(replace(whole, weekday=None, day_shift=None), reference)
    if isinstance(month, Unknown):
        return month
    days = portion_days(whole, month.days, portion.index, portion.parts)
    return Known(days, month.basis) if days else date


def _range(expression: TimeExpression, reference: Reference) -> Answer:
    """From one point to another."""
    if expression.first is None or expression.last is None:
        return IMPOSSIBLE
    return range_days(expression.first, expression.last, reference)


def _decade(expression: TimeExpression, _: Reference) -> Answer:
    """One decade or several, of the twentieth century."""
    first, last = expression.first, expression.last
    if first is None or last is None or first.year is None or last.year is None:
        return IMPOSSIBLE
    return Known((datetime.date(first.year, 1, 1), datetime.date(last.year + 9, 12, 31)), "explicit")


def _season(expression: TimeExpression, reference: Reference) -> Answer:
    """Three months; winter runs into the next year."""
    if expression.first is None:
        return IMPOSSIBLE
    first = point_days(expression.first, reference)
    if isinstance(first, Unknown):
        return first
    begin, length = first.days[0], 3
    if expression.edge:
        skip = {Edge.MIDDLE: 1, Edge.LATE: 2, Edge.END: 2}.get(expression.edge, 0)
        begin, length = months_from(begin, skip), 1
    return Known((begin, days_from(months_from(begin, length), -1)), first.basis)


def _period(expression: TimeExpression, reference: Reference) -> Answer:
    """The last, running or next week, month, year, decade or century."""
    shift, published = expression.shift, reference.published
    if shift is None:
        return _whole_or_portion(expression, reference)
    if published is None:
        return UNPUBLISHED
    if expression.window and not reference.future:
        return Known(weekend_before(published, expression.edge), "published")
    count = (shift.count or 0) * shift.sign
    edge = None if expression.edge is Edge.REST else expression.edge
    days = unit_days(shift.unit, published, count, edge)
    if days and expression.edge is Edge.REST:
        days = (max(days[0], published), days[1])
    return Known(days, "published") if days else IMPOSSIBLE


def _whole_or_portion(expression: TimeExpression, reference: Reference) -> Answer:
    """A part of a calendar point, or a numbered century."""
    if expression.portion is None and expression.first is not None and expression.first.year is not None:
        return Known(century_days(expression.first.year, expression.edge), "explicit")
    return _calendar(expression, reference)


def _offset(expression: TimeExpression, reference: Reference) -> Answer:
    """So long before or after the publication; one that hangs on an event is left to who knows the event."""
    shift, published = expression.shift, reference.published
    if expression.anchor is not None:
        return Unknown("event")
    if shift is None or published is None:
        return UNPUBLISHED
    if shift.count is None:
        return _window(shift, "ahead" if shift.sign > 0 else "ago", published)
    count = shift.count * shift.sign
    unit, times = _OFFSETS.get(shift.unit, (shift.unit, 1))
    days = unit_days(unit, published, count * times)
    return Known(days, "published") if days else IMPOSSIBLE


_OFFSETS = {Unit.WEEK: (Unit.DAY, 7), Unit.DECADE: (Unit.YEAR, 10), Unit.CENTURY: (Unit.YEAR, 100)}
"""Units that an offset counts in smaller ones: a week ago is a day, ten years ago a year."""


def _window(shift: Shift, direction: str, published: datetime.date) -> Answer:
    """The usual window of a plural without number."""
    window = _windows().get((shift.unit, direction))
    if window is None:
        return Unknown("vague")
    return Known((days_from(published, window[0]), days_from(published, window[1])), "window")


def _stretch(expression: TimeExpression, reference: Reference) -> Answer:
    """The last or next so many units, up to or from the publication."""
    shift, published = expression.shift, reference.published
    if shift is None or published is None:
        return UNPUBLISHED
    if shift.count is None:
        return _window(shift, "next" if shift.sign > 0 else "last", published)
    other = moved(published, shift)
    return Known((min(published, other), max(published, other)), "published")


def _within(expression: TimeExpression, reference: Reference) -> Answer:
    """From the publication on where the verb looks ahead; else it may tell how long something took."""
    return _stretch(expression, reference) if reference.future else Unknown("duration")


def _anaphor(expression: TimeExpression, reference: Reference) -> Answer:
    """The day, month or year of an earlier expression, or the next one."""
    shift = expression.shift
    if expression.antecedent is None or shift is None:
        return Unknown("antecedent-unknown")
    earlier = _KINDS[expression.antecedent.kind](expression.antecedent, reference)
    if isinstance(earlier, Unknown):
        return earlier
    count = (shift.count or 0) * shift.sign
    days = week_of(earlier.days[0], count) if shift.unit is Unit.WEEK else None
    days = days or unit_days(shift.unit, earlier.days[0], count)
    return Known(days, "text") if days else IMPOSSIBLE


def _vague(expression: TimeExpression, reference: Reference) -> Answer:
    """A word without a date, or with a window of its own."""
    if expression.window is None:
        return Unknown("vague")
    if reference.published is None:
        return UNPUBLISHED
    since, until = expression.window
    return Known((days_from(reference.published, since), days_from(reference.published, until)), "window")


def _duration(_: TimeExpression, __: Reference) -> Answer:
    """A length of time is no date."""
    return Unknown("duration")


_KINDS: dict[TimeKind, Callable[[TimeExpression, Reference], Answer]] = {
    TimeKind.DAY: _calendar,
    TimeKind.WEEKDAY: _calendar,
    TimeKind.MONTH: _calendar,
    TimeKind.YEAR: _calendar,
    TimeKind.DEICTIC: _calendar,
    TimeKind.SEASON: _season,
    TimeKind.DECADE: _decade,
    TimeKind.RANGE: _range,
    TimeKind.PERIOD: _period,
    TimeKind.OFFSET: _offset,
    TimeKind.STRETCH: _stretch,
    TimeKind.WITHIN: _within,
    TimeKind.ANAPHOR: _anaphor,
    TimeKind.DURATION: _duration,
    TimeKind.VAGUE: _vague,
}
