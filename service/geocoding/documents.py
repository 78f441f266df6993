"""Answers about places as GeoJSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gazetteer import Candidate, Gazetteer, Nearby, Place, Resolution, in_english

from ..answering.links import link
from ..answering.negotiation import GEOJSON, HTML, JSON
from ..answering.words import Language, Words
from ..schemas import Link
from .placetypes import type_of
from .questions import Found

__all__ = [
    "about",
    "candidate_features",
    "collection",
    "country_name",
    "fingerprint",
    "found_document",
    "gazetteer_document",
    "name_in",
    "nature_of",
    "nearby_feature",
    "place_document",
    "place_feature",
    "reasons_in",
]


def name_in(place: Place, language: Language) -> str:
    """The name of a place in a language, the other one where it has none."""
    if language is Language.ENGLISH:
        return place.name_en or place.name
    return place.name or place.name_en


def country_name(gazetteer: Gazetteer, code: str | None, language: Language) -> str | None:
    """The name of the country of an ISO code; None without one."""
    country = gazetteer.country(code) if code else None
    return name_in(country, language) if country else None


def nature_of(gazetteer: Gazetteer, place_id: str, language: Language) -> str:
    """What a place is and of which country, beside names that several share: «مدينة، ليبيا»; else nothing."""
    place = gazetteer.place(place_id)
    if place is None:
        return ""
    country = country_name(gazetteer, place.country, language)
    parts = [type_of(place).names[language], None if country == name_in(place, language) else country]
    return ("، " if language is Language.ARABIC else ", ").join(filter(None, parts))


def fingerprint(gazetteer: Gazetteer) -> str:
    """A word that differs whenever the gazetteer or one of its layers does."""
    files = [gazetteer.metadata, *gazetteer.layers]
    return " ".join([gazetteer.world_view.name, *(str(metadata["sha256"]) for metadata in files)])


def about(gazetteer: Gazetteer) -> dict[str, Any]:
    """What an answer says of the gazetteer it comes from: its view on disputed places and whom to credit."""
    files = [gazetteer.metadata, *gazetteer.layers]
    credits = dict.fromkeys(
        source.get("credit") or source.get("licence") or ""
        for metadata in files
        for source in metadata.get("sources", [])
    )
    return {"world_view": gazetteer.world_view.name, "sources": [text for text in credits if text]}


def place_feature(gazetteer: Gazetteer, place: Place, language: Language) -> dict[str, Any]:
    """A place as a feature with flat properties, its name in the language and in Arabic and English."""
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": [round(place.lon, 6), round(place.lat, 6)]},
        "properties": {
            "name": name_in(place, language),
            "name_ar": place.name,
            "name_en": place.name_en,
            "kind": place.kind.value,
            "feature": place.feature,
            "type_name": type_of(place).names[language],
            "country": place.country,
            "country_name": country_name(gazetteer, place.country, language),
            "population": place.population or None,
            "radius_km": place.radius_km,
        },
    }


def reasons_in(reasons: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """Reasons in a language."""
    return reasons if language is Language.ARABIC else in_english(reasons)


def candidate_feature(
    gazetteer: Gazetteer, candidate: Candidate, rank: int, language: Language
) -> dict[str, Any]:
    """A candidate as a feature that tells how it matched, how it scored and why; `rank` counts from 1."""
    feature = place_feature(gazetteer, candidate.place, language)
    feature["properties"] |= {
        "rank": rank,
        "match": candidate.match.value,
        "matched_name": candidate.matched_name,
        "score": candidate.score,
        "reasons": reasons_in(candidate.reasons, language),
    }
    return feature


def nearby_feature(gazetteer: Gazetteer, nearby: Nearby, language: Language) -> dict[str, Any]:
    """A town near a point as a feature with its distance."""
    feature = place_feature(gazetteer, nearby.place, language)
    feature["properties"]["distance_km"] = nearby.distance_km
    return feature


def collection(gazetteer: Gazetteer, features: Sequence[dict[str, Any]], **members: Any) -> dict[str, Any]:
    """Features with what the answer says beside them."""
    return {
        "type": "FeatureCollection",
        "features": features,
        "numberReturned": len(features),
        **members,
        **about(gazetteer),
    }


def candidate_features(
    gazetteer: Gazetteer, candidates: Sequence[Candidate], language: Language
) -> list[dict[str, Any]]:
    """Candidates as features, ranked."""
    return [
        candidate_feature(gazetteer, candidate, rank, language)
        for rank, candidate in enumerate(candidates, 1)
    ]


def found_document(gazetteer: Gazetteer, found: Found, language: Language, **members: Any) -> dict[str, Any]:
    """The answer to a question: the candidates, and which of them is meant."""
    features = candidate_features(gazetteer, found.candidates, language)
    meant = _resolution(found.resolution, language)
    return collection(gazetteer, features, resolution=meant, **members)


def _resolution(resolution: Resolution, language: Language) -> dict[str, Any]:
    """Which place is meant with what confidence, or none with the reason; the runners-up by id."""
    place = resolution.place
    return {
        "id": place.id if place else None,
        "name": name_in(place, language) if place else None,
        "country": place.country if place else None,
        "radius_km": place.radius_km if place else None,
        "confidence": resolution.confidence,
        "approximate": resolution.approximate,
        "match": resolution.match.value if resolution.match else None,
        "reasons": reasons_in(resolution.reasons, language),
        "alternatives": [
            {
                "id": other.place.id,
                "name": name_in(other.place, language),
                "country": other.place.country,
                "score": other.score,
            }
            for other in resolution.alternatives
        ],
    }


def place_document(
    gazetteer: Gazetteer, place: Place, language: Language, links: Sequence[Link]
) -> dict[str, Any]:
    """One place by itself."""
    return {**place_feature(gazetteer, place, language), "links": links, **about(gazetteer)}


def gazetteer_document(gazetteer: Gazetteer, base: str, words: Words) -> dict[str, Any]:
    """What the gazetteer holds, where it comes from, and the addresses it answers at."""
    return {
        "title": words("gazetteer.title"),
        "description": words("gazetteer.lead"),
        "places": sum(int(metadata["places"]) for metadata in (gazetteer.metadata, *gazetteer.layers)),
        "layers": [
            {name: layer.get(name) for name in ("places", "sha256", "sources")} for layer in gazetteer.layers
        ],
        "world_view": gazetteer.world_view.name,
        "checksum": fingerprint(gazetteer),
        "sources": gazetteer.metadata["sources"],
        "links": [
            link("self", f"{base}/gazetteer", JSON),
            link("alternate", f"{base}/gazetteer?f=html", HTML),
            link("search", f"{base}/gazetteer/search", GEOJSON),
            link("suggest", f"{base}/gazetteer/suggest", GEOJSON),
            link("reverse", f"{base}/gazetteer/reverse", GEOJSON),
            link("nominatim", f"{base}/nominatim/search", JSON),
            link("photon", f"{base}/photon/api", GEOJSON),
            link("reconciliation", f"{base}/reconcile", JSON),
        ],
    }
