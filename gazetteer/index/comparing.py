"""What changed between two gazetteer files."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from ..model import Place
from ..worldview import DEFAULT_WORLD_VIEW, world_view
from .columns import PlaceTable
from .storage import Container

__all__ = ["Change", "ChangeKind", "compare_files"]

_EARTH_KM = 6371.0088  # mean radius
_BLOCK = 65_536


class ChangeKind(StrEnum):
    """How a place changed."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    REASSIGNED = "reassigned"  # to another country or kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of one place, known by its id.

    `before` is None for what was added, `after` for what was removed. `distance_km` says how far a place
    moved, on a sphere; it is None for other changes.
    """

    kind: ChangeKind
    before: Place | None
    after: Place | None
    distance_km: float | None = None


def compare_files(old: Path, new: Path, *, least_km: float = 0.01) -> Iterator[Change]:
    """Every change from one file to the other, in the order of the ids; a place may have several.

    Moves of less than `least_km` kilometres are passed over; countries are those of the default world view.
    Both files are walked through side by side: memory does not grow with their size. Raises
    `GazetteerMissingError`, `GazetteerOutdatedError` or `GazetteerDamagedError`.
    """
    containers = Container(old), Container(new)
    view = world_view(DEFAULT_WORLD_VIEW)
    old_places, new_places = (PlaceTable(container, view) for container in containers)
    old_ids, new_ids = map(_ids, containers)
    return _changes(old_places, new_places, old_ids, new_ids, least_km)


def _changes(
    old: PlaceTable, new: PlaceTable, old_ids: Iterator[bytes], new_ids: Iterator[bytes], least_km: float
) -> Iterator[Change]:
    was, now = next(old_ids, None), next(new_ids, None)
    row, new_row = 0, 0
    while was is not None or now is not None:
        if now is None or (was is not None and was < now):
            yield Change(kind=ChangeKind.REMOVED, before=old.place(row), after=None)
            was, row = next(old_ids, None), row + 1
        elif was is None or now < was:
            yield Change(kind=ChangeKind.ADDED, before=None, after=new.place(new_row))
            now, new_row = next(new_ids, None), new_row + 1
        else:
            yield from _of_place(old.place(row), new.place(new_row), least_km)
            was, row = next(old_ids, None), row + 1
            now, new_row = next(new_ids, None), new_row + 1


def _ids(container: Container) -> Iterator[bytes]:
    """The ids in their order, block by block; UTF-8 keeps the order of the letters."""
    blob, starts = container.blob("ids_text"), container.array("ids_start")
    for first in range(0, len(starts) - 1, _BLOCK):
        edges = starts[first : first + _BLOCK + 1].tolist()
        text = bytes(blob[edges[0] : edges[-1]])
        for low, high in pairwise(edges):
            yield text[low - edges[0] : high - edges[0]]


def _of_place(before: Place, after: Place, least_km: float) -> Iterator[Change]:
    if before == after:
        return
    if (before.lon, before.lat) != (after.lon, after.lat):
        distance = _distance_km(before, after)
        if distance >= least_km:
            yield Change(kind=ChangeKind.MOVED, before=before, after=after, distance_km=round(distance, 3))
    if (before.name, before.name_en) != (after.name, after.name_en):
        yield Change(kind=ChangeKind.RENAMED, before=before, after=after)
    if (before.country, before.kind, before.feature) != (after.country, after.kind, after.feature):
        yield Change(kind=ChangeKind.REASSIGNED, before=before, after=after)


def _distance_km(one: Place, other: Place) -> float:
    """The great-circle distance by the haversine formula."""
    phi, other_phi = math.radians(one.lat), math.radians(other.lat)
    north = math.sin((other_phi - phi) / 2) ** 2
    east = math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(north + math.cos(phi) * math.cos(other_phi) * east)))
