"""Events counted rather than sent: how many of a kind and status at a place, or on the way between two.

Of many places near each other one speaks for all, so that a map of any size has a few hundred pins; of many
ways the most travelled are kept, the others are counted where they end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from typing import NamedTuple

__all__ = ["MOST_PLACES", "MOST_WAYS", "Aggregate", "Cell", "Tally", "aggregated"]

MOST_PLACES = 400
"""Pins at once: more hide each other, and a browser draws 500 quickly."""

MOST_WAYS = 150
"""Ways at once."""

_SIZES = (0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Sides of cells, in degrees; the finest of them that makes few enough."""

_Way = tuple[int, int]
_Key = tuple[int, int | None, int, str, str]

Positions = Mapping[int, tuple[float, float]]
"""Where spots are, by their numbers: longitude, then latitude."""


class Tally(NamedTuple):
    """So many events of a kind and status at a spot, from the first day to the last; `leaves` is the spot
    where their ways begin, None where they are no ways. A tuple, as there may be tens of thousands."""

    spot: int
    leaves: int | None
    inferred: int
    kind: str
    status: str
    events: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Several spots that are drawn as one: their numbers and their box (west, south, east, north)."""

    spots: tuple[int, ...]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """Tallies to be drawn; `cells` are the spots that speak for others too, `ways` how many ways there are in
    all, of which `MOST_WAYS` are drawn as such."""

    tallies: tuple[Tally, ...]
    cells: Mapping[int, Cell]
    ways: int


def aggregated(
    tallies: Sequence[Tally],
    positions: Positions,
    *,
    most_places: int = MOST_PLACES,
    most_ways: int = MOST_WAYS,
) -> Aggregate:
    """The same events in so few tallies that a map can draw them. None is lost: counts add up to the same."""
    leaders, cells = _cells(tallies, positions, most_places)
    ways = [_way(tally, leaders) for tally in tallies]
    travelled = Counter[_Way]()
    for tally, way in zip(tallies, ways, strict=True):
        if way is not None:
            travelled[way] += tally.events
    kept = {way for way, _ in travelled.most_common(most_ways)}
    drawn: dict[_Key, Tally] = {}
    for tally, way in zip(tallies, ways, strict=True):
        leaves, inferred = (way[0], tally.inferred) if way is not None and way in kept else (None, 0)
        key = (leaders[tally.spot], leaves, inferred, tally.kind, tally.status)
        drawn[key] = Tally(*key, *_added(tally, drawn.get(key)))
    ordered = (drawn[key] for key in sorted(drawn, key=lambda key: (key[0], key[1] or 0, *key[2:])))
    return Aggregate(tallies=tuple(ordered), cells=cells, ways=len(travelled))


def _way(tally: Tally, leaders: Mapping[int, int]) -> _Way | None:
    """From which spot to which it is drawn; a way within one cell is none."""
    if tally.leaves is None:
        return None
    way = leaders[tally.leaves], leaders[tally.spot]
    return way if way[0] != way[1] else None


def _added(tally: Tally, known: Tally | None) -> tuple[int, str | None, str | None]:
    """Count, first and last day of both."""
    if known is None:
        return tally.events, tally.first, tally.last
    first = min(filter(None, (known.first, tally.first)), default=None)
    last = max(filter(None, (known.last, tally.last)), default=None)
    return known.events + tally.events, first, last


def _cells(
    tallies: Sequence[Tally], positions: Positions, most: int
) -> tuple[dict[int, int], dict[int, Cell]]:
    """By which spot each is drawn, and those that stand for several."""
    weights = Counter[int]()
    for tally in tallies:
        weights[tally.spot] += tally.events
        if tally.leaves is not None:
            weights[tally.leaves] += 0
    groups = _grouped(weights, positions, most)
    leaders, cells = dict[int, int](), dict[int, Cell]()
    for spots in groups:
        leader = max(spots, key=lambda spot: (weights[spot], -spot))
        leaders |= dict.fromkeys(spots, leader)
        if len(spots) > 1:
            cells[leader] = Cell(spots=tuple(sorted(spots)), box=_box(positions[spot] for spot in spots))
    return leaders, cells


def _grouped(spots: Iterable[int], positions: Positions, most: int) -> list[list[int]]:
    """Spots by the finest cells that are few enough, or by the coarsest; each alone where it may be."""
    spots = list(spots)
    if len(spots) <= most:
        return [[spot] for spot in spots]
    for size in _SIZES:
        found: dict[tuple[int, int], list[int]] = {}
        for spot in spots:
            lon, lat = positions[spot]
            found.setdefault((floor(lon / size), floor(lat / size)), []).append(spot)
        if len(found) <= most:
            break
    return list(found.values())


def _box(positions: Iterable[tuple[float, float]]) -> tuple[float, float, float, float]:
    longitudes, latitudes = zip(*positions, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)
