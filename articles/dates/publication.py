"""Read the day of publication from the article itself, where it tells.

Three things tell it, the surest first: a date line (آخر تحديث: الثلاثاء 15 ديسمبر 2009, a line that is
nothing but a date, a dateline of an agency); a sentence that dates today or yesterday in full (اليوم
السبت 26 نوفمبر 2016); the same without its year where the weekday fits one year alone of those between
the last one named and today. A guess that other words of the article contradict (another weekday for
today, another current month) is dropped.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ..loading import load_rows
from ..model import Span
from .calendars import GREGORIAN, days_from
from .finding import find_dates
from .lexicon import bare, fold
from .model import CalendarPoint, PublishedGuess, TimeExpression, TimeKind

__all__ = ["clock", "infer_published", "stamped"]

_HEAD = 600
"""Code points within which a date line may stand: title, menus and by-line come first."""
_LINE_CONFIDENCE = 0.9
_CLOCK_CONFIDENCE = 0.6
_SENTENCE_CONFIDENCE = 0.95
_WEEKDAY_CONFIDENCE = 0.7
"""Shares of right guesses to expect. Date lines and sentences were right in all of twelve real articles
that have them; a page's clock may show when it was copied, which was days to weeks later in two of
eight."""
_RECENT = 31
"""Days before today within which a fitting date is the likeliest one, as fresh news is read most."""


class Role(StrEnum):
    """Where a cue stands."""

    BEFORE = "before"
    AFTER = "after"
    AGENCY = "agency"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that marks a date line."""

    cue: str
    role: Role


@functools.cache
def _cues() -> dict[Role, re.Pattern[str]]:
    """One pattern for each role; read once."""
    rows = load_rows("dates/publication.tsv", Cue)
    return {role: _pattern([bare(fold(row.cue)) for row in rows if row.role is role], role) for role in Role}


def _pattern(words: list[str], role: Role) -> re.Pattern[str]:
    """The cues right before, or right after, a date."""
    choices = "|".join(r"[\s.]*".join(word.split()) for word in sorted(words, key=len, reverse=True))
    if role in (Role.BEFORE, Role.CLOCK):
        return re.compile(rf"(?<!\w)(?:{choices})[\s:)+\d–]*$")
    return re.compile(rf"^[\s،,\dم:|()\[\]/–]*(?:{choices})(?!\w)")


_CLOCK = "clock of the page"


def infer_published(
    text: str, *, today: datetime.date, expressions: Sequence[TimeExpression] | None = None
) -> PublishedGuess | None:
    """The day of publication as the article tells it, None where it does not tell it in full.

    `today` bounds the guess: nothing is published after it. `expressions` are those of
    `find_dates(text)`, to save finding them again.
    """
    found = find_dates(text) if expressions is None else expressions
    for guess in (*_lines(text, found), *_sentences(found), *_fitting(text, found, today)):
        if _consistent(guess.date, found, today):
            return guess
    return None


