"""Data extension: values of properties for places that have been matched."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from gazetteer import Gazetteer

from ..answering.words import Language
from ..errors import BadParameter, TooMany
from ..geocoding.placetypes import place_types
from .properties import place_properties

__all__ = ["extended", "proposed"]

MOST_IDS = 1000
"""Places in one request; OpenRefine asks for ten at a time."""
_MOST_PROPERTIES = 50


class WantedProperty(Struct, frozen=True, kw_only=True):
    """A property to fetch; there are no settings to any."""

    id: str
    settings: dict[str, Any] | None = None


class ExtensionQuery(Struct, frozen=True, kw_only=True):
    """The places and the properties."""

    ids: list[str]
    properties: list[WantedProperty]


def extended(gazetteer: Gazetteer, text: str, language: Language) -> dict[str, Any]:
    """The values by place and property, none where the place or the property is unknown.

    Raises `BadParameter`, and `TooMany` for more places than are answered at once.
    """
    try:
        query = msgspec.json.decode(text, type=ExtensionQuery)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadParameter("bad_query", "extend", reason=str(error)) from None
    if len(query.ids) > MOST_IDS or len(query.properties) > _MOST_PROPERTIES:
        raise TooMany("too_many", field="extend", limit=f"{MOST_IDS} × {_MOST_PROPERTIES}")
    names = list(dict.fromkeys(wanted.id for wanted in query.properties))
    return {
        "meta": [_meta(name, language) for name in names],
        "rows": {place_id: _row(gazetteer, place_id, names, language) for place_id in query.ids},
    }


def proposed(place_type: str, limit: int, language: Language) -> dict[str, Any]:
    """The properties that may be fetched for places of a type, which are the same for all."""
    properties = [{"id": known.id, "name": known.names[language]} for known in place_properties().values()]
    return {"type": place_type, "properties": properties[:limit], "limit": limit}


def _meta(name: str, language: Language) -> dict[str, Any]:
    known = place_properties().get(name)
    told: dict[str, Any] = {"id": name, "name": known.names[language] if known else name}
    if known is not None and known.type is not None:
        told["type"] = {"id": known.type, "name": place_types()[known.type].names[language]}
    return told


def _row(gazetteer: Gazetteer, place_id: str, names: list[str], language: Language) -> dict[str, Any]:
    place, known = gazetteer.place(place_id), place_properties()
    return {
        name: known[name].values(gazetteer, place, language) if place is not None and name in known else []
        for name in names
    }
