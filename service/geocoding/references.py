"""What other geocoders call a place by: a number of ours that stays, and OpenStreetMap's if known."""

from __future__ import annotations

import re
from hashlib import sha256

__all__ = ["number_of", "osm_id", "osm_ids"]

_OSM = re.compile(r"osm:(n|w|r)(?:ode|ay|elation)?[/:]?(\d+)", re.I)
_TYPES = {"n": "node", "w": "way", "r": "relation"}
_BYTES = 6
"""A number below 2^48: exact in JavaScript, and two of a million places hardly ever share one."""


def number_of(place_id: str) -> int:
    """The number of a place for clients that know only numbers; the same in every build."""
    return int.from_bytes(sha256(place_id.encode()).digest()[:_BYTES], "big")


def osm_id(place_id: str) -> tuple[str, int] | None:
    """The type (`node`, `way`, `relation`) and number of a place that comes from OpenStreetMap, else None."""
    found = _OSM.fullmatch(place_id)
    return (_TYPES[found[1].lower()], int(found[2])) if found else None


def osm_ids(reference: str) -> list[str]:
    """The ids that a reference such as `N240109189` may have here; the reference itself for any other."""
    found = re.fullmatch(r"([NWRnwr])(\d+)", reference)
    if found is None:
        return [reference]
    letter, number = found[1].lower(), found[2]
    return [f"osm:{letter}{number}", f"osm:{_TYPES[letter]}/{number}", f"osm:{letter.upper()}{number}"]
