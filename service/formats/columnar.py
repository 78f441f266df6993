"""Features for notebooks, data frames and the web: FlatGeobuf by GDAL, GeoParquet 1.1 by Arrow.

Both packages are large (pyogrio brings GDAL, 80 MB; pyarrow 120 MB), so that they are an extra: they are
imported where a file is asked for, and `catalogue` knows whether they are there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import shapely
from pyproj import CRS

from ..store import Column, ColumnType, Geometry, Layer
from .coordinates import code_of, placed
from .files import PROGRESS, contents_of, scratch
from .selection import Feature, Selection

__all__ = ["flatgeobuf", "geoparquet"]

_SHAPES = {Geometry.POINT: "Point", Geometry.LINE: "MultiLineString"}


def flatgeobuf(selection: Selection) -> Iterator[bytes]:
    """The file with its index of boxes; GDAL gathers all features before it writes them."""
    import pyarrow as pa  # an extra
    import pyogrio  # an extra

    batches = (_batch(selection, features) for features in selection.features())
    reader = pa.RecordBatchReader.from_batches(_schema(selection.layer), batches)
    with scratch(f"{selection.layer.name}.fgb") as path:
        yield PROGRESS
        pyogrio.write_arrow(
            reader,
            path,
            driver="FlatGeobuf",
            layer=selection.layer.name,
            geometry_name="geometry",
            geometry_type=_SHAPES[selection.layer.geometry],
            crs=f"EPSG:{code_of(selection.system)}",
        )
        yield from contents_of(path)


def geoparquet(selection: Selection) -> Iterator[bytes]:
    """The file, a group of rows for each part; what is said of all geometries stands at its end."""
    import pyarrow.parquet as pq  # an extra

    bounds = [float("inf"), float("inf"), float("-inf"), float("-inf")]
    with scratch(f"{selection.layer.name}.parquet") as path:
        schema = _schema(selection.layer)
        with pq.ParquetWriter(path, schema, compression="zstd", store_schema=False) as writer:
            for features in selection.features():
                writer.write_batch(_batch(selection, features, bounds))
                yield PROGRESS
            writer.add_key_value_metadata({"geo": json.dumps(_told(selection, bounds))})
        yield from contents_of(path)


def _schema(layer: Layer) -> Any:
    import pyarrow as pa  # an extra

    types = {
        ColumnType.STRING: pa.string(),
        ColumnType.DATE: pa.date32(),
        ColumnType.NUMBER: pa.float64(),
        ColumnType.INTEGER: pa.int64(),
        ColumnType.BOOLEAN: pa.bool_(),
    }
    columns = [pa.field(column.name, types[column.type]) for column in layer.columns]
    geometry = pa.field("geometry", pa.binary(), metadata={"ARROW:extension:name": "geoarrow.wkb"})
    return pa.schema([pa.field("id", pa.string()), *columns, geometry])


def _batch(selection: Selection, features: Sequence[Feature], bounds: list[float] | None = None) -> Any:
    """Features as columns; `bounds` grow with their geometries."""
    import pyarrow as pa  # an extra

    layer, schema = selection.layer, _schema(selection.layer)
    shapes = [placed(feature["geometry"], selection.system) for feature in features]
    if layer.geometry is Geometry.LINE:
        shapes = [_many(shape) for shape in shapes]
    if bounds is not None:
        _grow(bounds, shapes)
    columns = [_column(column, features) for column in layer.columns]
    values = [[feature["id"] for feature in features], *columns, shapely.to_wkb(shapes).tolist()]
    arrays = [pa.array(told, field.type) for told, field in zip(values, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _many(shape: Any) -> Any:
    return shape if shape is None or shape.geom_type != "LineString" else shapely.MultiLineString([shape])


def _grow(bounds: list[float], shapes: Sequence[Any]) -> None:
    found = shapely.total_bounds([shape for shape in shapes if shape is not None])
    for place, (edge, further) in enumerate(zip(bounds, found, strict=True)):
        if further == further:  # not of nothing
            bounds[place] = min(edge, further) if place < 2 else max(edge, further)


def _column(column: Column, features: Sequence[Feature]) -> list[object]:
    values = [feature["properties"].get(column.name) for feature in features]
    if column.type is ColumnType.DATE:
        return [None if day is None else _day(day) for day in values]
    return values


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _told(selection: Selection, bounds: Sequence[float]) -> dict[str, Any]:
    """The metadata of GeoParquet 1.1: how geometries are written, where they are, in which system."""
    code = code_of(selection.system)
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": [_SHAPES[selection.layer.geometry]]}
    if bounds[0] <= bounds[2]:
        column["bbox"] = list(bounds)
    column["crs"] = CRS.from_user_input("OGC:CRS84" if code == 4326 else code).to_json_dict()
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
