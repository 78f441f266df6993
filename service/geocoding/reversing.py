"""From a point to what it may be called: the town near it, else the country around it."""

from __future__ import annotations

from gazetteer import Gazetteer, Nearby, Place

__all__ = ["FURTHEST_KM", "near_point", "whereabouts"]

FURTHEST_KM = 50.0
"""A town further off says nothing about a point; what is nearer may be meant by «near»."""
_COUNTRY_ZOOM = 8
"""On maps of this zoom and below, Nominatim's clients want a country or a province; we know the country."""
_TRIED = 10
"""Nearest towns among which one of the point's own country is looked for."""


def whereabouts(gazetteer: Gazetteer, lon: float, lat: float, zoom: int) -> Nearby | None:
    """The one place that names a point at a zoom (0 to 18), with its distance; None on the open sea."""
    country = gazetteer.country_at(lon, lat)
    around = Nearby(place=country, distance_km=0.0) if country else None
    if around is not None and zoom <= _COUNTRY_ZOOM:
        return around
    return next(iter(near_point(gazetteer, lon, lat, limit=1, radius=FURTHEST_KM)), around)


def near_point(gazetteer: Gazetteer, lon: float, lat: float, *, limit: int, radius: float) -> list[Nearby]:
    """The towns within a radius in kilometres, those of the country of the point first."""
    country = gazetteer.country_at(lon, lat)
    towns = gazetteer.reverse(lon, lat, limit=max(limit, _TRIED))
    within = [town for town in towns if town.distance_km <= radius]
    return sorted(within, key=lambda town: _is_abroad(town.place, country))[:limit]


def _is_abroad(place: Place, country: Place | None) -> bool:
    return country is not None and place.country != country.country
