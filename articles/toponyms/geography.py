"""Distance between places, for deciding whether two mentions may be one.

The formula of geopy's `great_circle`, without geopy: with it come its clients of the web, which take a
quarter of a second to load.
"""

from __future__ import annotations

from functools import lru_cache
from math import atan2, cos, hypot, radians, sin

from gazetteer import Place

__all__ = ["distance_km"]

_EARTH_KM = 6371.009
"""The mean radius, as geopy has it."""
_REMEMBERED = 16_384
"""Pairs of places whose distance is kept: those of an article are compared again for each report."""


def distance_km(one: Place, other: Place) -> float:
    """Great-circle distance in kilometres; the geodesic's extra 0.5 % does not matter here."""
    return _km(one.lat, one.lon, other.lat, other.lon)


@lru_cache(maxsize=_REMEMBERED)
def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    phi, other_phi, aside = radians(lat), radians(other_lat), radians(other_lon) - radians(lon)
    east = cos(other_phi) * sin(aside)
    north = cos(phi) * sin(other_phi) - sin(phi) * cos(other_phi) * cos(aside)
    ahead = sin(phi) * sin(other_phi) + cos(phi) * cos(other_phi) * cos(aside)
    return _EARTH_KM * atan2(hypot(east, north), ahead)
