"""A statement for many rows as one statement over arrays, a column each, which the server takes apart.

asyncpg's `executemany` runs a statement for each row: then triggers and plans are of a row as well, and the
server takes several times as long. What has another form than those known here is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import asyncpg

__all__ = ["over_arrays", "portions"]

_ROWS = 1000
_LARGEST = 16_000_000
"""Rows that one statement takes at most, and letters of them, as both sides hold all of it at once."""

_INSERT = re.compile(r"(?P<into>INSERT INTO .+?)\bVALUES\s*\((?P<values>[^()]*)\)(?P<rest>.*)", re.S)
_UPDATE = re.compile(r"(?P<setting>UPDATE .+?)\bWHERE\b(?P<which>.*)", re.S)
_DELETE = re.compile(r"(?P<table>DELETE FROM \S+)\s+WHERE\b(?P<which>.*)", re.S)
_PLACE = re.compile(r"\$(\d+)")


def over_arrays(sql: str, types: Sequence[asyncpg.Type]) -> str | None:
    """A statement of PostgreSQL for one row as one for arrays, by the types of its values; None where it is
    of another form."""
    arrays = ", ".join(f'${place}::"{one.schema}"."{one.name}"[]' for place, one in enumerate(types, 1))
    names = ", ".join(f"c{place}" for place in range(1, len(types) + 1))
    many = f"unnest({arrays}) AS many ({names})"
    if found := _INSERT.fullmatch(sql):
        return f"{found['into']} SELECT {_named(found['values'])} FROM {many} {found['rest']}"
    if found := _UPDATE.fullmatch(sql):
        return f"{_named(found['setting'])} FROM {many} WHERE {_named(found['which'])}"
    if found := _DELETE.fullmatch(sql):
        return f"{found['table']} USING {many} WHERE {_named(found['which'])}"
    return None


def _named(part: str) -> str:
    return _PLACE.sub(r"many.c\1", part)


def portions(rows: Sequence[Sequence[Any]]) -> Iterator[Sequence[Sequence[Any]]]:
    """The columns of rows, of so many rows at a time as one statement takes."""
    for start in range(0, len(rows), _ROWS):
        yield from _small(rows[start : start + _ROWS])


def _small(rows: Sequence[Sequence[Any]]) -> Iterator[Sequence[Sequence[Any]]]:
    columns = list(zip(*rows, strict=True))
    if len(rows) > 1 and sum(map(_size, columns)) > _LARGEST:
        half = len(rows) // 2
        yield from _small(rows[:half])
        yield from _small(rows[half:])
    else:
        yield columns


def _size(column: Sequence[Any]) -> int:
    return sum(len(value) for value in column if isinstance(value, str | bytes))
