"""The gazetteer as a geopy geocoder: the same calls, the same answers, no network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias, cast

from geopy.adapters import BaseAsyncAdapter
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder, options
from geopy.location import Location
from geopy.point import Point

from ..gazetteer import Gazetteer
from ..index.nearness import Nearby
from ..model import Context, Kind, Match, Place, Where
from ..weights import REVERSE
from .adapters import AsyncOfflineAdapter, OfflineAdapter
from .locations import Style, how_found, location_of
from .queries import CODE, Query, language_of, limit_of, point_of, timeout_of

__all__ = ["Answer", "ArabicGeocoder"]

Answer: TypeAlias = Location | list[Location] | None

_PART_WEIGHT = 1.0
_FOR_CONFIDENCE = 20  # candidates looked at, however few are wanted: the runner-up decides how sure one is
_COUNTRY_ZOOM = 4  # Nominatim's: at 3 and 4 the answer is the country
_DIRECT: Final = frozenset({Match.EXACT, Match.FOLDED, Match.GLUED, Match.CLITIC, Match.LATIN})
_NEIGHBOURS = 10  # towns looked at, so that one of the point's own country is among them near a border


class ArabicGeocoder(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """Geocodes Arabic (and Latin) place names offline; works wherever a geopy geocoder does (`RateLimiter`,
    pandas, threads, other processes).

    >>> geocoder = ArabicGeocoder(Gazetteer.open())  # doctest: +SKIP
    >>> geocoder.geocode("بنغازي، ليبيا").latitude  # doctest: +SKIP
    32.11486
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        *,
        context: Context | None = None,
        min_confidence: float = 0.0,
        adapter_factory: Callable[..., Any] | None = None,
    ) -> None:
        """Geocode with a gazetteer; `context` (for example the outlet's country) holds for every query.

        What the gazetteer is less sure of than `min_confidence` (0 to 1) counts as not found, and so does
        always what it is too unsure of to choose. With an asynchronous `adapter_factory` (geopy's
        `AioHTTPAdapter`, or `AsyncOfflineAdapter` which needs nothing) the calls return awaitables; the
        adapter is never asked for anything.
        """
        super().__init__(scheme="https", adapter_factory=adapter_factory or _usual_adapter())
        self.gazetteer = gazetteer
        self.context = context or Context()
        self.min_confidence = min_confidence

    def geocode(
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
        addressdetails: bool = False,
        language: str | bool = False,
        country_codes: str | Iterable[str] | None = None,
        viewbox: Sequence[Any] | None = None,
        bounded: bool = False,
        featuretype: str | None = None,
        namedetails: bool = False,
    ) -> Answer:
        """The place a name means, or with `exactly_one=False` all it may mean, best first; None for nothing
        found.

        The parts after a comma say where to look: a country strictly (`طرابلس، لبنان`), anything else as a
        preference. A mapping is a structured query (`{"city": "طرابلس", "country": "لبنان"}`). The options
        are those of geopy's Nominatim; `language` is `ar` or `en`. Raises `GeocoderQueryError` for a query or
        an option that cannot be used. `Location.raw` says what is known of the place, how it was found, how
        sure that is and what else it may be.
        """
        timeout_of(timeout)
        asked = Query.read(
            query,
            country_codes=country_codes,
            viewbox=viewbox,
            bounded=bounded,
            featuretype=featuretype,
        )
        style = Style(language=language_of(language), addressdetails=addressdetails, namedetails=namedetails)
        return self._given(self._found(asked, style, limit_of(limit), exactly_one))

    def reverse(
        self,
        query: Point | str | tuple[float, float],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
        language: str | bool = False,
        addressdetails: bool = True,
        zoom: int | None = None,
        namedetails: bool = False,
    ) -> Answer:
        """The town nearest to a point (latitude first, as everywhere in geopy) with its distance in `raw`.

        Towns of the country the point lies in come before those across the border; `containing_country` in
        `raw` is its code, None at sea. At sea farther than `REVERSE["sea_km"]` from any town the answer is
        None. With a `zoom` of 3 or 4 it is the country. Raises `GeocoderQueryError` for a point that cannot
        be read or lies outside of the world.
        """
        timeout_of(timeout)
        point, wanted = point_of(query), limit_of(limit)
        style = Style(language=language_of(language), addressdetails=addressdetails, namedetails=namedetails)
        country = self.gazetteer.country_at(point.longitude, point.latitude)
        if zoom is not None and zoom <= _COUNTRY_ZOOM:
            found = [location_of(self.gazetteer, country, style)] if country else []
        else:
            found = self._nearby(point, country, wanted, style)
        return self._given(_answer(found, exactly_one))

    def _found(self, asked: Query, style: Style, limit: int, exactly_one: bool) -> Answer:
        """The answers to a question, None where nothing is found or the gazetteer does not dare to choose."""
        context, where, ignored = self._surroundings(asked)
        most = max(limit, _FOR_CONFIDENCE)
        candidates = self.gazetteer.find(asked.name, context=context, where=where, limit=most)
        resolution = self.gazetteer.resolve(asked.name, context=context, where=where)
        if resolution.place is None or resolution.confidence < self.min_confidence:
            return None
        candidates.sort(key=lambda candidate: candidate.place != resolution.place)
        shown = candidates[: 1 if exactly_one else limit]
        more = {"ignored": ignored} if ignored else {}
        found = [
            location_of(
                self.gazetteer,
                candidate.place,
                style,
                **how_found(candidate, rank, candidates, resolution.confidence),
                **more,
            )
            for rank, candidate in enumerate(shown)
        ]
        return _answer(found, exactly_one)

    def _surroundings(self, asked: Query) -> tuple[Context, Where, list[str]]:
        """The context and the bounds of a question, and which of its wider places were not understood."""
        votes, countries, near = dict(self.context.countries), asked.where.countries, asked.near
        ignored = []
        for name in asked.wider:
            place = self._wider(name)
            if place is None:
                ignored.append(name)
            elif place.kind is Kind.COUNTRY and place.country and not countries:
                countries = frozenset({place.country})
            else:
                near = near or (place.lon, place.lat)
                if place.country:
                    votes[place.country] = votes.get(place.country, 0.0) + _PART_WEIGHT
        context = Context(
            countries=votes, outlet_country=self.context.outlet_country, near=near or self.context.near
        )
        where = Where(countries=countries, kinds=asked.where.kinds, bbox=asked.where.bbox)
        return context, where, ignored

    def _wider(self, name: str) -> Place | None:
        """The place that another lies in: a country or region before the town of its name (تونس)."""
        for kind in (Kind.COUNTRY, Kind.REGION):
            found = self.gazetteer.find(name, where=Where(kinds=frozenset({kind})), limit=1)
            if found and found[0].match in _DIRECT:
                return found[0].place
        if CODE.fullmatch(name):
            return self.gazetteer.country(name.upper())
        return self.gazetteer.resolve(name).place

    def _nearby(self, point: Point, country: Place | None, limit: int, style: Style) -> list[Location]:
        towns = self.gazetteer.reverse(point.longitude, point.latitude, limit=max(limit, _NEIGHBOURS))
        code = country.country if country else None
        if country is None:
            towns = [town for town in towns if town.distance_km <= REVERSE["sea_km"]]
        towns = sorted(towns, key=lambda town: code is not None and town.place.country != code)[:limit]
        return [self._located(town, code, style) for town in towns]

    def _located(self, town: Nearby, code: str | None, style: Style) -> Location:
        more = {"distance_km": town.distance_km, "containing_country": code}
        return location_of(self.gazetteer, town.place, style, **more)

    def _given(self, answer: Answer) -> Answer:
        """The answer, or with an asynchronous adapter an awaitable of it."""
        return cast(Answer, _awaited(answer)) if isinstance(self.adapter, BaseAsyncAdapter) else answer


def _usual_adapter() -> type[OfflineAdapter] | type[AsyncOfflineAdapter]:
    """Awaitable where geopy's default for all geocoders is (`options.default_adapter_factory`)."""
    usual = options.default_adapter_factory
    awaited = isinstance(usual, type) and issubclass(usual, BaseAsyncAdapter)
    return AsyncOfflineAdapter if awaited else OfflineAdapter


async def _awaited(answer: Answer) -> Answer:
    return answer


def _answer(locations: list[Location], exactly_one: bool) -> Answer:
    if not locations:
        return None
    return locations[0] if exactly_one else locations
