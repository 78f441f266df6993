"""What other geocoders call a place by: a number of ours that stays, and OpenStreetMap's if known."""

from __future__ import annotations

import re
from hashlib import sha256

__all__ = ["id_of", "number_of", "osm_id"]

_OSM = re.compile(r"osm:(node|way|relation)/(\d+)")
_TYPES = {"n": "node", "w": "way", "r": "relation"}
_BYTES = 6
"""A number below 2^48: exact in JavaScript, and two of a million places hardly ever share one."""


def number_of(place_id: str) -> int:
    """The number of a place for clients that know only numbers; the same in every build."""
    return int.from_bytes(sha256(place_id.encode()).digest()[:_BYTES], "big")


def osm_id(place_id: str) -> tuple[str, int] | None:
    """The type (`node`, `way`, `relation`) and number of a place that comes from OpenStreetMap, else None."""
    found = _OSM.fullmatch(place_id)
    return (found[1], int(found[2])) if found else None


def id_of(reference: str) -> str:
    """The id of a place that Nominatim calls `N240109189`; any other reference is an id already."""
    found = re.fullmatch(r"([NWRnwr])(\d+)", reference)
    if found is None:
        return reference
    return f"osm:{_TYPES[found[1].lower()]}/{found[2]}"
