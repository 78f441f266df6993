"""The query parameters of a collection's items as a store query, and back as the link to the next page."""

from __future__ import annotations

import re
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import TypeAlias

import msgspec

from ..errors import BadParameter
from ..filters import Filter, FilterError, FilterLanguage, parsed_filter
from ..store import Box, ColumnType, Layer, Query, SortKey, asked_words, condition_of
from .crs import System, system_of
from .intervals import parsed_edges, parsed_interval

__all__ = [
    "DEFAULT_LIMIT",
    "FURTHEST_OFFSET",
    "MOST",
    "ItemParameters",
    "cursor_of",
    "order_text",
    "position_of",
    "query_of",
    "words_of",
]

DEFAULT_LIMIT, MOST = 100, 1000
"""Features on a page, and at most; a greater `limit` is taken as the most."""

FURTHEST_OFFSET = 10_000
"""Passing over more by `offset` costs more each time; the cursor in `next` costs nothing."""

LONGEST_QUESTION = 500
"""Letters of `q`."""

_Place: TypeAlias = tuple[str | float | int | None, ...]
_LARGEST = 2**63


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemParameters:
    """What a client said; `properties` are the parameters that no handler declares."""

    limit: int
    offset: int
    cursor: str | None
    q: str | None
    sortby: str | None
    bbox: str | None
    datetime: str | None
    bbox_crs: str | None
    filter: str | None
    filter_lang: str | None
    filter_crs: str | None
    properties: Mapping[str, str]

    @property
    def is_plain(self) -> bool:
        """Whether a page is asked for as features were stored, which is read in a moment."""
        asked = (self.q, self.sortby, self.bbox, self.datetime, self.bbox_crs, self.filter)
        return not (self.properties or self.offset or any(one is not None for one in asked))


def query_of(layer: Layer, given: ItemParameters, known: Sequence[str]) -> Query:
    """The query for a page. Raises `BadParameter`, also for a parameter that is no property of the layer."""
    if given.offset > FURTHEST_OFFSET:
        raise BadParameter("too_far", "offset", limit=str(FURTHEST_OFFSET))
    sort = _order(layer, given.sortby) if given.sortby is not None else ()
    return Query(
        layer=layer,
        limit=min(given.limit, MOST),
        offset=given.offset,
        sort=sort,
        after=_after(given, sort),
        boxes=_boxes(given.bbox, system_of("bbox-crs", given.bbox_crs)),
        interval=parsed_interval(given.datetime) if given.datetime is not None else None,
        filter=_filter(layer, given, system_of("filter-crs", given.filter_crs)),
        words=words_of(given.q) if given.q is not None else (),
        equal={name: _typed(layer, name, text, known) for name, text in given.properties.items()},
    )


def _boxes(text: str | None, system: System) -> tuple[Box, ...]:
    if text is None:
        return ()
    return system.box(parsed_edges(text), "bbox").parts()


