"""Features as a GeoPackage of their own (OGC 12-128r18): one layer with its columns, extent and R*Tree, and
the look that QGIS gives it. The store is one too, with much beside that one query has no use for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from ..store import Geometry, Layer
from ..store.ddl import core_script, listing_script, quoted, sql_type, tree_script, tree_table
from ..store.geometry import SRS_ID, encoded, register_functions
from .coordinates import code_of, placed, wkt_of
from .files import PROGRESS, contents_of, scratch
from .selection import Feature, Selection
from .styles import style_script

__all__ = ["geopackage"]

_Bounds = tuple[float, float, float, float]


def geopackage(selection: Selection) -> Iterator[bytes]:
    """The file, once all features are in it."""
    with scratch(f"{selection.layer.name}.gpkg") as path:
        for _ in _written(selection, path):
            yield PROGRESS
        yield from contents_of(path)


def _written(selection: Selection, path: Path) -> Iterator[None]:
    """Write the file; nobody else sees it before it is done, so that nothing need survive a fall."""
    layer, code = selection.layer, code_of(selection.system)
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as db:
        register_functions(db)
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + core_script())
        _add_system(db, code)
        db.executescript(_table(layer) + listing_script(layer, code))
        db.execute("BEGIN")
        for features in selection.features():
            _insert(db, selection, features, code)
            yield
        db.execute("COMMIT")
        db.executescript(tree_script(layer) + style_script(layer))
        _describe(db, layer, selection.title)


def _add_system(db: sqlite3.Connection, code: int) -> None:
    if code != SRS_ID:
        row = (f"EPSG:{code}", code, "EPSG", code, wkt_of(code))
        db.execute("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)", row)


def _table(layer: Layer) -> str:
    columns = "".join(f", {quoted(column.name)} {sql_type(column)}" for column in layer.columns)
    return f"""CREATE TABLE {layer.name} (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {layer.geometry}, id TEXT NOT NULL UNIQUE{columns}
);"""


def _insert(db: sqlite3.Connection, selection: Selection, features: Sequence[Feature], code: int) -> None:
    """Rows and their places in the R*Tree; the triggers come when all are in, which is faster."""
    layer = selection.layer
    first = db.execute(f"SELECT coalesce(max(fid), 0) + 1 FROM {layer.name}").fetchone()[0]
    shapes = [placed(feature["geometry"], selection.system) for feature in features]
    rows = [
        (number, _blob(shape, layer.geometry, code), *_values(layer, feature))
        for number, (shape, feature) in enumerate(zip(shapes, features, strict=True), first)
    ]
    db.executemany(
        f"INSERT INTO {layer.name} VALUES ({', '.join('?' * len(rows[0]))})", rows
    ) if rows else None
    boxes = [(number, *_edges(shape)) for number, shape in enumerate(shapes, first) if shape is not None]
    db.executemany(f"INSERT INTO {tree_table(layer)} VALUES (?, ?, ?, ?, ?)", boxes)


def _blob(shape: BaseGeometry | None, kind: Geometry, code: int) -> bytes | None:
    if shape is None:
        return None
    if kind is Geometry.LINE and isinstance(shape, LineString):
        shape = MultiLineString([shape])
    return encoded(shape, code)


def _values(layer: Layer, feature: Feature) -> tuple[object, ...]:
    properties = feature["properties"]
    return (feature["id"], *(properties.get(column.name) for column in layer.columns))


def _edges(shape: BaseGeometry) -> _Bounds:
    west, south, east, north = shape.bounds
    return west, east, south, north


def _describe(db: sqlite3.Connection, layer: Layer, title: str) -> None:
    """The title of the layer, and its extent as the R*Tree has it; none where nothing stands anywhere."""
    db.execute(
        f"""UPDATE gpkg_contents SET identifier = ?, (min_x, min_y, max_x, max_y) =
            (SELECT min(minx), min(miny), max(maxx), max(maxy) FROM {tree_table(layer)})
            WHERE table_name = ?""",
        (title, layer.name),
    )
