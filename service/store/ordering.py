"""The order of a page, and where the next one begins.

A page begins behind the last row of the page before, told by its values of the sort keys and its number, so
that the last page costs what the first does and rows that come in between move nothing.
"""

from __future__ import annotations

from .ddl import quoted
from .model import Query, SortKey
from .statements import Statement

__all__ = ["beyond", "key_columns", "order_of"]


def key_columns(query: Query) -> list[str]:
    """The columns whose values say where a row stands, besides its number."""
    return [_column(key) for key in query.sort]


def order_of(query: Query) -> str:
    """What follows ORDER BY: the keys, what has no value last, then the order of storing."""
    keys = [
        f"{_column(key)} IS NULL, {_column(key)}{' DESC' if key.descending else ''}" for key in query.sort
    ]
    return ", ".join([*keys, "e.fid"])


def beyond(query: Query) -> Statement:
    """The condition that a row comes after the place where the page before ended; true on the first."""
    if not query.after:
        return Statement(sql="1")
    *values, number = query.after
    alternatives: list[Statement] = []
    same: list[Statement] = []
    for key, value in zip(query.sort, values, strict=True):
        further = _further(key, value)
        if further is not None:
            alternatives.append(_all([*same, further]))
        same.append(Statement(sql=f"{_column(key)} IS ?", values=(value,)))
    alternatives.append(_all([*same, Statement(sql="e.fid > ?", values=(number,))]))
    return Statement(
        sql=f"({' OR '.join(one.sql for one in alternatives)})",
        values=tuple(value for one in alternatives for value in one.values),
    )


def _further(key: SortKey, value: object) -> Statement | None:
    """Whether a row's key comes after a value; nothing does after none."""
    if value is None:
        return None
    column, sign = _column(key), "<" if key.descending else ">"
    return Statement(sql=f"({column} {sign} ? OR {column} IS NULL)", values=(value,))


def _all(parts: list[Statement]) -> Statement:
    return Statement(
        sql=f"({' AND '.join(part.sql for part in parts)})",
        values=tuple(value for part in parts for value in part.values),
    )


def _column(key: SortKey) -> str:
    return f"f.{quoted(key.column.name)}"
