"""Geometries as GeoPackage keeps them: a short header before well-known binary (OGC 12-128r18, 2.1.3)."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Callable, Mapping
from functools import lru_cache
from math import isnan
from typing import Any

import msgspec
import shapely
from shapely.geometry import LineString, MultiLineString, mapping, shape
from shapely.geometry.base import BaseGeometry

from .model import Box, Geometry

__all__ = [
    "MEETS",
    "SRS_ID",
    "decode",
    "edges_text",
    "encode",
    "encoded",
    "point_in",
    "register_functions",
    "to_geojson",
]

SRS_ID = 4326
"""EPSG:4326; GeoPackage keeps longitude first whatever the authority says."""

MEETS = "masalik_meets"
"""The SQL function that tells whether a blob's geometry touches any of the boxes of a text, exactly."""

_HEADER = struct.Struct("<2sBBi")
_POINT = struct.Struct("<2sBBi5s2d")
_POINT_WORD = b"\x01\x01\x00\x00\x00"
"""Points of two coordinates, as most features are, are written and measured as they stand: a tenth of the
time that it takes to make a geometry of them."""
_BOX = struct.Struct("<4d")
_LITTLE_ENDIAN, _WITH_BOX, _EMPTY = 0b00001, 0b00010, 0b10000
_BOX_BYTES = (0, 32, 48, 48, 64)  # by the envelope code in the flags


def encode(geojson: Mapping[str, Any] | None, kind: Geometry) -> bytes | None:
    """A GeoJSON geometry as a blob of the layer's type; lines are kept as MultiLineString, with their box.

    Raises `ValueError` or `TypeError` where it is none.
    """
    if geojson is None:
        return None
    if geojson["type"] == "Point" and len(geojson["coordinates"]) == 2:
        return _POINT.pack(b"GP", 0, _LITTLE_ENDIAN, SRS_ID, _POINT_WORD, *map(float, geojson["coordinates"]))
    geometry = shape(dict(geojson))
    if kind is Geometry.LINE and isinstance(geometry, LineString):
        geometry = MultiLineString([geometry])
    return encoded(geometry)


def encoded(geometry: BaseGeometry, srs_id: int = SRS_ID) -> bytes:
    """A geometry as a blob, lines with their box."""
    if geometry.geom_type == "Point":
        return _HEADER.pack(b"GP", 0, _LITTLE_ENDIAN, srs_id) + shapely.to_wkb(geometry, byte_order=1)
    west, south, east, north = geometry.bounds
    head = _HEADER.pack(b"GP", 0, _LITTLE_ENDIAN | _WITH_BOX, srs_id)
    return head + _BOX.pack(west, east, south, north) + shapely.to_wkb(geometry, byte_order=1)


def point_in(blob: bytes) -> tuple[float, float] | None:
    """Longitude and latitude of a point that is written as this program writes one; None of all else."""
    if len(blob) != _POINT.size or not blob.startswith(_POINT_WORD, _HEADER.size):
        return None
    *_, lon, lat = _POINT.unpack(blob)
    return None if isnan(lon) or isnan(lat) else (lon, lat)  # an empty point is written so


def decode(blob: bytes) -> BaseGeometry:
    """The geometry in a blob, whoever wrote it."""
    flags = blob[3]
    return shapely.from_wkb(blob[_HEADER.size + _BOX_BYTES[flags >> 1 & 0b111] :])


def to_geojson(blob: bytes | None) -> dict[str, Any] | None:
    """The geometry in a blob as GeoJSON; a MultiLineString of one line as a LineString."""
    if blob is None:
        return None
    geometry = decode(blob)
    if isinstance(geometry, MultiLineString) and len(geometry.geoms) == 1:
        geometry = geometry.geoms[0]
    return dict(mapping(geometry))


def edges_text(boxes: tuple[Box, ...]) -> str:
    """Boxes as the text that the function `MEETS` takes."""
    edges = [(box.west, box.south, box.east, box.north) for box in boxes]
    return msgspec.json.encode(edges).decode()


def register_functions(connection: sqlite3.Connection) -> None:
    """Give a connection the five functions that GeoPackage's R*Tree triggers call, and the exact test."""
    for position, name in enumerate(("ST_MinX", "ST_MinY", "ST_MaxX", "ST_MaxY")):
        connection.create_function(name, 1, _bound(position), deterministic=True)
    connection.create_function("ST_IsEmpty", 1, _is_empty, deterministic=True)
    connection.create_function(MEETS, 2, _meets, deterministic=True)


def _meets(blob: bytes, edges: str) -> bool:
    geometry = decode(blob)
    return any(area.intersects(geometry) for area in _areas(edges))


@lru_cache(maxsize=64)
def _areas(edges: str) -> list[BaseGeometry]:
    areas = [shapely.box(*box) for box in msgspec.json.decode(edges)]
    shapely.prepare(areas)
    return areas


def _bound(position: int) -> Callable[[bytes | None], float | None]:
    def bound(blob: bytes | None) -> float | None:
        bounds = None if blob is None else _bounds(blob)
        return None if bounds is None else bounds[position]

    return bound


def _is_empty(blob: bytes | None) -> bool | None:
    return None if blob is None else _bounds(blob) is None


@lru_cache(maxsize=64)
def _bounds(blob: bytes) -> tuple[float, float, float, float] | None:
    """West, south, east and north, None for an empty geometry; triggers ask for each in turn."""
    if blob[3] & _EMPTY:
        return None
    if (point := point_in(blob)) is not None:
        return *point, *point
    geometry = decode(blob)
    if geometry.is_empty:
        return None
    west, south, east, north = geometry.bounds
    return west, south, east, north
