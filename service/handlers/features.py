"""OGC API Features: the conformance declaration, the collections and their items."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import quote

import msgspec
from litestar import Response, get
from litestar.params import FromPath, FromQuery, QueryParameter

from ..caching import conditional, tag_of
from ..crs import System, system_of
from ..documents import CONFORMS_TO, SCHEMA, collection_document, queryables_document
from ..errors import NotFound
from ..filters import FilterLanguage
from ..given import GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..item_query import DEFAULT_LIMIT, MOST, ItemParameters, cursor_of, query_of
from ..links import base_of, link, with_query
from ..negotiation import GEOJSON, HTML, JSON, chosen_format, page_language, problem_language
from ..pages import Site
from ..schemas import Link
from ..store import LAYERS, FeatureStore, Layer, Page, layer_named
from ..strictness import MORE_PARAMETERS, known_parameters
from ..words import Language

__all__ = ["HANDLERS"]

_DATA = {"json": JSON, "html": HTML}
_ITEMS = {"json": GEOJSON, "geojson": GEOJSON, "html": HTML}
LANGUAGES = " or ".join(FilterLanguage)


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
    return _json({"links": links, "collections": documents})


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
    document = _collection(request, _layer(collection), store, site, language)
    if media_type == HTML:
        return site.page("collections.html", request, language, collections=[document])
    return _json(document)


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
    layer, base = _layer(collection), base_of(request, site.settings.public_url)
    document = queryables_document(base, layer)
    if chosen_format(request, f, {"json": SCHEMA, "html": HTML}) == HTML:
        return site.page("queryables.html", request, page_language(lang), layer=layer, document=document)
    return _json(document, SCHEMA)


@get(
    "/collections/{collection:str}/items",
    sync_to_thread=True,
    media_type=GEOJSON,
    opt={MORE_PARAMETERS: True},
    summary="The features of a collection, page by page; every property is a filter too",
    tags=["features"],
)
def items(
    request: AnyRequest,
    collection: FromPath[str],
    store: GivenStore,
    site: GivenSite,
    limit: Annotated[int, QueryParameter(ge=1, description=f"At most; {MOST} and no more")] = DEFAULT_LIMIT,
    bbox: Annotated[str | None, QueryParameter(description="west,south,east,north in degrees")] = None,
    when: Annotated[str | None, QueryParameter(name="datetime", description="An instant or interval")] = None,
    offset: Annotated[int, QueryParameter(ge=0, description="For old clients; follow `next` instead")] = 0,
    cursor: Annotated[str | None, QueryParameter(description="Where a page begins, from `next`")] = None,
    sortby: Annotated[
        str | None, QueryParameter(description="Properties with commas, - for descending")
    ] = None,
    crs: FromQuery[str | None] = None,
    bbox_crs: Annotated[str | None, QueryParameter(name="bbox-crs")] = None,
    cql2: Annotated[str | None, QueryParameter(name="filter", description="A condition in CQL2")] = None,
    filter_lang: Annotated[str | None, QueryParameter(name="filter-lang", description=LANGUAGES)] = None,
    filter_crs: Annotated[str | None, QueryParameter(name="filter-crs")] = None,
    f: Annotated[str | None, QueryParameter(description="json or html")] = None,
    lang: Annotated[str | None, QueryParameter(description="ar or en, for the page")] = None,
) -> Answer:
    """Answer with a page of features in the order they were stored."""
    layer, known = _layer(collection), known_parameters(request.route_handler)
    given = ItemParameters(
        limit=limit,
        offset=offset,
        cursor=cursor,
        sortby=sortby,
        bbox=bbox,
        datetime=when,
        bbox_crs=bbox_crs,
        filter=cql2,
        filter_lang=filter_lang,
        filter_crs=filter_crs,
        properties={name: text for name, text in request.query_params.items() if name not in known},
    )
    query, system = query_of(layer, given, known), system_of("crs", crs)
    media_type, language = chosen_format(request, f, _ITEMS), page_language(lang)
    tag = tag_of(store.version(), media_type, language, site.fingerprint, str(request.url))

    def build() -> Answer:
        page = store.page(query)
        links = _page_links(request, layer, page, site)
        if media_type == HTML:
            return _items_page(request, layer, page, site, language, links)
        collection = _feature_collection(page, system, links)
        return Response(collection, media_type=GEOJSON, headers=_crs_header(system) | _next_header(links))

    return conditional(request, tag, build)


def _items_page(
    request: AnyRequest, layer: Layer, page: Page, site: Site, language: Language, links: list[Link]
) -> Answer:
    features = [msgspec.json.decode(body) for body in page.bodies]
    return site.page(
        "items.html",
        request,
        language,
        layer=layer,
        features=features,
        matched=page.matched,
        links=links,
    )


@get(
    "/collections/{collection:str}/items/{feature_id:str}",
    sync_to_thread=True,
    media_type=GEOJSON,
    summary="One feature",
    tags=["features"],
)
def item(
    request: AnyRequest,
    collection: FromPath[str],
    feature_id: FromPath[str],
    store: GivenStore,
    site: GivenSite,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
    crs: FromQuery[str | None] = None,
) -> Answer:
    """Answer with one feature."""
    layer = _layer(collection)
    system = system_of("crs", crs)
    media_type, language = chosen_format(request, f, _ITEMS), page_language(lang)
    body = store.feature(layer, feature_id)
    if body is None:
        raise NotFound("no_feature", id=feature_id, collection=layer.name)
    tag = tag_of(store.version(), media_type, language, site.fingerprint, str(request.url))

    def build() -> Answer:
        links = _feature_links(base_of(request, site.settings.public_url), layer, feature_id)
        if media_type == HTML:
            return site.page(
                "item.html", request, language, layer=layer, feature=msgspec.json.decode(body), links=links
            )
        feature = {**msgspec.json.decode(system.feature(body), type=dict[str, msgspec.Raw]), "links": links}
        return Response(msgspec.json.encode(feature), media_type=GEOJSON, headers=_crs_header(system))

    return conditional(request, tag, build)


def _layer(name: str) -> Layer:
    layer = layer_named(name)
    if layer is None:
        raise NotFound("no_collection", id=name, known=", ".join(layer.name for layer in LAYERS))
    return layer


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


def _feature_collection(page: Page, system: System, links: list[Link]) -> bytes:
    """The page as GeoJSON; in the stored system the features go in as the text they are stored as."""
    document = {
        "type": "FeatureCollection",
        "features": [msgspec.Raw(system.feature(body)) for body in page.bodies],
        "links": links,
        "numberReturned": len(page.bodies),
        "timeStamp": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
    }
    if page.matched is not None:
        document["numberMatched"] = page.matched
    return msgspec.json.encode(document)


def _page_links(request: AnyRequest, layer: Layer, page: Page, site: Site) -> list[Link]:
    base = base_of(request, site.settings.public_url)
    url = f"{base}/collections/{layer.name}"
    asked = {name: text for name, text in request.query_params.items() if name != "f"}
    links = [
        link("self", with_query(f"{url}/items", asked), GEOJSON),
        link("alternate", with_query(f"{url}/items", {**asked, "f": "html"}), HTML),
        link("collection", url, JSON),
    ]
    if page.next is not None:
        further = {name: text for name, text in request.query_params.items() if name != "offset"}
        links.append(
            link("next", with_query(f"{url}/items", {**further, "cursor": cursor_of(page.next)}), GEOJSON)
        )
    return links


def _feature_links(base: str, layer: Layer, feature_id: str) -> list[Link]:
    url = f"{base}/collections/{layer.name}"
    own = f"{url}/items/{quote(feature_id, safe='')}"
    return [
        link("self", own, GEOJSON),
        link("alternate", f"{own}?f=html", HTML),
        link("collection", url, JSON),
    ]


def _crs_header(system: System) -> dict[str, str]:
    return {"Content-Crs": f"<{system.uri}>"}


def _next_header(links: list[Link]) -> dict[str, str]:
    """The same `next` as in the body, for clients that do not look into it."""
    onward = [f'<{link.href}>; rel="next"; type="{link.type}"' for link in links if link.rel == "next"]
    return {"Link": onward[0]} if onward else {}


def _json(document: Any, media_type: str = JSON) -> Answer:
    return Response(msgspec.json.encode(document), media_type=media_type, headers={"Vary": "Accept"})


HANDLERS = [conformance, list_collections, show_collection, queryables, items, item]
