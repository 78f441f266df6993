"""The names of towns that the basemap shows: at every zoom the weightiest that have room."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from math import asinh, degrees, radians, tan

from gazetteer import Gazetteer, Kind, Place

__all__ = ["Town", "towns"]

FIRST_ZOOM, LAST_ZOOM = 3, 9
ROOM = 95  # pixels of the map around a name in which no weaker one begins to show
TILE = 256  # pixels of the whole world at zoom 0
SMALLEST = {
    3: 1_000_000,
    4: 300_000,
    5: 60_000,
    6: 20_000,
    7: 8_000,
}  # people of a town that is named at a zoom …
SMALLEST_OF_ALL = 5_000  # … and at closer ones, unless it is a capital
CAPITAL = 20  # times its people, so that a small capital is named before a large town beside it
ARABIC = re.compile("[ء-ي]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town with the zoom from which it is named."""

    place: Place
    zoom: int


def towns(gazetteer: Gazetteer) -> list[Town]:
    """Towns with an Arabic name by the zoom from which they are named, the weightiest first in each."""
    worth = filter(_worth_naming, gazetteer.of_kind(Kind.CITY))
    ranked = sorted(worth, key=lambda place: (-_weight(place), place.id))
    found: list[Town] = []
    for zoom in range(FIRST_ZOOM, LAST_ZOOM + 1):
        found += _with_room(zoom, [town.place for town in found], ranked)
    return found


def _worth_naming(place: Place) -> bool:
    is_large = place.population >= SMALLEST_OF_ALL or place.feature == "capital"
    return is_large and bool(ARABIC.search(place.name)) and abs(place.lat) < 80


def _weight(place: Place) -> int:
    return max(place.population, 1) * (CAPITAL if place.feature == "capital" else 1)


def _with_room(zoom: int, named: Iterable[Place], ranked: Iterable[Place]) -> Iterator[Town]:
    """The towns that fit between those named already, the weightiest first."""
    taken: defaultdict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    known = set()
    for place in named:
        _take(taken, _pixel(place, zoom))
        known.add(place.id)
    smallest = SMALLEST.get(zoom, 0)
    for place in takewhile(lambda one: _weight(one) >= smallest, ranked):
        pixel = _pixel(place, zoom)
        if place.id not in known and _is_free(taken, pixel):
            _take(taken, pixel)
            yield Town(place=place, zoom=zoom)


def _pixel(place: Place, zoom: int) -> tuple[float, float]:
    """Where a place stands on the map of a zoom, in pixels of the Mercator projection."""
    scale = TILE * 2**zoom / 360
    return place.lon * scale, degrees(asinh(tan(radians(place.lat)))) * scale


def _cell(pixel: tuple[float, float]) -> tuple[int, int]:
    return int(pixel[0] // ROOM), int(pixel[1] // ROOM)


def _take(taken: defaultdict[tuple[int, int], list[tuple[float, float]]], pixel: tuple[float, float]) -> None:
    taken[_cell(pixel)].append(pixel)


def _is_free(
    taken: defaultdict[tuple[int, int], list[tuple[float, float]]], pixel: tuple[float, float]
) -> bool:
    """Whether no name stands within the room of a pixel; only the nine cells around it can hold one."""
    column, row = _cell(pixel)
    around = ((column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
    near = (other for cell in around for other in taken.get(cell, ()))
    return all((pixel[0] - x) ** 2 + (pixel[1] - y) ** 2 >= ROOM**2 for x, y in near)
