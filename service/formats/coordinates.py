"""Geometries for formats that keep x before y whatever the authority of a system says: GeoPackage,
FlatGeobuf, GeoParquet."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from pyproj import CRS, Transformer
from shapely.geometry.base import BaseGeometry

from ..items.crs import CRS84, System

__all__ = ["code_of", "placed", "wkt_of"]

_DEGREES = 4326


def code_of(system: System) -> int:
    """The number of a system in EPSG; longitude and latitude are 4326."""
    return _DEGREES if system.uri == CRS84 else int(system.uri.rsplit("/", 1)[1])


def wkt_of(code: int) -> str:
    """The definition of a system as GIS packages of every age read it."""
    return CRS.from_epsg(code).to_wkt("WKT1_GDAL")


def placed(geometry: Any, system: System) -> BaseGeometry | None:
    """A GeoJSON geometry in a system, x first; None where it has no place there, as the poles in Mercator."""
    if not geometry:
        return None
    shape: BaseGeometry = shapely.geometry.shape(geometry)
    code = code_of(system)
    if code == _DEGREES:
        return shape
    moved = shapely.transform(shape, lambda at: np.column_stack(_transformer(code).transform(*at.T)))
    return moved if np.isfinite(shapely.get_coordinates(moved)).all() else None


@lru_cache(maxsize=16)
def _transformer(code: int) -> Transformer:
    return Transformer.from_crs("OGC:CRS84", f"EPSG:{code}", always_xy=True)
