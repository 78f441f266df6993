"""Dates, timestamps and geometries as a filter writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from .errors import FilterError

__all__ = ["date_of", "geometry_of", "timestamp_of"]


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
        return datetime.fromisoformat(str(value)).isoformat()
    except ValueError:
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


def _box(edges: Sequence[float]) -> BaseGeometry:
    """A box of four or six numbers, in two halves where it crosses the antimeridian (west above east)."""
    if len(edges) not in (4, 6):
        raise FilterError("a box has four or six numbers")
    west, south, east, north = (float(edges[i]) for i in ((0, 1, 2, 3) if len(edges) == 4 else (0, 1, 3, 4)))
    if south > north:
        raise FilterError("a box lies upside down")
    if west <= east:
        return shapely.box(west, south, east, north)
    return shapely.MultiPolygon([shapely.box(west, south, 180, north), shapely.box(-180, south, east, north)])


def _typed(node: Mapping[str, Any]) -> dict[str, Any]:
    if not isinstance(node.get("type"), str):
        raise FilterError("a geometry has no type")
    return dict(node)
