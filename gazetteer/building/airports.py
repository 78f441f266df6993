"""Airports: positions of airportsdata (MIT), Arabic names composed from the city they serve."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import airportsdata

from ..datafiles import read_rows
from ..model import Kind
from ..names.folding import is_arabic
from ..regions import ARAB_COUNTRIES
from ..weights import AIRPORT_BY_CITY, AIRPORT_CITY, FEATURE_PRIORS, Quality
from .records import CityIndex, Draft

__all__ = ["read_airports"]

_NEAR_KM = 60.0
_Airport = Mapping[str, Any]


def read_airports(cities: CityIndex) -> list[Draft]:
    """The main airport of every city that has an Arabic name, named after the city."""
    served: dict[str, list[_Airport]] = defaultdict(list)
    by_id: dict[str, Draft] = {}
    for _, row in sorted(airportsdata.load("ICAO").items()):
        airport: _Airport = {**row}
        city = cities.nearest(airport["city"], airport["country"], airport["lon"], airport["lat"], _NEAR_KM)
        if city is not None and city.name and (airport["iata"] or city.country in ARAB_COUNTRIES):
            served[city.id].append(airport)
            by_id[city.id] = city
    return [_airport(_main(airports), by_id[city]) for city, airports in sorted(served.items())]


def _main(airports: Sequence[_Airport]) -> _Airport:
    return max(airports, key=lambda row: ("International" in row["name"], bool(row["iata"]), row["icao"]))


def _prior(served: int) -> float:
    """«مطار باريس» is that of the Paris whose people are most: of airports named alike the one that serves
    more of them is likelier, by half of what its city is."""
    return FEATURE_PRIORS["airport"] + AIRPORT_BY_CITY * math.log10((served + 1) / AIRPORT_CITY)


def _airport(airport: _Airport, city: Draft) -> Draft:
    word = next(
        row.text("word")
        for row in read_rows("heads.tsv", ("word", "role", "kinds", "feature"))
        if row.text("feature") == "airport"
    )
    draft = Draft(
        id=f"icao:{airport['icao']}",
        kind=Kind.POI,
        feature="airport",
        country=city.country,
        lon=round(airport["lon"], 5),
        lat=round(airport["lat"], 5),
        name=f"{word} {city.name}",
        name_en=airport["name"],
        population=0,
        prior=_prior(city.population),
        scannable=city.population >= 100_000 or city.country in ARAB_COUNTRIES,
    )
    names = [name for name, quality in city.names.items() if is_arabic(name) and quality >= Quality.UNTAGGED]
    draft.add([f"{word} {name}" for name in names], Quality.UNTAGGED)
    draft.add([draft.name], Quality.LISTED)
    draft.add([airport["name"]], Quality.LATIN)
    return draft
