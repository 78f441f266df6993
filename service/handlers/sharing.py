"""Where maps are shared: what is copied into other pages, and a form to save what was chosen on the map."""

from __future__ import annotations

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from ..answering.links import base_of
from ..answering.negotiation import HTML
from ..answering.pages import Site
from ..embedding.looks import LOOK, GivenLook
from ..embedding.snippets import snippets_of
from ..embedding.subjects import Look, MapSubject, all_events, article, event, query_of
from ..given import GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..mapping.query import SCOPE, GivenSubject
from ..saved.keeping import SavedMaps
from ..saved.subjects import Editing, editing_of, look_of, saved_map

__all__ = ["HANDLERS"]


@get(
    "/share/maps",
    sync_to_thread=True,
    media_type=HTML,
    dependencies={**LOOK, **SCOPE},
    include_in_schema=False,
)
def share_all(
    request: AnyRequest, site: GivenSite, store: GivenStore, look: GivenLook, subject: GivenSubject
) -> Answer:
    """Answer with a page of what shares the map of all events, or of a part of them."""
    return _page(request, site, all_events(site, look.language, store, subject), look, savable=True)


@get(
    "/share/articles/{article_id:str}",
    sync_to_thread=True,
    media_type=HTML,
    dependencies=LOOK,
    include_in_schema=False,
)
def share_article(
    request: AnyRequest, article_id: FromPath[str], site: GivenSite, store: GivenStore, look: GivenLook
) -> Answer:
    """Answer with a page of what shares the map of an article."""
    return _page(request, site, article(site, look.language, store, article_id), look)


@get(
    "/share/events/{event_id:str}",
    sync_to_thread=True,
    media_type=HTML,
    dependencies=LOOK,
    include_in_schema=False,
)
def share_event(
    request: AnyRequest, event_id: FromPath[str], site: GivenSite, store: GivenStore, look: GivenLook
) -> Answer:
    """Answer with a page of what shares the map of an event."""
    return _page(request, site, event(site, look.language, store, event_id), look)


@get(
    "/share/m/{map_id:str}",
    sync_to_thread=True,
    media_type=HTML,
    dependencies={**LOOK, **SCOPE},
    include_in_schema=False,
)
def share_saved(
    request: AnyRequest,
    map_id: FromPath[str],
    site: GivenSite,
    store: GivenStore,
    look: GivenLook,
    subject: GivenSubject,
) -> Answer:
    """Answer with a page of what shares a saved map, and a form to change it to what was chosen on it."""
    kept = SavedMaps(store).get(map_id)
    shown = look_of(kept, look, frozenset(request.query_params))
    editing = editing_of(kept, subject, shown.view)
    return _page(request, site, saved_map(site, shown.language, kept), shown, editing=editing)


def _page(
    request: AnyRequest,
    site: Site,
    subject: MapSubject,
    look: Look,
    *,
    savable: bool = False,
    editing: Editing | None = None,
) -> Answer:
    base = base_of(request, site.settings.public_url)
    return site.page(
        "share.html",
        request,
        look.language,
        picture=subject.picture_at(look),
        subject=subject,
        look=look,
        shared=snippets_of(base, subject, look),
        savable=savable,
        editing=editing,
        query=query_of(subject.parameters).removeprefix("?"),
    )


HANDLERS: list[HTTPRouteHandler] = [share_all, share_article, share_event, share_saved]
