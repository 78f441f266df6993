"""A GeoJSON feature as a row of its layer, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from .days import first_day, last_day
from .ddl import bodies_table, quoted
from .geometry import encode, to_geojson
from .model import ColumnType, Layer

__all__ = ["body_of_columns", "insert_feature"]


def insert_feature(db: sqlite3.Connection, layer: Layer, feature: Mapping[str, Any]) -> None:
    """Store a feature in its layer's columns and as JSON. A property without a column is only in the JSON."""
    properties = feature["properties"]
    names = ("geom", "id", *(column.name for column in layer.columns), "first_day", "last_day")
    values = (
        encode(feature["geometry"], layer.geometry),
        str(feature["id"]),
        *(properties.get(column.name) for column in layer.columns),
        *_days(properties, layer.time),
    )
    marks = ", ".join("?" * len(names))
    sql = f"INSERT INTO {layer.name} ({', '.join(map(quoted, names))}) VALUES ({marks})"
    fid = db.execute(sql, values).lastrowid
    body = msgspec.json.encode({**feature, "id": str(feature["id"])}).decode()
    db.execute(f"INSERT INTO {bodies_table(layer)} VALUES (?, ?)", (fid, body))


def body_of_columns(layer: Layer, row: sqlite3.Row) -> bytes:
    """The JSON of a feature made of its row alone."""
    properties = {column.name: row[column.name] for column in layer.columns}
    for column in layer.columns:
        if column.type is ColumnType.BOOLEAN and properties[column.name] is not None:
            properties[column.name] = bool(properties[column.name])
    feature = {
        "type": "Feature",
        "id": row["id"],
        "geometry": to_geojson(row["geom"]),
        "properties": properties,
    }
    return msgspec.json.encode(feature)


def _days(properties: Mapping[str, Any], time: tuple[str, str]) -> tuple[str | None, str | None]:
    """The first and the last day; a feature without an end lasts as long as its beginning is exact."""
    begin, end = properties.get(time[0]), properties.get(time[1])
    return _text(first_day(begin)), _text(last_day(end) or last_day(begin))


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
