"""What a picture shows when its events lie far apart: most of them rather than all, as the map page opens."""

from __future__ import annotations

from math import log2
from statistics import median_high

from .projection import Pixel, plane
from .scene import Scene

__all__ = ["points_of_most"]

MANY = 12  # from so many events on; fewer are all shown
MOST = 0.8  # of the events, those nearest to the median
WORTH = 1.0  # levels of zoom that leaving some out must gain


def points_of_most(scene: Scene) -> list[Pixel]:
    """The points of the plane that must be in the picture."""
    everything = scene.points
    spots = [plane(spot.at) for spot in scene.spots for _ in spot.here]
    if len(spots) < MANY:
        return everything
    middle = median_high([x for x, _ in spots]), median_high([y for _, y in spots])
    spots.sort(key=lambda point: (point[0] - middle[0]) ** 2 + (point[1] - middle[1]) ** 2)
    nearest = spots[: round(len(spots) * MOST)]
    gained = log2(max(_span(everything), 1e-6) / max(_span(nearest), 1e-6))
    return nearest if gained >= WORTH else everything


def _span(points: list[Pixel]) -> float:
    """The longer side of the box around points."""
    return max(max(one[axis] for one in points) - min(one[axis] for one in points) for axis in (0, 1))
