"""The records of a GeoPackage store, in one private table that no other program is told of."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager

from .records import StoredRecord

__all__ = ["GeoPackageRecords"]

Connecting = Callable[[], AbstractContextManager[sqlite3.Connection]]

_COLUMNS = "kind, id, version, body"
_AS_EXPECTED = """INSERT OR REPLACE INTO masalik_records (kind, id, body)
                  SELECT ?1, ?2, ?3 WHERE ?4 IS
                    (SELECT version FROM masalik_records WHERE kind = ?1 AND id = ?2)"""


class GeoPackageRecords:
    """A `RecordStore` by the connections of a store: `reading` to one, `writing` to one in a transaction."""

    def __init__(self, *, reading: Connecting, writing: Connecting) -> None:
        """Records that are read and written by these connections."""
        self._reading, self._writing = reading, writing

    def get(self, kind: str, id_: str) -> StoredRecord | None:
        """See `RecordStore.get`."""
        sql = f"SELECT {_COLUMNS} FROM masalik_records WHERE kind = ? AND id = ?"
        with self._reading() as db:
            row = db.execute(sql, (kind, id_)).fetchone()
        return _record(row) if row else None

    def put(self, kind: str, id_: str, body: bytes, *, expected: int | None) -> StoredRecord | None:
        """See `RecordStore.put`."""
        with self._writing() as db:
            done = db.execute(_AS_EXPECTED, (kind, id_, body.decode(), expected))
            version = done.lastrowid if done.rowcount == 1 else None
        return None if version is None else StoredRecord(kind=kind, id=id_, version=version, body=body)

    def remove(self, kind: str, id_: str, *, expected: int | None = None) -> bool:
        """See `RecordStore.remove`."""
        sql = "DELETE FROM masalik_records WHERE kind = ?1 AND id = ?2 AND (?3 IS NULL OR version = ?3)"
        with self._writing() as db:
            return db.execute(sql, (kind, id_, expected)).rowcount == 1

    def list(
        self, kind: str, *, limit: int, after: str | None = None, backwards: bool = False
    ) -> tuple[StoredRecord, ...]:
        """See `RecordStore.list`."""
        beyond, order = ("<", "DESC") if backwards else (">", "ASC")
        further = f" AND id {beyond} ?3" if after is not None else ""
        sql = f"SELECT {_COLUMNS} FROM masalik_records WHERE kind = ?1{further} ORDER BY id {order} LIMIT ?2"
        values = (kind, limit) if after is None else (kind, limit, after)
        with self._reading() as db:
            return tuple(map(_record, db.execute(sql, values)))

    def remove_before(self, kind: str, id_: str) -> int:
        """See `RecordStore.remove_before`."""
        with self._writing() as db:
            return db.execute("DELETE FROM masalik_records WHERE kind = ? AND id < ?", (kind, id_)).rowcount


def _record(row: tuple[str, str, int, str]) -> StoredRecord:
    kind, id_, version, body = row
    return StoredRecord(kind=kind, id=id_, version=version, body=body.encode())
