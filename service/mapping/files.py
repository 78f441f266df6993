"""Maps as one file to keep or to send on: the page with everything in it, to be downloaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec
from litestar import Response

from maps import render_page

from ..answering.caching import conditional, tag_of
from ..answering.negotiation import HTML
from ..answering.pages import Site
from ..answering.words import Language
from ..http_types import Answer, AnyRequest

__all__ = ["MOST_IN_A_FILE", "map_file"]

MOST_IN_A_FILE = 5000
"""Events: such a file has some 20 MB, and opens in seconds."""


def map_file(
    request: AnyRequest,
    site: Site,
    language: Language,
    version: str,
    bodies: Callable[[], Iterable[bytes]],
) -> Answer:
    """Answer with a map of the events of `bodies` (GeoJSON features) as one file.

    `version` changes whenever they do.
    """
    tag = tag_of(request.url.path, "standalone", language, site.fingerprint, version)

    def build() -> Answer:
        features = [msgspec.json.decode(body) for body in bodies()]
        page = render_page(
            title=site.title(language),
            standalone={"type": "FeatureCollection", "features": features},
            language=language.value,
            world_view=site.settings.world_view,
            notation=site.settings.notation,
            look=site.settings.theme,
            assets=site.assets,
        )
        headers = {
            "Content-Language": language.value,
            "Content-Disposition": 'attachment; filename="masalik-map.html"',
        }
        return Response(page.encode(), media_type=HTML, headers=headers)

    return conditional(request, tag, build)
