"""What an editor sends, as a correction of a feature: checked against the properties of its collection.

Only what differs from the feature as it stands is a correction, so that a desktop GIS that sends all columns
back does not freeze those that nobody touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from articles import Precision

from ..errors import BadField
from ..store import Column, ColumnType, Edit, Geometry, Layer, first_day, last_day
from .crs import System
from .sent_geometry import is_moved, sent_geometry

__all__ = ["Sent", "edit_of", "new_feature", "sent_feature"]

_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
"""How precise an ISO date is, by its length."""
_COARSENESS = list(Precision)
"""The precisions, the finest first."""
_TYPES: dict[ColumnType, tuple[type, ...]] = {
    ColumnType.STRING: (str,),
    ColumnType.DATE: (str,),
    ColumnType.NUMBER: (int, float),
    ColumnType.INTEGER: (int,),
    ColumnType.BOOLEAN: (bool,),
}
_NEEDED = frozenset({"kind", "status"})
"""What an event is: neither is ever unknown."""
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
    told = {**_dated(_checked(layer, properties), {}), "corrected": True}
    _check_order(layer, told)
    return {"geometry": sent_geometry(layer, sent.geometry, system), "properties": told}


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
    geometry = sent_geometry(layer, sent.geometry, system) if moves else None
    moves = geometry is not None and is_moved(geometry, stands["geometry"])
    checked = _dated(_checked(layer, changed), known)
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


def _checked(layer: Layer, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The properties, each of its type and among its values. Raises `BadField`."""
    for name, value in given.items():
        column = layer.column(name)
        if column is not None and (value is not None or name in _NEEDED):
            _check(layer, column, value)
    return given


def _dated(given: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """The properties with the precision of `start`, where either is changed: its own, or a coarser one."""
    if given.keys().isdisjoint(("start", "date_precision")):
        return dict(given)
    start = {**known, **given}.get("start")
    own = _PRECISIONS.get(len(start)) if start else None
    precision = given.get("date_precision") or own
    allowed = _COARSENESS[_COARSENESS.index(own) :] if own else []
    if precision is not None and precision not in allowed:
        raise BadField("bad_property", "date_precision", known=", ".join(allowed) or "null")
    return {**given, "date_precision": precision}


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
        return ", ".join(column.values) or column.type.value
    if column.values and value not in column.values:
        return ", ".join(column.values)
    if column.type is ColumnType.STRING and (len(value) > _LONGEST or "\x00" in value):
        return f"≤ {_LONGEST}"
    if column.name in layer.time and first_day(value) is None:
        return "2020, 2020-12, 2020-12-27"
    return "0 – 1" if column.name == "confidence" and not 0 <= float(value) <= 1 else None
