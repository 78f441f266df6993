"""Great circles as GeoJSON lines: the shortest way between places, cut at the antimeridian."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, remainder
from typing import Any

from antimeridian import fix_line_string
from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]  # ships no types
from shapely import LineString, get_parts

__all__ = ["LonLat", "great_circle", "line_geometry", "point_geometry", "same_spot"]

LonLat = tuple[float, float]
"""A position: longitude, then latitude, in degrees (EPSG:4326)."""

Vertex = tuple[float, float]
"""The same, rounded."""

POINT_DECIMALS = 6  # 0.1 m, RFC 7946 section 11.2
LINE_DECIMALS = 5  # about 1 m: a way between cities claims no more
METRES_PER_STEP = 100_000  # one vertex every 100 km …
_WAYS = 1024  # kept, some 4 kB each
_SPOTS = 16_384  # kept, some 200 bytes each
FEWEST_STEPS, MOST_STEPS = 12, 32  # … within these: fewer shows corners, more shows stairs at low zooms


def point_geometry(position: LonLat) -> dict[str, Any]:
    """The GeoJSON Point of a position."""
    return {"type": "Point", "coordinates": list(_vertex(position))}


@lru_cache(maxsize=_SPOTS)
def _vertex(position: LonLat) -> Vertex:
    """A position as it is drawn. Kept, as news names the same places again and again."""
    lon, lat = position
    return round(lon, POINT_DECIMALS) + 0.0, round(lat, POINT_DECIMALS) + 0.0


def line_geometry(stops: Sequence[LonLat]) -> dict[str, Any]:
    """The GeoJSON line along the great circle through `stops`, in their order.

    A LineString, or a MultiLineString where the way crosses the antimeridian (RFC 7946, section 3.1.9).
    `stops` are at least two positions, none the `same_spot` as the next.
    """
    parts = [[list(vertex) for vertex in part] for part in _parts(tuple(stops))]
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}


@lru_cache(maxsize=_WAYS)
def _parts(stops: tuple[LonLat, ...]) -> list[list[Vertex]]:
    """The parts of a line. Kept, as news goes the same ways again and again, and each way is drawn for the
    answer, for the report and for the event."""
    path = great_circle(stops)
    if all(-180 < lon < 180 for lon, _ in path):
        return [_rounded(path)]
    path = [(_wrapped(lon), lat) for lon, lat in path]
    line = fix_line_string(LineString(path), great_circle=True)
    parts = [_rounded(part.coords) for part in get_parts(line)]
    return [part for part in parts if len(part) > 1]  # a line that begins on the antimeridian leaves a stub


def same_spot(one: LonLat, other: LonLat) -> bool:
    """Whether two positions are one vertex on a line: too near to tell apart once rounded."""
    return all(abs(remainder(a - b, 360)) < 10**-LINE_DECIMALS for a, b in zip(one, other, strict=True))


def great_circle(stops: Sequence[LonLat]) -> list[LonLat]:
    """Positions along the shortest way through `stops` on the WGS 84 ellipsoid, 12 to 32 steps a leg.

    Longitudes run on past 180° rather than jump, so neighbours are never a whole turn apart.
    The method is Karney's (Algorithms for geodesics, 2013), by geographiclib.
    """
    path = [stops[0]]
    for begin, end in pairwise(stops):
        offset = path[-1][0] - begin[0]
        path += [(lon + offset, lat) for lon, lat in _leg(begin, end)]
    return path


def _leg(begin: LonLat, end: LonLat) -> list[LonLat]:
    """The positions after `begin` up to `end`; none where the two are the same."""
    line = Geodesic.WGS84.InverseLine(begin[1], begin[0], end[1], end[0])
    if line.s13 == 0:
        return []
    steps = min(max(ceil(line.s13 / METRES_PER_STEP), FEWEST_STEPS), MOST_STEPS)
    fixes = (
        line.Position(line.s13 * step / steps, Geodesic.STANDARD | Geodesic.LONG_UNROLL)
        for step in range(1, steps + 1)
    )
    return [(fix["lon2"], fix["lat2"]) for fix in fixes]


def _wrapped(lon: float) -> float:
    """The same meridian between -180 and 180."""
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def _rounded(coordinates: Iterable[Sequence[float]]) -> list[Vertex]:
    """The vertices rounded, those left out that are then the same as the one before."""
    path: list[Vertex] = []
    for lon, lat in coordinates:
        vertex = (round(lon, LINE_DECIMALS) + 0.0, round(lat, LINE_DECIMALS) + 0.0)
        if not path or vertex != path[-1]:
            path.append(vertex)
    return path
