"""A connection of SQLite that knows how it finds words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from .searching import match_of
from .statements import Statement

__all__ = ["SqliteConnection", "one_state"]


class SqliteConnection(sqlite3.Connection):
    """A `Connection` to a GeoPackage."""

    def matching(self, table: str, groups: tuple[tuple[str, ...], ...]) -> Statement:
        """See `Connection.matching`; the index is FTS5."""
        return Statement(sql=f"SELECT rowid FROM {table} WHERE {table} MATCH ?", values=(match_of(groups),))


@contextmanager
def one_state(db: sqlite3.Connection) -> Iterator[None]:
    """All statements that read meanwhile see the same state of the data, whatever is written beside them."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("ROLLBACK")
