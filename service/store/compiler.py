"""A query as SQL with bound values; names come from the layer, values never enter the text.

A page is read off two narrow tables beside the layer: the boxes of its features (`e`), in the order of
storing, and their JSON (`b`). The layer itself (`f`) is joined only where its columns are asked for.
"""

from __future__ import annotations

import msgspec

from .conditions import condition_of
from .ddl import bodies_table, boxes_table, quoted, tree_table, words_table
from .model import Box, Interval, Layer, Query
from .ordering import beyond, key_columns, order_of
from .searching import match_of
from .statements import Statement

__all__ = ["Statement", "candidates_of", "few", "row_of", "rows_of"]

_FEW = 5
"""How many times as many features as are asked for a box may hold to be looked up one by one; in one that
holds more, the page is soon found by walking through all features in order."""


def candidates_of(query: Query) -> Statement:
    """The numbers of the features whose boxes meet those of the query, by the R*Tree; where they are many,
    only one more than are few. Features without geometry are among them."""
    tree, boxes = tree_table(query.layer), boxes_table(query.layer)
    met = " OR ".join("(maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)" for _ in query.boxes)
    sql = f"""SELECT id FROM {tree} WHERE {met}
              UNION ALL SELECT fid FROM {boxes} WHERE west IS NULL LIMIT ?"""
    edges = tuple(value for box in query.boxes for value in (box.west, box.east, box.south, box.north))
    return Statement(sql=sql, values=(*edges, few(query) + 1))


def few(query: Query) -> int:
    """Up to how many features are looked up one by one."""
    return _FEW * (query.limit + query.offset)


def rows_of(query: Query, candidates: list[int] | None = None) -> Statement:
    """All rows (`fid, sure, body`, the sort keys) that may belong to the query, in order, from its place on.

    `sure` is false where the box of a feature meets one of the query but the feature itself may not.
    `candidates` are the numbers of all that may meet them, where they are few.
    """
    where, keys = _where(query, candidates), key_columns(query)
    sure, values = _sure(query.boxes)
    shown = "".join(f", {key}" for key in keys)
    table = boxes_table(query.layer)
    joined = f"CROSS JOIN {query.layer.name} f ON f.fid = e.fid " if _needs_columns(query) else ""
    return Statement(
        sql=f"SELECT e.fid, {sure}, b.body{shown} FROM {table} e {joined}"
        f"LEFT JOIN {bodies_table(query.layer)} b ON b.fid = e.fid "
        f"WHERE {where.sql} ORDER BY {order_of(query)}",
        values=(*values, *where.values),
    )


def row_of(layer: Layer, feature_id: str) -> Statement:
    """The row (`fid, body`) of one feature."""
    sql = f"SELECT f.fid, b.body FROM {layer.name} f LEFT JOIN {bodies_table(layer)} b ON b.fid = f.fid"
    return Statement(sql=f"{sql} WHERE f.id = ?", values=(feature_id,))


def _needs_columns(query: Query) -> bool:
    return bool(query.sort or query.interval or query.equal or query.filter)


def _sure(boxes: tuple[Box, ...]) -> tuple[str, tuple[float, ...]]:
    """Whether a feature meets a box for sure: as a point, from inside, or for want of a geometry."""
    if not boxes:
        return "1", ()
    inside = " OR ".join("(e.west >= ? AND e.east <= ? AND e.south >= ? AND e.north <= ?)" for _ in boxes)
    values = tuple(value for box in boxes for value in (box.west, box.east, box.south, box.north))
    return f"(e.west IS NULL OR (e.west = e.east AND e.south = e.north) OR {inside})", values


def _where(query: Query, candidates: list[int] | None) -> Statement:
    parts = [
        beyond(query),
        *_candidates(candidates),
        *_boxes(query.boxes),
        *_interval(query.interval),
        *_equal(query),
        *_words(query),
        *_filter(query),
    ]
    return Statement(
        sql=" AND ".join(part.sql for part in parts),
        values=tuple(value for part in parts for value in part.values),
    )


def _candidates(numbers: list[int] | None) -> list[Statement]:
    if numbers is None:
        return []
    listed = msgspec.json.encode(numbers).decode()
    return [Statement(sql="e.fid IN (SELECT value FROM json_each(?))", values=(listed,))]


def _boxes(boxes: tuple[Box, ...]) -> list[Statement]:
    if not boxes:
        return []
    met = " OR ".join("(e.east >= ? AND e.west <= ? AND e.north >= ? AND e.south <= ?)" for _ in boxes)
    values = tuple(value for box in boxes for value in (box.west, box.east, box.south, box.north))
    return [Statement(sql=f"(e.west IS NULL OR {met})", values=values)]


def _interval(interval: Interval | None) -> list[Statement]:
    parts = []
    if interval and interval.begin:
        parts.append(_bound("f.last_day", ">=", interval.begin.isoformat()))
    if interval and interval.end:
        parts.append(_bound("f.first_day", "<=", interval.end.isoformat()))
    return parts


def _bound(column: str, sign: str, day: str) -> Statement:
    return Statement(sql=f"({column} IS NULL OR {column} {sign} ?)", values=(day,))


def _filter(query: Query) -> list[Statement]:
    if query.filter is None:
        return []
    condition = condition_of(query.layer, query.filter)
    return [Statement(sql=f"({condition.sql})", values=condition.values)]


def _words(query: Query) -> list[Statement]:
    if not query.words:
        return []
    index = words_table(query.layer)
    found = f"e.fid IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"
    return [Statement(sql=found, values=(match_of(query.words),))]


def _equal(query: Query) -> list[Statement]:
    return [Statement(sql=f"f.{quoted(name)} = ?", values=(value,)) for name, value in query.equal.items()]
