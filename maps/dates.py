"""Dates in words, no more precise than they are known: «منتصف مايو 2024», "the first week of May 2024".

`static/js/words/dates.js` says the same in the browser, in the same words; a test holds the two together.
Babel knows neither parts of months nor the choice of digits and names, so the templates are our own
(words.json).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Any

from .notation import DEFAULT_NOTATION, Notation
from .words import Language, words_of

__all__ = ["date_in_words", "when_in_words"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WEEK = 7
_PARTS = frozenset({"vague", "week"})
"""Precisions of days that stand for a part of their month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Date:
    """A day, a month or a year; what is not known is 0."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """Fills the templates of one language in one notation."""

    templates: dict[str, Any]
    language: Language
    notation: Notation

    def date(self, date: _Date) -> str:
        """A day, month or year."""
        template = "day" if date.day else "month" if date.month else "year"
        return self.filled(self.templates[template], date)

    def filled(self, template: str, date: _Date, until: _Date | None = None) -> str:
        """A template with the parts of a date, and of the one until which it goes on."""
        until = until or date
        return template.format(
            y=self.number(date.year),
            d=self.number(date.day),
            d2=self.number(until.day),
            month=self.month(date),
            month2=self.month(until),
        )

    def number(self, number: int) -> str:
        """A number in the digits asked for."""
        return self.notation.number(number, self.language)

    def month(self, date: _Date) -> str:
        """The name of its month, nothing for none."""
        names = self.templates["months"]
        return str(names.get(self.notation.months, names["standard"])[date.month - 1]) if date.month else ""


def date_in_words(iso: str | None, language: Language, notation: Notation = DEFAULT_NOTATION) -> str:
    """An ISO date (day, month or year) in words; empty for anything else.

    >>> date_in_words("2024-05-03", "ar")
    '3 مايو 2024'
    """
    date = _parsed(iso)
    return _writer(language, notation).date(date) if date else ""


def when_in_words(
    start: str | None,
    end: str | None,
    precision: str | None,
    language: Language,
    notation: Notation = DEFAULT_NOTATION,
) -> str:
    """The time from `start` to `end` (ISO dates) in words; empty where neither is known.

    >>> when_in_words("2024-05-12", "2024-05-18", "week", "ar")
    'منتصف مايو 2024'
    """
    begin, until, writer = _parsed(start), _parsed(end), _writer(language, notation)
    if begin is None:
        return writer.templates["until"].format(date=writer.date(until)) if until else ""
    if until is None or start == end:
        date = writer.date(begin)
        is_vague = precision == "vague" and begin.day
        return writer.templates["about"].format(date=date) if is_vague else date
    return _span(begin, until, precision, writer)


def _writer(language: Language, notation: Notation) -> _Writer:
    return _Writer(templates=words_of(language)["dates"], language=language, notation=notation)


def _parsed(iso: str | None) -> _Date | None:
    found = _ISO.match(iso or "")
    if found is None:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    return None if month > 12 else _Date(year=year, month=month, day=day)


def _span(begin: _Date, until: _Date, precision: str | None, writer: _Writer) -> str:
    named = _named_span(begin, until, precision, writer.templates)
    if named:
        return writer.filled(named, begin)
    span = _range(begin, until, writer)
    return str(writer.templates["week"].format(range=span)) if precision == "week" else span


def _named_span(begin: _Date, until: _Date, precision: str | None, templates: dict[str, Any]) -> str:
    """What a span is called that has a name (a month, its second week, half a year); empty for none."""
    if begin.year != until.year:
        return ""
    if not begin.day and not until.day and begin.month and until.month:
        return _part_of_year(begin.month, until.month, templates)
    if not (begin.day and until.day):
        return ""
    if (begin.month, begin.day, until.month, until.day) == (1, 1, 12, 31):
        return str(templates["year"])
    if begin.month != until.month:
        return ""
    last = monthrange(begin.year, begin.month)[1]
    if (begin.day, until.day) == (1, last):
        return str(templates["month"])
    return _part_of_month(begin.day, until.day, last, templates) if precision in _PARTS else ""


def _part_of_month(first: int, final: int, last: int, templates: dict[str, Any]) -> str:
    thirds = {(1, 10): "early", (11, 20): "middle", (12, 18): "middle", (21, last): "late"}
    if (first, final) in thirds:
        return str(templates[thirds[first, final]])
    if final - first != _WEEK - 1:
        return ""
    if final == last:
        return str(templates["weeks"][4])
    return str(templates["weeks"][final // _WEEK - 1]) if final % _WEEK == 0 else ""


def _part_of_year(first: int, final: int, templates: dict[str, Any]) -> str:
    if (first, final) == (1, 12):
        return str(templates["year"])
    if final - first == 5 and final % 6 == 0:
        return str(templates["halves"][final // 6 - 1])
    return str(templates["quarters"][final // 3 - 1]) if final - first == 2 and final % 3 == 0 else ""


def _range(begin: _Date, until: _Date, writer: _Writer) -> str:
    if begin.year == until.year and begin.month == until.month and begin.day and until.day:
        return writer.filled(writer.templates["days"], begin, until)
    if begin.year == until.year and begin.month and until.month and not begin.day and not until.day:
        return writer.filled(writer.templates["some_months"], begin, until)
    return str(writer.templates["range"].format(**{"from": writer.date(begin), "to": writer.date(until)}))
