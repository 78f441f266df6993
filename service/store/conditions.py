"""A client's filter as SQL over a layer's rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from shapely.geometry.base import BaseGeometry

from ..filters import Compiler, Filter, Fragment, Property, SqliteDialect, SqlType, geometry_of
from .ddl import quoted, tree_table
from .model import ColumnType, Layer

__all__ = ["GEOMETRY", "condition_of", "properties_of"]

GEOMETRY = "geometry"
"""The name by which filters know the geometry of a feature."""

_OWN = {"property": GEOMETRY}
_TYPES = {
    ColumnType.STRING: SqlType.TEXT,
    ColumnType.DATE: SqlType.DATE,
    ColumnType.NUMBER: SqlType.NUMBER,
    ColumnType.INTEGER: SqlType.NUMBER,
    ColumnType.BOOLEAN: SqlType.BOOLEAN,
}
_NEVER_MEETING = "s_disjoint"
_SPATIAL = "s_"


def condition_of(layer: Layer, given: Filter) -> Fragment:
    """The condition on rows of a layer, `f`. Raises `FilterError` where the filter makes no sense for it.

    Where it asks for a geometry that meets another, the R*Tree narrows the rows down first.
    """
    whole = Compiler(properties_of(layer), SqliteDialect()).condition(given)
    boxes = [_in_tree(layer, shape) for shape in _met(given.tree)]
    return Fragment(
        sql=" AND ".join([*(box.sql for box in boxes), whole.sql]),
        values=(*(value for box in boxes for value in box.values), *whole.values),
        type=SqlType.BOOLEAN,
    )


def properties_of(layer: Layer) -> Mapping[str, Property]:
    """What filters may name of a layer's rows. Dates of any precision are compared by their first day, ends
    by their last."""
    begin, end = layer.time
    days = {begin: Property(sql="f.first_day", type=SqlType.DATE)}
    days.setdefault(end, Property(sql="f.last_day", type=SqlType.DATE))
    plain = {
        column.name: Property(sql=f"f.{quoted(column.name)}", type=_TYPES[column.type])
        for column in layer.columns
    }
    return {GEOMETRY: Property(sql="f.geom", type=SqlType.GEOMETRY), **plain, **days}


def _met(tree: Any) -> Iterator[BaseGeometry]:
    """The geometries that every feature must meet: of the predicates that the whole filter joins by and."""
    if not isinstance(tree, dict):
        return
    operator, arguments = str(tree.get("op")), tree.get("args", [])
    if operator == "and":
        for argument in arguments:
            yield from _met(argument)
    elif operator.startswith(_SPATIAL) and operator != _NEVER_MEETING and _OWN in arguments:
        yield from (geometry_of(one) for one in arguments if one != _OWN)


def _in_tree(layer: Layer, shape: BaseGeometry) -> Fragment:
    west, south, east, north = shape.bounds
    return Fragment(
        sql=f"f.fid IN (SELECT id FROM {tree_table(layer)}"
        " WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)",
        values=(west, east, south, north),
        type=SqlType.BOOLEAN,
    )
