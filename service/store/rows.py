"""A GeoJSON feature as a row of its layer, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from .connection import AMONG, Connection, listed
from .days import first_day, last_day
from .ddl import bodies_table, quoted, words_table
from .geometry import encode, to_geojson
from .model import DAYS, ColumnType, Layer
from .searching import indexed_words, write_words

__all__ = ["body_of", "delete_features", "row_of", "stored_body", "write_features"]


def write_features(db: Connection, layer: Layer, features: Sequence[Mapping[str, Any]]) -> None:
    """Store features as rows, as JSON, and with their words; one of an id that is there keeps its row.

    Many at once, because a statement for many rows takes half of the time of one for each.
    """
    columns, shown = _columns(layer), [name for name in DAYS if layer.column(name)]
    searched = [column.name for column in layer.columns if column.searched]
    whole = {str(feature["id"]): _whole(layer, feature, shown) for feature in features}
    known = _numbers(db, layer, [*whole])
    new = [(*_values(layer, one, columns), id_) for id_, one in whole.items() if id_ not in known]
    db.executemany(_insertion(layer), new)
    db.executemany(
        _update(layer), [(*_values(layer, whole[id_], columns), fid) for id_, fid in known.items()]
    )
    known |= _numbers(db, layer, [str(values[-1]) for values in new])
    bodies = [(known[id_], msgspec.json.encode(one).decode()) for id_, one in whole.items()]
    db.executemany(_keeping(layer), bodies)
    words = [(known[id_], _indexed(one["properties"], searched)) for id_, one in whole.items()]
    write_words(db, words_table(layer), words)


def delete_features(db: Connection, layer: Layer, ids: Sequence[str]) -> None:
    """Take features out, as far as they are there."""
    numbers = [(fid,) for fid in _numbers(db, layer, ids).values()]
    for table, name in ((layer.name, "fid"), (words_table(layer), "rowid")):
        db.executemany(f"DELETE FROM {table} WHERE {name} = ?", numbers)


def _numbers(db: Connection, layer: Layer, ids: Sequence[str]) -> dict[str, int]:
    """The numbers of the rows that are there, by id."""
    sql = f"SELECT id, fid FROM {layer.name} WHERE id {AMONG}"
    return dict(db.execute(sql, (listed(ids),)).fetchall())


def _whole(layer: Layer, feature: Mapping[str, Any], shown: Sequence[str]) -> dict[str, Any]:
    """A feature as it goes out: its id as text, with those of its days that are shown."""
    days = _days(layer, feature["properties"])
    told = {name: days[name] for name in shown}
    return {**feature, "id": str(feature["id"]), "properties": {**feature["properties"], **told}}


def _values(layer: Layer, feature: Mapping[str, Any], columns: Sequence[str]) -> tuple[object, ...]:
    """What a row holds beside its id, in the order of its columns."""
    properties = {**feature["properties"], **_days(layer, feature["properties"])}
    return (encode(feature["geometry"], layer.geometry), *map(properties.get, columns))


def _indexed(properties: Mapping[str, Any], searched: Sequence[str]) -> str:
    return indexed_words(filter(None, map(properties.get, searched)))


@lru_cache(maxsize=16)
def _insertion(layer: Layer) -> str:
    names = _names(layer)
    return f"INSERT INTO {layer.name} ({', '.join(names)}, id) VALUES ({', '.join('?' * (len(names) + 1))})"


@lru_cache(maxsize=16)
def _keeping(layer: Layer) -> str:
    return f"""INSERT INTO {bodies_table(layer)} (fid, body) VALUES (?, ?)
               ON CONFLICT (fid) DO UPDATE SET body = excluded.body"""


@lru_cache(maxsize=16)
def _update(layer: Layer) -> str:
    return f"UPDATE {layer.name} SET {', '.join(f'{name} = ?' for name in _names(layer))} WHERE fid = ?"


def _names(layer: Layer) -> list[str]:
    return ["geom", *map(quoted, _columns(layer))]


def _columns(layer: Layer) -> list[str]:
    """The columns of a layer's table, those of the days among them once."""
    return [*(column.name for column in layer.columns if column.name not in DAYS), *DAYS]


def _feature(layer: Layer, row: Mapping[str, Any]) -> dict[str, Any]:
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


def row_of(db: Connection, layer: Layer, key: str, value: str | int) -> dict[str, Any] | None:
    """The feature of an `id`, or of a `fid`, as its columns tell it; None where there is none."""
    sql = f"SELECT id, {', '.join(_names(layer))} FROM {layer.name} WHERE {key} = ?"
    row = db.execute(sql, (value,)).fetchone()
    return _feature(layer, dict(zip(("id", "geom", *_columns(layer)), row, strict=True))) if row else None


def body_of(db: Connection, layer: Layer, feature_id: str) -> bytes | None:
    """The JSON of a feature, None where there is none of that id."""
    sql = f"""SELECT f.fid, b.body FROM {layer.name} f LEFT JOIN {bodies_table(layer)} b ON b.fid = f.fid
              WHERE f.id = ?"""
    row = db.execute(sql, (feature_id,)).fetchone()
    return stored_body(db, layer, *row) if row else None


def stored_body(db: Connection, layer: Layer, fid: int, body: str | None) -> bytes:
    """The stored JSON of a feature; after another program changed its row, JSON made of its columns."""
    return msgspec.json.encode(row_of(db, layer, "fid", fid)) if body is None else body.encode()


def _days(layer: Layer, properties: Mapping[str, Any]) -> dict[str, str | None]:
    """The first and the last day; a feature without an end lasts as long as its beginning is exact."""
    begin, end = (properties.get(name) for name in layer.time)
    return dict(zip(DAYS, (_text(first_day(begin)), _text(last_day(end) or last_day(begin))), strict=True))


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
