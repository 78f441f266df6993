"""Pages of a layer, each read in one step of SQLite where the order is that of storing.

A page comes as one value, its features joined by SQLite itself. Python lets go of its lock for every row that
it asks SQLite for, and whoever works meanwhile holds it for up to 5 ms: a page of a hundred rows that waits a
hundred times is slow just when there is much to do.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from .compiler import Statement, bodies_of, few, joined_of, near_of, numbers_of, rows_of
from .connection import Connection
from .model import Layer, Page, Query
from .rows import stored_body

__all__ = ["bodies_by_number", "count_of", "matching_numbers", "page_of"]


def page_of(db: Connection, query: Query) -> Page:
    """The page that a query asks for."""
    matched = None if query.filtered else count_of(db, query.layer)
    by_tree = bool(query.boxes) and _first(db, near_of(query))[0] <= few(query)
    page = None if query.sort else _joined(db, query, matched, by_tree=by_tree)
    return page or _row_by_row(db, query, matched, by_tree=by_tree)


def count_of(db: Connection, layer: Layer) -> int:
    """How many features a layer has."""
    sql = "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?"
    return int(_first(db, Statement(sql=sql, values=(layer.name,)))[0])


def matching_numbers(db: Connection, query: Query) -> array[int]:
    """The numbers of all rows that match, in order."""
    found = numbers_of(query)
    return array("q", (fid for (fid,) in db.execute(found.sql, found.values)))


def bodies_by_number(db: Connection, layer: Layer, numbers: Sequence[int]) -> tuple[bytes, ...]:
    """The JSON of the features of these rows, in their order, as far as they are there."""
    rows = _all(db, bodies_of(layer, numbers))
    return tuple(stored_body(db, layer, fid, body) for fid, body in rows)


def _joined(db: Connection, query: Query, matched: int | None, *, by_tree: bool) -> Page | None:
    """A page in the order of storing; None where a feature has no stored JSON.

    The page ends before the row that is one too many, which is where the next begins.
    """
    count, stored, last, length, text = _first(db, joined_of(query, by_tree=by_tree))
    if stored < count:
        return None
    if count <= query.limit:
        return Page(text=text or b"", count=count, next=None, matched=matched)
    return Page(text=text[: -length - 1], count=query.limit, next=(last - 1,), matched=matched)


def _row_by_row(db: Connection, query: Query, matched: int | None, *, by_tree: bool) -> Page:
    rows = _all(db, rows_of(query, by_tree=by_tree))
    shown = rows[: query.limit]
    return Page(
        text=b",".join(stored_body(db, query.layer, fid, body) for fid, body, *_ in shown),
        count=len(shown),
        next=(*shown[-1][2:], shown[-1][0]) if len(rows) > query.limit else None,
        matched=matched,
    )


def _first(db: Connection, statement: Statement) -> Any:
    return db.execute(statement.sql, statement.values).fetchone()


def _all(db: Connection, statement: Statement) -> list[Any]:
    return db.execute(statement.sql, statement.values).fetchall()
