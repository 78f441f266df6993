"""Geometry as the script of the map reads it: whole numbers, each the step from the vertex before.

GeoJSON spells every coordinate out. The same vertices as steps are half as long, compress by a third
better, and take ten lines to read. `maps.ground` reads them in Python, `basemap.js` in the browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

__all__ = ["areas", "lines", "position"]

Steps = list[int]
"""Longitude and latitude of the first vertex, then of each next the steps from the one before."""


def areas(shape: BaseGeometry, decimals: int) -> list[list[Steps]]:
    """The polygons of a shape, each its outer ring and its holes, in a stable order."""
    ordered = shapely.get_parts(shapely.normalize(shapely.orient_polygons(shape)))
    polygons = [[part.exterior, *part.interiors] for part in ordered]
    found = [[_steps(ring.coords, decimals) for ring in rings] for rings in polygons]
    kept = [[ring for ring in rings if len(ring) > SMALLEST_RING] for rings in found]
    return [rings for rings in kept if rings]


def lines(shape: BaseGeometry, decimals: int) -> list[Steps]:
    """The lines of a shape, in a stable order."""
    found = [_steps(line.coords, decimals) for line in shapely.get_parts(shapely.normalize(shape))]
    return [steps for steps in found if len(steps) > SMALLEST_LINE]


def position(lon: float, lat: float, decimals: int) -> list[int]:
    """One position."""
    return [round(lon * 10**decimals), round(lat * 10**decimals)]


SMALLEST_RING, SMALLEST_LINE = 6, 2  # numbers: three vertices, one vertex


def _steps(vertices: Iterable[Sequence[float]], decimals: int) -> Steps:
    """The vertices as steps; those that are the same once rounded are one."""
    steps: Any = []
    last = [0, 0]
    for lon, lat, *_ in vertices:
        here = position(lon, lat, decimals)
        if not steps or here != last:
            steps += [here[0] - last[0], here[1] - last[1]]
        last = here
    return list(steps)
