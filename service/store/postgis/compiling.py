"""A query as PostgreSQL with bound values; names come from the layer, values never enter the text.

A page in a box is read in one of two ways, as the planner knows too little of boxes to choose: where few
features are near it, by the index; where they are many, by walking through all features in order until the
page is full.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import shapely

from ...filters import Compiler, PostgisDialect
from ..conditions import properties_of
from ..ddl import bodies_table, quoted, words_table
from ..model import Box, Column, ColumnType, Geometry, Interval, Query, SortKey
from ..statements import Statement
from .connection import matching

__all__ = ["few", "near_of", "numbers_of", "page_rows_of"]

_FEW, _LEAST = 5, 5_000
"""How many times as many features as are asked for a box may hold to be looked up by the index; so many at
least, which takes 5 ms: with a million features, walking takes as long where one in two hundred is in it."""
_NUMBERS = (ColumnType.NUMBER, ColumnType.INTEGER)
_EVERYTHING = Statement(sql="TRUE")


def few(query: Query) -> int:
    """Up to how many features are looked up by the index."""
    return max(_FEW * (query.limit + query.offset), _LEAST)


def near_of(query: Query) -> Statement:
    """How many features may meet the boxes of a query; where they are many, only one more than are few."""
    near = _near(query)
    return Statement(
        sql=f"SELECT count(*) FROM ({near.sql} LIMIT ?) near", values=(*near.values, few(query) + 1)
    )


def page_rows_of(query: Query, *, by_index: bool) -> Statement:
    """The rows of a page in order, from its place on, and the one behind it: how many features the layer has,
    number, JSON, the sort keys. There is a row with no number where the page is empty."""
    source = _walked(query) if _is_to_be_walked(query, by_index=by_index) else _table(query)
    where, keys = _where(query, by_index=by_index), [_column(key.column) for key in query.sort]
    shown = "".join(f", {key} AS key_{place}" for place, key in enumerate(keys))
    order = ", ".join([*map(_ordered, query.sort), "f.fid"])
    again = "".join(f", p.key_{place}" for place in range(len(keys)))
    return Statement(
        sql=f"""SELECT l.features, p.fid, b.body{again} FROM masalik_layers l LEFT JOIN (
  SELECT f.fid, row_number() OVER (ORDER BY {order}) AS place{shown} FROM {source.sql} f
  WHERE {where.sql} ORDER BY {order} LIMIT ? OFFSET ?
) p ON TRUE LEFT JOIN {bodies_table(query.layer)} b ON b.fid = p.fid
WHERE l.layer = ? ORDER BY p.place""",
        values=(*source.values, *where.values, query.limit + 1, query.offset, query.layer.name),
    )


def _table(query: Query) -> Statement:
    return Statement(sql=query.layer.name)


def _is_to_be_walked(query: Query, *, by_index: bool) -> bool:
    """Whether nothing but the order of storing leads to the page: no other index, no order of its own."""
    return bool(query.boxes) and not (by_index or query.sort or query.words or query.interval)


def _walked(query: Query) -> Statement:
    """The rows of a layer in order, from the place of the page on. `OFFSET 0` keeps the condition out of it:
    the planner, which takes boxes for emptier than they are, would read all rows and sort what is left."""
    begin = Statement(sql="WHERE fid > ?", values=query.after) if query.after else Statement(sql="")
    return Statement(
        sql=f"(SELECT * FROM {query.layer.name} {begin.sql} ORDER BY fid OFFSET 0)", values=begin.values
    )


def numbers_of(query: Query) -> Statement:
    """The numbers of all rows that match, in order, wherever a page of the query would begin or end."""
    where = _where(replace(query, after=()), by_index=bool(query.boxes))
    order = ", ".join([*map(_ordered, query.sort), "f.fid"])
    sql = f"SELECT f.fid FROM {query.layer.name} f WHERE {where.sql} ORDER BY {order}"
    return Statement(sql=sql, values=where.values)


def _where(query: Query, *, by_index: bool) -> Statement:
    parts = [
        *_beyond(query),
        *([_found(query)] if by_index else []),
        *_boxes(query),
        *_interval(query.interval),
        *_equal(query),
        *_words(query),
        *_filter(query),
    ]
    return _joined(" AND ", parts) if parts else _EVERYTHING


def _near(query: Query) -> Statement:
    """The numbers of the features whose boxes, in the index's single precision, meet those of the query."""
    met = _joined(
        " OR ",
        [
            Statement(sql="geom && ST_MakeEnvelope(?, ?, ?, ?, 4326)", values=_edges(box))
            for box in query.boxes
        ],
    )
    name = query.layer.name
    return Statement(
        sql=f"SELECT fid FROM {name} WHERE {met.sql} UNION ALL SELECT fid FROM {name} WHERE geom IS NULL",
        values=met.values,
    )


