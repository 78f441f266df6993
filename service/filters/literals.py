"""Dates, timestamps and geometries as a filter writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from math import isfinite
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from .errors import FilterError

__all__ = ["date_of", "edges_of", "geometry_of", "timestamp_of"]


_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, shapely.errors.ShapelyError)
"""What shapely raises for GeoJSON that is none."""


def date_of(value: Any) -> str:
    """A day as ISO 8601 text; raises `FilterError` for what is none."""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise FilterError(f"{value!r} is no date") from None


def timestamp_of(value: Any) -> str:
    """A moment as ISO 8601 text; raises `FilterError` for what is none."""
    try:
        moment = datetime.fromisoformat(str(value))
        return moment.isoformat() if moment.tzinfo is None else moment.astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        raise FilterError(f"{value!r} is no timestamp") from None


def geometry_of(node: Mapping[str, Any]) -> BaseGeometry:
    """A GeoJSON geometry or a box in degrees (EPSG:4326); raises `FilterError` for what is neither."""
    try:
        shape = _box(node["bbox"]) if "bbox" in node else shapely.geometry.shape(_typed(node))
    except (
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        shapely.errors.ShapelyError,
    ) as error:
        raise FilterError(f"a geometry cannot be read: {error}") from error
    if not shapely.is_valid(shape) or shape.is_empty:
        raise FilterError(f"a geometry is not valid: {shapely.is_valid_reason(shape)}")
    return shape


def edges_of(edges: Any) -> tuple[float, float, float, float]:
    """The least of both axes and the most of both, of four numbers or six; raises `FilterError`."""
    if not isinstance(edges, list) or len(edges) not in (4, 6):
        raise FilterError("a box has four or six numbers")
    least, most = edges[:2], edges[len(edges) // 2 :][:2]
    if not all(isinstance(edge, int | float) and isfinite(edge) for edge in (*least, *most)):
        raise FilterError("the edges of a box are numbers")
    return float(least[0]), float(least[1]), float(most[0]), float(most[1])


def _box(edges: Sequence[float]) -> BaseGeometry:
    """A box of four or six numbers, in two halves where it crosses the antimeridian (west above east)."""
    west, south, east, north = edges_of(edges)
    if south > north:
        raise FilterError("a box lies upside down")
    if west <= east:
        return shapely.box(west, south, east, north)
    return shapely.MultiPolygon([shapely.box(west, south, 180, north), shapely.box(-180, south, east, north)])


def _typed(node: Mapping[str, Any]) -> dict[str, Any]:
    if not isinstance(node.get("type"), str):
        raise FilterError("a geometry has no type")
    return dict(node)
