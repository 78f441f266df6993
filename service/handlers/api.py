"""The description of the service: OpenAPI for programs, a page for people, nothing fetched from elsewhere."""

from __future__ import annotations

import msgspec
from litestar import Response, get
from litestar.params import FromQuery

from ..documents import OPENAPI
from ..given import GivenSite
from ..http_types import Answer, AnyRequest
from ..negotiation import HTML, chosen_format, page_language
from ..openapi import type_words

__all__ = ["HANDLERS"]


@get("/api", sync_to_thread=True, media_type=OPENAPI, summary="This description", tags=["operations"])
def describe(
    request: AnyRequest,
    site: GivenSite,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Answer with the OpenAPI document; to browsers with a page made of it."""
    document = request.app.openapi_schema.to_schema()
    if chosen_format(request, f, {"json": OPENAPI, "html": HTML}) == HTML:
        return site.page("api.html", request, page_language(lang), document=document, types=type_words)
    return Response(msgspec.json.encode(document), media_type=OPENAPI, headers={"Vary": "Accept"})


HANDLERS = [describe]
