"""The gazetteer as clients of Photon know it: `/photon` in place of its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any

import msgspec
from litestar import Response, get
from litestar.params import FromQuery, QueryParameter
from litestar.types import ControllerRouterHandler

from gazetteer import Candidate, Gazetteer, Match, Place, Where

from ..answering.caching import A_WHILE, conditional, tag_of
from ..answering.negotiation import GEOJSON, preferred_language
from ..answering.words import Language
from ..errors import BadParameter
from ..geocoding.documents import fingerprint
from ..geocoding.parameters import MOST_PLACES, country_codes, name_of, place_on_earth
from ..geocoding.photon import LANGUAGES, Filter, filter_of, places_document
from ..geocoding.questions import Question, answer, suggestions
from ..geocoding.reversing import FURTHEST_KM, near_point
from ..given import GivenGazetteer
from ..http_types import Answer, AnyRequest
from ..items.intervals import parsed_box
from ..middleware.strictness import IDLE_PARAMETERS

__all__ = ["HANDLERS"]

IDLE = ("dedupe", "debug", "suggest_addresses")
"""Sent by clients and of no consequence here: no place comes twice, and there are no street addresses."""
_LIMIT = 15
_UNSURE = frozenset({Match.FUZZY, Match.DERIVED, Match.CLITIC})
_SEEN = 200
"""Candidates that filters by tag and layer choose from."""

Limit = Annotated[int, QueryParameter(ge=1, description="50 and no more")]
Tongue = Annotated[str | None, QueryParameter(description=", ".join(LANGUAGES))]
Tags = Annotated[list[str] | None, QueryParameter(description="key, key:value, :value; ! before for not")]
Layers = Annotated[list[str] | None, QueryParameter(description="country, state, county, city, district …")]


@get(
    "/photon/api",
    sync_to_thread=False,
    media_type=GEOJSON,
    summary="Photon's search as one types",
    tags=["faces"],
    opt={IDLE_PARAMETERS: IDLE},
)
def search(
    request: AnyRequest,
    gazetteer: GivenGazetteer,
    q: Annotated[str | None, QueryParameter(description="A name or its beginning")] = None,
    limit: Limit = _LIMIT,
    lang: Tongue = None,
    lat: FromQuery[float | None] = None,
    lon: FromQuery[float | None] = None,
    zoom: Annotated[int | None, QueryParameter(ge=0, le=25, description="Taken, not used")] = None,
    location_bias_scale: Annotated[
        float | None, QueryParameter(ge=0, le=1, description="Taken, not used: nearness counts as it does")
    ] = None,
    bbox: Annotated[str | None, QueryParameter(description="west,south,east,north")] = None,
    countrycode: FromQuery[list[str] | None] = None,
    osm_tag: Tags = None,
    layer: Layers = None,
) -> Answer:
    """Look up a name or its beginning; what is near `lon`, `lat` is preferred."""
    del zoom, location_bias_scale  # checked only
    name, language, counts = name_of(q), _language(request, lang), filter_of(osm_tag or (), layer or ())
    box = parsed_box(bbox) if bbox is not None else None
    codes = country_codes(gazetteer, ",".join(countrycode), "countrycode") if countrycode else frozenset()
    question = Question(
        name=name,
        where=Where(countries=codes, bbox=(box.west, box.south, box.east, box.north) if box else None),
        near=place_on_earth(lon, lat) if lon is not None or lat is not None else None,
        limit=_SEEN if osm_tag or layer else min(limit, MOST_PLACES),
    )

    def build() -> dict[str, Any]:
        return places_document(gazetteer, _first(_as_typed(gazetteer, question), counts, limit), language)

    return _kept(request, gazetteer, language, build)


@get(
    "/photon/reverse",
    sync_to_thread=False,
    media_type=GEOJSON,
    summary="Photon's reverse",
    tags=["faces"],
    opt={IDLE_PARAMETERS: (*IDLE, "distance_sort")},
)
def reverse(
    request: AnyRequest,
    gazetteer: GivenGazetteer,
    lat: FromQuery[float | None] = None,
    lon: FromQuery[float | None] = None,
    radius: Annotated[float, QueryParameter(gt=0, le=5000, description="Kilometres")] = FURTHEST_KM,
    limit: Limit = 1,
    lang: Tongue = None,
    osm_tag: Tags = None,
    layer: Layers = None,
) -> Answer:
    """Name a point: the towns within the radius, those of its own country first."""
    here, language = place_on_earth(lon, lat), _language(request, lang)
    counts = filter_of(osm_tag or (), layer or ())

    def build() -> dict[str, Any]:
        towns = near_point(gazetteer, *here, limit=_SEEN, radius=radius)
        kept = [town.place for town in towns if counts(town.place)]
        return places_document(gazetteer, kept[: min(limit, MOST_PLACES)], language)

    return _kept(request, gazetteer, language, build)


def _language(request: AnyRequest, lang: str | None) -> Language:
    """The language asked for, else the one that the client's header prefers, else that of the places."""
    if lang is None:
        return preferred_language(request.headers.get("accept-language", "")) or LANGUAGES["default"]
    if lang not in LANGUAGES:
        raise BadParameter("not_a_value", "lang", value=lang[:40], known=", ".join(LANGUAGES))
    return LANGUAGES[lang]


def _as_typed(gazetteer: Gazetteer, question: Question) -> list[Candidate]:
    """The places so named, then those whose names begin so, then those that are named nearly so."""
    named = answer(gazetteer, question).candidates
    sure = [candidate for candidate in named if candidate.match not in _UNSURE]
    return [*sure, *suggestions(gazetteer, question), *named]


def _first(found: Iterable[Candidate], counts: Filter, limit: int) -> list[Place]:
    """The first places that count, each once."""
    places: dict[str, Place] = {}
    for candidate in found:
        places.setdefault(candidate.place.id, candidate.place)
    return [place for place in places.values() if counts(place)][: min(limit, MOST_PLACES)]


def _kept(
    request: AnyRequest, gazetteer: Gazetteer, language: Language, build: Callable[[], dict[str, Any]]
) -> Answer:
    """The document, unless the client holds it already."""
    tag = tag_of(fingerprint(gazetteer), language, str(request.url))
    answered = conditional(
        request, tag, lambda: Response(msgspec.json.encode(build()), media_type=GEOJSON), keep=A_WHILE
    )
    answered.headers["Vary"] = "Accept-Language"
    return answered


HANDLERS: list[ControllerRouterHandler] = [search, reverse]
