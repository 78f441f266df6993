"""Places as geopy's `Location`: an address in Arabic or English, the point, and all that is known in `raw`.

`raw` holds only what JSON can hold, so that it can be kept and sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from geopy.location import Location

from ..gazetteer import Gazetteer
from ..model import Candidate, Kind, Place

__all__ = ["Style", "how_found", "location_of"]

_SEPARATORS = {"ar": "، ", "en": ", "}
_MAX_ALTERNATIVES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How answers are written: `language` is `ar` or `en`; the details are Nominatim's, put in on request."""

    language: str = "ar"
    addressdetails: bool = False
    namedetails: bool = False


def location_of(gazetteer: Gazetteer, place: Place, style: Style, **more: Any) -> Location:
    """A place as a location with what more is known of this answer in `raw`."""
    country = gazetteer.country(place.country) if place.country else None
    raw = _record(place) | {"world_view": gazetteer.world_view.name, "language": style.language} | more
    if style.namedetails:
        raw["namedetails"] = {"name": place.name, "name:ar": place.name, "name:en": place.name_en}
    if style.addressdetails:
        raw["address"] = _details(place, country, style.language)
    return Location(_address(place, country, style.language), (place.lat, place.lon, 0.0), raw)


def how_found(
    candidate: Candidate, rank: int, candidates: Sequence[Candidate], confidence: float | None
) -> dict[str, Any]:
    """How the answer came about; only the first answer has a confidence, the rest are its alternatives."""
    others = [_brief(other) for other in candidates if other is not candidate][:_MAX_ALTERNATIVES]
    return {
        "match": candidate.match.value,
        "matched_name": candidate.matched_name,
        "score": candidate.score,
        "confidence": confidence if rank == 0 else None,
        "reasons": list(candidate.reasons),
        "alternatives": others,
    }


def _record(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        "source": place.id.partition(":")[0],
        "name": place.name,
        "name_en": place.name_en,
        "names": {"ar": place.name, "en": place.name_en},
        "kind": place.kind.value,
        "feature": place.feature,
        "country": place.country,
        "population": place.population,
        "radius_km": place.radius_km,
    }


def _brief(candidate: Candidate) -> dict[str, Any]:
    place = candidate.place
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind.value,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "score": candidate.score,
    }


def _address(place: Place, country: Place | None, language: str) -> str:
    """The name with its country; a country, a sea and what lies in several countries by name alone."""
    names = [_named(place, language)]
    if country is not None and place.kind is not Kind.COUNTRY:
        names.append(_named(country, language))
    return _SEPARATORS[language].join(names)


def _details(place: Place, country: Place | None, language: str) -> dict[str, str]:
    """The parts of the address under Nominatim's keys."""
    details = {place.kind.value: _named(place, language)}
    if country is not None:
        details |= {"country": _named(country, language), "country_code": (country.country or "").lower()}
    return details


def _named(place: Place, language: str) -> str:
    return (place.name_en if language == "en" else place.name) or place.name or place.name_en