def words_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of `q`. Raises `BadParameter` where there are none."""
    groups = asked_words(text)
    if not groups or len(text) > LONGEST_QUESTION:
        raise BadParameter("no_words", "q", limit=str(LONGEST_QUESTION))
    return groups


def _language(name: str | None) -> FilterLanguage:
    if name is not None and name not in tuple(FilterLanguage):
        known = ", ".join(FilterLanguage)
        raise BadParameter("not_a_value", "filter-lang", value=name[:40], known=known)
    return FilterLanguage(name or FilterLanguage.TEXT)


def _filter(layer: Layer, given: ItemParameters, system: System) -> Filter | None:
    """The filter, checked against the properties of the layer."""
    language = _language(given.filter_lang)
    if given.filter is None:
        return None
    try:
        parsed = system.filter(parsed_filter(given.filter, language))
        condition_of(layer, parsed)
    except FilterError as error:
        raise BadParameter("bad_filter", "filter", reason=str(error)) from error
    return parsed


def _order(layer: Layer, text: str) -> tuple[SortKey, ...]:
    """`-start,kind`: the latest first, those of one day by kind."""
    parts = [part.strip() for part in text.split(",")]
    names = [part.removeprefix("-").removeprefix("+") for part in parts]
    columns = [layer.column(name) for name in names]
    if None in columns or len(set(names)) < len(names):
        known = ", ".join(column.name for column in layer.columns)
        raise BadParameter("bad_sortby", "sortby", known=known)
    return tuple(
        SortKey(column=column, descending=part.startswith("-"))
        for column, part in zip(columns, parts, strict=True)
        if column is not None
    )


def order_text(sort: Sequence[SortKey]) -> str:
    """The keys of an order as `sortby` has them; empty for the order of storing."""
    return ",".join(f"{'-' if key.descending else ''}{key.column.name}" for key in sort)


def cursor_of(place: _Place, order: str = "") -> str:
    """Where a page of an order ended, as the text that goes into the link to the next."""
    told = (order, *place) if order else place
    return urlsafe_b64encode(msgspec.json.encode(told)).rstrip(b"=").decode()


def position_of(cursor: str, keys: Sequence[ColumnType], order: str = "") -> _Place:
    """The place that a cursor of this order tells: a value of each sort key, or none, and a row's number.

    Raises `BadParameter` for the cursor of another order, and for what is no cursor.
    """
    try:
        padded = (cursor + "=" * (-len(cursor) % 4)).encode("ascii")
        told = msgspec.json.decode(b64decode(padded, altchars=b"-_", validate=True), type=_Place)
    except (ValueError, UnicodeError):
        raise BadParameter("bad_cursor", "cursor") from None
    ordered, place = (told[:1] == (order,), told[1:]) if order else (True, told)
    if not ordered or len(place) != len(keys) + 1 or not _is_number(place[-1], ColumnType.INTEGER):
        raise BadParameter("bad_cursor", "cursor")
    if not all(one is None or _is_value(one, key) for one, key in zip(place[:-1], keys, strict=True)):
        raise BadParameter("bad_cursor", "cursor")
    return place


def _after(given: ItemParameters, sort: Sequence[SortKey]) -> _Place:
    if given.cursor is None:
        return ()
    return position_of(given.cursor, [key.column.type for key in sort], order_text(sort))


def _is_value(value: str | float, type_: ColumnType) -> bool:
    """Whether a value can be one of a column of that type."""
    if type_ in (ColumnType.STRING, ColumnType.DATE):
        return isinstance(value, str)
    return _is_number(value, type_)


def _is_number(value: str | float | None, type_: ColumnType) -> bool:
    """Whether it is a number that SQLite holds; for any type but `NUMBER` one that is whole and not below 0,
    as numbers of rows and counts are, and booleans in SQLite."""
    if isinstance(value, int):
        return 0 <= value < _LARGEST or (type_ is ColumnType.NUMBER and abs(value) < _LARGEST)
    return isinstance(value, float) and type_ is ColumnType.NUMBER and isfinite(value)


def _typed(layer: Layer, name: str, text: str, known: Sequence[str]) -> str | float | int | bool:
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


def _day(text: str) -> str:
    if not _DAY.fullmatch(text):  # Python takes weeks and days of the year too
        raise ValueError(text)
    return date.fromisoformat(text).isoformat()


def _finite(text: str) -> float:
    number = float(text)
    if "_" in text or not isfinite(number):
        raise ValueError(text)
    return number


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text) or abs(number := int(text)) >= _LARGEST:
        raise ValueError(text)
    return number


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INTEGER = re.compile(r"[+-]?[0-9]{1,19}")
_READERS: dict[ColumnType, Callable[[str], str | float | int | bool]] = {
    ColumnType.STRING: str,
    ColumnType.DATE: _day,
    ColumnType.NUMBER: _finite,
    ColumnType.INTEGER: _integer,
    ColumnType.BOOLEAN: {"true": True, "false": False}.__getitem__,
}

_TYPE_WORDS = {ColumnType.BOOLEAN: "true | false"}
