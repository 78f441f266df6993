"""Places in the shape of Photon, and its filters by tag and layer (Photon's documentation, `api-v1`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from gazetteer import Gazetteer, Place

from ..answering.words import Language
from ..errors import BadParameter
from .documents import country_name, name_in
from .nominatim import box_around
from .placetypes import PlaceType, place_types, type_of
from .references import number_of, osm_id

__all__ = ["LANGUAGES", "Filter", "filter_of", "places_document"]

LANGUAGES = {"default": Language.ARABIC, "ar": Language.ARABIC, "en": Language.ENGLISH}
"""Photon's `default` is the local name, and most places here are Arab."""
_OSM_LETTERS = {"node": "N", "way": "W", "relation": "R"}
_MOST_TAGS = 20

Filter = Callable[[Place], bool]
"""Whether a place counts."""


def places_document(gazetteer: Gazetteer, places: Sequence[Place], language: Language) -> dict[str, Any]:
    """The places as features with the properties that Photon gives."""
    return {
        "type": "FeatureCollection",
        "features": [_feature(gazetteer, place, language) for place in places],
    }


def filter_of(tags: Sequence[str], layers: Sequence[str]) -> Filter:
    """What `osm_tag` and `layer` let pass: any of the layers, any of the wanted tags, none of the unwanted.

    Raises `BadParameter` for a layer or a tag that cannot be read.
    """
    known = dict.fromkeys([*(kind.layer for kind in place_types().values()), "house", "street", "locality"])
    for layer in layers:
        if layer not in known:
            raise BadParameter("not_a_value", "layer", value=layer[:40], known=", ".join(known))
    if len(tags) > _MOST_TAGS:
        raise BadParameter("too_many_ids", "osm_tag", limit=str(_MOST_TAGS))
    conditions = [_condition(tag) for tag in tags]
    wanted = [holds for is_wanted, holds in conditions if is_wanted]
    unwanted = [holds for is_wanted, holds in conditions if not is_wanted]

    def counts(place: Place) -> bool:
        kind = type_of(place)
        if layers and kind.layer not in layers:
            return False
        if wanted and not any(holds(kind) for holds in wanted):
            return False
        return not any(holds(kind) for holds in unwanted)

    return counts


def _condition(tag: str) -> tuple[bool, Callable[[PlaceType], bool]]:
    """Whether a tag is wanted, and whether a type has it: `key`, `key:value` or `:value`, `!` for not."""
    key, colon, value = tag.partition(":")
    is_wanted = not (key.startswith("!") or value.startswith("!"))
    inner_not = value.startswith("!") and bool(key) and not key.startswith("!")
    key, value = key.removeprefix("!"), value.removeprefix("!")
    if not (key or value) or (colon and not value):
        raise BadParameter("bad_tag", "osm_tag", value=tag[:40])

    def holds(kind: PlaceType) -> bool:
        if inner_not:  # key:!value means this key with another value
            return kind.key == key and kind.value != value
        return (not key or kind.key == key) and (not value or kind.value == value)

    return is_wanted or inner_not, holds


def _feature(gazetteer: Gazetteer, place: Place, language: Language) -> dict[str, Any]:
    kind = type_of(place)
    name = name_in(place, language)
    west, south, east, north = box_around(place)
    properties: dict[str, Any] = {
        **_osm(place),
        "place_id": number_of(place.id),
        "osm_key": kind.key,
        "osm_value": kind.value,
        "type": kind.layer,
        "name": name,
        "extra": {"ref:masalik": place.id},
    }
    country = country_name(gazetteer, place.country, language)
    if country is not None:
        properties |= {"country": country, "countrycode": place.country}
    if kind.reach_km > 1:
        properties["extent"] = [west, north, east, south]
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Point", "coordinates": [round(place.lon, 7), round(place.lat, 7)]},
    }


def _osm(place: Place) -> dict[str, Any]:
    """OpenStreetMap's type and number where the place comes from there."""
    reference = osm_id(place.id)
    return {"osm_type": _OSM_LETTERS[reference[0]], "osm_id": reference[1]} if reference else {}
