"""A connection of SQLite that knows how it finds words."""

from __future__ import annotations

import sqlite3

from .searching import match_of
from .statements import Statement

__all__ = ["SqliteConnection"]


class SqliteConnection(sqlite3.Connection):
    """A `Connection` to a GeoPackage."""

    def matching(self, table: str, groups: tuple[tuple[str, ...], ...]) -> Statement:
        """See `Connection.matching`; the index is FTS5."""
        return Statement(sql=f"SELECT rowid FROM {table} WHERE {table} MATCH ?", values=(match_of(groups),))
