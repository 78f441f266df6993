"""What an editor sends, as a correction of a feature: checked against the properties of its collection.

Only what differs from the feature as it stands is a correction, so that a desktop GIS that sends all columns
back does not freeze those that nobody touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

import msgspec
from shapely.errors import ShapelyError
from shapely.geometry import shape

from .crs import System
from .errors import BadField
from .store import Column, ColumnType, Edit, Geometry, Layer, first_day, last_day

__all__ = ["Sent", "edit_of", "new_feature", "sent_feature"]

_PRECISIONS = {4: "year", 7: "month", 10: "day"}
"""How precise an ISO date is, by its length."""
_TYPES: dict[ColumnType, tuple[type, ...]] = {
    ColumnType.STRING: (str,),
    ColumnType.DATE: (str,),
    ColumnType.NUMBER: (int, float),
    ColumnType.INTEGER: (int,),
    ColumnType.BOOLEAN: (bool,),
}
_SHAPES = {Geometry.POINT: ("Point",), Geometry.LINE: ("LineString", "MultiLineString")}
_LONGEST = 4000
"""Letters of a property: far more than any name or remark."""


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """A GeoJSON feature, or part of one; other members (`id`, `links`) are of no concern."""

    type: str | None = None
    geometry: dict[str, Any] | msgspec.UnsetType | None = msgspec.UNSET
    properties: dict[str, Any] | msgspec.UnsetType | None = msgspec.UNSET


def sent_feature(body: bytes) -> Sent:
    """What was sent. Raises `BadField`."""
    try:
        sent = msgspec.json.decode(body, type=Sent)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadField("bad_feature", "type", reason=str(error)) from None
    if sent.type not in (None, "Feature"):
        raise BadField("bad_feature", "type", reason=f"type: {sent.type}")
    return sent


def new_feature(layer: Layer, sent: Sent, system: System) -> dict[str, Any]:
    """An event to be added. Raises `BadField` naming what cannot be used."""
    given = _complete(layer, sent)
    for column in layer.columns:
        if column.read_only and given[column.name] is not None:
            raise BadField("read_only", column.name)
    properties = {**given, "kind": given["kind"] or _kind(layer), "status": given["status"] or "happened"}
    told = {**_checked(layer, properties), "corrected": True}
    _check_order(layer, told)
    return {"geometry": _geometry(layer, sent.geometry, system), "properties": told}


def edit_of(layer: Layer, sent: Sent, system: System, current: bytes, *, whole: bool) -> Edit:
    """What was sent as a correction of a feature as it stands; `whole` where it is to take its place.

    Raises `BadField` naming what cannot be used.
    """
    stands = msgspec.json.decode(current)
    known = {column.name: stands["properties"].get(column.name) for column in layer.columns}
    given = _complete(layer, sent) if whole else _named(layer, sent)
    changed = {name: value for name, value in given.items() if value != known[name]}
    _refuse_read_only(layer, changed, whole=whole)
    moves = whole or sent.geometry is not msgspec.UNSET
    geometry = _geometry(layer, sent.geometry, system) if moves else None
    moves = moves and geometry != stands["geometry"]
    checked = _checked(layer, changed)
    if not checked.keys().isdisjoint(layer.time):
        _check_order(layer, {**known, **checked})
    return Edit(properties=checked, geometry=geometry if moves else None, moves=moves)


def _kind(layer: Layer) -> str:
    return "visit" if layer.geometry is Geometry.POINT else "movement"


def _complete(layer: Layer, sent: Sent) -> dict[str, Any]:
    """All properties, none for those that were not sent."""
    return dict.fromkeys(column.name for column in layer.columns) | _named(layer, sent)


def _named(layer: Layer, sent: Sent) -> dict[str, Any]:
    """The properties that were sent, by name; each known."""
    given = sent.properties if isinstance(sent.properties, dict) else {}
    for name in given:
        if layer.column(name) is None:
            known = ", ".join(column.name for column in layer.columns if not column.read_only)
            raise BadField("unknown_property", name, known=known)
    return given


def _refuse_read_only(layer: Layer, changed: dict[str, Any], *, whole: bool) -> None:
    """What articles say stays; a whole feature need not repeat it."""
    for column in layer.columns:
        if column.read_only and column.name in changed:
            if not (whole and changed[column.name] is None):
                raise BadField("read_only", column.name)
            del changed[column.name]


def _checked(layer: Layer, given: Mapping[str, Any]) -> dict[str, Any]:
    """The properties, each of its type and among its values; a date without a precision gets its own."""
    for name, value in given.items():
        column = layer.column(name)
        if column is not None and value is not None:
            _check(layer, column, value)
    start, told = given.get("start"), dict(given)
    if start and not told.get("date_precision"):
        told["date_precision"] = _PRECISIONS[len(start)]
    return told


def _check(layer: Layer, column: Column, value: Any) -> None:
    """Raise `BadField` for a value that the property cannot have."""
    allowed = _allowed(layer, column, value)
    if allowed is not None:
        raise BadField("bad_property", column.name, known=allowed)


def _check_order(layer: Layer, properties: Mapping[str, Any]) -> None:
    """Nothing ends before it begins; dates of any precision end with their last day."""
    begin, end = (properties.get(name) for name in layer.time)
    first, last = first_day(begin), last_day(end)
    if first is not None and last is not None and last < first:
        raise BadField("end_before_start", layer.time[1], start=str(begin), end=str(end))


def _allowed(layer: Layer, column: Column, value: Any) -> str | None:
    """What a property may be, None where the value is such."""
    of_type = isinstance(value, _TYPES[column.type]) and not (
        isinstance(value, bool) and column.type is not ColumnType.BOOLEAN
    )
    if not of_type:
        return column.type.value
    if column.values and value not in column.values:
        return ", ".join(column.values)
    if column.type is ColumnType.STRING and (len(value) > _LONGEST or "\x00" in value):
        return f"≤ {_LONGEST}"
    if column.name in layer.time and first_day(value) is None:
        return "2020, 2020-12, 2020-12-27"
    return "0 – 1" if column.name == "confidence" and not 0 <= float(value) <= 1 else None


def _geometry(layer: Layer, given: Any, system: System) -> dict[str, Any]:
    """The geometry in degrees, longitude first."""
    allowed = _SHAPES[layer.geometry]
    fault = BadField("bad_geometry", "geometry", known=", ".join(allowed))
    if not isinstance(given, dict) or given.get("type") not in allowed:
        raise fault
    try:
        parsed = shape(given)
        if parsed.is_empty or parsed.has_z or not all(map(isfinite, parsed.bounds)):
            raise fault
        moved = system.degrees(parsed)
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        raise fault from None
    west, south, east, north = moved.bounds
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):
        raise fault
    return _plain(moved.__geo_interface__)


def _plain(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """A geometry with lists, as JSON has them."""
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(dict(geometry)))
    return found
