"""The items of a collection: page by page, one by one, and what editors add, correct and remove."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from litestar import Controller, Response, delete, get, patch, post, put
from litestar.enums import MediaType
from litestar.openapi import ResponseSpec
from litestar.params import FromPath, FromQuery, HeaderParameter, QueryParameter, RawBody
from litestar.types import ControllerRouterHandler

from ..caching import conditional, item_tag, matches, tag_of
from ..crs import System, system_of
from ..editing import edit_of, new_feature, sent_feature
from ..errors import LockNeeded, NotEditable, Outrun
from ..filters import FilterLanguage
from ..given import GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..item_query import DEFAULT_LIMIT, MOST, ItemParameters, query_of
from ..items import absent, feature_answer, feature_url, items_answer, layer_of
from ..links import base_of
from ..negotiation import GEOJSON, HTML, chosen_format, page_language
from ..pages import Site
from ..store import LAYERS, Edit, FeatureStore, Layer
from ..strictness import MORE_PARAMETERS, json_only, known_parameters

__all__ = ["HANDLERS"]

_ITEMS = {"json": GEOJSON, "geojson": GEOJSON, "html": HTML}
_LANGUAGES = " or ".join(FilterLanguage)
_WORDS = "Words to find, spelt anyhow: all of them, or with a comma between groups one of the groups"

IfMatch = Annotated[str | None, HeaderParameter(name="If-Match", description="The ETag of what is changed")]
ContentCrs = Annotated[
    str | None, HeaderParameter(name="Content-Crs", description="System of the geometry sent")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """A change as it was sent; `whole` where it is to take the place of all that was there."""

    body: bytes
    if_match: str | None
    content_crs: str | None
    whole: bool


class Items(Controller):
    """The items of a collection; one controller, for the reason that `Articles` tells."""

    path = "/collections/{collection:str}/items"
    tags = ("features",)

    @get(
        sync_to_thread=True,
        media_type=GEOJSON,
        opt={MORE_PARAMETERS: True},
        summary="The features of a collection, page by page; every property is a filter too",
    )
    def items(
        self,
        request: AnyRequest,
        collection: FromPath[str],
        store: GivenStore,
        site: GivenSite,
        limit: Annotated[
            int, QueryParameter(ge=1, description=f"At most; {MOST} and no more")
        ] = DEFAULT_LIMIT,
        bbox: Annotated[str | None, QueryParameter(description="west,south,east,north in degrees")] = None,
        when: Annotated[
            str | None, QueryParameter(name="datetime", description="An instant or interval")
        ] = None,
        q: Annotated[str | None, QueryParameter(description=_WORDS)] = None,
        offset: Annotated[int, QueryParameter(ge=0, description="Follow `next` instead")] = 0,
        cursor: Annotated[str | None, QueryParameter(description="Where a page begins, from `next`")] = None,
        sortby: Annotated[
            str | None, QueryParameter(description="Properties with commas, - for descending")
        ] = None,
        crs: FromQuery[str | None] = None,
        bbox_crs: Annotated[str | None, QueryParameter(name="bbox-crs")] = None,
        cql2: Annotated[str | None, QueryParameter(name="filter", description="A condition in CQL2")] = None,
        filter_lang: Annotated[str | None, QueryParameter(name="filter-lang", description=_LANGUAGES)] = None,
        filter_crs: Annotated[str | None, QueryParameter(name="filter-crs")] = None,
        f: Annotated[str | None, QueryParameter(description="json or html")] = None,
        lang: Annotated[str | None, QueryParameter(description="ar or en, for the page")] = None,
    ) -> Answer:
        """Answer with a page of features in the order they were stored."""
        layer, known = layer_of(collection), known_parameters(request.route_handler)
        given = ItemParameters(
            limit=limit,
            offset=offset,
            cursor=cursor,
            q=q,
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
        html = language if media_type == HTML else None
        return conditional(
            request, tag, lambda: items_answer(request, layer, store.page(query), system, site, html=html)
        )

    @post(
        sync_to_thread=True,
        guards=[json_only],
        media_type=GEOJSON,
        summary="Add an event that no article tells; the answer says under which id",
        responses={201: ResponseSpec(data_container=dict, description="Added", generate_examples=False)},
    )
    def add_item(
        self,
        request: AnyRequest,
        collection: FromPath[str],
        body: RawBody,
        store: GivenStore,
        site: GivenSite,
        content_crs: ContentCrs = None,
    ) -> Answer:
        """Add a GeoJSON feature to the collection."""
        layer = _editable(collection)
        feature = new_feature(layer, sent_feature(body), _sent_in(content_crs))
        id_ = store.add(layer, feature)
        answer = _as_it_stands(request, store, layer, id_, site)
        answer.status_code = 201
        answer.headers["Location"] = feature_url(base_of(request, site.settings.public_url), layer, id_)
        return answer

    @get("/{feature_id:str}", sync_to_thread=True, media_type=GEOJSON, summary="One feature")
    def item(
        self,
        request: AnyRequest,
        collection: FromPath[str],
        feature_id: FromPath[str],
        store: GivenStore,
        site: GivenSite,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
        crs: FromQuery[str | None] = None,
    ) -> Answer:
        """Answer with one feature; what is now part of another leads there."""
        layer, system = layer_of(collection), system_of("crs", crs)
        media_type, language = chosen_format(request, f, _ITEMS), page_language(lang)
        body = store.feature(layer, feature_id)
        if body is None:
            return _elsewhere(request, store, layer, feature_id, site)
        html = language if media_type == HTML else None
        tag = item_tag(body, media_type, language, site.fingerprint, str(request.url))
        return conditional(
            request, tag, lambda: feature_answer(request, layer, body, system, site, html=html)
        )

    @put(
        "/{feature_id:str}",
        sync_to_thread=True,
        guards=[json_only],
        media_type=GEOJSON,
        summary="Correct a feature by sending all of it",
    )
    def replace_item(
        self,
        request: AnyRequest,
        collection: FromPath[str],
        feature_id: FromPath[str],
        body: RawBody,
        store: GivenStore,
        site: GivenSite,
        if_match: IfMatch = None,
        content_crs: ContentCrs = None,
    ) -> Answer:
        """Replace what an editor may change; what differs is kept as a correction."""
        sent = _Sent(body=body, if_match=if_match, content_crs=content_crs, whole=True)
        return _changed(request, collection, feature_id, sent, store, site)

    @patch(
        "/{feature_id:str}",
        sync_to_thread=True,
        guards=[json_only],
        media_type=GEOJSON,
        summary="Correct some properties of a feature, or its geometry",
    )
    def update_item(
        self,
        request: AnyRequest,
        collection: FromPath[str],
        feature_id: FromPath[str],
        body: RawBody,
        store: GivenStore,
        site: GivenSite,
        if_match: IfMatch = None,
        content_crs: ContentCrs = None,
    ) -> Answer:
        """Change what is sent, as a JSON Merge Patch, and keep it as a correction."""
        sent = _Sent(body=body, if_match=if_match, content_crs=content_crs, whole=False)
        return _changed(request, collection, feature_id, sent, store, site)

    @delete("/{feature_id:str}", sync_to_thread=True, summary="Remove an event")
    def remove_item(
        self,
        collection: FromPath[str],
        feature_id: FromPath[str],
        store: GivenStore,
        if_match: IfMatch = None,
    ) -> None:
        """Remove an event from all collections and maps, whatever articles tell of it later."""
        layer = _editable(collection)
        _check_lock(store, layer, feature_id, if_match)

        def revise(current: bytes) -> Edit:
            _check_match(if_match, feature_id, current)
            return Edit(removed=True)

        if not store.edit(layer, feature_id, revise):
            raise absent(store, layer, feature_id)


def _editable(collection: str) -> Layer:
    layer = layer_of(collection)
    if not layer.editable:
        known = ", ".join(one.name for one in LAYERS if one.editable)
        raise NotEditable("not_editable", collection=layer.name, known=known)
    return layer


def _sent_in(content_crs: str | None) -> System:
    return system_of("Content-Crs", content_crs.strip().strip("<>") if content_crs else None)


def _check_lock(store: FeatureStore, layer: Layer, feature_id: str, if_match: str | None) -> None:
    """A change names what it changes; of what is not there that is said first."""
    if store.feature(layer, feature_id) is None:
        raise absent(store, layer, feature_id)
    if if_match is None:
        raise LockNeeded("if_match_needed")


def _check_match(if_match: str | None, feature_id: str, current: bytes) -> None:
    if not matches(if_match or "", current):
        raise Outrun("changed_meanwhile", id=feature_id)


def _changed(
    request: AnyRequest,
    collection: str,
    feature_id: str,
    sent: _Sent,
    store: FeatureStore,
    site: Site,
) -> Answer:
    """Correct a feature as it stands when its turn to be written comes."""
    layer = _editable(collection)
    _check_lock(store, layer, feature_id, sent.if_match)
    feature, system = sent_feature(sent.body), _sent_in(sent.content_crs)

    def revise(current: bytes) -> Edit:
        _check_match(sent.if_match, feature_id, current)
        return edit_of(layer, feature, system, current, whole=sent.whole)

    if not store.edit(layer, feature_id, revise):
        raise absent(store, layer, feature_id)
    return _as_it_stands(request, store, layer, feature_id, site)


def _as_it_stands(
    request: AnyRequest, store: FeatureStore, layer: Layer, feature_id: str, site: Site
) -> Answer:
    """A feature after it was written, with the tag to write it again with."""
    body = store.feature(layer, feature_id)
    if body is None:
        raise absent(store, layer, feature_id)
    answer = feature_answer(request, layer, body, system_of("crs", None), site)
    answer.headers["ETag"] = item_tag(body, GEOJSON, page_language(None), site.fingerprint, str(request.url))
    return answer


def _elsewhere(request: AnyRequest, store: FeatureStore, layer: Layer, feature_id: str, site: Site) -> Answer:
    """Where an event went whose first report is now part of another; else that it is gone or never was."""
    event = store.event_of(feature_id)
    if event is None or event == feature_id or store.feature(layer, event) is None:
        raise absent(store, layer, feature_id)
    url = feature_url(base_of(request, site.settings.public_url), layer, event)
    asked = f"?{request.url.query}" if request.url.query else ""
    headers = {"Location": url + asked, "Cache-Control": "no-cache"}
    return Response(b"", status_code=301, media_type=MediaType.TEXT, headers=headers)


HANDLERS: list[ControllerRouterHandler] = [Items]
