"""What a picture shows of events: a place for each spot where something happened, and the ways between.

The rules are those of the map page (`drawing.js`, `lines.js`): events at one spot share a symbol, those
that went the same way in the same manner share a line, and lines bow to the right of travel.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from math import atan2, degrees, hypot
from typing import Any

from ..geodesy import LonLat
from .projection import EDGE, Pixel, plane

__all__ = ["Scene", "Spot", "Way", "scene_of"]

KINDS = ("visit", "meeting", "movement")
STATUSES = ("happened", "planned", "alleged", "denied")
HIDDEN = "denied"  # a map does not show at first what is said not to have been; a picture never
BOW, BOW_MORE = 0.12, 0.07  # how far a line is bowed, as a part of its length, and each other beside it
LONG_WAY, LONG_BOW = 27.0, 0.03  # degrees of the plane: a longer line is curved enough as it is
EPSILON = 1e-6
AREAS = ("country", "region", "water")
VAGUE_KM = 5

Event = Mapping[str, Any]
Place = Mapping[str, Any]


@dataclass(slots=True, kw_only=True)
class Spot:
    """A place with the events `here`, and how many only leave it or pass through."""

    place: Place
    here: list[Event] = field(default_factory=list)
    passing: int = 0
    turn: float = 0.0  # degrees of longitude by which it is drawn further east, beyond the antimeridian

    @property
    def at(self) -> LonLat:
        """Where it is, in degrees; the longitude may lie beyond 180."""
        return self.place["lon"] + self.turn, self.place["lat"]

    @property
    def is_area(self) -> bool:
        """Whether it is an area or only roughly known, so that a sharp pin would claim too much."""
        return self.place["kind"] in AREAS or (self.place.get("radius_km") or 0) > VAGUE_KM

    @property
    def country(self) -> str | None:
        """The code of the country that it is as a whole."""
        return self.place.get("country") if self.place["kind"] == "country" else None

    @property
    def kinds(self) -> list[str]:
        """The kinds of what happened here, the most frequent first: that is the one its symbol shows."""
        counts = Counter(event["kind"] for event in self.here)
        return sorted(counts, key=lambda kind: (-counts[kind], KINDS.index(kind)))

    @property
    def status(self) -> str:
        """The status that its symbol shows: the surest of what happened here."""
        return next(one for one in STATUSES if any(event["status"] == one for event in self.here))


@dataclass(slots=True, kw_only=True)
class Way:
    """A line through points of the plane, how it is drawn, and how many events went so."""

    path: list[Pixel]
    kind: str
    status: str
    is_inferred: bool
    count: int = 1

    @property
    def pieces(self) -> list[list[Pixel]]:
        """The path without what lies nearer to a pole than maps reach; whole where nothing would be left."""
        runs = groupby(self.path, key=lambda point: abs(point[1]) <= EDGE)
        return [run for is_inside, found in runs if is_inside and len(run := list(found)) > 1] or [self.path]

    @property
    def middle(self) -> tuple[Pixel, float]:
        """The middle of its longest piece, and its direction there in degrees clockwise from the right of the
        picture."""
        path = max(self.pieces, key=len)
        index = (len(path) - 1) // 2
        before, after = path[max(index - 1, 0)], path[min(index + 1, len(path) - 1)]
        return path[index], degrees(atan2(before[1] - after[1], after[0] - before[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that is drawn of events, the most important spots first."""

    spots: tuple[Spot, ...]
    ways: tuple[Way, ...]

    @property
    def points(self) -> list[Pixel]:
        """What must be in the picture."""
        ways = [point for way in self.ways for piece in way.pieces for point in piece]
        return [plane(spot.at) for spot in self.spots] + ways


def scene_of(features: Iterable[Mapping[str, Any]]) -> Scene:
    """The scene of features as `events_collection` and `merged_collection` make them."""
    spots: dict[LonLat, Spot] = {}
    ways: dict[tuple[object, ...], Way] = {}
    ranks: Counter[object] = Counter()
    for feature in features:
        event = feature["properties"]
        if event["status"] == HIDDEN:
            continue
        path = _line(feature.get("geometry"))
        _stand(event, spots, has_way=bool(path))
        if path:
            _travel(event, path, ways, ranks)
    _cut_where_empty(spots.values(), ways.values())
    ordered = sorted(spots.values(), key=lambda spot: (-len(spot.here), -spot.passing, spot.at))
    return Scene(spots=tuple(ordered), ways=tuple(ways.values()))


