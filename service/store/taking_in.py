"""Articles taken in: many at once, as a statement for many rows takes a part of the time of one for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from articles.tellings import Changes, add, article_key, take_back, tellings_of

from .connection import AMONG, Connection, listed
from .events import apply, lead_on
from .leading import lead_on_words
from .model import ArticleRecord, Outcome
from .places import add_mentions, take_back_mentions
from .shelf import StoredShelf

__all__ = ["put_articles", "take_out"]

_ARTICLE = """INSERT INTO articles (id, title, published, published_inferred, language, url, source, text)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_ANSWER = "INSERT INTO masalik_answers (article, key, body) VALUES (?, ?, ?)"
_REPORT = "INSERT INTO masalik_reports (article, id, telling, body) VALUES (?, ?, ?, ?)"


def put_articles(db: Connection, records: Iterable[ArticleRecord]) -> list[Outcome]:
    """Store articles and merge what they tell; those of the same id are taken back first."""
    shelf, changes, outcomes = StoredShelf(db), list[Changes](), list[Outcome]()
    for some in _apart(records):
        outcomes += _put(db, shelf, some, changes)
    apply(db, changes)
    return outcomes


def _apart(records: Iterable[ArticleRecord]) -> Iterator[list[ArticleRecord]]:
    """Articles as they come, together as long as none of them is to find another one there."""
    some, ids = list[ArticleRecord](), set[str]()
    for record in records:
        if not ids.isdisjoint((record.id, record.content_id)):
            yield some
            some, ids = [], set()
        some.append(record)
        ids.add(record.id)
    yield some


def _put(
    db: Connection, shelf: StoredShelf, records: Sequence[ArticleRecord], changes: list[Changes]
) -> list[Outcome]:
    """Store articles that are apart; what changes is told behind the `changes` so far."""
    there = _There(db, records)
    outcomes = [_make_room(db, shelf, record, there, changes) for record in records]
    pairs = zip(records, outcomes, strict=True)
    new = [record for record, outcome in pairs if outcome is not Outcome.UNCHANGED]
    _insert(db, new)
    shelf.expect(article_key(record.reading.article) for record in new)
    changes.append(add(shelf, *(record.reading for record in new)))
    add_mentions(db, {record.id: record.mentions for record in new})
    return outcomes


class _There:
    """What is stored of articles that come, until it is taken out."""

    def __init__(self, db: Connection, records: Sequence[ArticleRecord]) -> None:
        same = f"SELECT article, key, body FROM masalik_answers WHERE article {AMONG}"
        ids = listed(record.id for record in records)
        self._same = {article: (key, body) for article, key, body in db.execute(same, (ids,))}
        alike = f"""SELECT article, key, source, url FROM masalik_answers
                    JOIN articles ON articles.id = article WHERE article {AMONG}"""
        contents = listed(record.content_id for record in records)
        self._alike = {article: told for article, *told in db.execute(alike, (contents,))}

    def same(self, record: ArticleRecord) -> tuple[str, str] | None:
        """The key and the answer of an article that is there under its id."""
        return self._same.get(record.id)

    def alike(self, record: ArticleRecord) -> str | None:
        """The key of an article that is there by its content alone: without the outlet or address that it
        has now, or by an earlier version of Masalik."""
        key, source, url = self._alike.get(record.content_id, (None, None, None))
        article = record.reading.article
        return key if source in (None, article.source) and url in (None, article.url) else None

    def take_out(self, db: Connection, article_id: str) -> None:
        """Let it be there no more."""
        self._same.pop(article_id, None)
        self._alike.pop(article_id, None)
        take_out(db, article_id)


def _make_room(
    db: Connection, shelf: StoredShelf, record: ArticleRecord, there: _There, changes: list[Changes]
) -> Outcome:
    """Take another version of an article back, unless it is the same. Where it was known by its content, its
    events and corrections go on under the new ids."""
    if same := there.same(record):
        known, id_ = same[0], record.id
        if same[1].encode() == record.answer:
            return Outcome.UNCHANGED
        lead_on_words(db, shelf.of_article(known), tellings_of(record.reading))
    elif alike := there.alike(record):
        known, id_ = alike, record.content_id
        _lead_on_events(db, shelf, known, record)
    else:
        return Outcome.CREATED
    changes.append(take_back(shelf, known))
    there.take_out(db, id_)
    return Outcome.REPLACED


def _lead_on_events(db: Connection, shelf: StoredShelf, known: str, record: ArticleRecord) -> None:
    for old in shelf.of_article(known):
        for new in tellings_of(record.reading):
            if new.event == old.event:
                lead_on(db, old.id, new.id)


def _insert(db: Connection, records: Sequence[ArticleRecord]) -> None:
    articles = [(record, record.reading.article) for record in records]
    db.executemany(
        _ARTICLE,
        [
            (
                *(article.id, article.title, article.published, article.published_inferred),
                *(article.language, article.url, article.source, article.text),
            )
            for _, article in articles
        ],
    )
    answers = [(article.id, article_key(article), record.answer.decode()) for record, article in articles]
    db.executemany(_ANSWER, answers)
    reports = [
        (record.id, report.id, report.telling, report.body.decode())
        for record in records
        for report in record.reports
    ]
    db.executemany(_REPORT, reports)


def take_out(db: Connection, article_id: str) -> None:
    """Remove an article, its answer, its reports, and the places that it names."""
    take_back_mentions(db, article_id)
    db.execute("DELETE FROM articles WHERE id = ?", (article_id,))
    for table in ("masalik_answers", "masalik_reports"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (article_id,))
