"""A GeoJSON feature as a row of its layer, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from .days import first_day, last_day
from .ddl import bodies_table, quoted, words_table
from .geometry import encode, to_geojson
from .model import DAYS, ColumnType, Layer
from .searching import indexed_words

__all__ = ["body_of_columns", "delete_feature", "feature_of_row", "write_feature"]


def write_feature(db: sqlite3.Connection, layer: Layer, feature: Mapping[str, Any]) -> None:
    """Store a feature as a row, as JSON, and with its words; one of the same id keeps its row."""
    id_, days = str(feature["id"]), _days(layer, feature["properties"])
    properties = {**feature["properties"], **{name: days[name] for name in DAYS if layer.column(name)}}
    values = (
        encode(feature["geometry"], layer.geometry),
        *((properties | days).get(name) for name in _columns(layer)),
    )
    known = db.execute(f"SELECT fid FROM {layer.name} WHERE id = ?", (id_,)).fetchone()
    if known is None:
        fid = db.execute(_insertion(layer), (*values, id_)).lastrowid
    else:
        fid = known[0]
        db.execute(_update(layer), (*values, fid))
    body = msgspec.json.encode({**feature, "id": id_, "properties": properties}).decode()
    db.execute(f"INSERT OR REPLACE INTO {bodies_table(layer)} VALUES (?, ?)", (fid, body))
    texts = (properties.get(column.name) for column in layer.columns if column.searched)
    words = indexed_words(text for text in texts if text)
    db.execute(f"INSERT OR REPLACE INTO {words_table(layer)} (rowid, words) VALUES (?, ?)", (fid, words))


def delete_feature(db: sqlite3.Connection, layer: Layer, feature_id: str) -> None:
    """Take a feature out, if it is there."""
    row = db.execute(f"DELETE FROM {layer.name} WHERE id = ? RETURNING fid", (feature_id,)).fetchone()
    if row is not None:
        db.execute(f"DELETE FROM {words_table(layer)} WHERE rowid = ?", row)


@lru_cache(maxsize=16)
def _insertion(layer: Layer) -> str:
    names = _names(layer)
    return f"INSERT INTO {layer.name} ({', '.join(names)}, id) VALUES ({', '.join('?' * (len(names) + 1))})"


@lru_cache(maxsize=16)
def _update(layer: Layer) -> str:
    return f"UPDATE {layer.name} SET {', '.join(f'{name} = ?' for name in _names(layer))} WHERE fid = ?"


def _names(layer: Layer) -> list[str]:
    return ["geom", *map(quoted, _columns(layer))]


def _columns(layer: Layer) -> list[str]:
    """The columns of a layer's table, those of the days among them once."""
    return [*(column.name for column in layer.columns if column.name not in DAYS), *DAYS]


def feature_of_row(layer: Layer, row: sqlite3.Row) -> dict[str, Any]:
    """The feature that a row's columns tell."""
    properties = {column.name: row[column.name] for column in layer.columns}
    for column in layer.columns:
        if column.type is ColumnType.BOOLEAN and properties[column.name] is not None:
            properties[column.name] = bool(properties[column.name])
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": to_geojson(row["geom"]),
        "properties": properties,
    }


def body_of_columns(layer: Layer, row: sqlite3.Row) -> bytes:
    """The JSON of a feature made of its row alone."""
    return msgspec.json.encode(feature_of_row(layer, row))


def _days(layer: Layer, properties: Mapping[str, Any]) -> dict[str, str | None]:
    """The first and the last day; a feature without an end lasts as long as its beginning is exact."""
    begin, end = (properties.get(name) for name in layer.time)
    return dict(zip(DAYS, (_text(first_day(begin)), _text(last_day(end) or last_day(begin))), strict=True))


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
