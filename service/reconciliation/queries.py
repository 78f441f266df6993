"""Reconciliation queries and their candidates, each with a score, its features and whether it is sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import msgspec
from geopy.distance import great_circle
from msgspec import Meta, Struct

from gazetteer import Candidate, Gazetteer, Match, Place, Resolution, Where

from ..answering.negotiation import page_language
from ..answering.words import Language
from ..errors import BadParameter, TooMany
from ..geocoding.documents import country_name, name_in
from ..geocoding.parameters import LONGEST_NAME, MOST_PLACES
from ..geocoding.placetypes import place_types, type_of
from ..geocoding.questions import Question, answer
from .conditions import Conditions, conditions_of, has_type
from .manifest import MOST_QUERIES

__all__ = ["ReconciliationQuery", "entity", "queries_of", "reconciled", "single_query"]

_DEFAULT_LIMIT = 10
_SURE_FROM = 0.97
"""Confidence from which a match is made without asking; طرابلس without a country stays below."""
_DOUBTFUL = 0.2
"""Of a hundred, for the best candidate where the gazetteer chooses none."""
_UNSURE = frozenset({Match.FUZZY, Match.DERIVED, Match.CLITIC})
_SAME_PLACE_KM = 100.0
_SAME_POPULATION = 10.0
"""How far a sure match may lie from the coordinates given, and by which factor its population may differ."""
_VERY_PLACE_KM = 25.0
"""So near the coordinates given, a place of the name is the one, whatever namesakes there are elsewhere."""


class PropertyValue(Struct, frozen=True, kw_only=True):
    """What a query says of a property: a value or several."""

    pid: str
    v: Any


class ReconciliationQuery(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One name to match, with what else is known; `lang` and `dir` as in the drafts after 0.2."""

    query: str | None = None
    type: str | list[str] | None = None
    limit: Annotated[float, Meta(ge=1)] | None = None
    properties: list[PropertyValue] = []
    type_strict: str | None = None
    lang: str | None = None
    dir: str | None = None


def queries_of(text: str) -> dict[str, ReconciliationQuery]:
    """The queries of a batch by their keys. Raises `BadParameter`, or `TooMany` for a batch too big."""
    try:
        batch = msgspec.json.decode(text, type=dict[str, ReconciliationQuery])
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadParameter("bad_query", "queries", reason=str(error)) from None
    if len(batch) > MOST_QUERIES:
        raise TooMany("too_many", field="queries", limit=str(MOST_QUERIES))
    return batch


def single_query(text: str) -> ReconciliationQuery:
    """A query by itself: an object, or the bare name. Raises `BadParameter`."""
    if not text.lstrip().startswith("{"):
        return ReconciliationQuery(query=text)
    try:
        return msgspec.json.decode(text, type=ReconciliationQuery)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadParameter("bad_query", "query", reason=str(error)) from None


def reconciled(gazetteer: Gazetteer, query: ReconciliationQuery, language: Language) -> dict[str, Any]:
    """The candidates for a query, the best first; none for a name that is unknown, blank or endless."""
    if query.lang is not None:
        language = page_language(query.lang)
    conditions = conditions_of(gazetteer, _values(query.properties))
    limit = min(int(query.limit or _DEFAULT_LIMIT), MOST_PLACES)
    known = _by_id(gazetteer, [query.query or "", *conditions.ids])
    if known:
        return {"result": [_certain(gazetteer, place, language) for place in known[:limit]]}
    name = (query.query or next(iter(conditions.names), "")).strip()
    if not any(letter.isalnum() for letter in name) or len(name) > LONGEST_NAME:
        return {"result": []}
    types = [query.type] if isinstance(query.type, str) else query.type or []
    question = Question(name=name, where=_where(types, conditions), near=conditions.point, limit=MOST_PLACES)
    found = answer(gazetteer, question)
    every = query.type_strict == "all"
    fitting = [
        candidate
        for candidate in found.candidates
        if not types or has_type(candidate.place, types, every=every)
    ]
    scored = _scored(fitting[:limit], found.resolution)
    return {
        "result": [
            _candidate(gazetteer, candidate, score, found.resolution, conditions, language)
            for candidate, score in scored
        ]
    }


