"""The embedded store: one GeoPackage file, by the standard library's sqlite3 alone.

Any GIS opens the file, also while the service runs. Reading never waits for writing (write-ahead log): each
thread reads by its own connection, one connection behind a lock writes. Our own code because the packages
that write GeoPackages need SpatiaLite or GDAL, which stock Pythons cannot load or which weigh 80 MB.
"""

from __future__ import annotations

import sqlite3
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import StoreError
from .compiler import row_of
from .corrections import edits_of
from .files import Reread, connect, file_of, identity_of, prepare, told
from .geopackage_records import GeoPackageRecords
from .mark_model import MarkQuery, OutlinePage, Survey, Tallied
from .mark_queries import count_marks, outline_page, survey, tallied
from .model import (
    ArticleRecord,
    Edit,
    Layer,
    Outcome,
    Page,
    Query,
    StoredArticle,
    StoredEdit,
    StoredEvent,
    Summary,
)
from .outside import take_over
from .paging import bodies_by_number, matching_numbers, page_of, stored_body
from .summaries import summary_of
from .writing import add_feature, change_feature, finish, put_articles, remove_article, revert_event

__all__ = ["GeoPackageStore"]


_EVENT_OF = """SELECT event FROM masalik_tellings WHERE id = ?1 OR id =
               (SELECT telling FROM masalik_reports WHERE id = ?1)"""
_GOES_ON_IN = """
WITH RECURSIVE held(telling) AS (
  SELECT telling FROM masalik_gone_tellings WHERE id = ?1
  UNION
  SELECT gone.telling FROM held JOIN masalik_gone_tellings gone ON gone.id = held.telling
)
SELECT tellings.event FROM held JOIN masalik_tellings tellings ON tellings.id = held.telling
LEFT JOIN masalik_gone_tellings own ON own.id = ?1 AND own.telling = held.telling
ORDER BY own.place ISNULL, own.place, tellings.event LIMIT 1"""
"""The event that holds the first report still there of one that is gone; where none is, one of those that it
was part of under later ids."""


