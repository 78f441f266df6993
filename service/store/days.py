"""ISO 8601 dates of any precision as the first and the last day they cover."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

__all__ = ["first_day", "last_day"]

_PARTS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@lru_cache(maxsize=4096)
def first_day(text: str | None) -> date | None:
    """The first day of `2020-12-27`, `2020-12` or `2020`; None for None and for anything else."""
    found = _PARTS.fullmatch(text or "")
    if found is None:
        return None
    year, month, day = found.groups()
    return _date(int(year), int(month or 1), int(day or 1))


@lru_cache(maxsize=4096)
def last_day(text: str | None) -> date | None:
    """The last day of `2020-12-27`, `2020-12` or `2020`; None for None and for anything else."""
    first = first_day(text)
    if first is None or text is None:
        return None
    if len(text) == len("2020"):
        return date(first.year, 12, 31)
    if len(text) == len("2020-12"):
        return date(first.year, first.month, monthrange(first.year, first.month)[1])
    return first


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
