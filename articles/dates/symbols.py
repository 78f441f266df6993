"""The unresolved value of a time expression in writing, after ISO 8601 and TimeML.

`2020-12-27`, `XXXX-12-27` (year not given), `XXXX-WXX-7` (a Sunday), `P-1D` (yesterday), `P2W` (in two
weeks), `P-XD` (some days ago), `XXXX-02-10/XXXX-02-12` (a range). Behind a space may stand `PAST`, `THIS`
or `NEXT` (which month or weekday is meant), the edge (`START` …), the part of the day (`EVENING` …) and
the bound (`SINCE` …).
"""

from __future__ import annotations

from .model import Bound, CalendarPoint, Shift, TimeExpression, TimeKind

__all__ = ["symbol"]

_RELATIONS = {-2: "PAST2", -1: "PAST", 0: "THIS", 1: "NEXT", 2: "NEXT2"}


def symbol(expression: TimeExpression) -> str:
    """The symbolic value of an expression."""
    words = [_core(expression)]
    point = expression.first
    if point is not None and point.relation is not None:
        words.append(_RELATIONS[point.relation])
    if expression.portion and expression.kind is not TimeKind.DAY:
        words.append(f"{expression.portion.index}OF{expression.portion.parts}")
    words += [part.name for part in (expression.edge, expression.part) if part]
    if expression.bound is not Bound.AT:
        words.append(expression.bound.name)
    return " ".join(words)


def _core(expression: TimeExpression) -> str:
    """The value without its qualifiers."""
    if expression.first is not None:
        first = _point(expression.first, expression)
        return f"{first}/{_point(expression.last, expression)}" if expression.last else first
    if expression.shift is not None:
        reference = "@" if expression.anchor or expression.kind is TimeKind.ANAPHOR else ""
        return reference + _shift(expression.shift)
    return "XXXX"


def _shift(shift: Shift) -> str:
    """A shift as a signed ISO 8601 duration."""
    count = "X" if shift.count is None else str(shift.count)
    minus = "-" if shift.sign < 0 and count != "0" else ""
    letter = {"minute": "TM", "hour": "TH", "decade": "DE", "century": "CE"}.get(
        shift.unit, shift.unit[0].upper()
    )
    return f"P{minus}{count}{letter}"


def _point(point: CalendarPoint, expression: TimeExpression) -> str:
    """A calendar point with X for what is not given."""
    if point.day_shift is not None and point.day is None:
        return f"P{point.day_shift}D"
    if point.day is None and point.month is None and point.weekday is not None:
        return f"XXXX-W{_relative(point.week_shift)}-{point.weekday}"
    year = f"{point.year:04}" if point.year is not None else _relative(point.year_shift, 4)
    era = "AH " if point.lunar else ""
    if expression.kind is TimeKind.SEASON and point.month is not None:
        return f"{year}-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}[point.month] }"
    month = f"{point.month:02}" if point.month is not None else _relative(point.month_shift)
    if point.day is not None:
        return f"{era}{year}-{month}-{point.day:02}"
    return f"{era}{year}-{month}" if point.month is not None or point.month_shift is not None else era + year


def _relative(shift: int | None, width: int = 2) -> str:
    """X for what is not given, a signed number for what counts from the publication."""
    return "X" * width if shift is None else f"{shift:+}"
