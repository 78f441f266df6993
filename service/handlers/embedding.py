"""How maps get into pages of other sites: oEmbed, and the script that puts a frame there."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromQuery, QueryParameter

from ..answering.caching import A_WHILE, conditional, tag_of
from ..answering.links import base_of
from ..embedding.addresses import subject_at
from ..embedding.oembed import FORMATS, as_xml, asked_format, asked_room, document
from ..given import GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..middleware.strictness import IDLE_PARAMETERS

__all__ = ["HANDLERS"]

SCRIPT = "embed.js"
_SENT_ALONG = ("dnt", "omit_script", "omitscript", "secure", "ssl", "iframe", "hide_thread", "_")


@get(
    "/oembed",
    sync_to_thread=True,
    media_type="application/json",
    opt={IDLE_PARAMETERS: _SENT_ALONG},
    summary="oEmbed: how the map at an address is embedded",
    tags=["maps"],
)
def oembed(
    request: AnyRequest,
    site: GivenSite,
    store: GivenStore,
    url: Annotated[str, QueryParameter(description="The address of a map, of its page or its frame")],
    form: Annotated[str | None, QueryParameter(name="format", description="json or xml")] = None,
    maxwidth: FromQuery[str | None] = None,
    maxheight: FromQuery[str | None] = None,
) -> Answer:
    """Answer with a frame that fits; 404 for what is no map of ours, 501 for formats but JSON and XML."""
    form, room = asked_format(form), asked_room(maxwidth, maxheight)
    base = base_of(request, site.settings.public_url)
    subject, look = subject_at(url, base=base, site=site, store=store)
    told = document(base, site.words[look.language], subject, look, room)
    tag = tag_of("oembed", form, site.fingerprint, msgspec.json.encode(told).decode())

    def build() -> Answer:
        body = msgspec.json.encode(told) if form == "json" else as_xml(told)
        headers = {"Content-Language": look.language.value}
        return Response(body, media_type=FORMATS[form], headers=headers)

    return conditional(request, tag, build)


@get(f"/{SCRIPT}", sync_to_thread=False, include_in_schema=False)
def script(request: AnyRequest, site: GivenSite) -> Answer:
    """Answer with the script that pages of other sites load, under an address that stays."""
    file = site.static.content[site.static.names[SCRIPT]]

    def build() -> Answer:
        return Response(file.body, media_type=file.media_type)

    return conditional(request, tag_of(SCRIPT, site.static.names[SCRIPT]), build, keep=A_WHILE)


HANDLERS: list[HTTPRouteHandler] = [oembed, script]
