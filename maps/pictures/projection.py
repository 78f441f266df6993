"""From degrees to the pixels of a picture: Mercator, as on the map page, fitted to what is to be seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import asinh, atan, degrees, log2, radians, sinh, tan

from ..geodesy import LonLat

__all__ = ["EDGE", "Box", "Pixel", "Projection", "fitted", "latitude", "plane"]

Pixel = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

TILE = 256  # pixels of the world at zoom 0, as on the map page
CLOSEST, WIDEST = 7.0, 0.0  # zooms: the closest that a picture is made at, and the whole world
LAST_LATITUDE = 89.0  # of what is placed on the plane: the pole itself lies infinitely far off
EDGE = 180.0  # degrees of the plane: its north and south end as maps show it, some 85 degrees of latitude


def plane(position: LonLat) -> Pixel:
    """A position in degrees of the Mercator plane, which runs from -180 to 180 both ways, north up."""
    lat = max(-LAST_LATITUDE, min(LAST_LATITUDE, position[1]))
    return position[0], degrees(asinh(tan(radians(lat))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """`scale` pixels a degree of the plane; `centre` of the plane is drawn at the pixel `at`."""

    scale: float
    centre: Pixel
    at: Pixel

    @property
    def zoom(self) -> float:
        """The zoom of the map page at which things are as large."""
        return log2(self.scale * 360 / TILE)

    def pixel(self, position: LonLat) -> Pixel:
        """Where a position is drawn."""
        return self.from_plane(plane(position))

    def from_plane(self, point: Pixel) -> Pixel:
        """Where a point of the plane is drawn."""
        x, y = point
        return self.at[0] + (x - self.centre[0]) * self.scale, self.at[1] - (y - self.centre[1]) * self.scale

    def to_plane(self, box: Box) -> Box:
        """The part of the plane that a box of the picture shows: west, south, east, north."""
        (left, top, right, bottom), (x, y) = box, self.at
        west, east = (self.centre[0] + (edge - x) / self.scale for edge in (left, right))
        north, south = (self.centre[1] - (edge - y) / self.scale for edge in (top, bottom))
        return west, south, east, north


def latitude(y: float) -> float:
    """The latitude of a height of the plane."""
    return degrees(atan(sinh(radians(y))))


def fitted(points: Iterable[Pixel], frame: Box, *, unit: float) -> Projection:
    """The projection that shows all points of the plane inside a frame of the picture, as large as it can.

    `unit` is how much larger things are drawn than on the map page. Without points it shows the Arab
    countries.
    """
    found = list(points) or [plane((-16, 8)), plane((58, 37))]
    west, east = min(x for x, _ in found), max(x for x, _ in found)
    south, north = min(y for _, y in found), max(y for _, y in found)
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    closest, widest = (unit * TILE * 2**zoom / 360 for zoom in (CLOSEST, WIDEST))
    wanted = min(width / max(east - west, 1e-6), height / max(north - south, 1e-6))
    return Projection(
        scale=max(widest, min(closest, wanted)),
        centre=((west + east) / 2, (south + north) / 2),
        at=((frame[0] + frame[2]) / 2, (frame[1] + frame[3]) / 2),
    )
