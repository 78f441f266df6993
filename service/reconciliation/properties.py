"""The properties of places: their names, and their values in the notation of a data extension."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from gazetteer import Gazetteer, Place

from ..answering.words import Language
from ..datafiles import DATA, rows_of
from ..geocoding.documents import name_in
from ..geocoding.placetypes import place_types

__all__ = ["Property", "place_properties"]

Values = list[dict[str, Any]]
_Reader = Callable[[Gazetteer, Place, Language], Values]


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property: `values` tells those of a place, none where they are not known.

    `type` is the type of its values where they are entities.
    """

    id: str
    names: Mapping[Language, str]
    values: _Reader
    type: str | None = None


@lru_cache(maxsize=1)
def place_properties() -> Mapping[str, Property]:
    """All properties by id, in the order of the table."""
    rows = [row for _, row in rows_of(DATA / "place-properties.tsv", ("id", "ar", "en"))]
    return MappingProxyType({row["id"]: _property(row) for row in rows})


def _property(row: Mapping[str, str]) -> Property:
    return Property(
        id=row["id"],
        names={language: row[language.value] for language in Language},
        values=_READERS[row["id"]],
        type="country" if row["id"] == "country" else None,
    )


def _country(gazetteer: Gazetteer, place: Place, language: Language) -> Values:
    """The country as an entity."""
    country = gazetteer.country(place.country) if place.country else None
    return [{"id": country.id, "name": name_in(country, language)}] if country else []


def _text(read: Callable[[Place], str | None]) -> _Reader:
    """The values of a property that is text, or empty."""

    def values(_: Gazetteer, place: Place, __: Language) -> Values:
        text = read(place)
        return [{"str": text}] if text else []

    return values


def _number(read: Callable[[Place], float | None]) -> _Reader:
    def values(_: Gazetteer, place: Place, __: Language) -> Values:
        number = read(place)
        if number is None:
            return []
        return [{"int": number} if isinstance(number, int) else {"float": round(number, 6)}]

    return values


def _kind(_: Gazetteer, place: Place, language: Language) -> Values:
    return [{"str": place_types()[place.kind.value].names[language]}]


def _from(source: str) -> _Reader:
    """What a source calls a place that comes from it."""
    return _text(lambda place: place.id.removeprefix(source) if place.id.startswith(source) else None)


_READERS: Mapping[str, _Reader] = {
    "country": _country,
    "country_code": _text(lambda place: place.country),
    "coordinates": _text(lambda place: f"{place.lat:.6g},{place.lon:.6g}"),
    "latitude": _number(lambda place: float(place.lat)),
    "longitude": _number(lambda place: float(place.lon)),
    "radius_km": _number(lambda place: place.radius_km),
    "population": _number(lambda place: int(place.population) or None),
    "kind": _kind,
    "name_ar": _text(lambda place: place.name),
    "name_en": _text(lambda place: place.name_en),
    "geonames": _from("geonames:"),
    "wikidata": _from("wikidata:"),
}
