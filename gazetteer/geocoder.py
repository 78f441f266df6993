"""The gazetteer as a geopy geocoder: the same calls, the same answers, no network."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from .gazetteer import Gazetteer
from .model import Candidate, Context, Kind, Place
from .nearness import Nearby

__all__ = ["ArabicGeocoder"]

_COMMA = re.compile(r"\s*[,،]\s*")
_PART_WEIGHT = 1.0
_SEPARATOR = "، "


class ArabicGeocoder(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """Geocodes Arabic (and Latin) place names offline; works wherever a geopy geocoder does (`RateLimiter`,
    pandas).

    >>> geocoder = ArabicGeocoder(Gazetteer.open())  # doctest: +SKIP
    >>> geocoder.geocode("بنغازي، ليبيا").latitude  # doctest: +SKIP
    32.11486
    """

    def __init__(self, gazetteer: Gazetteer, *, context: Context | None = None) -> None:
        """Geocode with a gazetteer; `context` (for example the outlet's country) holds for every query."""
        super().__init__(scheme="https", timeout=DEFAULT_SENTINEL)
        self.gazetteer = gazetteer
        self.context = context or Context()

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002 - part of geopy's contract; nothing here waits
        limit: int = 10,
    ) -> Location | list[Location] | None:
        """The place a name means, or with `exactly_one=False` all it may mean, best first; None for nothing
        found.

        The parts after a comma say where to look (`طرابلس، لبنان`). Raises `GeocoderQueryError` for a query
        that is no text or empty. `Location.raw` holds id, names, kind, feature, country, population, match,
        score, reasons.
        """
        name, *wider = _parts(query)
        candidates = self.gazetteer.find(name, context=self._context(wider), limit=max(1, limit))
        return _answer([self._location(candidate) for candidate in candidates], exactly_one)

    def reverse(
        self,
        query: Point | str | tuple[float, float],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002 - part of geopy's contract; nothing here waits
        limit: int = 1,
    ) -> Location | list[Location] | None:
        """The town nearest to a point (latitude first, as everywhere in geopy) with its distance in `raw`.

        Raises `GeocoderQueryError` for a point that cannot be read or lies outside of the world.
        """
        try:
            point = Point(query)
        except (TypeError, ValueError) as error:
            raise GeocoderQueryError(f"not a point: {query!r} ({error})") from error
        found = self.gazetteer.reverse(point.longitude, point.latitude, limit=max(1, limit))
        return _answer([self._nearby(nearby) for nearby in found], exactly_one)

    def _context(self, wider: Sequence[str]) -> Context:
        """The standing context with the countries of the wider places counted in."""
        countries = dict(self.context.countries)
        for name in wider:
            place = self.gazetteer.resolve(name).place
            if place is not None and place.country:
                countries[place.country] = countries.get(place.country, 0.0) + _PART_WEIGHT
        return Context(countries=countries, outlet_country=self.context.outlet_country)

    def _location(self, candidate: Candidate) -> Location:
        raw = _raw(candidate.place) | {
            "match": candidate.match.value,
            "matched_name": candidate.matched_name,
            "score": candidate.score,
            "reasons": list(candidate.reasons),
        }
        return self._at(candidate.place, raw)

    def _nearby(self, nearby: Nearby) -> Location:
        return self._at(nearby.place, _raw(nearby.place) | {"distance_km": nearby.distance_km})

    def _at(self, place: Place, raw: dict[str, Any]) -> Location:
        country = self.gazetteer.country(place.country) if place.country else None
        named = country is not None and place.kind is not Kind.COUNTRY
        address = _SEPARATOR.join([place.name, country.name]) if country is not None and named else place.name
        return Location(address, (place.lat, place.lon, 0.0), raw)


def _parts(query: object) -> list[str]:
    if not isinstance(query, str):
        raise GeocoderQueryError(f"the query must be text, not {type(query).__name__}")
    parts = [part for part in _COMMA.split(query.strip()) if part]
    if not parts:
        raise GeocoderQueryError("the query is empty")
    return parts


def _answer(locations: list[Location], exactly_one: bool) -> Location | list[Location] | None:
    if not locations:
        return None
    return locations[0] if exactly_one else locations


def _raw(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.name,
        "name_en": place.name_en,
        "kind": place.kind.value,
        "feature": place.feature,
        "country": place.country,
        "population": place.population,
        "radius_km": place.radius_km,
    }
