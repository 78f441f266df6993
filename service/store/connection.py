"""What the modules that write and read tables need of a database, whichever it is.

Their SQL is what SQLite and PostgreSQL have in common: question marks for values (also numbered, `?1`), AMONG
for lists, `ON CONFLICT`, `RETURNING`, `NOTNULL`, truth values by their names. So merging, corrections, places
and maps are written once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

import msgspec

from .statements import Statement

__all__ = ["AMONG", "Connection", "Rows", "listed"]

AMONG = "IN (SELECT value FROM json_each(?))"
"""Whether a value is one of a list, which is bound as `listed` gives it."""


class Rows(Protocol):
    """What a statement answers."""

    @property
    def rowcount(self) -> int:
        """How many rows a statement changed."""
        ...

    def fetchone(self) -> Any:
        """The next row, None behind the last."""
        ...

    def fetchall(self) -> list[Any]:
        """The rows that are left."""
        ...

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """A connection to the tables of a store."""

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Rows:
        """Run a statement."""
        ...

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> object:
        """Run a statement for each of many rows of values, none of which changes what another one changes."""
        ...

    def matching(self, table: str, groups: tuple[tuple[str, ...], ...]) -> Statement:
        """A query for the numbers (`rowid`) in a full-text index of what has all words of a group."""
        ...


def listed(values: Iterable[object]) -> str:
    """A list as it is bound to `AMONG`."""
    return msgspec.json.encode(list(values)).decode()
