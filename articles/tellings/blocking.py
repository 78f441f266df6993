"""Which tellings are compared at all: those that share a key of who and when, and for the unnamed also where.

Every pair that can reach the threshold shares a key, so that keys save work and decide nothing: a person by
the sound of the last or only word of the name, an office, a group or a nationality within its neighbourhood.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import cos, floor, radians

from gazetteer import Place

from .profiles import Days, Profile, Who
from .spelling import is_given
from .times import LONGEST_COMPARED, REACH
from .whereabouts import NEAR_KM, is_wide

__all__ = ["block_keys"]

_STEP = 3
"""Days of one block: a report of one day then falls into two at most."""
_CELL = 0.5
"""Degrees of one neighbourhood: wider than what counts as near, so that a place touches four at most."""
_DEGREE_KM = 111.0
_REMEMBERED = 65_536
_PROFILES = 4096
"""Profiles whose keys are remembered: those of some hundred articles, as merging asks for them again."""


@lru_cache(maxsize=_PROFILES)
def block_keys(profile: Profile) -> frozenset[str]:
    """The keys under which a telling is found; none for what cannot be compared."""
    if profile.days is None:
        return frozenset()
    whos = _who_keys(profile)
    return frozenset(f"{who}|{when}" for when in _when_keys(profile.days) for who in whos)


def _when_keys(days: Days) -> list[str]:
    """Blocks of days that the time touches, with all by which another may lie off and still be compared."""
    if days.length > LONGEST_COMPARED:
        return [f"{days.first}-{days.last}"]
    reach = days.slack + 1 if days.told else REACH
    return [str(block) for block in range((days.first - reach) // _STEP, (days.last + reach) // _STEP + 1)]


def _who_keys(profile: Profile) -> set[str]:
    """A person within a country, whoever is not told by name within a neighbourhood."""
    places = [place for place in (profile.destination, profile.origin) if place is not None]
    countries = {place.country or place.id for place in places}
    cells = {cell for place in places for cell in _cells(place)}
    keys: set[str] = set()
    for who in profile.people.everybody:
        names = list(_names(who)) if who.names else []
        keys.update(f"{name}@{country}" for name in names for country in countries)
        keys.update(f"{mark}@{cell}" for mark in _marks(who) for cell in cells)
    return keys


def _names(who: Who) -> Iterator[str]:
    """By what a name is found: its end, its beginning, and the first word where that may stand alone."""
    yield who.sounds[-1]
    if len(who.sounds) > 1:
        yield f"{who.sounds[0]} {who.sounds[1]}"
        if not is_given(who.names[0]):
            yield who.sounds[0]


def _marks(who: Who) -> Iterator[str]:
    """What an actor without a name is known by, and what of a named one an unnamed may share."""
    if who.country:
        yield who.country
    if who.words:
        yield who.words[0]


@lru_cache(maxsize=_REMEMBERED)
def _place_cells(lon: float, lat: float) -> tuple[str, ...]:
    """The neighbourhoods that lie within reach of a point."""
    up = NEAR_KM / _DEGREE_KM / 2
    aside = up / max(cos(radians(lat)), up)
    rows = {floor((lat - up) / _CELL), floor((lat + up) / _CELL)}
    columns = {floor((lon - aside) / _CELL), floor((lon + aside) / _CELL)}
    return tuple(f"{row},{column}" for row in sorted(rows) for column in sorted(columns))


def _cells(place: Place) -> tuple[str, ...]:
    """Wide places are neighbours of themselves alone: a delegation somewhere in a country is no evidence."""
    return (place.id,) if is_wide(place) else _place_cells(place.lon, place.lat)
