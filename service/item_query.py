"""The query parameters of a collection's items as a store query, and back as the link to the next page."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from .crs import CRS84, System, system_of
from .errors import BadParameter
from .filters import Filter, FilterError, FilterLanguage, parsed_filter
from .intervals import parsed_box, parsed_edges, parsed_interval
from .store import Box, ColumnType, Layer, Query, SortKey, asked_words, condition_of

__all__ = [
    "DEFAULT_LIMIT",
    "FURTHEST_OFFSET",
    "MOST",
    "ItemParameters",
    "cursor_of",
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

_PLACE = tuple[str | float | int | None, ...]
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
        after=position_of(given.cursor, len(sort)) if given.cursor is not None else (),
        boxes=_boxes(given.bbox, system_of("bbox-crs", given.bbox_crs)),
        interval=parsed_interval(given.datetime) if given.datetime is not None else None,
        filter=_filter(layer, given, system_of("filter-crs", given.filter_crs)),
        words=words_of(given.q) if given.q is not None else (),
        equal={name: _typed(layer, name, text, known) for name, text in given.properties.items()},
    )


def _boxes(text: str | None, system: System) -> tuple[Box, ...]:
    if text is None:
        return ()
    box = parsed_box(text) if system.uri == CRS84 else system.box(parsed_edges(text))
    return box.parts()


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


def cursor_of(place: tuple[str | float | int | None, ...]) -> str:
    """Where a page ended, as the text that goes into the link to the next."""
    return urlsafe_b64encode(msgspec.json.encode(place)).rstrip(b"=").decode()


def position_of(cursor: str, keys: int) -> tuple[str | float | int | None, ...]:
    """The place that a cursor tells: the values of so many sort keys, and a row's number."""
    try:
        told = msgspec.json.decode(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=_PLACE)
    except (ValueError, UnicodeError):
        raise BadParameter("bad_cursor", "cursor") from None
    if len(told) != keys + 1 or not isinstance(told[-1], int) or not 0 <= told[-1] < _LARGEST:
        raise BadParameter("bad_cursor", "cursor")
    return told


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


_READERS: dict[ColumnType, Callable[[str], str | float | int | bool]] = {
    ColumnType.STRING: str,
    ColumnType.DATE: lambda text: date.fromisoformat(text).isoformat(),
    ColumnType.NUMBER: float,
    ColumnType.INTEGER: int,
    ColumnType.BOOLEAN: {"true": True, "false": False}.__getitem__,
}

_TYPE_WORDS = {ColumnType.BOOLEAN: "true | false"}
