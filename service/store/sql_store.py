"""What stores are asked in the SQL that all databases have in common; each kind of store brings the rest."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from .connection import AMONG, Connection, listed
from .corrections import edits_of
from .mark_model import MarkQuery, OutlinePage, Survey, Tallied
from .mark_queries import count_marks, outline_page, survey, tallied
from .model import ArticleRecord, Edit, Layer, Outcome, StoredArticle, StoredEdit, StoredEvent
from .protocol import FeatureStore
from .rows import body_of
from .taking_in import put_articles
from .writing import add_feature, change_feature, remove_article, revert_event

__all__ = ["SqlStore"]

_Answer = TypeVar("_Answer")

_ARTICLES = """SELECT fid, id, title, published, language, url, source,
                      (SELECT count(*) FROM masalik_reports WHERE article = articles.id)
               FROM articles {where} ORDER BY fid DESC LIMIT ?"""
_ARTICLE = ("key", "id", "title", "published", "language", "url", "source", "events")
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
_GONE = """SELECT EXISTS (SELECT 1 FROM masalik_gone WHERE id = ?1)
           OR EXISTS (SELECT 1 FROM masalik_events WHERE id = ?1 AND removed)"""


class SqlStore(FeatureStore, ABC):
    """The part of a `FeatureStore` that is written once; `_read` and `_write` lend a connection."""

    @abstractmethod
    def _read(self, ask: Callable[[Connection], _Answer]) -> _Answer:
        """What `ask` finds out; it sees one state of the data, and may be run again."""

    @abstractmethod
    def _write(self, change: Callable[[Connection], _Answer]) -> _Answer:
        """What `change` does to features in one transaction; it may be run again after nothing was kept."""

    @abstractmethod
    def numbering(self, db: Connection) -> Mapping[str, int]:
        """The highest number that rows of tables were ever given, by table."""

    @abstractmethod
    def number_on(self, db: Connection, numbering: Mapping[str, int]) -> None:
        """Give rows that come later higher numbers than these."""

    def at_rest(self, ask: Callable[[Connection], _Answer]) -> _Answer:
        """What `ask` finds out by many statements, all of which see one state of the data."""
        return self._read(ask)

    def changed(self, change: Callable[[Connection], _Answer]) -> _Answer:
        """What `change` does in one transaction, all of which is kept, or nothing."""
        return self._write(change)

    def put(self, record: ArticleRecord) -> Outcome:
        """See `FeatureStore.put`."""
        return self.put_all([record])[0]

    def put_all(self, records: Iterable[ArticleRecord]) -> list[Outcome]:
        """See `FeatureStore.put_all`."""
        all_of_them = list(records)
        return self._write(lambda db: put_articles(db, all_of_them))

    def delete(self, article_id: str) -> bool:
        """See `FeatureStore.delete`."""
        return self._write(lambda db: remove_article(db, article_id))

    def add(self, layer: Layer, feature: Mapping[str, Any]) -> str:
        """See `FeatureStore.add`."""
        return self._write(lambda db: add_feature(db, layer, feature))

    def edit(self, layer: Layer, feature_id: str, revise: Callable[[bytes], Edit]) -> bool:
        """See `FeatureStore.edit`."""
        return self._write(lambda db: change_feature(db, layer, feature_id, revise))

    def edits(self, event_id: str) -> tuple[StoredEdit, ...]:
        """See `FeatureStore.edits`."""
        return self._read(lambda db: tuple(edits_of(db, event_id)))

    def revert(self, event_id: str) -> bool:
        """See `FeatureStore.revert`."""
        return self._write(lambda db: revert_event(db, event_id))

    def known(self, article_ids: Sequence[str]) -> frozenset[str]:
        """See `FeatureStore.known`."""
        rows = self._rows(f"SELECT article FROM masalik_answers WHERE article {AMONG}", listed(article_ids))
        return frozenset(article for (article,) in rows)

    def answer(self, article_id: str) -> bytes | None:
        """See `FeatureStore.answer`."""
        found = self._rows("SELECT body FROM masalik_answers WHERE article = ?", article_id)
        return found[0][0].encode() if found else None

    def articles(self, *, limit: int, before: int | None = None) -> tuple[StoredArticle, ...]:
        """See `FeatureStore.articles`."""
        where, values = ("", ()) if before is None else ("WHERE fid < ?", (before,))
        rows = self._rows(_ARTICLES.format(where=where), *values, limit)
        return tuple(StoredArticle(**dict(zip(_ARTICLE, row, strict=True))) for row in rows)

    def reports(self, article_id: str) -> tuple[bytes, ...]:
        """See `FeatureStore.reports`."""
        sql = "SELECT body FROM masalik_reports WHERE article = ? ORDER BY fid"
        return tuple(row[0].encode() for row in self._rows(sql, article_id))

    def events(
        self, *, limit: int, before: int | None = None, located: bool | None = None
    ) -> tuple[StoredEvent, ...]:
        """See `FeatureStore.events`."""
        given = (("fid < ?", before), ("located = ?", located))
        chosen = [(condition, value) for condition, value in given if value is not None]
        where = " AND ".join(["NOT removed", *(condition for condition, _ in chosen)])
        sql = f"SELECT fid, id, body FROM masalik_events WHERE {where} ORDER BY fid DESC LIMIT ?"
        rows = self._rows(sql, *(value for _, value in chosen), limit)
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
        return bool(self._rows(_GONE, event_id)[0][0])

    def feature(self, layer: Layer, feature_id: str) -> bytes | None:
        """See `FeatureStore.feature`."""
        return self._read(lambda db: body_of(db, layer, feature_id))

    def count(self, query: MarkQuery) -> int:
        """See `FeatureStore.count`."""
        return self._read(lambda db: count_marks(db, query))

    def survey(self, query: MarkQuery) -> Survey:
        """See `FeatureStore.survey`."""
        return self._read(lambda db: survey(db, query))

    def tallied(self, query: MarkQuery) -> Tallied:
        """See `FeatureStore.tallied`."""
        return self._read(lambda db: tallied(db, query))

    def outlines(
        self, query: MarkQuery, *, limit: int, after: tuple[str | int | None, ...] | None = None
    ) -> OutlinePage:
        """See `FeatureStore.outlines`."""
        return self._read(lambda db: outline_page(db, query, limit=limit, after=after))

    def _rows(self, sql: str, *values: object) -> list[Any]:
        """All rows of one statement."""
        return self._read(lambda db: db.execute(sql, values).fetchall())
