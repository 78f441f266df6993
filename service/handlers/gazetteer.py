"""The gazetteer: names to places, places to names, one at a time, many at once, or while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from litestar import Controller, Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.types import ControllerRouterHandler

from ..access.terms import COST
from ..answering.caching import A_WHILE, conditional, tag_of
from ..answering.links import base_of, link, place_url, with_query
from ..answering.negotiation import GEOJSON, HTML, JSON, chosen_format, page_language, problem_language
from ..answering.pages import Site
from ..answering.words import Language
from ..describing.openapi import described
from ..geocoding.batches import answers_document
from ..geocoding.documents import (
    candidate_features,
    collection,
    fingerprint,
    found_document,
    gazetteer_document,
    nearby_feature,
    place_document,
)
from ..geocoding.parameters import MOST_PLACES, known_place, name_of, place_on_earth, point, text_of, where_of
from ..geocoding.questions import Question, answer, suggestions
from ..given import GivenGazetteer, GivenSite
from ..http_types import Answer, AnyRequest
from ..middleware.preflights import HARMLESS
from ..middleware.strictness import json_only
from ..schemas import Link, PlaceAnswers, PlaceQueries, Places

__all__ = ["HANDLERS"]

_FORMATS = {"json": GEOJSON, "geojson": GEOJSON, "html": HTML}
_FEATURES = {"json": GEOJSON, "geojson": GEOJSON}

Name = Annotated[str | None, QueryParameter(description="The name; after a comma, where: طرابلس، لبنان")]
Tongue = Annotated[str | None, QueryParameter(description="ar or en: the language of names")]
Countries = Annotated[str | None, QueryParameter(description="Only in these: ISO codes with commas")]
Kinds = Annotated[
    str | None, QueryParameter(description="Only these: country, region, city, district, poi, water, other")
]
Bounds = Annotated[str | None, QueryParameter(description="Only within west,south,east,north in degrees")]
Nearness = Annotated[str | None, QueryParameter(description="Rather near this lon,lat")]
Limit = Annotated[int, QueryParameter(ge=1, le=MOST_PLACES, description="Places at most")]
Format = Annotated[str | None, QueryParameter(description="geojson or html")]


@get(
    "/gazetteer",
    sync_to_thread=False,
    media_type=JSON,
    summary="The gazetteer: what it holds and whom to credit",
    tags=["gazetteer"],
)
def describe(
    request: AnyRequest,
    gazetteer: GivenGazetteer,
    site: GivenSite,
    f: Annotated[str | None, QueryParameter(description="json or html")] = None,
    lang: Tongue = None,
) -> Answer:
    """Describe the gazetteer; a browser gets a form to look names up."""
    media_type, language = chosen_format(request, f, {"json": JSON, "html": HTML}), page_language(lang)
    document = gazetteer_document(gazetteer, base_of(request, site.settings.public_url), site.words[language])
    return _kept(
        request, site, media_type, language, document["checksum"], lambda: document, page="gazetteer.html"
    )


class Search(Controller):
    """Names to places. A controller, because the handlers of an address must be registered at once."""

    path = "/gazetteer/search"
    tags = ("gazetteer",)

    @get(
        sync_to_thread=False,
        media_type=GEOJSON,
        summary="The places that a name may mean, and which of them is meant",
        responses=described(Places, {200: "The candidates, the most likely first; none for unknown names"}),
    )
    def search(
        self,
        request: AnyRequest,
        gazetteer: GivenGazetteer,
        site: GivenSite,
        q: Name = None,
        lang: Tongue = None,
        country: Countries = None,
        kind: Kinds = None,
        bbox: Bounds = None,
        near: Nearness = None,
        context: Annotated[str | None, QueryParameter(description="What is written around the name")] = None,
        limit: Limit = 10,
        f: Format = None,
    ) -> Answer:
        """Look a name up: spelt in any way, described (العاصمة الليبية), in Latin letters, one letter off."""
        media_type, language = chosen_format(request, f, _FORMATS), page_language(lang)
        question = Question(
            name=name_of(q),
            where=where_of(gazetteer, country=country, kind=kind, bbox=bbox),
            near=point(near, "near"),
            text=text_of(context),
            limit=limit,
        )

        def build() -> dict[str, Any]:
            links = _links(request, site)
            return found_document(
                gazetteer, answer(gazetteer, question), language, query=question.name, links=links
            )

        return _kept(request, site, media_type, language, fingerprint(gazetteer), build, page="places.html")

    @post(
        status_code=200,
        sync_to_thread=True,
        guards=[json_only],
        opt={HARMLESS: True, COST: 5},
        media_type=JSON,
        summary="Many names at once, in one text",
        responses=described(PlaceAnswers, {200: "An answer for each query, in their order"}),
    )
    def search_many(
        self, request: AnyRequest, data: JSONBody[PlaceQueries], gazetteer: GivenGazetteer, site: GivenSite
    ) -> Answer:
        """Look names up together. A query at fault gets a problem for its answer; the others are answered."""
        words = site.words[problem_language(request)]
        document = answers_document(gazetteer, data, words)
        return Response(msgspec.json.encode(document), media_type=JSON)


@get(
    "/gazetteer/suggest",
    sync_to_thread=False,
    media_type=GEOJSON,
    summary="The places whose names one may be about to type",
    tags=["gazetteer"],
    responses=described(Places, {200: "The likeliest first; none for an unknown beginning"}),
)
def suggest(
    request: AnyRequest,
    gazetteer: GivenGazetteer,
    site: GivenSite,
    q: Annotated[str | None, QueryParameter(description="What has been typed so far")] = None,
    lang: Tongue = None,
    country: Countries = None,
    kind: Kinds = None,
    bbox: Bounds = None,
    near: Nearness = None,
    limit: Limit = 10,
    f: Annotated[str | None, QueryParameter(description="geojson")] = None,
) -> Answer:
    """Suggest places as one types."""
    media_type, language = chosen_format(request, f, _FEATURES), page_language(lang)
    question = Question(
        name=name_of(q),
        where=where_of(gazetteer, country=country, kind=kind, bbox=bbox),
        near=point(near, "near"),
        limit=limit,
    )

    def build() -> dict[str, Any]:
        features = candidate_features(gazetteer, suggestions(gazetteer, question), language)
        return collection(gazetteer, features, query=question.name)

    return _kept(request, site, media_type, language, fingerprint(gazetteer), build)


@get(
    "/gazetteer/reverse",
    sync_to_thread=False,
    media_type=GEOJSON,
    summary="The towns nearest to a point, and the country it lies in",
    tags=["gazetteer"],
    responses=described(Places, {200: "The nearest first, each with its distance"}),
)
def reverse(
    request: AnyRequest,
    gazetteer: GivenGazetteer,
    site: GivenSite,
    lon: Annotated[float | None, QueryParameter(description="Longitude in degrees")] = None,
    lat: Annotated[float | None, QueryParameter(description="Latitude in degrees")] = None,
    lang: Tongue = None,
    limit: Limit = 1,
    f: Format = None,
) -> Answer:
    """Name a point: the towns near it with their distances, the country that contains it, none at sea."""
    media_type, language = chosen_format(request, f, _FORMATS), page_language(lang)
    here = place_on_earth(lon, lat)

    def build() -> dict[str, Any]:
        towns = gazetteer.reverse(*here, limit=limit)
        features = [nearby_feature(gazetteer, nearby, language) for nearby in towns]
        country = gazetteer.country_at(*here)
        return collection(
            gazetteer,
            features,
            query=f"{here[0]:g},{here[1]:g}",
            country=country.country if country else None,
            links=_links(request, site),
        )

    return _kept(request, site, media_type, language, fingerprint(gazetteer), build, page="places.html")


@get(
    "/gazetteer/places/{place_id:path}",
    sync_to_thread=False,
    media_type=GEOJSON,
    summary="One place",
    tags=["gazetteer"],
)
def place(
    request: AnyRequest,
    place_id: FromPath[str],
    gazetteer: GivenGazetteer,
    site: GivenSite,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Answer with one place by its id, `geonames:2210247` or `iso3166:LY`."""
    media_type, language = chosen_format(request, f, _FORMATS), page_language(lang)
    found = known_place(gazetteer, place_id)

    def build() -> dict[str, Any]:
        own = place_url(base_of(request, site.settings.public_url), found.id)
        links = [link("self", own, GEOJSON), link("alternate", f"{own}?f=html", HTML)]
        return place_document(gazetteer, found, language, links)

    return _kept(request, site, media_type, language, fingerprint(gazetteer), build, page="place.html")


def _kept(
    request: AnyRequest,
    site: Site,
    media_type: str,
    language: Language,
    version: str,
    build: Callable[[], dict[str, Any]],
    *,
    page: str = "",
) -> Answer:
    """The document as JSON or as a page, unless the client holds it already."""
    tag = tag_of(version, media_type, language, site.fingerprint, str(request.url))

    def built() -> Answer:
        document = build()
        if media_type == HTML:
            return site.page(page, request, language, found=document)
        return Response(msgspec.json.encode(document), media_type=media_type)

    return conditional(request, tag, built, keep=A_WHILE)


def _links(request: AnyRequest, site: Site) -> list[Link]:
    """This answer and the same as a page."""
    url = base_of(request, site.settings.public_url) + request.url.path.rstrip("/")
    asked = {name: text for name, text in request.query_params.items() if name != "f"}
    return [
        link("self", with_query(url, asked), GEOJSON),
        link("alternate", with_query(url, {**asked, "f": "html"}), HTML),
    ]


HANDLERS: list[ControllerRouterHandler] = [describe, Search, suggest, reverse, place]
