"""Distance between places, for deciding whether two mentions may be one."""

from __future__ import annotations

from geopy.distance import great_circle

from gazetteer import Place

__all__ = ["distance_km"]


def distance_km(one: Place, other: Place) -> float:
    """Great-circle distance in kilometres; the geodesic's extra 0.5 % does not matter here."""
    return float(great_circle((one.lat, one.lon), (other.lat, other.lon)).km)
