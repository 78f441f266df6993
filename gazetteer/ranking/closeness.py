"""Whether two places are near each other, cheaply enough to ask of every pair of candidates."""

from __future__ import annotations

import math

from ..model import Place

__all__ = ["KM_PER_DEGREE", "flat_km"]

KM_PER_DEGREE = 111.2
"""The length of a degree of latitude in kilometres."""


def flat_km(one: Place, lon: float, lat: float) -> float:
    """The distance of a point (degrees) in kilometres on a plane tangent at a place, good to some 500 km."""
    north = (one.lat - lat) * KM_PER_DEGREE
    east = ((one.lon - lon + 180) % 360 - 180) * KM_PER_DEGREE * math.cos(math.radians(one.lat))
    return math.hypot(north, east)