class GeoPackageStore:
    """A `FeatureStore` in one file; made when it is not there yet."""

    def __init__(self, path: Path, *, reread: Reread | None = None) -> None:
        """Open the file; one of an older layout is brought up to date where `reread` reads its articles.

        Raises `StoreError` when that fails, `UnsupportedStore` when it is another's, `OutdatedStore` when it
        is of an older layout and nothing reads its articles.
        """
        self._path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._listing = threading.Lock()
        self._write_lock = threading.Lock()
        self._summaries: dict[str, tuple[str, Summary]] = {}
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._writer = self._connect()
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

    def put(self, record: ArticleRecord) -> Outcome:
        """See `FeatureStore.put`."""
        return self.put_all([record])[0]

    def put_all(self, records: Iterable[ArticleRecord]) -> list[Outcome]:
        """See `FeatureStore.put_all`."""
        with self._writing() as db:
            return put_articles(db, records)

    def delete(self, article_id: str) -> bool:
        """See `FeatureStore.delete`."""
        with self._writing() as db:
            return remove_article(db, article_id)

    def add(self, layer: Layer, feature: Mapping[str, Any]) -> str:
        """See `FeatureStore.add`."""
        with self._writing() as db:
            return add_feature(db, layer, feature)

    def edit(self, layer: Layer, feature_id: str, revise: Callable[[bytes], Edit]) -> bool:
        """See `FeatureStore.edit`."""
        with self._writing() as db:
            return change_feature(db, layer, feature_id, revise)

    def edits(self, event_id: str) -> tuple[StoredEdit, ...]:
        """See `FeatureStore.edits`."""
        with told(self._path):
            return tuple(edits_of(self._reader(), event_id))

    def revert(self, event_id: str) -> bool:
        """See `FeatureStore.revert`."""
        with self._writing() as db:
            return revert_event(db, event_id)

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

    def reports(self, article_id: str) -> tuple[bytes, ...]:
        """See `FeatureStore.reports`."""
        sql = "SELECT body FROM masalik_reports WHERE article = ? ORDER BY fid"
        return tuple(row[0].encode() for row in self._rows(sql, article_id))

    def events(
        self, *, limit: int, before: int | None = None, located: bool | None = None
    ) -> tuple[StoredEvent, ...]:
        """See `FeatureStore.events`."""
        sql = """SELECT fid, id, body FROM masalik_events
                 WHERE NOT removed AND (?1 IS NULL OR fid < ?1) AND (?2 IS NULL OR located = ?2)
                 ORDER BY fid DESC LIMIT ?3"""
        rows = self._rows(sql, before, located, limit)
        return tuple(StoredEvent(key=fid, id=id_, body=body.encode()) for fid, id_, body in rows)

    def event(self, event_id: str) -> bytes | None:
        """See `FeatureStore.event`."""
        found = self._rows("SELECT body FROM masalik_events WHERE id = ? AND NOT removed", event_id)
        return found[0][0].encode() if found else None

    def event_of(self, report_id: str) -> str | None:
        """See `FeatureStore.event_of`."""
        found = self._rows(_EVENT_OF, report_id) or self._rows(_GOES_ON_IN, report_id)
        return str(found[0][0]) if found else None

    def gone(self, event_id: str) -> bool:
        """See `FeatureStore.gone`."""
        sql = """SELECT EXISTS (SELECT 1 FROM masalik_gone WHERE id = ?1)
                 OR EXISTS (SELECT 1 FROM masalik_events WHERE id = ?1 AND removed)"""
        return bool(self._rows(sql, event_id)[0][0])

    def page(self, query: Query) -> Page:
        """See `FeatureStore.page`."""
        with told(self._path):
            return page_of(self._reader(), query)

    def matching(self, query: Query) -> array[int]:
        """See `FeatureStore.matching`."""
        with told(self._path):
            return matching_numbers(self._reader(), query)

    def bodies(self, layer: Layer, numbers: Sequence[int]) -> tuple[bytes, ...]:
        """See `FeatureStore.bodies`."""
        with told(self._path):
            return bodies_by_number(self._reader(), layer, numbers)

    def feature(self, layer: Layer, feature_id: str) -> bytes | None:
        """See `FeatureStore.feature`."""
        found = row_of(layer, feature_id)
        with told(self._path):
            row = self._reader().execute(found.sql, found.values).fetchone()
            return stored_body(self._reader(), layer, row[0], row[1]) if row else None

    def summary(self, layer: Layer) -> Summary:
        """See `FeatureStore.summary`; worked out once for each version of the data."""
        version = self.version()
        known = self._summaries.get(layer.name)
        if known is None or known[0] != version:
            with told(self._path):
                known = self._summaries[layer.name] = version, summary_of(self._reader(), layer)
        return known[1]

    def count(self, query: MarkQuery) -> int:
        """See `FeatureStore.count`."""
        with told(self._path):
            return count_marks(self._reader(), query)

    def survey(self, query: MarkQuery) -> Survey:
        """See `FeatureStore.survey`."""
        with told(self._path):
            return survey(self._reader(), query)

    def tallied(self, query: MarkQuery) -> Tallied:
        """See `FeatureStore.tallied`."""
        with told(self._path):
            return tallied(self._reader(), query)

    def outlines(
        self, query: MarkQuery, *, limit: int, after: tuple[str | int | None, ...] | None = None
    ) -> OutlinePage:
        """See `FeatureStore.outlines`."""
        with told(self._path):
            return outline_page(self._reader(), query, limit=limit, after=after)

    def close(self) -> None:
        """See `FeatureStore.close`; folds the log into the file, so that the file alone can be copied."""
        with self._write_lock, self._listing, told(self._path):
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def _rows(self, sql: str, *values: object) -> list[Any]:
        with told(self._path):
            return self._reader().execute(sql, values).fetchall()

    def _reader(self) -> sqlite3.Connection:
        """This thread's own connection, which cannot write."""
        self._check_file()
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
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

    def _connect(self) -> sqlite3.Connection:
        db = connect(self._path)
        with self._listing:
            self._connections.append(db)
        return db

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's reading connection, with errors told."""
        with told(self._path):
            yield self._reader()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """The writing connection inside a transaction that changes features. What another program changed
        before is made corrections of first."""
        with self._transaction() as db:
            before = db.total_changes
            take_over(db)
            yield db
            if db.total_changes > before:
                finish(db)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
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
