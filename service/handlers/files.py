"""Scripts, styles, fonts and basemap: named by their content, kept for ever, compressed when built."""

from __future__ import annotations

import mimetypes

from litestar import Response, get
from litestar.params import FromPath

from maps import SUFFIXES, best_encoding

from ..answering.caching import conditional, immutable, tag_of
from ..answering.static import StaticFile
from ..errors import NotFound
from ..given import GivenSite
from ..http_types import Answer, AnyRequest

__all__ = ["HANDLERS"]


@get("/static/{name:str}", sync_to_thread=False, include_in_schema=False)
def static_file(name: FromPath[str], site: GivenSite, request: AnyRequest) -> Answer:
    """Answer with a script or style of the service's pages."""
    found = site.static.content.get(name)
    if found is None:
        raise NotFound("not_found", path=f"/static/{name}")
    return _sent(request, found)


@get("/assets/{name:str}", sync_to_thread=True, include_in_schema=False)
def asset(name: FromPath[str], site: GivenSite, request: AnyRequest) -> Answer:
    """Answer with a web asset of the maps or a file of the theme; only names of the manifest are looked for
    on disk."""
    own = site.theme_files.get(name)
    if own is not None:
        return _sent(request, own)
    entry = site.asset_files.get(name)
    if entry is None:
        raise NotFound("not_found", path=f"/assets/{name}")
    coding = best_encoding(request.headers.get("accept-encoding", ""), entry.compressed)
    path = site.assets.directory / (name + (SUFFIXES[coding] if coding else ""))
    return immutable(path.read_bytes(), mimetypes.guess_type(name)[0] or "application/octet-stream", coding)


@get("/favicon.ico", sync_to_thread=True, include_in_schema=False)
def favicon(request: AnyRequest, site: GivenSite) -> Answer:
    """Answer browsers and readers of feeds, which ask here unasked, with the icon of the pages."""
    path = site.assets.directory / site.assets.url("icon.svg").rsplit("/", 1)[-1]
    tag = tag_of("favicon", path.name)
    return conditional(request, tag, lambda: Response(path.read_bytes(), media_type="image/svg+xml"))


def _sent(request: AnyRequest, found: StaticFile) -> Answer:
    coding = best_encoding(request.headers.get("accept-encoding", ""), found.encodings)
    return immutable(found.encodings[coding] if coding else found.body, found.media_type, coding)


HANDLERS = [static_file, asset, favicon]
