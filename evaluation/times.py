"""How well time expressions are found and dated, on sets that others made for their own parsers.

`python -m evaluation.times duckling-ar.jsonl recognizers-ar.jsonl`: a line of JSON an expression, with `dct`
(the day on which it is said) and `text`, and either `value`, `end` and `grain` (the corpus of Duckling) or
`timex` (the specifications of Recognizers-Text; only those marked `verified`). Only what is a day or longer
is asked for: clock times are none of a reader of news.

An answer is right if one of the expressions found in the text is dated so, looking back or ahead (which of
the two, the verb of a report says). Those sets begin the week on Monday, we on Sunday, and we differ about
the length of «مطلع الشهر» and of a weekend: what is known to the week may lie six days off, what is vaguer
ten, a stretch of several days one, and of a month or year one must hold the other.
Expressions that no news writes (`not-in-news.tsv`) are counted apart.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from articles import DateExpression, Precision
from articles.dates import find_dates, resolve

from .tally import Tally

__all__ = ["Asked", "asked", "is_right", "main", "measure"]

_FINE = frozenset({"second", "minute", "hour"})
_SLACK = {Precision.DAY: 0, Precision.WEEK: 6, Precision.VAGUE: 10}
"""Days that an answer may lie off by its own precision."""
_SHOWN = 12
Days = tuple[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An expression, the day it is said, and the days it may mean."""

    text: str
    said: datetime.date
    answers: tuple[Days, ...]


def asked(path: Path) -> Iterator[Asked]:
    """The expressions of a set that mean a day or longer and have an answer."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        answers = _of_duckling(row) if "grain" in row else _of_recognizers(row)
        if answers and row["dct"]:
            yield Asked(text=row["text"], said=_day(row["dct"]), answers=answers)


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text[:10])


def _of_duckling(row: dict[str, str]) -> tuple[Days, ...]:
    """The days of a value with its grain; an end is the first day after it."""
    if row["grain"] in _FINE:
        return ()
    begin = _day(row["value"])
    end = _day(row["end"]) - datetime.timedelta(1) if row["end"] else _grain_end(begin, row["grain"])
    return ((begin, end),)


def _grain_end(begin: datetime.date, grain: str) -> datetime.date:
    """The last day of a day, week, month or year."""
    lengths = {"day": 1, "week": 7, "month": 31, "year": 366}
    after = begin + datetime.timedelta(lengths[grain])
    if grain in ("month", "year"):
        after = after.replace(day=1)
    return after - datetime.timedelta(1)


def _of_recognizers(row: dict[str, list[dict[str, dict[str, str]]]]) -> tuple[Days, ...]:
    """Both readings of the first date; the end of a range is read as named or as the day after."""
    found: list[Days] = []
    for timex in row["timex"][:1] if row["verified"] else []:
        for reading in (timex.get("past") or {}, timex.get("future") or {}):
            if "date" in reading:
                found.append((_day(reading["date"]), _day(reading["date"])))
            elif "startDate" in reading and "endDate" in reading:
                end = _day(reading["endDate"])
                found += [(_day(reading["startDate"]), last) for last in (end, end - datetime.timedelta(1))]
    return tuple(days for days in found if days[0].year > 1)


def is_right(expression: Asked) -> bool:
    """Whether one of the expressions found in the text has one of the answers."""
    dates = [
        resolve(found, expression.said, future=future)
        for found in find_dates(expression.text)
        for future in (False, True)
    ]
    return any(_fits(date, days) for date in dates for days in expression.answers)


def _fits(date: DateExpression, days: Days) -> bool:
    if date.begin is None or date.until is None or date.precision is None:
        return False
    begin, end = _first(date.begin), _last(date.until)
    if date.precision in (Precision.MONTH, Precision.YEAR):
        return (begin <= days[0] and days[1] <= end) or (days[0] <= begin and end <= days[1])
    slack = _SLACK[date.precision] or (begin < end)
    near = abs((begin - days[0]).days) <= slack
    return near and (abs((end - days[1]).days) <= slack or days[0] == days[1])


def _first(text: str) -> datetime.date:
    return datetime.date.fromisoformat((text + "-01-01")[:10])


def _last(text: str) -> datetime.date:
    grain = {4: "year", 7: "month", 10: "day"}[len(text)]
    return _grain_end(_first(text), grain)


def _unwritten() -> re.Pattern[str]:
    """What no news writes."""
    lines = (Path(__file__).parent / "not-in-news.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")][1:]
    return re.compile("|".join(f"(?:{row.split(chr(9))[0]})" for row in rows))


def measure(path: Path) -> tuple[Tally, Tally]:
    """What was asked and missed of a whole set, and of what occurs in news."""
    whole, news = Tally(), Tally()
    unwritten = _unwritten()
    for expression in asked(path):
        right, wanted = is_right(expression), expression.answers[-1]
        for tally in (whole,) if unwritten.search(expression.text) else (whole, news):
            tally.add(expression.text, right, f"{wanted[0]} to {wanted[1]}")
    return whole, news


def main(paths: list[str]) -> None:
    """Print the shares of each set, and some of what was missed."""
    if not paths:
        print("No set of time expressions is there. Nothing was measured.")
    for path in map(Path, paths):
        whole, news = measure(path)
        print(f"{path.name}: {news.share:.3f} of {news.asked} that news writes, ", end="")
        print(f"{whole.share:.3f} of all {whole.asked}")
        for text, wanted in news.missed[:_SHOWN]:
            print(f"  missed  {text}  ({wanted})")


if __name__ == "__main__":
    main(sys.argv[1:])
