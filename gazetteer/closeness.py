"""Whether two places are near each other, cheaply enough to ask of every pair of candidates."""

from __future__ import annotations

import math

from .model import Place

__all__ = ["flat_km"]

_KM_PER_DEGREE = 111.2


def flat_km(one: Place, other: Place) -> float:
    """The distance in kilometres on a plane tangent at the first place, good within some 500 km."""
    north = (one.lat - other.lat) * _KM_PER_DEGREE
    east = ((one.lon - other.lon + 180) % 360 - 180) * _KM_PER_DEGREE * math.cos(math.radians(one.lat))
    return math.hypot(north, east)
