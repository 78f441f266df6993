"""The embedded store: one GeoPackage file, by the standard library's sqlite3 alone.

Any GIS opens the file, also while the service runs. Reading never waits for writing (write-ahead log): each
thread reads by its own connection, one connection behind a lock writes. Our own code because the packages
that write GeoPackages need SpatiaLite or GDAL, which stock Pythons cannot load or which weigh 80 MB.
"""

from __future__ import annotations

import os
import threading
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from ..errors import StoreError
from .connection import Connection
from .files import Reread, connect, file_of, identity_of, prepare, told
from .finishing import finish
from .geopackage_records import GeoPackageRecords
from .model import Layer, Page, Query, Summary
from .outside import take_over
from .paging import bodies_by_number, matching_numbers, page_of
from .probing import probe
from .sql_store import SqlStore
from .sqlite import SqliteConnection, one_state
from .summaries import summary_of

__all__ = ["GeoPackageStore"]

_Answer = TypeVar("_Answer")

_WRITERS_CACHE = 16_000
"""Kilobytes of the file that the writer keeps in memory: what a step of an archive changes. SQLite's 2,000
are written out and read in again and again, a fifth of the system's part of writing."""


class GeoPackageStore(SqlStore):
    """A `FeatureStore` in one file; made when it is not there yet."""

    def __init__(self, path: Path, *, reread: Reread | None = None) -> None:
        """Open the file; one of an older layout is brought up to date where `reread` reads its articles.

        Raises `StoreError` when that fails, `UnsupportedStore` when it is another's, `OutdatedStore` when it
        is of an older layout and nothing reads its articles.
        """
        self._path = path
        self._local = threading.local()
        self._connections: list[SqliteConnection] = []
        self._listing = threading.Lock()
        self._write_lock = threading.Lock()
        self._summaries: dict[str, tuple[str, Summary]] = {}
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._writer = self._connect()
            self._writer.execute(f"PRAGMA cache_size = -{_WRITERS_CACHE}")
            prepare(self._writer, path, reread)
            self._file = file_of(path)
            self._identity = identity_of(self._writer)
        self._records = GeoPackageRecords(reading=self._reading, writing=self._transaction)
        with self._writing():
            pass

    @property
    def records(self) -> GeoPackageRecords:
        """See `FeatureStore.records`."""
        return self._records

    def version(self) -> str:
        """See `FeatureStore.version`."""
        rows = self._rows("SELECT value FROM masalik_meta WHERE name = 'version'")
        return f"{self._identity}.{rows[0][0]}"

    def _read(self, ask: Callable[[Connection], _Answer]) -> _Answer:
        with self._reading() as db, one_state(db):
            return ask(db)

    def _rows(self, sql: str, *values: object) -> list[Any]:
        with self._reading() as db:
            return db.execute(sql, values).fetchall()

    def _write(self, change: Callable[[Connection], _Answer]) -> _Answer:
        with self._writing() as db:
            return change(db)

    def numbering(self, db: Connection) -> Mapping[str, int]:
        """See `SqlStore.numbering`."""
        return dict(db.execute("SELECT name, seq FROM sqlite_sequence").fetchall())

    def number_on(self, db: Connection, numbering: Mapping[str, int]) -> None:
        """See `SqlStore.number_on`; each table with such numbers has a row there once it had rows."""
        for name, number in numbering.items():
            if not db.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (number, name)).rowcount:
                db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, number))

    def page(self, query: Query) -> Page:
        """See `FeatureStore.page`."""
        return self._read(lambda db: page_of(db, query))

    def matching(self, query: Query) -> array[int]:
        """See `FeatureStore.matching`."""
        return self._read(lambda db: matching_numbers(db, query))

    def bodies(self, layer: Layer, numbers: Sequence[int]) -> tuple[bytes, ...]:
        """See `FeatureStore.bodies`."""
        return self._read(lambda db: bodies_by_number(db, layer, numbers))

    def summary(self, layer: Layer) -> Summary:
        """See `FeatureStore.summary`; worked out once for each version of the data."""
        version = self.version()
        known = self._summaries.get(layer.name)
        if known is None or known[0] != version:
            found = self._read(lambda db: summary_of(db, layer))
            known = self._summaries[layer.name] = version, found
        return known[1]

    @property
    def is_local(self) -> bool:
        """See `FeatureStore.is_local`."""
        return True

    def check(self) -> None:
        """See `FeatureStore.check`."""
        try:
            self.version()
            probe(self._path)
        except StoreError as error:
            raise StoreError(str(error).replace(f"{self._path.parent}{os.sep}", "")) from error

    def sizes(self) -> Mapping[str, int]:
        """See `FeatureStore.sizes`; the log is what is not yet folded into the data."""
        files = {"data": self._path, "log": Path(f"{self._path}-wal")}
        return {name: path.stat().st_size if path.exists() else 0 for name, path in files.items()}

    def close(self) -> None:
        """See `FeatureStore.close`; folds the log into the file, so that the file alone can be copied."""
        with self._write_lock, self._listing, told(self._path):
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def _reader(self) -> SqliteConnection:
        """This thread's own connection, which cannot write."""
        self._check_file()
        connection: SqliteConnection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect()
            connection.execute("PRAGMA query_only = ON")
        return connection

    def _check_file(self) -> None:
        """Raise `StoreError` where the file under this name is not the one that was opened: what is written
        into that would be lost with it."""
        found = file_of(self._path)
        if found != self._file:
            name = self._path.name
            reason = (
                f"the file {name} is gone" if found is None else f"the file {name} was exchanged: start anew"
            )
            raise StoreError(reason)

    def _connect(self) -> SqliteConnection:
        db = connect(self._path)
        with self._listing:
            self._connections.append(db)
        return db

    @contextmanager
    def _reading(self) -> Iterator[SqliteConnection]:
        """This thread's reading connection, with errors told."""
        with told(self._path):
            yield self._reader()

    @contextmanager
    def _writing(self) -> Iterator[SqliteConnection]:
        """The writing connection inside a transaction that changes features. What another program changed
        before is made corrections of first."""
        with self._transaction() as db:
            before = db.total_changes
            take_over(db)
            yield db
            if db.total_changes > before:
                finish(db)

    @contextmanager
    def _transaction(self) -> Iterator[SqliteConnection]:
        """The writing connection inside a transaction: all of it is kept, or nothing."""
        with self._write_lock, told(self._path):
            self._check_file()
            db = self._writer
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                db.execute("ROLLBACK")
                raise
