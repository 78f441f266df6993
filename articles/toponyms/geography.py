"""Distance between places, for deciding whether two mentions may be one."""

from __future__ import annotations

from functools import lru_cache

from geopy.distance import great_circle

from gazetteer import Place

__all__ = ["distance_km"]

_REMEMBERED = 16_384
"""Pairs of places whose distance is kept: those of an article are compared again for each report."""


def distance_km(one: Place, other: Place) -> float:
    """Great-circle distance in kilometres; the geodesic's extra 0.5 % does not matter here."""
    return _km(one.lat, one.lon, other.lat, other.lon)


@lru_cache(maxsize=_REMEMBERED)
def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    return float(great_circle((lat, lon), (other_lat, other_lon)).km)