def _found(query: Query) -> Statement:
    near = _near(query)
    return Statement(sql=f"f.fid = ANY(ARRAY({near.sql}))", values=near.values)


def _boxes(query: Query) -> list[Statement]:
    """Whether a feature meets a box, exactly, in words that no index knows: which one is used is decided."""
    if not query.boxes:
        return []
    test = _holds if query.layer.geometry is Geometry.POINT else _meets
    met = _joined(" OR ", [test(box) for box in query.boxes])
    return [Statement(sql=f"(f.geom IS NULL OR {met.sql})", values=met.values)]


def _holds(box: Box) -> Statement:
    return Statement(
        sql="(ST_X(f.geom) >= ? AND ST_Y(f.geom) >= ? AND ST_X(f.geom) <= ? AND ST_Y(f.geom) <= ?)",
        values=_edges(box),
    )


def _meets(box: Box) -> Statement:
    flat = box.west == box.east or box.south == box.north  # a line or a point, which no polygon can be
    corners = [(box.west, box.south), (box.east, box.north)]
    area = shapely.LineString(corners) if flat else shapely.box(*_edges(box))
    return Statement(sql="NOT ST_Disjoint(f.geom, ST_GeomFromWKB(?, 4326))", values=(shapely.to_wkb(area),))


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.west, box.south, box.east, box.north


def _interval(interval: Interval | None) -> Iterable[Statement]:
    if interval and interval.begin:
        yield _bound("f.last_day", ">=", interval.begin.isoformat())
    if interval and interval.end:
        yield _bound("f.first_day", "<=", interval.end.isoformat())


def _bound(column: str, sign: str, day: str) -> Statement:
    return Statement(sql=f"({column} IS NULL OR {column} {sign} ?)", values=(day,))


def _equal(query: Query) -> Iterable[Statement]:
    for name, value in query.equal.items():
        column = query.layer.column(name)
        is_number = column is not None and column.type in _NUMBERS
        given = float(value) if is_number and not isinstance(value, str) else value
        cast = "::double precision" if is_number else ""
        yield Statement(sql=f"f.{quoted(name)} = ?{cast}", values=(given,))


def _words(query: Query) -> Iterable[Statement]:
    if query.words:
        found = matching(words_table(query.layer), query.words)
        yield Statement(sql=f"f.fid IN ({found.sql})", values=found.values)


def _filter(query: Query) -> Iterable[Statement]:
    if query.filter is not None:
        condition = Compiler(properties_of(query.layer), PostgisDialect()).condition(query.filter)
        yield Statement(sql=f"({condition.sql})", values=condition.values)


def _beyond(query: Query) -> Iterable[Statement]:
    """The condition that a row comes after the place where the page before ended."""
    if not query.after:
        return
    *values, number = query.after
    alternatives: list[Statement] = []
    same: list[Statement] = []
    for key, value in zip(query.sort, values, strict=True):
        alternatives += [_joined(" AND ", [*same, one]) for one in _further(key, value)]
        same.append(_same(key, value))
    alternatives.append(_joined(" AND ", [*same, Statement(sql="f.fid > ?", values=(number,))]))
    yield _joined(" OR ", alternatives)


def _further(key: SortKey, value: object) -> Iterable[Statement]:
    """Whether a row's key comes after a value; nothing does after none."""
    if value is not None:
        column, sign = _column(key.column), "<" if key.descending else ">"
        yield Statement(sql=f"({column} {sign} ? OR {column} IS NULL)", values=(_given(key.column, value),))


def _same(key: SortKey, value: object) -> Statement:
    if value is None:
        return Statement(sql=f"{_column(key.column)} IS NULL")
    return Statement(sql=f"{_column(key.column)} = ?", values=(_given(key.column, value),))


def _given(column: Column, value: object) -> object:
    """A value of a column as it is bound; links of a store that was copied may have numbers for truth."""
    return bool(value) if column.type is ColumnType.BOOLEAN else value


def _ordered(key: SortKey) -> str:
    return f"{_column(key.column)} {'DESC' if key.descending else 'ASC'} NULLS LAST"


def _column(column: Column) -> str:
    return f"f.{quoted(column.name)}"


def _joined(word: str, parts: Iterable[Statement]) -> Statement:
    parts = list(parts)
    return Statement(
        sql=f"({word.join(part.sql for part in parts)})",
        values=tuple(value for part in parts for value in part.values),
    )
