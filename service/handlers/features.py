"""OGC API Features: the conformance declaration, the collections, and the schemas of their properties."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from litestar import Response, get
from litestar.params import FromPath, FromQuery

from ..answering.links import base_of, link
from ..answering.negotiation import HTML, JSON, chosen_format, page_language, problem_language
from ..answering.pages import Site
from ..answering.words import Language
from ..describing.documents import CONFORMS_TO, collection_document
from ..given import GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..items.pages import layer_of
from ..items.schemas import SCHEMA, feature_document, queryables_document, schema_document, sortables_document
from ..store import LAYERS, FeatureStore, Layer

__all__ = ["HANDLERS"]

_DATA = {"json": JSON, "html": HTML}
_SCHEMAS = {"json": SCHEMA, "html": HTML}
_LANGUAGE_TOO = "Accept, Accept-Language"


@get(
    "/conformance",
    sync_to_thread=False,
    media_type=JSON,
    summary="The standards this service keeps",
    tags=["features"],
)
def conformance(
    request: AnyRequest, site: GivenSite, f: FromQuery[str | None] = None, lang: FromQuery[str | None] = None
) -> Answer:
    """Name the conformance classes of OGC API Features."""
    if chosen_format(request, f, _DATA) == HTML:
        return site.page("conformance.html", request, page_language(lang), classes=CONFORMS_TO)
    return _json({"conformsTo": CONFORMS_TO})


@get("/collections", sync_to_thread=True, media_type=JSON, summary="The collections", tags=["features"])
def list_collections(
    request: AnyRequest,
    store: GivenStore,
    site: GivenSite,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """List the collections with their extents."""
    media_type, language = chosen_format(request, f, _DATA), _language(request, f, lang)
    documents = [_collection(request, layer, store, site, language) for layer in LAYERS]
    if media_type == HTML:
        return site.page("collections.html", request, language, collections=documents)
    base = base_of(request, site.settings.public_url)
    links = [link("self", f"{base}/collections", JSON), link("alternate", f"{base}/collections?f=html", HTML)]
    return _json({"links": links, "collections": documents}, vary=_LANGUAGE_TOO)


@get(
    "/collections/{collection:str}",
    sync_to_thread=True,
    media_type=JSON,
    summary="A collection",
    tags=["features"],
)
def show_collection(
    request: AnyRequest,
    collection: FromPath[str],
    store: GivenStore,
    site: GivenSite,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Describe a collection."""
    media_type, language = chosen_format(request, f, _DATA), _language(request, f, lang)
    document = _collection(request, layer_of(collection), store, site, language)
    if media_type == HTML:
        return site.page("collections.html", request, language, collections=[document])
    return _json(document, vary=_LANGUAGE_TOO)


@get(
    "/collections/{collection:str}/queryables",
    sync_to_thread=False,
    media_type=SCHEMA,
    summary="The properties that items can be chosen by",
    tags=["features"],
)
def queryables(
    request: AnyRequest,
    collection: FromPath[str],
    site: GivenSite,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Describe the properties of a collection as JSON Schema."""
    return _properties(request, collection, site, f, lang, queryables_document)


@get(
    "/collections/{collection:str}/sortables",
    sync_to_thread=False,
    media_type=SCHEMA,
    summary="The properties that items can be ordered by",
    tags=["features"],
)
def sortables(
    request: AnyRequest,
    collection: FromPath[str],
    site: GivenSite,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Describe the properties that `sortby` takes as JSON Schema."""
    return _properties(request, collection, site, f, lang, sortables_document)


@get(
    "/collections/{collection:str}/schema",
    sync_to_thread=False,
    media_type=SCHEMA,
    summary="The properties of a collection's features, and which an editor may change",
    tags=["features"],
)
def schema(
    request: AnyRequest,
    collection: FromPath[str],
    site: GivenSite,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Describe the features of a collection as JSON Schema, with the roles of OGC API Features, part 5."""
    return _properties(request, collection, site, f, lang, schema_document)


@get(
    "/collections/{collection:str}/schema/feature",
    sync_to_thread=False,
    media_type=SCHEMA,
    summary="A feature of the collection as it is sent",
    tags=["features"],
)
def feature_schema(
    request: AnyRequest,
    collection: FromPath[str],
    site: GivenSite,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Describe a GeoJSON feature of a collection as JSON Schema, for GDAL and for validators."""
    return _properties(request, collection, site, f, lang, feature_document)


def _properties(
    request: AnyRequest,
    collection: str,
    site: Site,
    f: str | None,
    lang: str | None,
    document_of: Callable[[str, Layer], dict[str, Any]],
) -> Answer:
    """A schema, or the page of its properties."""
    layer, base = layer_of(collection), base_of(request, site.settings.public_url)
    document = document_of(base, layer)
    if chosen_format(request, f, _SCHEMAS) == HTML:
        return site.page("queryables.html", request, page_language(lang), layer=layer, document=document)
    return _json(document, SCHEMA)


def _language(request: AnyRequest, f: str | None, lang: str | None) -> Language:
    """The language of titles: of the page for people, what Accept-Language prefers for programs."""
    if lang is not None or chosen_format(request, f, _DATA) == HTML:
        return page_language(lang)
    return problem_language(request)


def _collection(
    request: AnyRequest, layer: Layer, store: FeatureStore, site: Site, language: Language
) -> dict[str, Any]:
    base = base_of(request, site.settings.public_url)
    return collection_document(base, layer, store.summary(layer), site.words[language])


def _json(document: Any, media_type: str = JSON, *, vary: str = "Accept") -> Answer:
    return Response(msgspec.json.encode(document), media_type=media_type, headers={"Vary": vary})


HANDLERS = [conformance, list_collections, show_collection, queryables, sortables, schema, feature_schema]
