"""Tables to be filtered, in SQLite and in PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import pytest
import shapely

from service.filters import PostgisDialect, Property, SqliteDialect, SqlType, register
from service.filters.sql import Dialect
from service.store import open_store
from service.store.ddl import quoted
from service.store.geometry import decode
from service.store.postgis.address import read_address
from service.store.postgis.pool import Pool

from .database import Database

__all__ = ["Table", "in_postgis", "in_sqlite"]

Columns = Mapping[str, SqlType]
_TYPES = {
    SqlType.TEXT: 'text COLLATE "C"',
    SqlType.DATE: 'text COLLATE "C"',
    SqlType.TIMESTAMP: 'text COLLATE "C"',
    SqlType.NUMBER: "double precision",
    SqlType.BOOLEAN: "boolean",
    SqlType.ARRAY: "text",
    SqlType.GEOMETRY: "geometry",
}


class Table(Protocol):
    """A database whose tables are filtered."""

    dialect: Dialect

    def make(self, name: str, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
        """Make and fill a table."""

    def properties(self, columns: Columns) -> dict[str, Property]:
        """The columns as what filters may name."""

    def numbers(self, sql: str, values: Sequence[object]) -> list[int]:
        """The first column of an answer."""

    def close(self) -> None:
        """Let go of it."""


class in_sqlite:  # noqa: N801 - it is called as a function
    """Tables in the memory of SQLite."""

    def __init__(self) -> None:
        self.dialect = SqliteDialect()
        self._db = sqlite3.connect(":memory:")
        register(self._db)

    def make(self, name: str, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
        """See `Table`."""
        self._db.execute(f"CREATE TABLE {name} ({', '.join(map(quoted, columns))})")
        self._db.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)

    def properties(self, columns: Columns) -> dict[str, Property]:
        """See `Table`."""
        return {name: Property(sql=quoted(name), type=type_) for name, type_ in columns.items()}

    def numbers(self, sql: str, values: Sequence[object]) -> list[int]:
        """See `Table`."""
        return [row[0] for row in self._db.execute(sql, values)]

    def close(self) -> None:
        """See `Table`."""
        self._db.close()


class in_postgis:  # noqa: N801 - it is called as a function
    """Tables in a database, beside those of a store whose functions filters call."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self.dialect = PostgisDialect()
        server: Database = request.getfixturevalue("postgis")
        address = server.store()
        open_store(address).close()
        self._pool = Pool(read_address(address))

    def make(self, name: str, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
        """See `Table`."""
        typed = ", ".join(f"{quoted(column)} {_TYPES[type_]}" for column, type_ in columns.items())
        places = ", ".join(
            "ST_GeomFromWKB(?, 4326)" if type_ is SqlType.GEOMETRY else "?" for type_ in columns.values()
        )
        given = [
            [_given(value, type_) for value, type_ in zip(row, columns.values(), strict=True)] for row in rows
        ]
        with self._pool.writing() as db:
            db.execute(f"CREATE TABLE {name} ({typed})")
            db.executemany(f"INSERT INTO {name} VALUES ({places})", given)

    def properties(self, columns: Columns) -> dict[str, Property]:
        """See `Table`."""
        return {
            name: Property(
                sql=f"masalik_items({quoted(name)})" if type_ is SqlType.ARRAY else quoted(name), type=type_
            )
            for name, type_ in columns.items()
        }

    def numbers(self, sql: str, values: Sequence[object]) -> list[int]:
        """See `Table`."""
        return [int(row[0]) for row in self._pool.ask(sql, values)]

    def close(self) -> None:
        """See `Table`."""
        self._pool.close()


def _given(value: Any, type_: SqlType) -> Any:
    """A value of SQLite in the type of its column."""
    if value is None:
        return None
    if type_ is SqlType.BOOLEAN:
        return bool(value)
    if type_ is SqlType.NUMBER:
        return float(value)
    if type_ is SqlType.GEOMETRY and value[:2] == b"GP":
        return shapely.to_wkb(decode(value))
    return value
