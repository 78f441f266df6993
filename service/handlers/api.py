"""The description of the service: OpenAPI for programs, a page for people, nothing fetched from elsewhere."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec
from litestar import Litestar, Response, get
from litestar.params import FromQuery

from ..access.terms import TermsOf
from ..answering.links import base_of
from ..answering.negotiation import HTML, chosen_format, page_language
from ..describing.documents import OPENAPI, OPENAPI_30
from ..describing.examples import EXAMPLES
from ..describing.openapi import type_words, with_all_answers, with_collections, with_shared_parameters
from ..describing.openapi30 import as_openapi_30
from ..describing.security import with_keys
from ..given import GivenSite
from ..http_types import Answer, AnyRequest
from ..settings import Reading

__all__ = ["HANDLERS"]

_FORMATS = {"json": OPENAPI, "openapi30": OPENAPI_30, "html": HTML}


@get("/api", sync_to_thread=True, media_type=OPENAPI, summary="This description", tags=["operations"])
def describe(
    request: AnyRequest,
    site: GivenSite,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Answer with the OpenAPI document; to browsers with a page made of it."""
    is_closed = site.settings.access.reading is Reading.KEYS
    document = dict(_document(request.app, is_closed=is_closed))
    document["servers"] = [{"url": base_of(request, site.settings.public_url)}]
    media_type = chosen_format(request, f, _FORMATS)
    if media_type == HTML:
        values: dict[str, Any] = {"document": document, "types": type_words, "examples": EXAMPLES}
        return site.page("api.html", request, page_language(lang), **values)
    told = as_openapi_30(document) if media_type == OPENAPI_30 else document
    return Response(msgspec.json.encode(told), media_type=media_type, headers={"Vary": "Accept"})


@lru_cache(maxsize=1)
def _document(app: Litestar, *, is_closed: bool) -> dict[str, Any]:
    """The description without the address of the service: made once, as it takes a second."""
    schema = with_shared_parameters(app.openapi_schema.to_schema())
    document = with_all_answers(with_collections(schema))
    return with_keys(document, TermsOf(app), reading_needs_key=is_closed)


HANDLERS = [describe]
