"""The items of a collection: page by page, one by one, and what editors add, correct and remove."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from litestar import Controller, delete, get, patch, post, put
from litestar.concurrency import sync_to_thread
from litestar.params import FromPath, FromQuery, HeaderParameter, QueryParameter, RawBody
from litestar.types import ControllerRouterHandler

from ..answering.negotiation import GEOJSON, HTML, chosen_format, page_language
from ..answering.words import Language
from ..describing.openapi import described
from ..formats.answers import chosen, export_formats, page_formats, page_in
from ..formats.asking import Asked
from ..formats.catalogue import EXPORTS
from ..formats.feeds import FEED, NOT_IN_FEEDS
from ..given import GivenServed, GivenStore, Served
from ..http_types import Answer, AnyRequest
from ..items.changing import Sent, add, change, remove
from ..items.pages import AskedAs, item_answer, layer_of, page_answer
from ..items.query import DEFAULT_LIMIT, MOST, ItemParameters
from ..middleware.strictness import MORE_PARAMETERS, json_only
from ..store import Layer
from .choosing import (
    Bbox,
    BboxCrs,
    Cql2,
    Datetime,
    FilterCrs,
    FilterLang,
    SortBy,
    WordsToFind,
    of_properties,
)
from .exports import Marked

__all__ = ["HANDLERS"]

_ITEMS = {"json": GEOJSON, "geojson": GEOJSON, "html": HTML}
_NAMES = ", ".join([*_ITEMS, *(one.name for one in EXPORTS[1:]), FEED])

IfMatch = Annotated[str | None, HeaderParameter(name="If-Match", description="The ETag of what is changed")]
ContentCrs = Annotated[
    str | None, HeaderParameter(name="Content-Crs", description="System of the geometry sent")
]


def _told(
    request: AnyRequest,
    served: Served,
    layer: Layer,
    asked: ItemParameters,
    *,
    language: Language,
    crs: str | None,
    marked: bool,
) -> Asked:
    """What a format other than GeoJSON and HTML is asked for."""
    return Asked(
        request=request,
        served=served,
        layer=layer,
        items=asked,
        crs=crs,
        language=language,
        marked=marked,
    )


class Items(Controller):
    """The items of a collection; one controller, for the reason that `Articles` tells."""

    path = "/collections/{collection:str}/items"
    tags = ("features",)

    @get(
        media_type=GEOJSON,
        opt={MORE_PARAMETERS: True},
        summary="The features of a collection, page by page; every property is a filter too",
    )
    async def items(
        self,
        request: AnyRequest,
        collection: FromPath[str],
        served: GivenServed,
        limit: Annotated[
            int, QueryParameter(ge=1, description=f"At most; {MOST} and no more")
        ] = DEFAULT_LIMIT,
        bbox: Bbox = None,
        when: Datetime = None,
        q: WordsToFind = None,
        offset: Annotated[int, QueryParameter(ge=0, description="Follow `next` instead")] = 0,
        cursor: Annotated[str | None, QueryParameter(description="Where a page begins, from `next`")] = None,
        sortby: SortBy = None,
        crs: FromQuery[str | None] = None,
        bbox_crs: BboxCrs = None,
        cql2: Cql2 = None,
        filter_lang: FilterLang = None,
        filter_crs: FilterCrs = None,
        bom: Marked = False,
        f: Annotated[str | None, QueryParameter(description=_NAMES)] = None,
        lang: Annotated[str | None, QueryParameter(description="ar or en, for the page")] = None,
    ) -> Answer:
        """Answer with a page of features in the order they were stored."""
        layer = layer_of(collection)
        asked_as = _page_as(request, layer, f, lang, crs)
        asked = ItemParameters(
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
            properties=of_properties(request),
        )
        if asked_as.media_type not in (GEOJSON, HTML):
            told = _told(request, served, layer, asked, language=asked_as.language, crs=crs, marked=bom)
            return await sync_to_thread(page_in, asked_as.media_type, told)
        answer = partial(page_answer, request, layer, asked, asked_as, served)
        # The way to a thread and back takes longer than a plain page, which SQLite reads without waiting.
        return answer() if asked.is_plain and asked_as.is_plain else await sync_to_thread(answer)

    @post(
        sync_to_thread=True,
        guards=[json_only],
        media_type=GEOJSON,
        summary="Add an event that no article tells; the answer says under which id",
        responses=described(dict, {201: "Added"}, sent_as=GEOJSON),
    )
    def add_item(
        self,
        request: AnyRequest,
        collection: FromPath[str],
        body: RawBody,
        served: GivenServed,
        content_crs: ContentCrs = None,
    ) -> Answer:
        """Add a GeoJSON feature to the collection."""
        return add(request, collection, Sent(body=body, content_crs=content_crs), served)

    @get("/{feature_id:str}", sync_to_thread=True, media_type=GEOJSON, summary="One feature")
    def item(
        self,
        request: AnyRequest,
        collection: FromPath[str],
        feature_id: FromPath[str],
        served: GivenServed,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
        crs: FromQuery[str | None] = None,
    ) -> Answer:
        """Answer with one feature; what is now part of another leads there."""
        return item_answer(
            request, layer_of(collection), feature_id, _asked_as(request, f, lang, crs), served
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
        served: GivenServed,
        if_match: IfMatch = None,
        content_crs: ContentCrs = None,
    ) -> Answer:
        """Replace what an editor may change; what differs is kept as a correction."""
        sent = Sent(body=body, if_match=if_match, content_crs=content_crs, whole=True)
        return change(request, collection, feature_id, sent, served)

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
        served: GivenServed,
        if_match: IfMatch = None,
        content_crs: ContentCrs = None,
    ) -> Answer:
        """Change what is sent, as a JSON Merge Patch, and keep it as a correction."""
        sent = Sent(body=body, if_match=if_match, content_crs=content_crs, whole=False)
        return change(request, collection, feature_id, sent, served)

    @delete("/{feature_id:str}", sync_to_thread=True, summary="Remove an event")
    def remove_item(
        self,
        collection: FromPath[str],
        feature_id: FromPath[str],
        store: GivenStore,
        if_match: IfMatch = None,
    ) -> None:
        """Remove an event from all collections and maps, whatever articles tell of it later."""
        remove(collection, feature_id, if_match, store)


def _asked_as(request: AnyRequest, f: str | None, lang: str | None, crs: str | None) -> AskedAs:
    return AskedAs(media_type=chosen_format(request, f, _ITEMS), language=page_language(lang), crs=crs)


def _page_as(request: AnyRequest, layer: Layer, f: str | None, lang: str | None, crs: str | None) -> AskedAs:
    """The form of a page, which comes in more formats than one feature."""
    others = page_formats(layer)
    media_type = chosen(request, f, layer, {**_ITEMS, **others})
    if any(name in request.query_params for name in NOT_IN_FEEDS):
        others.pop(FEED, None)
    return AskedAs(
        media_type=media_type,
        language=page_language(lang),
        crs=crs,
        others=others,
        exports=export_formats(layer),
    )


HANDLERS: list[ControllerRouterHandler] = [Items]
