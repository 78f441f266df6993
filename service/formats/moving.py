"""Events as OGC Moving Features JSON (19-045r3): who was where at which time.

The two instants of a feature bound what is known: the beginning of the first day and the end of the last.
They are not the hours of leaving and arriving, so that nothing is to be interpolated between them;
`date_precision` says how much is known. What has no date is counted and left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from ..store.model import DAYS
from .selection import Feature, Selection

__all__ = ["moving_features"]

_SYSTEMS = {
    "crs": {"type": "Name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
    "trs": {"type": "Name", "properties": {"name": "urn:ogc:data:time:iso8601"}},
}


def moving_features(selection: Selection) -> Iterator[bytes]:
    """A FeatureCollection whose features move; at its end how many there are, and how many have no date."""
    yield b'{"type":"FeatureCollection",%b,"features":[' % msgspec.json.encode(_SYSTEMS)[1:-1]
    written = undated = 0
    for features in selection.features():
        moving = [found for found in map(_moving, features) if found is not None]
        yield b"," * bool(written and moving) + b",".join(map(msgspec.json.encode, moving))
        written, undated = written + len(moving), undated + len(features) - len(moving)
    yield b'],"numberReturned":%d,"numberWithoutDate":%d}' % (written, undated)


def _moving(feature: Feature) -> Feature | None:
    """A feature with the positions that it had, None where its days or its positions are not known."""
    first, last = (feature["properties"].get(name) for name in DAYS)
    if not (first and last and feature["geometry"]):
        return None
    instants = [f"{first}T00:00:00Z", f"{last}T23:59:59Z"]
    moved = {
        "type": "MovingPoint",
        "datetimes": instants,
        "coordinates": _ends(feature["geometry"]),
        "interpolation": "Discrete",
    }
    return {**feature, "temporalGeometry": moved, "time": instants}


def _ends(geometry: Any) -> list[list[float]]:
    """Where a feature is first and last; what lies between on a drawn line nobody told."""
    positions = geometry["coordinates"]
    if geometry["type"] == "Point":
        return [positions, positions]
    lines = [positions] if geometry["type"] == "LineString" else positions
    return [lines[0][0], lines[-1][-1]]
