"""What this is, how good it is and where its data come from; and who can use it."""

from __future__ import annotations

from importlib.metadata import version

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromQuery

from ..answering.accuracy import load_accuracy
from ..answering.caching import conditional, tag_of
from ..answering.links import base_of
from ..answering.negotiation import HTML, page_language
from ..given import GivenGazetteer, GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..store import EVENT_LAYERS, MarkQuery

__all__ = ["HANDLERS"]


@get("/about", sync_to_thread=True, media_type=HTML, summary="What this is, for people", tags=["operations"])
def about(
    request: AnyRequest,
    store: GivenStore,
    gazetteer: GivenGazetteer,
    site: GivenSite,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Answer with a page: how it reads and how well, sources, licences, world view, how to cite."""
    language = page_language(lang)
    base = base_of(request, site.settings.public_url)
    data = store.version()
    view = gazetteer.world_view

    def build() -> Answer:
        intervals = [store.summary(layer).interval for layer in EVENT_LAYERS]
        begins = [one.begin for one in intervals if one and one.begin]
        ends = [one.end for one in intervals if one and one.end]
        return site.page(
            "about.html",
            request,
            language,
            accuracy=load_accuracy(),
            events=store.count(MarkQuery()),
            first=min(begins).isoformat() if begins else None,
            last=max(ends).isoformat() if ends else None,
            sources=gazetteer.metadata["sources"],
            world_view=view.title_ar if language == "ar" else view.title_en,
            world_view_name=view.name,
            version=version("masalik"),
            data=data,
        )

    return conditional(request, tag_of("about", language, base, data, site.fingerprint, view.name), build)


@get(
    "/accessibility",
    sync_to_thread=False,
    media_type=HTML,
    summary="The accessibility statement",
    tags=["operations"],
)
def accessibility(request: AnyRequest, site: GivenSite, lang: FromQuery[str | None] = None) -> Answer:
    """Answer with a page: what is done so that everybody can use the service, and what is known to lack."""
    language = page_language(lang)
    tag = tag_of("accessibility", language, base_of(request, site.settings.public_url), site.fingerprint)
    return conditional(request, tag, lambda: site.page("accessibility.html", request, language))


HANDLERS: list[HTTPRouteHandler] = [about, accessibility]