def entity(gazetteer: Gazetteer, place: Place, language: Language) -> dict[str, Any]:
    """A place as an entity: id, name, what and where it is, and its types."""
    kind = type_of(place)
    where = country_name(gazetteer, place.country, language)
    kinds = dict.fromkeys([kind.id, place.kind.value])
    comma = "، " if language is Language.ARABIC else ", "
    return {
        "id": place.id,
        "name": name_in(place, language),
        "description": comma.join(filter(None, [kind.names[language], where])),
        "type": [{"id": name, "name": place_types()[name].names[language]} for name in kinds],
    }


def _values(properties: Sequence[PropertyValue]) -> dict[str, list[Any]]:
    values: dict[str, list[Any]] = {}
    for one in properties:
        values.setdefault(one.pid, []).extend(one.v if isinstance(one.v, list) else [one.v])
    return values


def _by_id(gazetteer: Gazetteer, ids: Sequence[str]) -> list[Place]:
    found = (gazetteer.place(place_id.strip()) for place_id in ids if ":" in place_id)
    return list({place.id: place for place in found if place is not None}.values())


def _where(types: Sequence[str], conditions: Conditions) -> Where:
    known = place_types()
    kinds = frozenset(known[name].kind for name in types if name in known)
    return Where(countries=conditions.countries, kinds=kinds)


def _certain(gazetteer: Gazetteer, place: Place, language: Language) -> dict[str, Any]:
    """The place of an id that was given."""
    return {**entity(gazetteer, place, language), "score": 100.0, "match": True}


def _scored(candidates: Sequence[Candidate], resolution: Resolution) -> list[tuple[Candidate, float]]:
    """Scores up to 100: the confidence for the best, less by the likelihood of each of the others."""
    if not candidates:
        return []
    chance = (resolution.confidence if resolution.place else 0.0) or _DOUBTFUL
    best = candidates[0].score
    return [(one, round(100 * chance * 10 ** min(0.0, one.score - best), 2)) for one in candidates]


def _candidate(
    gazetteer: Gazetteer,
    candidate: Candidate,
    score: float,
    resolution: Resolution,
    conditions: Conditions,
    language: Language,
) -> dict[str, Any]:
    features = _features(candidate, conditions)
    is_chosen = resolution.place is not None and resolution.place.id == candidate.place.id
    is_there = features.get("distance_km", _SAME_PLACE_KM) <= _VERY_PLACE_KM
    is_sure = (resolution.confidence >= _SURE_FROM or is_there) and candidate.match not in _UNSURE
    return {
        **entity(gazetteer, candidate.place, language),
        "score": score,
        "match": is_chosen and is_sure and _agrees(features),
        "features": [{"id": name, "value": value} for name, value in features.items()],
    }


def _features(candidate: Candidate, conditions: Conditions) -> dict[str, float | bool]:
    """What speaks for a candidate, for clients that weigh for themselves."""
    place = candidate.place
    features: dict[str, float | bool] = {
        "exact_name": candidate.match is Match.EXACT,
        "gazetteer_score": candidate.score,
        "population": place.population,
    }
    if conditions.point is not None:
        lon, lat = conditions.point
        features["distance_km"] = round(great_circle((lat, lon), (place.lat, place.lon)).km, 1)
    if conditions.population and place.population:
        features["population_ratio"] = round(place.population / conditions.population, 3)
    return features


def _agrees(features: Mapping[str, float | bool]) -> bool:
    """Whether coordinates and population, where given, are those of the place."""
    ratio = features.get("population_ratio", 1.0)
    near = features.get("distance_km", 0.0) <= _SAME_PLACE_KM
    return near and 1 / _SAME_POPULATION <= ratio <= _SAME_POPULATION
