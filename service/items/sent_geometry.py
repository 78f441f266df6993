"""The geometry of a feature that an editor sends: checked, in degrees, and told from the one that stands."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

import msgspec
from shapely import equals_exact
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from ..errors import BadField
from ..store import Geometry, Layer
from .crs import System

__all__ = ["is_moved", "sent_geometry"]

_SHAPES = {Geometry.POINT: ("Point",), Geometry.LINE: ("LineString", "MultiLineString")}
_DEEPEST = 3
"""Lists within lists: lines of points of numbers."""
_ROUNDING = 1e-7
"""Degrees, a centimetre: what is read in another system and sent back unchanged differs by less."""


def sent_geometry(layer: Layer, given: Any, system: System) -> dict[str, Any]:
    """The geometry in degrees, longitude first. Raises `BadField`."""
    allowed = _SHAPES[layer.geometry]
    fault = BadField("bad_geometry", "geometry", known=", ".join(allowed))
    if not isinstance(given, dict) or given.get("type") not in allowed:
        raise fault
    if not _only_numbers(given.get("coordinates")):
        raise fault
    try:
        parsed = shape(given)
        if not _is_drawable(parsed):
            raise fault
        moved = system.degrees(parsed)
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError):
        raise fault from None
    west, south, east, north = moved.bounds
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):
        raise fault
    return _plain(moved.__geo_interface__)


def is_moved(geometry: dict[str, Any], stands: dict[str, Any] | None) -> bool:
    """Whether a geometry is another than the one that stands, by more than rounding."""
    return stands is None or not equals_exact(shape(geometry), shape(stands), tolerance=_ROUNDING)


def _only_numbers(coordinates: Any, depth: int = _DEEPEST) -> bool:
    """Whether there is nothing but numbers in it; to Python `true` is one too."""
    if isinstance(coordinates, list):
        return depth > 0 and all(_only_numbers(one, depth - 1) for one in coordinates)
    return isinstance(coordinates, int | float) and not isinstance(coordinates, bool)


def _is_drawable(geometry: BaseGeometry) -> bool:
    """Whether it is somewhere, flat, and each of its lines leads from one point to another."""
    if geometry.is_empty or geometry.has_z or not all(map(isfinite, geometry.bounds)):
        return False
    lines = (one for one in getattr(geometry, "geoms", [geometry]) if one.geom_type == "LineString")
    return all(line.length > 0 for line in lines)


def _plain(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """A geometry with lists, as JSON has them."""
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(dict(geometry)))
    return found
