"""The embedded store: one GeoPackage file, by the standard library's sqlite3 alone.

Any GIS opens the file, also while the service runs. Reading never waits for writing (write-ahead log): each
thread reads by its own connection, one connection behind a lock writes. Our own code because the packages
that write GeoPackages need SpatiaLite or GDAL, which stock Pythons cannot load or which weigh 80 MB.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from ..errors import StoreError, UnsupportedStore
from ..filters import register as register_filter_functions
from .compiler import Statement, row_of, rows_of
from .days import first_day
from .ddl import SCHEMA_VERSION, script, tree_table
from .geometry import meets, register_functions
from .layers import LAYERS
from .model import ArticleRecord, Box, Interval, Layer, Outcome, Page, Query, StoredArticle, Summary
from .rows import body_of_columns, insert_feature

__all__ = ["GeoPackageStore"]

APPLICATION_ID = 0x47504B47  # "GPKG"
BUSY_SECONDS = 5.0  # how long to wait for another program that writes, for instance QGIS saving an edit


class GeoPackageStore:
    """A `FeatureStore` in one file; made when it is not there yet."""

    def __init__(self, path: Path) -> None:
        """Open the file. Raises `StoreError` when that fails, `UnsupportedStore` when it is another's."""
        self._path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._listing = threading.Lock()
        self._write_lock = threading.Lock()
        self._summaries: dict[str, tuple[str, Summary]] = {}
        with _told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._writer = self._connect()
            self._prepare()

    def version(self) -> str:
        """See `FeatureStore.version`."""
        rows = dict(self._rows("SELECT name, value FROM masalik_meta WHERE name IN ('version', 'identity')"))
        return f"{rows['identity']:x}.{rows['version']}"

    def put(self, record: ArticleRecord) -> Outcome:
        """See `FeatureStore.put`."""
        with self._writing() as db:
            known = db.execute("SELECT body FROM masalik_answers WHERE article = ?", (record.id,)).fetchone()
            if known and known[0].encode() == record.answer:
                return Outcome.UNCHANGED
            if known:
                _remove(db, record.id)
            _insert(db, record)
        return Outcome.REPLACED if known else Outcome.CREATED

    def delete(self, article_id: str) -> bool:
        """See `FeatureStore.delete`."""
        with self._writing() as db:
            return _remove(db, article_id)

    def answer(self, article_id: str) -> bytes | None:
        """See `FeatureStore.answer`."""
        found = self._rows("SELECT body FROM masalik_answers WHERE article = ?", article_id)
        return found[0][0].encode() if found else None

    def articles(self, *, limit: int, before: int | None = None) -> tuple[StoredArticle, ...]:
        """See `FeatureStore.articles`."""
        sql = """SELECT fid, id, title, published, language, url, source,
                        (SELECT count(*) FROM masalik_reports WHERE article = articles.id)
                 FROM articles WHERE ?1 IS NULL OR fid < ?1 ORDER BY fid DESC LIMIT ?2"""
        names = ("key", "id", "title", "published", "language", "url", "source", "events")
        return tuple(
            StoredArticle(**dict(zip(names, row, strict=True))) for row in self._rows(sql, before, limit)
        )

    def events(self, article_id: str | None = None, *, limit: int) -> tuple[bytes, ...]:
        """See `FeatureStore.events`."""
        if article_id is None:
            rows = self._rows("SELECT body FROM masalik_reports ORDER BY fid DESC LIMIT ?", limit)
        else:
            sql = "SELECT body FROM masalik_reports WHERE article = ? ORDER BY fid LIMIT ?"
            rows = self._rows(sql, article_id, limit)
        return tuple(row[0].encode() for row in rows)

    def page(self, query: Query) -> Page:
        """See `FeatureStore.page`."""
        with _told(self._path), closing(self._execute(rows_of(query))) as rows:
            meeting = meets(query.boxes) if query.boxes else None
            kept = (row for row in rows if meeting is None or meeting(row[1]))
            chosen = list(islice(kept, query.offset, query.offset + query.limit + 1))
        more = len(chosen) > query.limit
        shown = chosen[: query.limit]
        return Page(
            bodies=tuple(self._body(query.layer, fid, body) for fid, _, body, *_ in shown),
            next=(*shown[-1][3:], shown[-1][0]) if more else None,
            matched=None if query.filtered else self._count(query.layer),
        )

    def feature(self, layer: Layer, feature_id: str) -> bytes | None:
        """See `FeatureStore.feature`."""
        with _told(self._path), closing(self._execute(row_of(layer, feature_id))) as rows:
            row = rows.fetchone()
        return self._body(layer, row[0], row[2]) if row else None

    def summary(self, layer: Layer) -> Summary:
        """See `FeatureStore.summary`; worked out once for each version of the data."""
        version = self.version()
        known = self._summaries.get(layer.name)
        if known is None or known[0] != version:
            known = self._summaries[layer.name] = version, self._summarise(layer)
        return known[1]

    def close(self) -> None:
        """See `FeatureStore.close`; folds the log into the file, so that the file alone can be copied."""
        with self._write_lock, self._listing, _told(self._path):
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def _summarise(self, layer: Layer) -> Summary:
        bounds = self._rows(f"SELECT min(minx), min(miny), max(maxx), max(maxy) FROM {tree_table(layer)}")[0]
        first, last = self._rows(f"SELECT min(first_day), max(last_day) FROM {layer.name}")[0]
        names = ("west", "south", "east", "north")
        placed = bounds[0] is not None
        return Summary(
            count=self._count(layer),
            box=Box(**dict(zip(names, bounds, strict=True))) if placed else None,
            interval=Interval(begin=first_day(first), end=first_day(last)) if first or last else None,
        )

    def _count(self, layer: Layer) -> int:
        sql = "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?"
        return int(self._rows(sql, layer.name)[0][0])

    def _body(self, layer: Layer, fid: int, body: str | None) -> bytes:
        """The stored JSON of a feature; after another program changed its row, JSON made of its columns."""
        if body is not None:
            return body.encode()
        with _told(self._path), closing(self._reader().cursor()) as cursor:
            cursor.row_factory = sqlite3.Row
            row = cursor.execute(f"SELECT * FROM {layer.name} WHERE fid = ?", (fid,)).fetchone()
        return body_of_columns(layer, row)

    def _rows(self, sql: str, *values: object) -> list[Any]:
        with _told(self._path):
            return self._reader().execute(sql, values).fetchall()

    def _execute(self, statement: Statement) -> sqlite3.Cursor:
        return self._reader().execute(statement.sql, statement.values)

    def _reader(self) -> sqlite3.Connection:
        """This thread's own connection, which cannot write."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect()
            connection.execute("PRAGMA query_only = ON")
        return connection

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        with self._listing:
            self._connections.append(db)
        register_functions(db)
        register_filter_functions(db)
        db.execute("PRAGMA synchronous = NORMAL")
        return db

    def _prepare(self) -> None:
        """Lay out an empty file; refuse one that is not ours."""
        if self._writer.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            self._writer.execute("PRAGMA journal_mode = WAL")
            self._writer.executescript(f"BEGIN IMMEDIATE;{script(LAYERS)}COMMIT;")
        if self._writer.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise UnsupportedStore(f"{self._path} is no GeoPackage; give another file to --store")
        ours = "SELECT count(*) FROM sqlite_master WHERE name = 'masalik_meta'"
        if self._writer.execute(ours).fetchone()[0] == 0:
            raise UnsupportedStore(
                f"{self._path} is a GeoPackage of another program; give another file to --store"
            )
        schema = self._writer.execute("SELECT value FROM masalik_meta WHERE name = 'schema'").fetchone()[0]
        if schema != SCHEMA_VERSION:
            raise UnsupportedStore(
                f"{self._path} has layout {schema}; this version reads layout {SCHEMA_VERSION}"
            )

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """The writing connection inside a transaction: all of it is kept, or nothing."""
        with self._write_lock, _told(self._path):
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
            except BaseException:
                self._writer.execute("ROLLBACK")
                raise
            self._writer.execute("COMMIT")


def _insert(db: sqlite3.Connection, record: ArticleRecord) -> None:
    db.execute(
        """INSERT INTO articles (id, title, published, published_inferred, language, url, source, text)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            *(record.id, record.title, record.published, record.published_inferred),
            *(record.language, record.url, record.source, record.text),
        ),
    )
    db.execute("INSERT INTO masalik_answers VALUES (?, ?)", (record.id, record.answer.decode()))
    reports = [(record.id, event.decode()) for event in record.events]
    db.executemany("INSERT INTO masalik_reports (article, body) VALUES (?, ?)", reports)
    for layer in LAYERS:
        for feature in record.features.get(layer.name, ()):
            insert_feature(db, layer, feature)
    _touch(db)


def _remove(db: sqlite3.Connection, article_id: str) -> bool:
    if db.execute("DELETE FROM articles WHERE id = ?", (article_id,)).rowcount == 0:
        return False
    for table in ("masalik_answers", "masalik_reports", *(layer.name for layer in LAYERS)):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (article_id,))
    _touch(db)
    return True


def _touch(db: sqlite3.Connection) -> None:
    """A new version, also for an article in which nothing was found."""
    db.execute("UPDATE masalik_meta SET value = value + 1 WHERE name = 'version'")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Errors of SQLite and of the file system as `StoreError` with the file's name."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"the store {path} cannot be used: {error}") from error
