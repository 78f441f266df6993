"""Points computed for descriptive names: parts of countries, borders, surroundings of towns, capitals."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ..model import COUNTRY_IDS, Kind, Place
from ..worldview import WorldView
from .layers import Places
from .storage import Container

__all__ = ["Geography", "beside", "inside"]

_KM_PER_DEGREE = 111.2
_OUTWARDS = 0.7  # of the reach
_STEPS: Mapping[str, tuple[int, int]] = {
    "north": (0, 1),
    "south": (0, -1),
    "east": (1, 0),
    "west": (-1, 0),
    "centre": (0, 0),
    "northeast": (1, 1),
    "northwest": (-1, 1),
    "southeast": (1, -1),
    "southwest": (-1, -1),
}
# How far from its point a place of a kind reaches, where it says nothing itself: beside a town one still
# means near it.
_REACH_KM: Mapping[Kind, float] = {
    Kind.CITY: 12.0,
    Kind.DISTRICT: 6.0,
    Kind.POI: 4.0,
    Kind.REGION: 60.0,
    Kind.WATER: 200.0,
    Kind.OTHER: 10.0,
}

_POI_KM = 10.0
_POI_KINDS = {
    "district": Kind.DISTRICT,
    "camp": Kind.DISTRICT,
    "island": Kind.REGION,
    "mountain": Kind.REGION,
    "valley": Kind.REGION,
    "coast": Kind.REGION,
    "countryside": Kind.REGION,
    "region": Kind.REGION,
    "oasis": Kind.REGION,
    "desert": Kind.REGION,
    "plateau": Kind.REGION,
    "river": Kind.WATER,
    "sea": Kind.WATER,
    "gulf": Kind.WATER,
    "strait": Kind.WATER,
    "waters": Kind.WATER,
}
_REMEMBERED = 1024  # countries and capitals: all of them


class Geography:
    """Where the parts of a country, its borders and its capital lie."""

    def __init__(self, container: Container, places: Places, view: WorldView) -> None:
        facts: Mapping[str, Any] = json.loads(bytes(container.blob("geography")))
        seen = facts.get("views", {}).get(view.name, {"parts": {}, "borders": {}})
        self._places = places
        self._parts: Mapping[str, Mapping[str, tuple[float, float, float]]] = {
            **facts["parts"],
            **seen["parts"],
        }
        self._borders: Mapping[str, tuple[float, float]] = {**facts["borders"], **seen["borders"]}
        self._capitals: Mapping[str, str] = {**facts["capitals"], **view.capitals}
        self._by_id = lru_cache(maxsize=_REMEMBERED)(self._found)

    def country(self, code: str) -> Place | None:
        """The country of an ISO code."""
        return self._by_id(f"{COUNTRY_IDS}{code}")

    def capital(self, code: str) -> Place | None:
        """The capital of a country."""
        place_id = self._capitals.get(code)
        return self._by_id(place_id) if place_id else None

    def part(self, place: Place, direction: str, name: str) -> Place:
        """The part of a place towards a direction (`north` … `southwest`, `centre`), named as in the text."""
        if place.kind is Kind.COUNTRY and (place.own_code or "") in self._parts:
            lon, lat, radius = self._parts[place.own_code or ""][direction]
        else:
            lon, lat, radius = _beside(place, direction)
        return _computed(
            f"{direction}-of:{place.id}", name, f"{direction} of {place.name_en}", place, lon, lat, radius
        )

    def coast(self, place: Place, name: str) -> Place:
        """The coast of a country, the middle of its longest stretch; the place itself where it has none."""
        parts = self._parts.get(place.own_code or "", {}) if place.kind is Kind.COUNTRY else {}
        lon, lat, radius = parts.get("coast", (place.lon, place.lat, place.radius_km or 100.0))
        return _computed(f"coast-of:{place.id}", name, f"coast of {place.name_en}", place, lon, lat, radius)

    def borderland(self, place: Place, name: str) -> Place:
        """The border of a country without saying which: its point, with its radius."""
        radius = place.radius_km or 100.0
        return _computed(
            f"border-of:{place.id}", name, f"border of {place.name_en}", place, place.lon, place.lat, radius
        )

    def border(self, one: Place, other: Place, name: str) -> Place | None:
        """The middle of the border of two neighbours; None where they have none."""
        codes = sorted((one.own_code or "", other.own_code or ""))
        point = self._borders.get("-".join(codes))
        if point is None:
            return None
        english = f"border of {one.name_en} and {other.name_en}"
        return _computed(f"border-of:{'-'.join(codes)}", name, english, one, *point, 150.0)

    def _found(self, place_id: str) -> Place | None:
        number = self._places.number_of(place_id)
        return None if number is None else self._places.place(number)


def _beside(place: Place, direction: str) -> tuple[float, float, float]:
    """A point well towards the edge of the place's reach, in degrees, and half the reach as radius."""
    reach = place.radius_km or _REACH_KM.get(place.kind, 10.0)
    east, north = _STEPS[direction]
    length = math.hypot(east, north) or 1.0
    step = reach * _OUTWARDS / length / _KM_PER_DEGREE
    lat = max(-90.0, min(90.0, place.lat + north * step))
    lon = place.lon + east * step / max(0.1, math.cos(math.radians(place.lat)))
    return round(lon, 5), round(lat, 5), round(reach / 2, 1)


def beside(base: Place, name: str, feature: str) -> Place:
    """A place that is known only to lie at or near another."""
    return Place(
        id=f"computed:{feature}-at:{base.id}",
        name=name,
        name_en=f"{feature} of {base.name_en}",
        kind=_POI_KINDS.get(feature, Kind.POI),
        feature=feature,
        country=base.country,
        lon=base.lon,
        lat=base.lat,
        radius_km=max(_POI_KM, base.radius_km or 0.0),
    )


def inside(base: Place, name: str) -> Place:
    """A place that is known only to lie somewhere in another; its radius is the other's reach."""
    return Place(
        id=f"computed:place-in:{base.id}",
        name=name,
        name_en=f"in {base.name_en}",
        kind=Kind.OTHER,
        feature="part",
        country=base.country,
        lon=base.lon,
        lat=base.lat,
        radius_km=base.radius_km or _REACH_KM.get(base.kind, _POI_KM),
    )


def _computed(
    suffix: str, name: str, name_en: str, base: Place, lon: float, lat: float, radius: float
) -> Place:
    return Place(
        id=f"computed:{suffix}",
        name=name,
        name_en=name_en,
        kind=Kind.WATER if base.kind is Kind.WATER else Kind.REGION,
        feature="part",
        country=base.country,
        lon=lon,
        lat=lat,
        radius_km=radius,
    )
