"""The query parameters of a collection's items as a store query, and back as the link to the next page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .documents import CRS84
from .errors import BadParameter
from .intervals import parsed_box, parsed_interval
from .store import ColumnType, Layer, Query

__all__ = ["DEFAULT_LIMIT", "FURTHEST_OFFSET", "MOST", "ItemParameters", "check_crs", "query_of"]

DEFAULT_LIMIT, MOST = 100, 1000
"""Features on a page, and at most; a greater `limit` is taken as the most."""

FURTHEST_OFFSET = 10_000
"""Passing over more by `offset` costs more each time; the cursor in `next` costs nothing."""

_CRS84_NAMES = (CRS84, f"[{CRS84}]", "CRS84", "OGC:CRS84", "http://www.opengis.net/def/crs/OGC/0/CRS84")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemParameters:
    """What a client said; `properties` are the parameters that no handler declares."""

    limit: int
    offset: int
    cursor: str | None
    bbox: str | None
    datetime: str | None
    crs: str | None
    bbox_crs: str | None
    properties: Mapping[str, str]


def query_of(layer: Layer, given: ItemParameters, known: list[str]) -> Query:
    """The query for a page. Raises `BadParameter`, also for a parameter that is no property of the layer."""
    check_crs("crs", given.crs)
    check_crs("bbox-crs", given.bbox_crs)
    if given.offset > FURTHEST_OFFSET:
        raise BadParameter("too_far", "offset", limit=str(FURTHEST_OFFSET))
    return Query(
        layer=layer,
        limit=min(given.limit, MOST),
        offset=given.offset,
        after=_position(given.cursor),
        boxes=parsed_box(given.bbox).parts() if given.bbox is not None else (),
        interval=parsed_interval(given.datetime) if given.datetime is not None else None,
        equal={name: _typed(layer, name, text, known) for name, text in given.properties.items()},
    )


def check_crs(parameter: str, value: str | None) -> None:
    """Raise `BadParameter` for any system but longitude and latitude on WGS 84."""
    if value is not None and value not in _CRS84_NAMES:
        raise BadParameter("bad_crs", parameter, known=CRS84)


def _position(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 19):
        raise BadParameter("bad_cursor", "cursor")
    return int(cursor)


def _typed(layer: Layer, name: str, text: str, known: list[str]) -> str | float | int | bool:
    """The text of a property parameter as the type of its column."""
    column = layer.column(name)
    if column is None:
        names = [*known, *(column.name for column in layer.columns)]
        raise BadParameter("unknown_parameter", name, known=", ".join(names))
    if column.values and text not in column.values:
        raise BadParameter("not_a_value", name, value=text[:40], known=", ".join(column.values))
    try:
        return _READERS[column.type](text.upper() if column.is_code else text)
    except (ValueError, KeyError):
        wanted = _TYPE_WORDS.get(column.type, column.type.value)
        raise BadParameter("bad_type", name, value=text[:40], known=wanted) from None


_READERS: dict[ColumnType, Callable[[str], str | float | int | bool]] = {
    ColumnType.STRING: str,
    ColumnType.NUMBER: float,
    ColumnType.INTEGER: int,
    ColumnType.BOOLEAN: {"true": True, "false": False}.__getitem__,
}

_TYPE_WORDS = {ColumnType.BOOLEAN: "true | false"}
