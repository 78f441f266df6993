"""What is written in one transaction: articles in and out with all that follows, and corrections."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import uuid4

import msgspec

from articles.tellings import Changes, add, article_key, take_back, tellings_of

from .corrections import keep_edit, take_back_edits
from .events import apply, lead_on, redraw, remove_event, write_own
from .layers import LAYERS
from .model import ArticleRecord, Edit, Layer, Outcome
from .outside import forget_touched
from .places import add_mentions, take_back_mentions
from .rows import body_of_columns
from .shelf import SqliteShelf
from .trees import bounds_of

__all__ = ["add_feature", "change_feature", "finish", "put_articles", "remove_article", "revert_event"]


def put_articles(db: sqlite3.Connection, records: Iterable[ArticleRecord]) -> list[Outcome]:
    """Store articles and merge what they tell; those of the same id are taken back first."""
    shelf, changes = SqliteShelf(db), list[Changes]()
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


def _make_room(
    db: sqlite3.Connection, shelf: SqliteShelf, record: ArticleRecord, changes: list[Changes]
) -> Outcome:
    """Take another version of an article back, unless it is the same."""
    sql = "SELECT key, body FROM masalik_answers WHERE article = ?"
    known = db.execute(sql, (record.id,)).fetchone()
    if known is None:
        return _make_room_of_content(db, shelf, record, changes)
    if known[1].encode() == record.answer:
        return Outcome.UNCHANGED
    changes.append(take_back(shelf, known[0]))
    _take_out(db, record.id)
    return Outcome.REPLACED


def _make_room_of_content(
    db: sqlite3.Connection, shelf: SqliteShelf, record: ArticleRecord, changes: list[Changes]
) -> Outcome:
    """Take the same article back that is known by its content alone: without the outlet or address that it
    has now, or by an earlier version of Masalik. Its events and corrections go on under the new ids."""
    sql = """SELECT key FROM masalik_answers JOIN articles ON articles.id = article
             WHERE article = ?1 AND ifnull(source, ?2) IS ?2 AND ifnull(url, ?3) IS ?3"""
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


def _merged(db: sqlite3.Connection, shelf: SqliteShelf, new: dict[str, ArticleRecord]) -> Changes:
    """Merge new articles into what is there, and count the places they name."""
    changes = add(shelf, *(record.reading for record in new.values()))
    for record in new.values():
        add_mentions(db, record.id, record.mentions)
    new.clear()
    return changes


def remove_article(db: sqlite3.Connection, article_id: str) -> bool:
    """Take an article back with what only it said; False where there is none of that id."""
    sql = "SELECT key FROM masalik_answers WHERE article = ?"
    known = db.execute(sql, (article_id,)).fetchone()
    if known is None:
        return False
    changes = take_back(SqliteShelf(db), known[0])
    _take_out(db, article_id)
    apply(db, [changes])
    return True


def _insert(db: sqlite3.Connection, record: ArticleRecord) -> None:
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


def _take_out(db: sqlite3.Connection, article_id: str) -> None:
    take_back_mentions(db, article_id)
    db.execute("DELETE FROM articles WHERE id = ?", (article_id,))
    for table in ("masalik_answers", "masalik_reports"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (article_id,))


def add_feature(db: sqlite3.Connection, layer: Layer, given: Mapping[str, Any]) -> str:
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


def change_feature(
    db: sqlite3.Connection, layer: Layer, feature_id: str, revise: Callable[[bytes], Edit]
) -> bool:
    """Correct a feature by what `revise` makes of it as it stands; False where there is none of that id."""
    row = _row(db, layer, feature_id)
    if row is None:
        return False
    fid, told = (
        row["fid"],
        db.execute("SELECT told FROM masalik_events WHERE id = ?", (feature_id,)).fetchone(),
    )
    kept = db.execute(f"SELECT body FROM masalik_{layer.name}_bodies WHERE fid = ?", (fid,)).fetchone()
    body = kept[0].encode() if kept else body_of_columns(layer, row)
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


def _row(db: sqlite3.Connection, layer: Layer, feature_id: str) -> sqlite3.Row | None:
    cursor = db.cursor()
    cursor.row_factory = sqlite3.Row
    row: sqlite3.Row | None = cursor.execute(
        f"SELECT * FROM {layer.name} WHERE id = ?", (feature_id,)
    ).fetchone()
    return row


def revert_event(db: sqlite3.Connection, event_id: str) -> bool:
    """Take all corrections of an event back; False where it has none."""
    if not take_back_edits(db, event_id):
        return False
    redraw(db, event_id)
    return True


def finish(db: sqlite3.Connection) -> None:
    """End a transaction that changed something: a new version, and the extents that other programs read."""
    forget_touched(db)
    db.execute("UPDATE masalik_meta SET value = value + 1 WHERE name = 'version'")
    for layer in LAYERS:
        db.execute(
            """UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now'),
               min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?""",
            (*(bounds_of(db, layer) or (None,) * 4), layer.name),
        )
