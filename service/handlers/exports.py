"""All features of a collection, or of any query of it, as a file."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from litestar import get
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.types import ControllerRouterHandler

from ..access.terms import COST
from ..answering.negotiation import GEOJSON, page_language
from ..formats.answers import chosen, export_answer, export_formats
from ..formats.asking import Asked
from ..formats.catalogue import EXPORTS
from ..given import GivenServed
from ..http_types import Answer, AnyRequest
from ..items.pages import layer_of
from ..middleware.strictness import MORE_PARAMETERS
from .choosing import CHOOSING, Chosen, SortBy

__all__ = ["HANDLERS", "Marked"]

_NAMES = ", ".join(one.name for one in EXPORTS)
Marked = Annotated[bool, QueryParameter(description="Begin CSV with a byte order mark, for old spreadsheets")]


@get(
    "/collections/{collection:str}/export",
    dependencies=CHOOSING,
    opt={MORE_PARAMETERS: True, COST: 20},
    sync_to_thread=True,
    media_type=GEOJSON,
    summary="All features of a query as a file, however many they are",
    tags=["features"],
)
def export(
    request: AnyRequest,
    collection: FromPath[str],
    chosen_items: Chosen,
    served: GivenServed,
    sortby: SortBy = None,
    crs: FromQuery[str | None] = None,
    bom: Marked = False,
    f: Annotated[str | None, QueryParameter(description=_NAMES)] = None,
    lang: Annotated[str | None, QueryParameter(description="ar or en, for names")] = None,
) -> Answer:
    """Answer with every feature that matches, some at a time, so that nothing is cut off."""
    layer = layer_of(collection)
    media_type = chosen(request, f, layer, export_formats(layer))
    asked = Asked(
        request=request,
        served=served,
        layer=layer,
        items=replace(chosen_items, sortby=sortby),
        crs=crs,
        language=page_language(lang),
        marked=bom,
    )
    return export_answer(media_type, asked)


HANDLERS: list[ControllerRouterHandler] = [export]
