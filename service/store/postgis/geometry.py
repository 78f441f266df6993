"""Geometries as connections give and take them: the blobs that rows hold in every kind of store."""

from __future__ import annotations

import struct

import asyncpg
import shapely

from ..geometry import SRS_ID, decode, encoded, point_in

__all__ = ["use_geometries"]

_SCHEMA = """SELECT nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
             WHERE extname = 'postgis'"""

_POINT = struct.Struct("<B2I2d")
_POINT_WITH_SRS = 0x2000_0001
"""The type of a point with its system of coordinates behind it, in PostGIS's kind of well-known binary."""


async def use_geometries(db: asyncpg.Connection) -> None:
    """Let a connection give and take geometries; without PostGIS there are none."""
    schema = await db.fetchval(_SCHEMA)
    if schema is not None:
        await db.set_type_codec(
            "geometry", encoder=_to_database, decoder=_from_database, format="binary", schema=schema
        )


def _to_database(blob: bytes) -> bytes:
    if (point := point_in(blob)) is not None:
        return _POINT.pack(1, _POINT_WITH_SRS, SRS_ID, *point)
    shape = shapely.force_2d(decode(blob))
    return shapely.to_wkb(shapely.set_srid(shape, SRS_ID), include_srid=True, byte_order=1)


def _from_database(wkb: bytes) -> bytes:
    return encoded(shapely.from_wkb(wkb))
