"""What is written in one transaction: articles in and out with all that follows, and corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import uuid4

import msgspec

from articles.tellings import Changes, add, article_key, take_back, tellings_of

from .connection import Connection
from .corrections import keep_edit, take_back_edits
from .events import apply, lead_on, redraw, remove_event, write_own
from .leading import lead_on_words
from .model import ArticleRecord, Edit, Layer, Outcome
from .places import add_mentions, take_back_mentions
from .rows import body_of
from .shelf import StoredShelf

__all__ = ["add_feature", "change_feature", "put_articles", "remove_article", "revert_event"]


def put_articles(db: Connection, records: Iterable[ArticleRecord]) -> list[Outcome]:
    """Store articles and merge what they tell; those of the same id are taken back first."""
    shelf, changes = StoredShelf(db), list[Changes]()
    outcomes, new = [], dict[str, ArticleRecord]()
    for record in records:
        if record.id in new:  # the same article twice in one go: the first is to be there before the second
            changes.append(_merged(db, shelf, new))
        outcome = _make_room(db, shelf, record, changes)
        outcomes.append(outcome)
        if outcome is not Outcome.UNCHANGED:
            _insert(db, record)
            new[record.id] = record
    changes.append(_merged(db, shelf, new))
    apply(db, changes)
    return outcomes


def _make_room(db: Connection, shelf: StoredShelf, record: ArticleRecord, changes: list[Changes]) -> Outcome:
    """Take another version of an article back, unless it is the same."""
    sql = "SELECT key, body FROM masalik_answers WHERE article = ?"
    known = db.execute(sql, (record.id,)).fetchone()
    if known is None:
        return _make_room_of_content(db, shelf, record, changes)
    if known[1].encode() == record.answer:
        return Outcome.UNCHANGED
    lead_on_words(db, shelf.of_article(known[0]), tellings_of(record.reading))
    changes.append(take_back(shelf, known[0]))
    _take_out(db, record.id)
    return Outcome.REPLACED


def _make_room_of_content(
    db: Connection, shelf: StoredShelf, record: ArticleRecord, changes: list[Changes]
) -> Outcome:
    """Take the same article back that is known by its content alone: without the outlet or address that it
    has now, or by an earlier version of Masalik. Its events and corrections go on under the new ids."""
    sql = """SELECT key FROM masalik_answers JOIN articles ON articles.id = article
             WHERE article = ?1 AND (source ISNULL OR source = ?2) AND (url ISNULL OR url = ?3)"""
    article = record.reading.article
    known = db.execute(sql, (record.content_id, article.source, article.url)).fetchone()
    if known is None:
        return Outcome.CREATED
    for old in shelf.of_article(known[0]):
        for new in tellings_of(record.reading):
            if new.event == old.event:
                lead_on(db, old.id, new.id)
    changes.append(take_back(shelf, known[0]))
    _take_out(db, record.content_id)
    return Outcome.REPLACED


def _merged(db: Connection, shelf: StoredShelf, new: dict[str, ArticleRecord]) -> Changes:
    """Merge new articles into what is there, and count the places they name."""
    changes = add(shelf, *(record.reading for record in new.values()))
    add_mentions(db, {record.id: record.mentions for record in new.values()})
    new.clear()
    return changes


def remove_article(db: Connection, article_id: str) -> bool:
    """Take an article back with what only it said; False where there is none of that id."""
    sql = "SELECT key FROM masalik_answers WHERE article = ?"
    known = db.execute(sql, (article_id,)).fetchone()
    if known is None:
        return False
    changes = take_back(StoredShelf(db), known[0])
    _take_out(db, article_id)
    apply(db, [changes])
    return True


def _insert(db: Connection, record: ArticleRecord) -> None:
    article = record.reading.article
    db.execute(
        """INSERT INTO articles (id, title, published, published_inferred, language, url, source, text)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            *(article.id, article.title, article.published, article.published_inferred),
            *(article.language, article.url, article.source, article.text),
        ),
    )
    answer = (record.id, article_key(article), record.answer.decode())
    db.execute("INSERT INTO masalik_answers VALUES (?, ?, ?)", answer)
    reports = [(record.id, report.id, report.telling, report.body.decode()) for report in record.reports]
    db.executemany("INSERT INTO masalik_reports (article, id, telling, body) VALUES (?, ?, ?, ?)", reports)


def _take_out(db: Connection, article_id: str) -> None:
    take_back_mentions(db, article_id)
    db.execute("DELETE FROM articles WHERE id = ?", (article_id,))
    for table in ("masalik_answers", "masalik_reports"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (article_id,))


def add_feature(db: Connection, layer: Layer, given: Mapping[str, Any]) -> str:
    """Add an event that an editor knows of; its id, a new one where it has none."""
    properties = {column.name: given["properties"].get(column.name) for column in layer.columns}
    feature = {
        "type": "Feature",
        "id": str(given.get("id") or uuid4().hex[:20]),
        "geometry": given["geometry"],
        "properties": properties,
    }
    write_own(db, layer, [feature])
    return str(feature["id"])


def change_feature(db: Connection, layer: Layer, feature_id: str, revise: Callable[[bytes], Edit]) -> bool:
    """Correct a feature by what `revise` makes of it as it stands; False where there is none of that id."""
    body = body_of(db, layer, feature_id)
    if body is None:
        return False
    told = db.execute("SELECT told FROM masalik_events WHERE id = ?", (feature_id,)).fetchone()
    edit = revise(body)
    if told and told[0] is not None:
        if edit.removed or edit.moves or edit.properties:
            keep_edit(db, layer, feature_id, edit)
            redraw(db, feature_id)
    elif edit.removed:
        remove_event(db, feature_id)
    else:
        feature = msgspec.json.decode(body)
        geometry = edit.geometry if edit.moves else feature["geometry"]
        properties = {**feature["properties"], **edit.properties}
        write_own(db, layer, [{**feature, "geometry": geometry, "properties": properties}])
    return True


def revert_event(db: Connection, event_id: str) -> bool:
    """Take all corrections of an event back; False where it has none."""
    if not take_back_edits(db, event_id):
        return False
    redraw(db, event_id)
    return True
