"""The gazetteer as clients of Nominatim know it: `/nominatim` in place of its address."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated, Any, TypeAlias

import msgspec
from litestar import Response, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery, QueryParameter, SkipValidation
from litestar.types import ControllerRouterHandler

from gazetteer import Gazetteer, Where

from ..answering.caching import A_WHILE, conditional, tag_of
from ..answering.negotiation import JSON
from ..errors import BadParameter
from ..geocoding.documents import fingerprint
from ..geocoding.nominatim import FORMATS, Details, places_document
from ..geocoding.nominatim_queries import (
    FEATURE_TYPES,
    LAYERS,
    Asked,
    all_of,
    asked,
    kinds_of,
    numbers_of,
    wanted,
)
from ..geocoding.parameters import MOST_PLACES, country_codes, flag, place_on_earth, rectangle
from ..geocoding.questions import Question, answer
from ..geocoding.references import id_of, number_of
from ..geocoding.reversing import whereabouts
from ..given import GivenGazetteer
from ..http_types import Answer, AnyRequest
from ..middleware.strictness import IDLE_PARAMETERS

__all__ = ["HANDLERS"]

IDLE = ("email", "dedupe", "polygon_threshold", "entrances", "transliterate")
"""Sent by clients and of no consequence here: nothing is counted, doubled, simplified or transliterated."""
_SEARCH_LIMIT, _LOOKUP_LIMIT = 10, 50

Wanted: TypeAlias = NamedDependency[SkipValidation[Details]]


@get(
    "/nominatim/search",
    sync_to_thread=False,
    media_type=JSON,
    summary="Nominatim's search",
    tags=["faces"],
    dependencies={
        "asked": Provide(asked, sync_to_thread=False),
        "wanted": Provide(wanted, sync_to_thread=False),
    },
    opt={IDLE_PARAMETERS: IDLE},
)
def search(
    request: AnyRequest,
    gazetteer: GivenGazetteer,
    asked: NamedDependency[SkipValidation[Asked | None]],
    wanted: Wanted,
    countrycodes: FromQuery[str | None] = None,
    viewbox: Annotated[str | None, QueryParameter(description="Two corners: lon,lat,lon,lat")] = None,
    bounded: Annotated[str | None, QueryParameter(description="1: only within the viewbox")] = None,
    layer: Annotated[str | None, QueryParameter(description=", ".join(LAYERS))] = None,
    feature_type: Annotated[
        str | None, QueryParameter(name="featureType", description=", ".join(FEATURE_TYPES))
    ] = None,
    exclude_place_ids: FromQuery[str | None] = None,
    limit: Annotated[int, QueryParameter(ge=1, description="50 and no more")] = _SEARCH_LIMIT,
) -> Answer:
    """Look a name up, free (`q`) or in parts (`city`, `country` …)."""
    box = rectangle(viewbox, "viewbox")
    is_bounded = flag(bounded, "bounded") and box is not None
    kinds = all_of(
        asked.kinds if asked else None,
        kinds_of(layer, "layer", LAYERS),
        kinds_of(feature_type, "featureType", FEATURE_TYPES),
    )
    codes = country_codes(gazetteer, countrycodes, "countrycodes")
    excluded = numbers_of(exclude_place_ids, "exclude_place_ids")
    most = min(limit, MOST_PLACES)

    def build() -> Any:
        if asked is None or kinds is None:
            return places_document(gazetteer, (), wanted)
        question = Question(
            name=asked.name,
            where=Where(countries=codes, kinds=kinds, bbox=box if is_bounded else None),
            near=((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) if box else None,
            limit=most + len(excluded),
        )
        found = [candidate.place for candidate in answer(gazetteer, question).candidates]
        kept = [place for place in found if number_of(place.id) not in excluded]
        return places_document(gazetteer, kept[:most], wanted, query=asked.name)

    return _kept(request, gazetteer, wanted, build)


@get(
    "/nominatim/reverse",
    sync_to_thread=False,
    media_type=JSON,
    summary="Nominatim's reverse",
    tags=["faces"],
    dependencies={"wanted": Provide(wanted, sync_to_thread=False)},
    opt={IDLE_PARAMETERS: IDLE},
)
def reverse(
    request: AnyRequest,
    gazetteer: GivenGazetteer,
    wanted: Wanted,
    lat: FromQuery[float | None] = None,
    lon: FromQuery[float | None] = None,
    zoom: Annotated[int, QueryParameter(ge=0, le=21, description="Up to 8 the country, then the town")] = 18,
    layer: Annotated[str | None, QueryParameter(description=", ".join(LAYERS))] = None,
) -> Answer:
    """Name a point: the town within 50 km, else the country; `Unable to geocode` on the open sea."""
    here = place_on_earth(lon, lat)
    kinds = kinds_of(layer, "layer", LAYERS)

    def build() -> Any:
        found = whereabouts(gazetteer, *here, zoom)
        is_counted = found is not None and (kinds is None or found.place.kind in kinds)
        places = (found.place,) if found and is_counted else ()
        return places_document(gazetteer, places, wanted, query=f"{here[1]:g},{here[0]:g}", single=True)

    return _kept(request, gazetteer, wanted, build)


@get(
    "/nominatim/lookup",
    sync_to_thread=False,
    media_type=JSON,
    summary="Nominatim's lookup",
    tags=["faces"],
    dependencies={"wanted": Provide(wanted, sync_to_thread=False)},
    opt={IDLE_PARAMETERS: IDLE},
)
def lookup(
    request: AnyRequest,
    gazetteer: GivenGazetteer,
    wanted: Wanted,
    osm_ids_: Annotated[
        str | None,
        QueryParameter(name="osm_ids", description="N1,W2,R3, or ids of this gazetteer; 50 at most"),
    ] = None,
) -> Answer:
    """Tell the places of ids; those that are not known are left out."""
    references = [part.strip() for part in (osm_ids_ or "").split(",") if part.strip()]
    if not references:
        raise BadParameter("no_ids", "osm_ids")
    if len(references) > _LOOKUP_LIMIT:
        raise BadParameter("too_many_ids", "osm_ids", limit=str(_LOOKUP_LIMIT))

    def build() -> Any:
        known = (gazetteer.place(id_of(reference)) for reference in references)
        return places_document(gazetteer, [place for place in known if place is not None], wanted)

    return _kept(request, gazetteer, wanted, build)


@get("/nominatim/status", sync_to_thread=False, summary="Nominatim's status", tags=["faces"])
def status(
    form: Annotated[str, QueryParameter(name="format", description="text or json")] = "text",
) -> Answer:
    """Say that the service is up."""
    if form == "text":
        return Response(b"OK", media_type="text/plain")
    if form != "json":
        raise BadParameter("not_a_value", "format", value=form[:40], known="text, json")
    document = {"status": 0, "message": "OK", "software_version": version("masalik")}
    return Response(msgspec.json.encode(document), media_type=JSON)


def _kept(request: AnyRequest, gazetteer: Gazetteer, wanted: Details, build: Callable[[], Any]) -> Answer:
    """The document, unless the client holds it already."""
    tag = tag_of(fingerprint(gazetteer), wanted.language, str(request.url))

    def built() -> Answer:
        return Response(msgspec.json.encode(build()), media_type=FORMATS[wanted.format])

    answered = conditional(request, tag, built, keep=A_WHILE)
    answered.headers["Vary"] = "Accept-Language"
    return answered


HANDLERS: list[ControllerRouterHandler] = [search, reverse, lookup, status]