def stamped(text: str, expressions: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions with those marked that are the date line of the page: «آخر تحديث: …», «30/06/09»."""
    folded = fold(text[: _HEAD + 200])
    return [
        replace(expression, stamp=True)
        if expression.span.end < _HEAD
        and expression.kind is TimeKind.DAY
        and _line_reason(folded, expression.span)
        else expression
        for expression in expressions
    ]


def clock(expressions: Sequence[TimeExpression]) -> datetime.date | None:
    """The day of the page's own stamp, which may be that of its copying: weeks late, but of the right year.

    None without a stamp.
    """
    return next((day for found in expressions if found.stamp and (day := _full_day(found))), None)


def _lines(text: str, found: Sequence[TimeExpression]) -> Iterator[PublishedGuess]:
    """Full dates on date lines near the head of the text."""
    folded = fold(text[: _HEAD + 200])
    for expression in found:
        day = _full_day(expression)
        reason = day and expression.span.end < _HEAD and _line_reason(folded, expression.span)
        if day and reason:
            confidence = _CLOCK_CONFIDENCE if reason == _CLOCK else _LINE_CONFIDENCE
            yield _guess(expression, day, 0, confidence, reason)


def _line_reason(folded: str, span: Span) -> str:
    """Why a date is a date line: a cue beside it, nothing else on its line, or an agency's dateline."""
    begin = folded.rfind("\n", 0, span.start) + 1
    end = folded.find("\n", span.end)
    before, after = folded[begin : span.start], folded[span.end : end if end >= 0 else len(folded)]
    cues = _cues()
    if cues[Role.BEFORE].search(before) or cues[Role.AFTER].search(after):
        return "date line"
    if not re.search(r"[^\W\d_]", before + after):
        return "a line of its own"
    if cues[Role.CLOCK].search(before):
        return _CLOCK
    return "dateline of an agency" if len(before) < 60 and cues[Role.AGENCY].search(after) else ""


def _sentences(found: Sequence[TimeExpression]) -> Iterator[PublishedGuess]:
    """Today, yesterday or tomorrow dated in full."""
    for expression in found:
        day = _full_day(expression)
        if day and expression.first and expression.first.day_shift is not None and not expression.in_quote:
            shift = -expression.first.day_shift
            yield _guess(expression, day, shift, _SENTENCE_CONFIDENCE, "today's date in the text")


def _fitting(text: str, found: Sequence[TimeExpression], today: datetime.date) -> Iterator[PublishedGuess]:
    """Today dated without its year, where the weekday fits one year alone since the last one named.

    Where no year is named, only the last month is looked at.
    """
    named = [e.first.year for e in found if e.first and e.first.year and e.first.year <= today.year]
    since = datetime.date(max(named), 1, 1) if named else days_from(today, -_RECENT)
    folded = fold(text[: _HEAD + 200])
    for expression in found:
        point, shift = expression.first, 0
        if expression.kind is not TimeKind.DAY or point is None or point.year or point.lunar:
            continue
        weekday = point.weekday
        if point.day_shift is not None:
            shift = -point.day_shift
        elif expression.span.end < _HEAD and _line_reason(folded, expression.span):
            weekday = weekday or _weekday_of_today(found)
        else:
            continue
        day = _only_day(point, weekday, since, today)
        if day:
            yield _guess(expression, day, shift, _WEEKDAY_CONFIDENCE, "weekday and date fit one year")


def _weekday_of_today(found: Sequence[TimeExpression]) -> int | None:
    """The weekday that the article gives to today."""
    for expression in found:
        point = expression.first
        if expression.kind is TimeKind.DEICTIC and point and point.day_shift == 0 and point.weekday:
            return point.weekday
    return None


def _only_day(
    point: CalendarPoint, weekday: int | None, since: datetime.date, today: datetime.date
) -> datetime.date | None:
    """The one day between two days on which a date without year falls on the weekday."""
    every = (GREGORIAN.days(year, point.month, point.day) for year in range(since.year, today.year + 1))
    fits = [
        days[0] for days in every if days and days[0].isoweekday() == weekday and since <= days[0] <= today
    ]
    return fits[0] if len(fits) == 1 else None


def _full_day(expression: TimeExpression) -> datetime.date | None:
    """The day of a date given in full whose weekday, if it has one, is right."""
    point = expression.first
    if expression.kind is not TimeKind.DAY or point is None or point.lunar or not point.year:
        return None
    days = GREGORIAN.days(point.year, point.month, point.day)
    fits = days and point.weekday in (None, days[0].isoweekday())
    return days[0] if days and fits else None


def _guess(
    expression: TimeExpression, day: datetime.date, shift: int, confidence: float, reason: str
) -> PublishedGuess:
    """A guess: so many days from the day that an expression gives."""
    return PublishedGuess(
        date=days_from(day, shift), confidence=confidence, reason=reason, span=expression.span
    )


def _consistent(day: datetime.date, found: Sequence[TimeExpression], today: datetime.date) -> bool:
    """Whether nothing in the article speaks against a day; a page may be updated a day after its writing."""
    return day <= days_from(today, 1) and not any(_contradicts(e, day) for e in found if not e.in_quote)


def _contradicts(expression: TimeExpression, day: datetime.date) -> bool:
    """Another weekday for today, another running month, or a year long after."""
    point = expression.first
    if point is None:
        return False
    if expression.kind is TimeKind.DEICTIC and point.weekday and point.day_shift is not None:
        return (days_from(day, point.day_shift).isoweekday() - point.weekday) % 7 not in (0, 1)
    if point.relation == 0 and point.month and not point.lunar and expression.kind is not TimeKind.SEASON:
        return point.month != day.month
    return False
