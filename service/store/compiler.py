"""A query as SQL with bound values; names come from the layer, values never enter the text.

A page is read off two narrow tables beside the layer: the boxes of its features (`e`), in the order of
storing, and their JSON (`b`). The layer itself (`f`) is joined only where its columns are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from .conditions import condition_of
from .ddl import bodies_table, boxes_table, quoted, tree_table, words_table
from .geometry import MEETS, edges_text
from .model import Geometry, Interval, Layer, Query
from .ordering import beyond, key_columns, order_of
from .searching import match_of
from .statements import Statement

__all__ = ["Statement", "bodies_of", "few", "joined_of", "near_of", "numbers_of", "rows_of"]

_FEW = 5
"""How many times as many features as are asked for a box may hold to be looked up one by one; in one that
holds more, the page is soon found by walking through all features in order."""


def near_of(query: Query) -> Statement:
    """The number of features whose boxes meet those of the query, by the R*Tree; where they are many, only
    one more than are few. Features without geometry are among them."""
    near = _near(query)
    return Statement(sql=f"SELECT count(*) FROM ({near.sql} LIMIT ?)", values=(*near.values, few(query) + 1))


def few(query: Query) -> int:
    """Up to how many features are looked up one by one."""
    return _FEW * (query.limit + query.offset)


def rows_of(query: Query, *, by_tree: bool) -> Statement:
    """The rows (`fid, body`, the sort keys) of a page in order, from its place on, and the one behind it.

    Where few features are near the boxes, they are looked up `by_tree`.
    """
    where, keys = _where(query, by_tree=by_tree), key_columns(query)
    shown = "".join(f", {key}" for key in keys)
    table = boxes_table(query.layer)
    joined = f"CROSS JOIN {query.layer.name} f ON f.fid = e.fid " if _needs_columns(query) else ""
    return Statement(
        sql=f"SELECT e.fid AS fid, b.body AS body{shown} FROM {table} e {joined}"
        f"LEFT JOIN {bodies_table(query.layer)} b ON b.fid = e.fid "
        f"WHERE {where.sql} ORDER BY {order_of(query)} LIMIT ? OFFSET ?",
        values=(*where.values, query.limit + 1, query.offset),
    )


def joined_of(query: Query, *, by_tree: bool) -> Statement:
    """The rows of `rows_of` in the order of storing, as one row: how many they are, how many of them have
    JSON, the number of the last, the length of its JSON, and all their JSON with commas between."""
    rows = rows_of(query, by_tree=by_tree)
    return Statement(
        sql=f"""SELECT count(*), count(body), max(fid), length(CAST(body AS BLOB)),
                CAST(group_concat(body, ',') AS BLOB) FROM ({rows.sql})""",
        values=rows.values,
    )


def numbers_of(query: Query) -> Statement:
    """The numbers of all rows that match, in order, wherever a page of the query would begin or end."""
    where = _where(replace(query, after=()), by_tree=bool(query.boxes))
    joined = f"CROSS JOIN {query.layer.name} f ON f.fid = e.fid " if _needs_columns(query) else ""
    return Statement(
        sql=f"SELECT e.fid FROM {boxes_table(query.layer)} e {joined}"
        f"WHERE {where.sql} ORDER BY {order_of(query)}",
        values=where.values,
    )


def bodies_of(layer: Layer, numbers: Sequence[int]) -> Statement:
    """The rows (`fid, body`) of these numbers in their order; those that are gone are left out."""
    return Statement(
        sql=f"SELECT e.fid, b.body FROM json_each(?) n CROSS JOIN {boxes_table(layer)} e ON e.fid = n.value "
        f"LEFT JOIN {bodies_table(layer)} b ON b.fid = e.fid ORDER BY n.key",
        values=(msgspec.json.encode(list(numbers)).decode(),),
    )


def _needs_columns(query: Query) -> bool:
    return bool(query.sort or query.interval or query.equal or query.filter)


def _where(query: Query, *, by_tree: bool) -> Statement:
    parts = [
        beyond(query),
        *([_found(query)] if by_tree else []),
        *_boxes(query),
        *_interval(query.interval),
        *_equal(query),
        *_words(query),
        *_filter(query),
    ]
    return Statement(
        sql=" AND ".join(part.sql for part in parts),
        values=tuple(value for part in parts for value in part.values),
    )


def _near(query: Query) -> Statement:
    """The numbers of the features whose boxes, in the tree's single precision, meet those of the query."""
    met = " OR ".join("(maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)" for _ in query.boxes)
    return Statement(
        sql=f"SELECT id FROM {tree_table(query.layer)} WHERE {met} "
        f"UNION ALL SELECT fid FROM {boxes_table(query.layer)} WHERE west IS NULL",
        values=tuple(value for box in query.boxes for value in (box.west, box.east, box.south, box.north)),
    )


def _found(query: Query) -> Statement:
    near = _near(query)
    return Statement(sql=f"e.fid IN ({near.sql})", values=near.values)


def _boxes(query: Query) -> list[Statement]:
    """Whether a feature meets a box: nothing but its own box is looked at where that says it for sure."""
    if not query.boxes:
        return []
    edges = tuple(value for box in query.boxes for value in (box.west, box.east, box.south, box.north))
    met = " OR ".join("(e.east >= ? AND e.west <= ? AND e.north >= ? AND e.south <= ?)" for _ in query.boxes)
    if query.layer.geometry is Geometry.POINT:
        return [Statement(sql=f"(e.west IS NULL OR {met})", values=edges)]
    inside = " OR ".join(
        "(e.west >= ? AND e.east <= ? AND e.south >= ? AND e.north <= ?)" for _ in query.boxes
    )
    exactly = f"{MEETS}((SELECT geom FROM {query.layer.name} WHERE fid = e.fid), ?)"
    return [
        Statement(
            sql=f"(e.west IS NULL OR (({met}) AND ({inside} OR {exactly})))",
            values=(*edges, *edges, edges_text(query.boxes)),
        )
    ]


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
