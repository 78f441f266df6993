"""Scripts, styles, fonts and basemap: named by their content, kept by browsers for ever."""

from __future__ import annotations

import mimetypes

from litestar import get
from litestar.params import FromPath

from ..caching import immutable
from ..errors import NotFound
from ..given import GivenSite
from ..http_types import Answer

__all__ = ["HANDLERS"]


@get("/static/{name:str}", sync_to_thread=False, include_in_schema=False)
def static_file(name: FromPath[str], site: GivenSite) -> Answer:
    """Answer with a script or style of the service's pages."""
    found = site.static.content.get(name)
    if found is None:
        raise NotFound("not_found", path=f"/static/{name}")
    return immutable(*found)


@get("/assets/{name:str}", sync_to_thread=True, include_in_schema=False)
def asset(name: FromPath[str], site: GivenSite) -> Answer:
    """Answer with a web asset of the maps; only names of the manifest are looked for on disk."""
    if name not in site.asset_files:
        raise NotFound("not_found", path=f"/assets/{name}")
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return immutable((site.assets.directory / name).read_bytes(), kind)


HANDLERS = [static_file, asset]
