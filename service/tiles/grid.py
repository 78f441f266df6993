"""The grid of web maps (WebMercatorQuad): tiles by zoom, row and column, their edges."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan, degrees, exp, pi

import numpy as np
from numpy.typing import NDArray

from ..store import Box

__all__ = ["BUFFER", "DEEPEST", "EXTENT", "RADIUS", "WORLD", "Tile", "mercator"]

RADIUS = 6378137.0
WORLD = 2 * pi * RADIUS
"""The width of the world in metres of Web Mercator."""

DEEPEST = 14
EXTENT, BUFFER = 4096, 64
"""Units of a tile's side, and how far what is drawn may lie beside it: symbols are cut at no edge."""

_NORTHERNMOST = degrees(2 * atan(exp(pi)) - pi / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A tile; rows count from the north, columns from the antimeridian."""

    zoom: int
    row: int
    column: int

    @property
    def exists(self) -> bool:
        """Whether the grid has it."""
        return 0 <= self.zoom <= DEEPEST and all(0 <= one < 2**self.zoom for one in (self.row, self.column))

    @property
    def side(self) -> float:
        """Its side in metres."""
        return WORLD / float(2**self.zoom)

    @property
    def unit(self) -> float:
        """A unit of its own in metres."""
        return self.side / EXTENT

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Its edges in metres, without its buffer: west, south, east, north."""
        west, north = self.column * self.side - WORLD / 2, WORLD / 2 - self.row * self.side
        return west, north - self.side, west + self.side, north

    def box(self) -> Box:
        """What is near it with its buffer, in degrees; the poles belong to the outermost rows."""
        west, south, east, north = self.edges
        margin = BUFFER * self.unit
        if self.side + 2 * margin >= WORLD:
            return Box(west=-180, south=_latitude(south - margin), east=180, north=_latitude(north + margin))
        return Box(
            west=_longitude(west - margin),
            south=_latitude(south - margin),
            east=_longitude(east + margin),
            north=_latitude(north + margin),
        )


def mercator(positions: NDArray[np.float64]) -> NDArray[np.float64]:
    """Longitudes and latitudes in metres of Web Mercator; what lies beyond its poles is at them."""
    latitudes = np.radians(np.clip(positions[:, 1], -_NORTHERNMOST, _NORTHERNMOST))
    northing = RADIUS * np.log(np.tan(pi / 4 + latitudes / 2))
    return np.column_stack([RADIUS * np.radians(positions[:, 0]), northing])


def _longitude(metres: float) -> float:
    """A longitude; beyond the antimeridian it is that of the other side."""
    return (degrees(metres / RADIUS) + 180) % 360 - 180


def _latitude(metres: float) -> float:
    """A latitude; the outermost rows reach to the poles."""
    if abs(metres) >= WORLD / 2:
        return 90.0 if metres > 0 else -90.0
    return degrees(2 * atan(exp(metres / RADIUS)) - pi / 2)
