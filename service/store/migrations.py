"""Layouts of older versions brought up to date, one step after the other, in one transaction each.

1 → 2: events were those of each article. Their articles are read again and merged.
2 → 3: ids of events that are gone remember where their reports went.
3 → 4: features tell their first and their last day.
4 → 5: events have marks, by which maps count them.
5 → 6: records that are no features have a table.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from .ddl import SCHEMA_VERSION, bodies_table, marks_script, records_script, script
from .finishing import finish
from .layers import EVENT_LAYERS, LAYERS
from .marks import mark_all
from .model import DAYS, ArticleRecord
from .sqlite import SqliteConnection
from .taking_in import put_articles

__all__ = ["OldArticle", "Reread", "migrate"]

_AT_ONCE = 200
"""Articles that are merged together: merging many at once is faster, keeping them takes memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldArticle:
    """An article as an older layout keeps it; `published` is None where it was inferred."""

    id: str
    language: str
    text: str
    title: str | None
    published: str | None
    url: str | None
    source: str | None


Reread = Callable[[OldArticle], ArticleRecord]
"""Reads an article of an older layout again."""


def migrate(db: SqliteConnection, layout: int, reread: Reread) -> None:
    """Bring a file up to date; all of it, or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        for step in range(layout, SCHEMA_VERSION):
            _STEPS[step](db, reread)
        db.execute("UPDATE masalik_meta SET value = ? WHERE name = 'schema'", (SCHEMA_VERSION,))
        finish(db)
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _merge_events(db: SqliteConnection, reread: Reread) -> None:
    """From layout 1: everything is laid out anew around the articles, which are read again in their order."""
    rows = db.execute(
        """SELECT id, language, text, title,
                  CASE WHEN published_inferred THEN NULL ELSE published END, url, source
           FROM articles ORDER BY fid"""
    ).fetchall()
    names = ("id", "language", "text", "title", "published", "url", "source")
    version = db.execute("SELECT value FROM masalik_meta WHERE name = 'version'").fetchone()[0]
    _drop_all(db)
    for statement in _statements(script(LAYERS)):
        db.execute(statement)
    db.execute("UPDATE masalik_meta SET value = ? WHERE name = 'version'", (version + 1,))
    old = [OldArticle(**dict(zip(names, row, strict=True))) for row in rows]
    for start in range(0, len(old), _AT_ONCE):
        put_articles(db, [reread(article) for article in old[start : start + _AT_ONCE]])


def _drop_all(db: SqliteConnection) -> None:
    """Drop every table with its triggers and indexes; those of R*Trees go with their tree."""
    virtual = [
        row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")
    ]
    for name in virtual:
        db.execute(f'DROP TABLE "{name}"')
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    for (name,) in tables.fetchall():
        db.execute(f'DROP TABLE "{name}"')


def _statements(sql: str) -> list[str]:
    """The statements of a script; `executescript` would end the transaction first."""
    found, text = [], ""
    for line in sql.splitlines(keepends=True):
        text += line
        if sqlite3.complete_statement(text):
            found.append(text)
            text = ""
    return found


def _remember_where_events_went(db: SqliteConnection, _reread: Reread) -> None:
    """From layout 2: a table that fills from now on; ids that went before stay gone."""
    db.execute(
        """CREATE TABLE IF NOT EXISTS masalik_gone_tellings (
             id TEXT NOT NULL, place INTEGER NOT NULL, telling TEXT NOT NULL, PRIMARY KEY (id, place)
           ) WITHOUT ROWID"""
    )


def _tell_days(db: SqliteConnection, _reread: Reread) -> None:
    """From layout 3: the days stand in the tables already, and come into the JSON of features too."""
    told = ", ".join(f"'$.properties.{name}', f.{name}" for name in DAYS)
    for layer in EVENT_LAYERS:
        bodies, rows = bodies_table(layer), layer.name
        db.execute(
            f"UPDATE {bodies} SET body = json_set(body, {told}) FROM {rows} f WHERE f.fid = {bodies}.fid"
        )
    db.execute("UPDATE masalik_meta SET value = value + 1 WHERE name = 'version'")


def _mark_events(db: SqliteConnection, _reread: Reread) -> None:
    """From layout 4: marks of the events as they are; from layout 1 the new layout has them already."""
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'masalik_marks'").fetchone() is None:
        for statement in _statements(marks_script()):
            db.execute(statement)
        mark_all(db)


def _keep_records(db: SqliteConnection, _reread: Reread) -> None:
    """From layout 5: an empty table of records."""
    for statement in _statements(records_script()):
        db.execute(statement)


_STEPS = {
    1: _merge_events,
    2: _remember_where_events_went,
    3: _tell_days,
    4: _mark_events,
    5: _keep_records,
}
