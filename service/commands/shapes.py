"""Candidates for programs: a line of JSON a name, one FeatureCollection, or rows of CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import msgspec

from gazetteer import Candidate, Gazetteer

from ..answering.words import Language
from ..geocoding.documents import candidate_features, collection, country_name, reasons_in
from ..geocoding.questions import Found

__all__ = ["as_csv", "as_geojson", "as_json"]

_COLUMNS = (
    "query",
    "rank",
    "id",
    "name_ar",
    "name_en",
    "kind",
    "feature",
    "country",
    "country_name",
    "lon",
    "lat",
    "radius_km",
    "population",
    "match",
    "matched_name",
    "score",
    "confidence",
    "reasons",
)

Answers = Sequence[tuple[str, Found]]


def as_json(answers: Answers) -> str:
    """A line of JSON for each name: its candidates, and which of them is meant with what confidence."""
    lines = [
        msgspec.json.encode({"name": name, "candidates": found.candidates, "resolution": found.resolution})
        for name, found in answers
    ]
    return b"\n".join(lines).decode()


def as_geojson(answers: Answers, gazetteer: Gazetteer, language: Language) -> str:
    """All candidates in one FeatureCollection, each with the name that was asked for."""
    features = []
    for name, found in answers:
        for feature in candidate_features(gazetteer, found.candidates, language):
            features.append(feature | {"properties": {"query": name, **feature["properties"]}})
    return msgspec.json.encode(collection(gazetteer, features)).decode()


def as_csv(answers: Answers, gazetteer: Gazetteer, language: Language) -> str:
    """A row a candidate with a line of headings; degrees are EPSG:4326, reasons have bars between them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for name, found in answers:
        for rank, candidate in enumerate(found.candidates, 1):
            writer.writerow(_row(name, rank, candidate, found, gazetteer, language))
    return text.getvalue().rstrip("\n")


def _row(
    name: str, rank: int, candidate: Candidate, found: Found, gazetteer: Gazetteer, language: Language
) -> list[object]:
    place, meant = candidate.place, found.resolution.place
    confidence = found.resolution.confidence if meant is not None and meant.id == place.id else None
    return [
        name,
        rank,
        place.id,
        place.name,
        place.name_en,
        place.kind.value,
        place.feature,
        place.country,
        country_name(gazetteer, place.country, language),
        place.lon,
        place.lat,
        place.radius_km,
        place.population or None,
        candidate.match.value,
        candidate.matched_name,
        candidate.score,
        confidence,
        " | ".join(reasons_in(candidate.reasons, language)),
    ]
