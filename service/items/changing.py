"""What editors add, correct and remove: each change locked to what it changes (OGC API Features, part 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gazetteer import Gazetteer

from ..answering.caching import item_tag, matches
from ..answering.links import base_of
from ..answering.negotiation import GEOJSON, page_language
from ..errors import BadField, LockNeeded, NotEditable, Outrun
from ..given import Served
from ..http_types import Answer, AnyRequest
from ..store import LAYERS, Edit, FeatureStore, Layer
from .addresses import feature_url
from .crs import System, system_of
from .editing import edit_of, new_feature, sent_feature
from .pages import absent, feature_answer, layer_of

__all__ = ["Sent", "add", "change", "remove"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A change as it was sent; `whole` where it is to take the place of all that was there."""

    body: bytes
    if_match: str | None = None
    content_crs: str | None
    whole: bool = True


def add(request: AnyRequest, collection: str, sent: Sent, served: Served) -> Answer:
    """Add an event; the answer says under which id."""
    layer = _editable(collection)
    feature = new_feature(layer, sent_feature(sent.body), _sent_in(sent.content_crs))
    _check_country(served.gazetteer, feature["properties"])
    id_ = served.store.add(layer, feature)
    answer = _as_it_stands(request, layer, id_, served)
    answer.status_code = 201
    base = base_of(request, served.site.settings.public_url)
    answer.headers["Location"] = feature_url(base, layer, id_)
    return answer


def change(request: AnyRequest, collection: str, feature_id: str, sent: Sent, served: Served) -> Answer:
    """Correct a feature as it stands when its turn to be written comes."""
    layer = _editable(collection)
    _check_lock(served.store, layer, feature_id, sent.if_match)
    feature, system = sent_feature(sent.body), _sent_in(sent.content_crs)

    def revise(current: bytes) -> Edit:
        _check_match(sent.if_match, feature_id, current)
        edit = edit_of(layer, feature, system, current, whole=sent.whole)
        _check_country(served.gazetteer, edit.properties)
        return edit

    if not served.store.edit(layer, feature_id, revise):
        raise absent(served.store, layer, feature_id)
    return _as_it_stands(request, layer, feature_id, served)


def remove(collection: str, feature_id: str, if_match: str | None, store: FeatureStore) -> None:
    """Remove an event from all collections and maps, whatever articles tell of it later."""
    layer = _editable(collection)
    _check_lock(store, layer, feature_id, if_match)

    def revise(current: bytes) -> Edit:
        _check_match(if_match, feature_id, current)
        return Edit(removed=True)

    if not store.edit(layer, feature_id, revise):
        raise absent(store, layer, feature_id)


def _editable(collection: str) -> Layer:
    layer = layer_of(collection)
    if not layer.editable:
        known = ", ".join(one.name for one in LAYERS if one.editable)
        raise NotEditable("not_editable", collection=layer.name, known=known)
    return layer


def _check_country(gazetteer: Gazetteer, properties: Mapping[str, Any]) -> None:
    """Raise `BadField` for a country that is no code of ISO 3166, as LY is."""
    code = properties.get("country")
    if code is not None and (code != code.upper() or len(code) != 2 or gazetteer.country(code) is None):
        raise BadField("bad_property", "country", known="ISO 3166-1 alpha-2: LY, EG, TN, …")


def _sent_in(content_crs: str | None) -> System:
    return system_of("Content-Crs", content_crs.strip().strip("<>") if content_crs else None)


def _check_lock(store: FeatureStore, layer: Layer, feature_id: str, if_match: str | None) -> None:
    """A change names what it changes; of what is not there that is said first."""
    if store.feature(layer, feature_id) is None:
        raise absent(store, layer, feature_id)
    if if_match is None:
        raise LockNeeded("if_match_needed")


def _check_match(if_match: str | None, feature_id: str, current: bytes) -> None:
    if not matches(if_match or "", current):
        raise Outrun("changed_meanwhile", id=feature_id)


def _as_it_stands(request: AnyRequest, layer: Layer, feature_id: str, served: Served) -> Answer:
    """A feature after it was written, with the tag to write it again with."""
    body, site = served.store.feature(layer, feature_id), served.site
    if body is None:
        raise absent(served.store, layer, feature_id)
    answer = feature_answer(request, layer, body, system_of("crs", None), site)
    answer.headers["ETag"] = item_tag(body, GEOJSON, page_language(None), site.fingerprint, str(request.url))
    return answer
