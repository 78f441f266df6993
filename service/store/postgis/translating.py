"""The SQL that all stores share, in PostgreSQL's own words: `$1` for values, arrays for lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec

from ..connection import AMONG

__all__ = ["Translated", "translated"]

_PLACE = re.compile(rf"({re.escape(AMONG)})|\?(\d*)")
_ROWS = re.compile(r"\s*(?:SELECT|WITH)\b|.*\bRETURNING\b", re.S)
_NUL, _REPLACEMENT = "\x00", "\ufffd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """A statement of PostgreSQL; `lists` are the places of values that are lists, `gives_rows` whether it
    answers with rows."""

    sql: str
    lists: frozenset[int]
    gives_rows: bool

    def bound(self, values: Iterable[Any]) -> tuple[Any, ...]:
        """Values as they are bound: lists are arrays, and texts have no NUL, which PostgreSQL cannot keep."""
        return tuple(
            _array(value) if place in self.lists else _text(value) for place, value in enumerate(values)
        )


@lru_cache(maxsize=1024)
def translated(sql: str) -> Translated:
    """A statement with question marks, translated."""
    count, lists = 0, set[int]()

    def place(found: re.Match[str]) -> str:
        nonlocal count
        if found[2]:
            return f"${found[2]}"
        count += 1
        if found[1] is None:
            return f"${count}"
        lists.add(count - 1)
        return f"= ANY(${count})"

    text = _PLACE.sub(place, sql)
    return Translated(sql=text, lists=frozenset(lists), gives_rows=_ROWS.match(sql) is not None)


def _array(value: str) -> list[Any]:
    return [_text(one) for one in msgspec.json.decode(value)]


def _text(value: Any) -> Any:
    return value.replace(_NUL, _REPLACEMENT) if isinstance(value, str) and _NUL in value else value


def changed_rows(status: str) -> int:
    """How many rows a statement changed, by what the server says of it: `INSERT 0 3`, `DELETE 2`."""
    number: Sequence[str] = status.rsplit(" ", 1)
    return int(number[-1]) if number[-1].isdecimal() else 0
