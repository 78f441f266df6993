"""The properties of a collection as JSON Schema: those to choose by, those to order by, and all that features
have, with the roles of OGC API Features, part 5."""

from __future__ import annotations

from typing import Any

from .store import Column, Geometry, Layer

__all__ = ["SCHEMA", "queryables_document", "schema_document", "sortables_document"]

SCHEMA = "application/schema+json"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_FORMATS = {Geometry.POINT: "geometry-point", Geometry.LINE: "geometry-multilinestring-or-linestring"}
_QUERYABLE_FORMATS = {Geometry.POINT: "geometry-point", Geometry.LINE: "geometry-linestring"}
_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
"""A date as precise as it is known."""


def queryables_document(base: str, layer: Layer) -> dict[str, Any]:
    """The properties that features can be chosen by."""
    geometry = {"geometry": {"title": "geometry", "format": _QUERYABLE_FORMATS[layer.geometry]}}
    properties = geometry | {column.name: _property(column) for column in layer.columns}
    return {**_document(base, layer, "queryables", properties), "additionalProperties": False}


def sortables_document(base: str, layer: Layer) -> dict[str, Any]:
    """The properties that `sortby` takes."""
    properties = {column.name: _property(column) for column in layer.columns}
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
        known[column.name] = _property(column) | _role(layer, column)
    for place, told in enumerate(known.values(), 1):
        told["x-ogc-propertySeq"] = place
    return _document(base, layer, "schema", known)


def _document(base: str, layer: Layer, name: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "$schema": _DRAFT,
        "$id": f"{base}/collections/{layer.name}/{name}",
        "type": "object",
        "title": layer.name,
        "properties": properties,
    }


def _property(column: Column) -> dict[str, Any]:
    """A property as JSON Schema, with its values where they can be listed."""
    listed = {"enum": list(column.values)} if column.values else {}
    return {"title": column.name, "type": str(column.type), **listed}


def _role(layer: Layer, column: Column) -> dict[str, Any]:
    dated = {"pattern": _DATE} if column.name in layer.time else {}
    role = {"x-ogc-role": column.role} if column.role else {}
    fixed = {"readOnly": True} if column.read_only or not layer.editable else {}
    return {**dated, **role, **fixed}
