"""All that a store holds, moved into another, also one of another kind.

Every table has the same name and columns in all kinds of stores, so rows go over as they are, with their
numbers: links to further pages hold, and so do corrections, ids that are gone, keys and jobs. The copy is a
store of its own: it has another identity, or caches would take what the two become for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import StoreError
from .connection import Connection
from .ddl import bodies_table, quoted, words_table
from .layers import LAYERS
from .model import DAYS, ColumnType, Layer
from .sql_store import SqlStore

__all__ = ["TABLES", "Table", "move"]

_AT_ONCE = 2000
"""Rows that are in memory at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that is moved: its columns, those of them that say where a row stands, and those of truth."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    truths: frozenset[str] = frozenset()


def _table(name: str, columns: str, key: str, truths: str = "") -> Table:
    return Table(
        name=name,
        columns=tuple(columns.split()),
        key=tuple(key.split()),
        truths=frozenset(truths.split()),
    )


def _layer_tables(layer: Layer) -> Iterator[Table]:
    told = [column for column in layer.columns if column.name not in DAYS]
    yield Table(
        name=layer.name,
        columns=("fid", "geom", "id", *(column.name for column in told), *DAYS),
        key=("fid",),
        truths=frozenset(column.name for column in told if column.type is ColumnType.BOOLEAN),
    )
    yield _table(bodies_table(layer), "fid body", "fid")
    yield _table(words_table(layer), "rowid words", "rowid")


TABLES = (
    _table(
        "articles",
        "fid id title published published_inferred language url source text",
        "fid",
        "published_inferred",
    ),
    _table("masalik_answers", "article key body", "article"),
    _table("masalik_reports", "fid article id telling body", "fid"),
    _table("masalik_tellings", "id article event body", "id"),
    _table("masalik_keys", "key telling", "key telling"),
    _table("masalik_events", "fid id told body located removed", "fid", "located removed"),
    _table("masalik_gone", "id", "id"),
    _table("masalik_gone_tellings", "id place telling", "id place"),
    _table("masalik_edits", "id at layer patch", "id"),
    _table("masalik_edit_tellings", "edit place telling", "edit place"),
    _table(
        "masalik_mentions",
        "place article published confidence mentions metonyms source texts",
        "place article",
    ),
    _table("masalik_place_words", "place aspect value count", "place aspect value"),
    _table("masalik_spots", "id lon lat body", "id"),
    _table(
        "masalik_marks",
        "fid spot leaves inferred kind status first_day last_day spots outline",
        "fid",
        "inferred",
    ),
    _table("masalik_mark_values", "aspect value label english", "aspect value"),
    _table("masalik_mark_names", "aspect value mark", "aspect value mark"),
    _table("masalik_mark_words", "rowid words", "rowid"),
    _table("masalik_records", "kind id version body", "kind id"),
    *(table for layer in LAYERS for table in _layer_tables(layer)),
)
"""All that is moved. What is not follows by itself: indexes, counters, what triggers keep."""


def move(source: SqlStore, target: SqlStore) -> Mapping[str, int]:
    """Copy all that `source` holds into the empty store `target`, all or nothing; rows by table.

    The source may be in use: what is copied is one state of it. Raises `StoreError` where the target holds
    anything already.
    """
    return source.at_rest(lambda old: target.changed(lambda new: _moved(source, old, target, new)))


def _moved(source: SqlStore, old: Connection, target: SqlStore, new: Connection) -> Mapping[str, int]:
    for table in TABLES:
        if new.execute(f"SELECT 1 FROM {table.name} LIMIT 1").fetchone() is not None:
            raise StoreError(
                "the target holds something already; name a store that is empty or not there yet"
            )
    counts = {table.name: _move_table(table, old, new) for table in TABLES}
    target.number_on(new, source.numbering(old))
    (version,) = old.execute("SELECT value FROM masalik_meta WHERE name = 'version'").fetchone()
    # The end of the transaction makes it one more.
    new.execute("UPDATE masalik_meta SET value = ? WHERE name = 'version'", (version - 1,))
    return counts


def _move_table(table: Table, old: Connection, new: Connection) -> int:
    count, columns = 0, ", ".join(map(quoted, table.columns))
    places = ", ".join("?" * len(table.columns))
    for rows in _batches(table, old):
        new.executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({places})", rows)
        count += len(rows)
    return count


def _batches(table: Table, old: Connection) -> Iterator[list[list[Any]]]:
    """The rows of a table in order of its key, some at a time."""
    columns, key = ", ".join(map(quoted, table.columns)), ", ".join(map(quoted, table.key))
    beyond = f" WHERE ({key}) > ({', '.join('?' * len(table.key))})"
    places = [table.columns.index(name) for name in table.key]
    last: tuple[Any, ...] = ()
    while True:
        sql = f"SELECT {columns} FROM {table.name}{beyond if last else ''} ORDER BY {key} LIMIT ?"
        rows = old.execute(sql, (*last, _AT_ONCE)).fetchall()
        if not rows:
            return
        last = tuple(rows[-1][place] for place in places)
        yield [_row(table, row) for row in rows]


def _row(table: Table, row: tuple[Any, ...]) -> list[Any]:
    """A row with its truths as such: SQLite has numbers for them."""
    return [
        bool(value) if name in table.truths and value is not None else value
        for name, value in zip(table.columns, row, strict=True)
    ]
