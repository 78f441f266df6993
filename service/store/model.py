"""What goes into a store and what is asked of it; no SQL, no HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from articles import Reading, article_id

from ..filters import Filter

__all__ = [
    "DAYS",
    "ArticleRecord",
    "Box",
    "Column",
    "ColumnType",
    "Edit",
    "Geometry",
    "Interval",
    "Layer",
    "Outcome",
    "Page",
    "Query",
    "Report",
    "SortKey",
    "StoredArticle",
    "StoredEdit",
    "StoredEvent",
    "Summary",
]


DAYS = ("first_day", "last_day")
"""The first and the last day that a feature may have been, in the table of every layer. Features tell them
where they are among the columns of their layer: a GIS wants whole days, whatever precision is known."""


class ColumnType(StrEnum):
    """The type of a property, as JSON Schema names it; a date is a string in the format of that name."""

    STRING = "string"
    DATE = "date"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"


class Geometry(StrEnum):
    """The one geometry type of a layer, as GeoPackage names it; lines may be cut at the antimeridian."""

    POINT = "POINT"
    LINE = "MULTILINESTRING"


class Outcome(StrEnum):
    """What putting an article did."""

    CREATED = "created"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One property of a layer's features; `values` are all it can have, none where they cannot be listed.

    A code is written in capitals, however it is asked for. What articles say is `read_only`: an editor cannot
    make them say something else. `searched` are the texts that words are looked for in. `role` is what the
    property means to programs, by OGC's word for it.
    """

    name: str
    type: ColumnType = ColumnType.STRING
    values: tuple[str, ...] = ()
    is_code: bool = False
    read_only: bool = False
    searched: bool = False
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A collection of features with one geometry type and flat properties.

    `time` names the two columns that hold when a feature begins and ends, ISO 8601 dates of any precision.
    Features of an `editable` layer may be added, corrected and removed by editors.
    """

    name: str
    geometry: Geometry
    columns: tuple[Column, ...]
    time: tuple[str, str]
    editable: bool = False

    def column(self, name: str) -> Column | None:
        """The column of that name, None where there is none."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in degrees (EPSG:4326); `west` > `east` means that it spans the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def parts(self) -> tuple[Box, ...]:
        """The box itself, or its two halves where it spans the antimeridian."""
        if self.west <= self.east:
            return (self,)
        return (
            Box(west=self.west, south=self.south, east=180.0, north=self.north),
            Box(west=-180.0, south=self.south, east=self.east, north=self.north),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Days from `begin` to `end`, both included; None is an open end."""

    begin: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SortKey:
    """A property that features are ordered by; those without a value come last either way."""

    column: Column
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A page of a layer's features, in the order of `sort` and then in that they were stored.

    `equal` are properties and the value each must have, `filter` is a condition in CQL2, `words` are those to
    be found in its texts, one of the groups in all. `after` is the place
    where the page before ended (`Page.next`): its values of the sort keys, and its number. `offset` is the
    number of features to pass over. Features without geometry lie in every box, features without time in
    every interval.
    """

    layer: Layer
    limit: int
    boxes: tuple[Box, ...] = ()
    interval: Interval | None = None
    equal: Mapping[str, str | float | int | bool] = field(default_factory=dict)
    filter: Filter | None = None
    words: tuple[tuple[str, ...], ...] = ()
    sort: tuple[SortKey, ...] = ()
    after: tuple[str | float | int | None, ...] = ()
    offset: int = 0

    @property
    def filtered(self) -> bool:
        """Whether it may ask for fewer than all features."""
        return bool(self.boxes or self.interval or self.equal or self.filter or self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Features as JSON text with commas between them, as they go into an answer; `count` is how many.

    `next` is where the following page begins, None on the last. `matched` is how many features the whole
    query has, None where it was not counted to save time.
    """

    text: bytes
    count: int
    next: tuple[str | float | int | None, ...] | None
    matched: int | None

    @property
    def bodies(self) -> list[bytes]:
        """The features one by one."""
        return [bytes(body) for body in msgspec.json.decode(b"[%b]" % self.text, type=list[msgspec.Raw])]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a layer holds: how many features, and their box and their days, None when there are none."""

    count: int
    box: Box | None
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """An article ready to be stored with all that was read in it.

    `answer` is its reading as the JSON that clients get; `reports` are the features of its events as JSON, in
    their order; `mentions` are the places it names, as flat features.
    """

    reading: Reading
    answer: bytes
    reports: tuple[Report, ...]
    mentions: tuple[Mapping[str, Any], ...]

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.reading.article.id

    @property
    def content_id(self) -> str:
        """The id of the article by its content alone, as it was before ids knew outlet and address."""
        article = self.reading.article
        told = article.published if not article.published_inferred else None
        day = date.fromisoformat(told) if told else None
        return article_id(article.text, title=article.title, published=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An event as one article tells it, by its id and that of its telling; what an article says twice is one
    telling, and None here the second time."""

    id: str
    telling: str | None
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What an editor changed: properties, the geometry where `moves`, or all of it where `removed`."""

    properties: Mapping[str, Any] = field(default_factory=dict)
    geometry: Mapping[str, Any] | None = None
    moves: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEdit:
    """A correction that was kept: its number, when it was made, in which layer, and what it says."""

    id: int
    at: str
    layer: str
    edit: Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An entry of the list of articles; `key` orders it, newest highest."""

    key: int
    id: str
    title: str | None
    published: str | None
    language: str
    url: str | None
    source: str | None
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    """An entry of the list of events, as JSON with every report of it; `key` orders it, newest highest."""

    key: int
    id: str
    body: bytes
