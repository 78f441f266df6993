"""What maps ask of a store, and what they are told; no SQL, no HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from maps import Tally

from .model import Box, Interval

__all__ = ["MarkQuery", "OutlinePage", "Survey", "Tallied", "Value"]

Position = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkQuery:
    """Which events a map shows.

    Of each of `kinds` … `outlets` any value will do, all where there is none. `words` are as in `Query`;
    events without time lie in every interval unless `undated` is False. `spots` are the numbers of places of
    which one must be where the event stands or begins, `ways` pairs of where it begins and where it stands.
    `boxes` hold either of its ends. `within` is another query that they must match too: what the map is of,
    where this one is what its reader chose.
    """

    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    interval: Interval | None = None
    undated: bool = True
    words: tuple[tuple[str, ...], ...] = ()
    spots: tuple[int, ...] = ()
    ways: tuple[tuple[int, int], ...] = ()
    boxes: tuple[Box, ...] = ()
    within: MarkQuery | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlinePage:
    """Events in outline, in order of time, those without a day last; `spots` are their places by number, and
    `next` is where the following page begins, None on the last. All are JSON."""

    outlines: tuple[bytes, ...]
    spots: Mapping[int, bytes]
    next: tuple[str | int | None, ...] | None


class Value(NamedTuple):
    """A value that events can be chosen by, how many have it, and how it is written in Arabic and English."""

    value: str
    events: int
    label: str
    english: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Events counted: in all, without a place on the map, by the month in which they begin (None: no known
    day), and by the values that they can be chosen by, the most frequent first. `values` says how many values
    there are of each aspect, as only so many are listed."""

    total: int
    unlocated: int
    months: tuple[tuple[str | None, int], ...]
    facets: Mapping[str, tuple[Value, ...]]
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallied:
    """Events counted by spot or way, and the spots: their positions, and as JSON."""

    tallies: tuple[Tally, ...]
    positions: Mapping[int, Position]
    spots: Mapping[int, bytes]
