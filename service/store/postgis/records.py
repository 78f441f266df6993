"""The records of a PostGIS store. Each call is one statement, so that no lock is needed but that of a row."""

from __future__ import annotations

from ..records import StoredRecord
from .pool import Pool

__all__ = ["PostgisRecords"]

_COLUMNS = "kind, id, version, body"
_MAKE = f"""INSERT INTO masalik_records ({_COLUMNS}) VALUES (?, ?, nextval('masalik_record_versions'), ?)
            ON CONFLICT DO NOTHING RETURNING version"""
_CHANGE = """UPDATE masalik_records SET version = nextval('masalik_record_versions'), body = ?3
             WHERE kind = ?1 AND id = ?2 AND version = ?4 RETURNING version"""


class PostgisRecords:
    """A `RecordStore` by the connections of a pool."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def get(self, kind: str, id_: str) -> StoredRecord | None:
        """See `RecordStore.get`."""
        sql = f"SELECT {_COLUMNS} FROM masalik_records WHERE kind = ? AND id = ?"
        row = self._pool.retried(lambda: self._pool.ask(sql, (kind, id_))).fetchone()
        return _record(row) if row else None

    def put(self, kind: str, id_: str, body: bytes, *, expected: int | None) -> StoredRecord | None:
        """See `RecordStore.put`."""
        sql, more = (_MAKE, ()) if expected is None else (_CHANGE, (expected,))
        row = self._pool.ask(sql, (kind, id_, body.decode(), *more)).fetchone()
        return StoredRecord(kind=kind, id=id_, version=row[0], body=body) if row else None

    def remove(self, kind: str, id_: str, *, expected: int | None = None) -> bool:
        """See `RecordStore.remove`."""
        further, more = ("", ()) if expected is None else (" AND version = ?", (expected,))
        sql = f"DELETE FROM masalik_records WHERE kind = ? AND id = ?{further}"
        return self._pool.ask(sql, (kind, id_, *more)).rowcount == 1

    def list(
        self, kind: str, *, limit: int, after: str | None = None, backwards: bool = False
    ) -> tuple[StoredRecord, ...]:
        """See `RecordStore.list`."""
        beyond, order = ("<", "DESC") if backwards else (">", "ASC")
        further, more = ("", ()) if after is None else (f" AND id {beyond} ?", (after,))
        sql = f"SELECT {_COLUMNS} FROM masalik_records WHERE kind = ?{further} ORDER BY id {order} LIMIT ?"
        rows = self._pool.retried(lambda: self._pool.ask(sql, (kind, *more, limit)))
        return tuple(map(_record, rows))

    def remove_before(self, kind: str, id_: str) -> int:
        """See `RecordStore.remove_before`."""
        return self._pool.ask("DELETE FROM masalik_records WHERE kind = ? AND id < ?", (kind, id_)).rowcount


def _record(row: tuple[str, str, int, str]) -> StoredRecord:
    kind, id_, version, body = row
    return StoredRecord(kind=kind, id=id_, version=version, body=body.encode())
