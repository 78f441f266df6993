"""Maps that somebody has saved, under short addresses: made, looked at, embedded, changed, removed."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, Response, delete, get, patch, post, put
from litestar.params import FromPath, FromQuery, HeaderParameter, JSONBody
from litestar.types import ControllerRouterHandler

from ..answering.caching import FRESH, conditional, item_tag, matches, tag_of
from ..answering.links import base_of
from ..answering.negotiation import GEOJSON, HTML, JSON, chosen_format
from ..answering.pages import Site
from ..describing.openapi import described
from ..embedding.looks import LOOK, GivenLook
from ..embedding.pages import map_page
from ..errors import LockNeeded, Outrun
from ..given import GivenPictures, GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..mapping.pictures import PictureRequest
from ..middleware.strictness import json_only
from ..saved.keeping import Kept, SavedMaps, check_key
from ..saved.model import Asked, Changed, Told
from ..saved.subjects import look_of, saved_map, told
from ..store import FeatureStore
from .pictures import Asked as AskedPicture
from .pictures import in_both_formats, picture_answer

__all__ = ["HANDLERS"]

_FORMATS = {"html": HTML, "json": JSON}

EditKey = Annotated[
    str | None, HeaderParameter(name="Edit-Key", description="The key told when it was saved")
]
IfMatch = Annotated[str | None, HeaderParameter(name="If-Match", description="The ETag of the map as read")]


class Saved(Controller):
    """Saved maps; one controller, for the reason that `Articles` tells."""

    path = "/m"
    tags = ("maps",)

    @post(
        sync_to_thread=True,
        guards=[json_only],
        media_type=JSON,
        summary="Save a map; the answer tells, once, the key to edit it",
        responses=described(Told, {201: "Saved"}),
    )
    def save(self, request: AnyRequest, data: JSONBody[Asked], site: GivenSite, store: GivenStore) -> Answer:
        """Keep a title, a query and a look under a short address; a frozen map keeps its events too."""
        kept, key = SavedMaps(store).create(data.checked())
        answer = _document(request, site, kept, edit_key=key)
        answer.status_code = 201
        answer.headers["Location"] = f"{base_of(request, site.settings.public_url)}/m/{kept.id}"
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @get(
        "/{map_id:str}",
        sync_to_thread=True,
        media_type=HTML,
        dependencies=LOOK,
        summary="A saved map: its page, or what is kept of it as JSON",
        responses=described(Told, {200: "The map"}),
    )
    def show(
        self,
        request: AnyRequest,
        map_id: FromPath[str],
        site: GivenSite,
        store: GivenStore,
        look: GivenLook,
        f: FromQuery[str | None] = None,
    ) -> Answer:
        """Answer with the page of the map; programs that ask for JSON are told what it is of."""
        kept = SavedMaps(store).get(map_id)
        if chosen_format(request, f, _FORMATS) == HTML:
            shown = look_of(kept, look, frozenset(request.query_params))
            return map_page(request, site, saved_map(site, shown.language, kept), shown)
        return conditional(request, _tag(kept, site), lambda: _document(request, site, kept), keep=FRESH)

    @get(
        "/{map_id:str}/events",
        sync_to_thread=True,
        media_type=GEOJSON,
        summary="The events of a saved map as GeoJSON: those it kept, or those that match now",
    )
    def events(self, request: AnyRequest, map_id: FromPath[str], store: GivenStore) -> Answer:
        """Answer with every event in full, in order of time."""
        kept, maps = SavedMaps(store).get(map_id), SavedMaps(store)
        data = "" if kept.map.copy else store.version()
        tag = tag_of("saved", kept.id, str(kept.version), data)

        def build() -> Answer:
            features = [msgspec.Raw(body) for body in maps.events(kept.map)]
            document = {"type": "FeatureCollection", "features": features}
            return Response(msgspec.json.encode(document), media_type=GEOJSON)

        return conditional(request, tag, build, keep=FRESH)

    @put(
        "/{map_id:str}",
        sync_to_thread=True,
        guards=[json_only],
        media_type=JSON,
        summary="Change a saved map",
    )
    def replace(
        self,
        request: AnyRequest,
        map_id: FromPath[str],
        data: JSONBody[Asked],
        site: GivenSite,
        store: GivenStore,
        edit_key: EditKey = None,
        if_match: IfMatch = None,
    ) -> Answer:
        """Keep the map as it is sent."""
        kept = _editable(store, map_id, edit_key, if_match)
        return _document(request, site, SavedMaps(store).change(kept, data.checked()))

    @patch(
        "/{map_id:str}",
        sync_to_thread=True,
        guards=[json_only],
        media_type=JSON,
        summary="Change part of a saved map",
    )
    def update(
        self,
        request: AnyRequest,
        map_id: FromPath[str],
        data: JSONBody[Changed],
        site: GivenSite,
        store: GivenStore,
        edit_key: EditKey = None,
        if_match: IfMatch = None,
    ) -> Answer:
        """Keep the map with what is sent in place of what it had."""
        kept = _editable(store, map_id, edit_key, if_match)
        return _document(request, site, SavedMaps(store).change(kept, data.of(kept.map.asked).checked()))

    @delete("/{map_id:str}", sync_to_thread=True, summary="Remove a saved map, with the events that it kept")
    def remove(
        self,
        map_id: FromPath[str],
        store: GivenStore,
        edit_key: EditKey = None,
        if_match: IfMatch = None,
    ) -> None:
        """Take the map out; its address is given to no other."""
        SavedMaps(store).remove(_editable(store, map_id, edit_key, if_match))


@get(
    "/embed/m/{map_id:str}",
    sync_to_thread=True,
    media_type=HTML,
    dependencies=LOOK,
    summary="A saved map, to be shown inside another page",
    tags=["maps"],
)
def embedded_map(
    request: AnyRequest, map_id: FromPath[str], site: GivenSite, store: GivenStore, look: GivenLook
) -> Answer:
    """Answer with a map made for an iframe on the sites that the settings allow."""
    kept = SavedMaps(store).get(map_id)
    shown = look_of(kept, look, frozenset(request.query_params))
    return map_page(request, site, saved_map(site, shown.language, kept), shown, embed=True)


def picture_of_map(
    request: AnyRequest,
    map_id: FromPath[str],
    asked: AskedPicture,
    site: GivenSite,
    store: GivenStore,
    pictures: GivenPictures,
) -> Answer:
    """Answer with a picture of a saved map under its title, in its language and colours unless asked
    otherwise."""
    kept = SavedMaps(store).get(map_id)
    shown = _with_look(kept, asked, frozenset(request.query_params))
    title = kept.map.asked.title
    bodies = SavedMaps(store).events
    own = str(kept.version)
    return picture_answer(
        request, site, store, pictures, shown, title, lambda: tuple(bodies(kept.map)), own, keep=FRESH
    )


def _with_look(kept: Kept, asked: PictureRequest, given: frozenset[str]) -> PictureRequest:
    own = kept.map.asked.look
    return PictureRequest(
        language=asked.language if "lang" in given else own.language,
        mode=asked.mode if "theme" in given or own.theme is None else own.theme,
        width=asked.width,
        height=asked.height,
        scale=asked.scale,
    )


def _editable(store: FeatureStore, map_id: str, edit_key: str | None, if_match: str | None) -> Kept:
    """The map where it may be changed: by its key, as it was read. Raises `EditKeyNeeded`, `LockNeeded`,
    `Outrun`."""
    kept = SavedMaps(store).get(map_id)
    check_key(kept, edit_key)
    if if_match is None:
        raise LockNeeded("map_tag_needed")
    if not matches(if_match, kept.state):
        raise Outrun("map_changed", id=map_id)
    return kept


def _document(request: AnyRequest, site: Site, kept: Kept, *, edit_key: str | None = None) -> Answer:
    """What is told of a map, with the tag to change it with."""
    base = base_of(request, site.settings.public_url)
    body = msgspec.json.encode(told(base, kept, edit_key=edit_key))
    headers = {"ETag": _tag(kept, site), "Vary": "Accept"}
    return Response(body, media_type=JSON, headers=headers)


def _tag(kept: Kept, site: Site) -> str:
    return item_tag(kept.state, JSON, site.fingerprint)


HANDLERS: list[ControllerRouterHandler] = [
    Saved,
    embedded_map,
    *in_both_formats("/m/{map_id:str}/map", picture_of_map, "A saved map"),
]
