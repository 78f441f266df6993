"""What the other columns of a table say about a name: country, coordinates, population, ids, other names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from gazetteer import Gazetteer, Kind, Match, Place, Where

from ..geocoding.parameters import is_on_earth
from ..geocoding.placetypes import place_types

__all__ = ["Conditions", "conditions_of", "has_type"]

_COUNTRIES = Where(kinds=frozenset({Kind.COUNTRY}))
_SURE = frozenset({Match.EXACT, Match.FOLDED, Match.GLUED, Match.LATIN})
_SOURCES = {"geonames": "geonames:", "wikidata": "wikidata:"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """The conditions that could be read; what could not is left out, since a table's cells hold anything.

    `point` is lon, lat in degrees. `ids` are places named by their id at a source, `names` further names.
    """

    countries: frozenset[str] = frozenset()
    point: tuple[float, float] | None = None
    population: float | None = None
    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def conditions_of(gazetteer: Gazetteer, values: Mapping[str, Sequence[Any]]) -> Conditions:
    """The conditions in the values of properties by their ids."""
    countries = [*values.get("country", ()), *values.get("country_code", ())]
    codes = (_country(gazetteer, value) for value in countries)
    pair = next(iter(values.get("coordinates", ())), None)
    if pair is None and values.get("latitude") and values.get("longitude"):
        pair = f"{values['latitude'][0]},{values['longitude'][0]}"
    return Conditions(
        countries=frozenset(code for code in codes if code),
        point=_point(pair),
        population=next(
            (number for value in values.get("population", ()) if (number := _number(value))), None
        ),
        ids=tuple(
            f"{prefix}{_text(value).removeprefix(prefix)}"
            for name, prefix in _SOURCES.items()
            for value in values.get(name, ())
        ),
        names=tuple(filter(None, map(_text, [*values.get("name_ar", ()), *values.get("name_en", ())]))),
    )


def has_type(place: Place, types: Iterable[str], *, every: bool) -> bool:
    """Whether a place is of any of the types, or of every one; a type is a kind or a finer feature."""
    known = place_types()
    found = (
        place.feature == name or (name in known and known[name].is_kind and place.kind.value == name)
        for name in types
    )
    return all(found) if every else any(found)


def _country(gazetteer: Gazetteer, value: Any) -> str | None:
    """The code of a country given as an entity, a code, a name or a nationality; None for anything else."""
    if isinstance(value, dict):
        place = gazetteer.place(_text(value.get("id")))
        return place.country if place else None
    text = _text(value)
    if len(text) == 2 and text.isascii() and gazetteer.country(text.upper()):
        return text.upper()
    found = gazetteer.resolve(text, where=_COUNTRIES) if text else None
    if found is not None and found.place is not None and found.match in _SURE:
        return found.place.country
    return gazetteer.nationality(text) if text else None


def _point(value: Any) -> tuple[float, float] | None:
    """Lon, lat of `lat,lon`; None for what is no point."""
    parts = [_number(part) for part in _text(value).split(",")]
    if len(parts) != 2 or parts[0] is None or parts[1] is None or not is_on_earth(parts[1], parts[0]):
        return None
    return parts[1], parts[0]


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if isfinite(number) else None


def _text(value: Any) -> str:
    return str(value).strip()[:200] if isinstance(value, (str, int, float)) else ""
