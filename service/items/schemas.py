"""The properties of a collection as JSON Schema: those to choose by, those to order by, and all that features
have, with the roles of OGC API Features, part 5; and a feature as it is sent, as GeoJSON."""

from __future__ import annotations

from typing import Any

from ..store import Column, ColumnType, Geometry, Layer

__all__ = [
    "SCHEMA",
    "feature_document",
    "property_schema",
    "queryables_document",
    "schema_document",
    "sortables_document",
]

SCHEMA = "application/schema+json"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_FORMATS = {Geometry.POINT: "geometry-point", Geometry.LINE: "geometry-multilinestring-or-linestring"}
_QUERYABLE_FORMATS = {Geometry.POINT: "geometry-point", Geometry.LINE: "geometry-linestring"}
_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
"""A date as precise as it is known."""


def queryables_document(base: str, layer: Layer) -> dict[str, Any]:
    """The properties that features can be chosen by."""
    geometry = {"geometry": {"title": "geometry", "format": _QUERYABLE_FORMATS[layer.geometry]}}
    properties = geometry | {column.name: property_schema(column) for column in layer.columns}
    return {**_document(base, layer, "queryables", properties), "additionalProperties": False}


def sortables_document(base: str, layer: Layer) -> dict[str, Any]:
    """The properties that `sortby` takes."""
    properties = {column.name: property_schema(column) for column in layer.columns}
    return {**_document(base, layer, "sortables", properties), "additionalProperties": False}


def schema_document(base: str, layer: Layer) -> dict[str, Any]:
    """All that features have: types, roles, and what an editor may not change."""
    known: dict[str, Any] = {
        "id": {"type": "string", "x-ogc-role": "id", "readOnly": True},
        "geometry": {
            "title": "geometry",
            "format": _FORMATS[layer.geometry],
            "x-ogc-role": "primary-geometry",
        },
    }
    for column in layer.columns:
        known[column.name] = property_schema(column) | _role(layer, column)
    for place, told in enumerate(known.values(), 1):
        told["x-ogc-propertySeq"] = place
    return _document(base, layer, "schema", known)


def feature_document(base: str, layer: Layer) -> dict[str, Any]:
    """A feature as GeoJSON. GDAL takes the types of columns from it; without, it would take them from the
    first features, and drop what is of another type later, such as a year after days. A type alone is what it
    understands, so that it is not said here that every property may be null."""
    properties = {column.name: property_schema(column) for column in layer.columns}
    known = {
        "type": {"type": "string", "enum": ["Feature"]},
        "id": {"type": "string"},
        "geometry": {"format": _FORMATS[layer.geometry]},
        "properties": {"type": "object", "properties": properties},
    }
    return {**_document(base, layer, "schema/feature", known), "required": list(known)}


def _document(base: str, layer: Layer, name: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "$schema": _DRAFT,
        "$id": f"{base}/collections/{layer.name}/{name}",
        "type": "object",
        "title": layer.name,
        "properties": properties,
    }


def property_schema(column: Column) -> dict[str, Any]:
    """A property as JSON Schema, with its values where they can be listed."""
    if column.type is ColumnType.DATE:
        return {"title": column.name, "type": "string", "format": "date"}
    listed = {"enum": list(column.values)} if column.values else {}
    return {"title": column.name, "type": str(column.type), **listed}


def _role(layer: Layer, column: Column) -> dict[str, Any]:
    dated = {"pattern": _DATE} if column.name in layer.time else {}
    role = {"x-ogc-role": column.role} if column.role else {}
    fixed = {"readOnly": True} if column.read_only or not layer.editable else {}
    return {**dated, **role, **fixed}