def _cut_where_empty(spots: Iterable[Spot], ways: Iterable[Way]) -> None:
    """Cut the world where it is emptiest, which is not the Pacific for who flew across it."""
    longitudes = sorted({spot.at[0] for spot in spots})
    if not longitudes:
        return
    gaps = pairwise([*longitudes, longitudes[0] + 360])
    cut = max(gaps, key=lambda gap: gap[1] - gap[0])[1] - EPSILON
    for spot in spots:
        spot.turn = _turn(spot.at[0], cut)
    for way in ways:
        turn = _turn(way.path[0][0], cut)
        way.path = [(x + turn, y) for x, y in way.path]


def _turn(lon: float, cut: float) -> float:
    """How far to move a longitude to lie within a turn east of the cut; nothing where it does."""
    west = cut if cut < 180 - EPSILON else cut - 360
    return -360 * ((lon - west) // 360)


def _stand(event: Event, spots: dict[LonLat, Spot], *, has_way: bool) -> None:
    """Put an event at its places."""
    destination, origin = _located(event.get("destination")), _located(event.get("origin"))
    place = destination or origin
    if place is None:
        return
    if not has_way or event["kind"] != "movement":
        _spot(place, spots).here.append(event)
    stops = [origin, *map(_located, event.get("via") or ()), destination] if has_way else []
    for spot in (_spot(stop, spots) for stop in stops if stop):
        spot.passing += not any(one is event for one in spot.here)


def _spot(place: Place, spots: dict[LonLat, Spot]) -> Spot:
    key = round(place["lon"], 4), round(place["lat"], 4)
    return spots.setdefault(key, Spot(place=place))


def _located(place: Any) -> Place | None:
    return place if isinstance(place, Mapping) and place.get("lon") is not None else None


def _travel(
    event: Event, path: list[LonLat], ways: dict[tuple[object, ...], Way], ranks: Counter[object]
) -> None:
    """Add the line of an event, or count it with those that went the same way."""
    is_inferred = bool((event.get("origin") or {}).get("inferred"))
    for leg in _legs(path, [stop for stop in map(_located, event.get("via") or ()) if stop]):
        ends = leg[0], leg[-1]
        key = (ends, event["kind"], event["status"], is_inferred)
        if key in ways:
            ways[key].count += 1
            continue
        bowed = _bowed([plane(position) for position in leg], ranks[ends])
        ranks[ends] += 1
        ways[key] = Way(path=bowed, kind=event["kind"], status=event["status"], is_inferred=is_inferred)


def _legs(path: list[LonLat], stops: Iterable[Place]) -> Iterator[list[LonLat]]:
    """The path cut at the stops between."""
    cuts = sorted({_nearest(path, stop) for stop in stops} - {0, len(path) - 1})
    for begin, end in pairwise([0, *cuts, len(path) - 1]):
        yield path[begin : end + 1]


def _nearest(path: list[LonLat], stop: Place) -> int:
    """The vertex of a path that is nearest to a place, whatever the turn of its longitude."""
    away = (hypot(lat - stop["lat"], (lon - stop["lon"] + 180) % 360 - 180) for lon, lat in path)
    return min(enumerate(away), key=lambda pair: pair[1])[0]


def _line(geometry: Mapping[str, Any] | None) -> list[LonLat]:
    """The vertices of a line, cut or not, with longitudes that run on across the antimeridian."""
    if not geometry or geometry["type"] not in ("LineString", "MultiLineString"):
        return []
    parts = geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]
    path: list[LonLat] = []
    for lon, lat in (vertex[:2] for part in parts for vertex in part):
        turns = round((path[-1][0] - lon) / 360) if path else 0
        if not path or (lon + 360 * turns, lat) != path[-1]:
            path.append((lon + 360 * turns, lat))
    return path


def _bowed(path: Sequence[Pixel], rank: int) -> list[Pixel]:
    """The path moved to the right of travel, most in its middle."""
    across, up = path[-1][0] - path[0][0], path[-1][1] - path[0][1]
    length = hypot(across, up)
    if not length:
        return list(path)
    bow = (LONG_BOW if length > LONG_WAY else BOW) + BOW_MORE * rank
    total = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(path))
    bowed, gone = [path[0]], 0.0
    for before, point in pairwise(path):
        gone += hypot(point[0] - before[0], point[1] - before[1])
        aside = bow * 4 * (gone / total) * (1 - gone / total)
        bowed.append((point[0] + up * aside, point[1] - across * aside))
    return bowed
