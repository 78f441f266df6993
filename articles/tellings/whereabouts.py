"""Whether two tellings can be of one place, a city inside its region and country included."""

from __future__ import annotations

from gazetteer import Kind, Place

from ..toponyms.geography import distance_km
from .model import Finding
from .profiles import Profile

__all__ = ["NEAR_KM", "compare_places", "is_wide", "lie_apart"]

NEAR_KM = 25.0
"""A city, its airport and its suburbs are one destination, as within an article."""
_WITHIN_KM = 250.0
"""A place lies in a region whose middle is nearer than this, as within an article."""
_DEGREE_KM = 111.0


def compare_places(one: Profile, other: Profile) -> tuple[Finding, ...]:
    """What destinations and origins say; departures without a destination are compared by origin."""
    if one.destination is not None and other.destination is not None:
        found = _compared(one.destination, other.destination)
        if found is Finding.ELSEWHERE or one.origin is None or other.origin is None:
            return (found,)
        start = _compared(one.origin, other.origin)
        return (found, Finding.OTHER_START if start is Finding.ELSEWHERE else Finding.SAME_START)
    if one.origin is None or other.origin is None:
        return (Finding.ELSEWHERE,)
    if one.destination is None and other.destination is None:
        return (_compared(one.origin, other.origin),)
    start = _compared(one.origin, other.origin)
    return (start if start is Finding.ELSEWHERE else Finding.SAME_START,)


def _compared(one: Place, other: Place) -> Finding:
    """Places of two countries are two places, however near: a border lies between them."""
    if one.id == other.id:
        return _itself(one)
    if one.country is None or one.country != other.country:
        return Finding.ELSEWHERE
    if one.kind is Kind.COUNTRY or other.kind is Kind.COUNTRY:
        return Finding.WITHIN_COUNTRY
    if one.kind is Kind.REGION or other.kind is Kind.REGION:
        return Finding.WITHIN_REGION if _within(one, other, _WITHIN_KM) else Finding.ELSEWHERE
    return Finding.NEAR_PLACE if _within(one, other, NEAR_KM) else Finding.ELSEWHERE


def _itself(place: Place) -> Finding:
    if place.kind is Kind.COUNTRY:
        return Finding.SAME_COUNTRY
    return Finding.SAME_REGION if is_wide(place) else Finding.SAME_PLACE


def is_wide(place: Place) -> bool:
    """Whether a place is so wide that being there together says little."""
    return place.kind in (Kind.COUNTRY, Kind.REGION, Kind.WATER, Kind.OTHER)


def lie_apart(one: Place, other: Place) -> bool:
    """Whether two places are too far from each other to be one destination."""
    return one.id != other.id and not _within(one, other, NEAR_KM)


def _within(one: Place, other: Place, km: float) -> bool:
    return abs(one.lat - other.lat) * _DEGREE_KM <= km and distance_km(one, other) <= km
