"""A query as SQL with bound values; names come from the layer, values never enter the text."""

from __future__ import annotations

from .conditions import condition_of
from .ddl import bodies_table, quoted, tree_table, words_table
from .model import Box, Interval, Layer, Query
from .ordering import beyond, key_columns, order_of
from .searching import match_of
from .statements import Statement

__all__ = ["Statement", "row_of", "rows_of"]


def rows_of(query: Query) -> Statement:
    """All rows (`fid, geom, body`, the sort keys) that may belong to the query, in order, from its place on.

    Boxes are answered by the R*Tree, whose boxes are those of single precision, rounded outwards: rows that
    do not quite meet are among them, none that do is missing.
    """
    where, keys = _where(query), key_columns(query)
    shown = "".join(f", {key}" for key in keys)
    sql = f"{_select(query.layer, shown)} WHERE {where.sql} ORDER BY {order_of(query)}"
    return Statement(sql=sql, values=where.values)


def row_of(layer: Layer, feature_id: str) -> Statement:
    """The row (`fid, geom, body`) of one feature."""
    return Statement(sql=f"{_select(layer)} WHERE f.id = ?", values=(feature_id,))


def _select(layer: Layer, shown: str = "") -> str:
    bodies = f"LEFT JOIN {bodies_table(layer)} b ON b.fid = f.fid"
    return f"SELECT f.fid, f.geom, b.body{shown} FROM {layer.name} f {bodies}"


def _where(query: Query) -> Statement:
    parts = [
        beyond(query),
        *_boxes(query.layer, query.boxes),
        *_interval(query.interval),
        *_equal(query),
        *_words(query),
        *_filter(query),
    ]
    return Statement(
        sql=" AND ".join(part.sql for part in parts),
        values=tuple(value for part in parts for value in part.values),
    )


def _boxes(layer: Layer, boxes: tuple[Box, ...]) -> list[Statement]:
    if not boxes:
        return []
    overlaps = " OR ".join("(maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)" for _ in boxes)
    inside = f"f.fid IN (SELECT id FROM {tree_table(layer)} WHERE {overlaps})"
    values = tuple(value for box in boxes for value in (box.west, box.east, box.south, box.north))
    return [Statement(sql=f"(f.geom IS NULL OR {inside})", values=values)]


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
    found = f"f.fid IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"
    return [Statement(sql=found, values=(match_of(query.words),))]


def _equal(query: Query) -> list[Statement]:
    return [Statement(sql=f"f.{quoted(name)} = ?", values=(value,)) for name, value in query.equal.items()]
