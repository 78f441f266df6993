"""The nearest places to a point, and the country that contains it."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray

from ..model import Kind, Place
from ..worldview import WorldView
from .layers import Places
from .storage import Container

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

__all__ = ["Nearby", "Nearness"]

_EARTH_KM = 6371.0088  # mean radius
_MORE = 2  # times as many are looked at where a layer overrides some


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """A place and its great-circle distance in kilometres."""

    place: Place
    distance_km: float


class Nearness:
    """Nearest towns by a tree of unit vectors, containing countries by outlines; made when first asked."""

    def __init__(self, container: Container, places: Places, view: WorldView) -> None:
        self._container = container
        self._view = view
        self._places = places
        self._tree: cKDTree | None = None
        self._numbers: NDArray[np.int64] | None = None
        self._outlines: shapely.STRtree | None = None
        self._codes: list[str] = []

    def nearest(self, lon: float, lat: float, limit: int) -> list[Nearby]:
        """The nearest towns to a point (degrees), nearest first."""
        tree, numbers = self._towns()
        point, looked_at = _unit(lon, lat), min(limit, len(numbers))
        while True:
            found = self._among(tree, numbers, point, looked_at)
            if len(found) >= limit or looked_at == len(numbers):
                return found[:limit]
            looked_at = min(looked_at * _MORE, len(numbers))

    def _towns(self) -> tuple[cKDTree, NDArray[np.int64]]:
        if self._tree is None or self._numbers is None:
            from scipy.spatial import cKDTree  # 26 MB and 0.3 s that only questions for neighbours are worth

            self._numbers, lon, lat = self._places.of_kind(Kind.CITY)
            self._tree = cKDTree(_vectors(lon, lat))
        return self._tree, self._numbers

    def _among(
        self, tree: cKDTree, numbers: NDArray[np.int64], point: tuple[float, float, float], count: int
    ) -> list[Nearby]:
        """The nearest towns, without those whose record a later layer overrides."""
        chords, found = tree.query(point, k=count)
        pairs = [(float(chords), int(found))] if count == 1 else zip(chords, found, strict=True)
        return [
            Nearby(place=self._places.place(number), distance_km=round(_arc_km(chord), 3))
            for chord, number in ((chord, int(numbers[place])) for chord, place in pairs)
            if self._places.current(number) == number
        ]

    def country_code(self, lon: float, lat: float) -> str | None:
        """The ISO code of the country that contains a point, in the world view.

        None at sea, and on land that is nobody's.
        """
        if self._outlines is None:
            self._load_outlines()
        assert self._outlines is not None
        found = self._outlines.query(shapely.Point(lon, lat), predicate="intersects")
        return self._view.country_of("", self._codes[int(min(found))], lon, lat) if len(found) else None

    def _load_outlines(self) -> None:
        starts = self._container.array("outlines_start")
        blob = self._container.blob("outlines_wkb")
        self._codes = json.loads(bytes(self._container.blob("geography")))["codes"]
        outlines = [bytes(blob[starts[i] : starts[i + 1]]) for i in range(len(starts) - 1)]
        self._outlines = shapely.STRtree(shapely.from_wkb(outlines))


def _unit(lon: float, lat: float) -> tuple[float, float, float]:
    """A point on the unit sphere."""
    phi, lam = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def _vectors(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points on the unit sphere."""
    phi, lam = np.radians(lat), np.radians(lon)
    return np.column_stack((np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)))


def _arc_km(chord: float) -> float:
    return 2 * _EARTH_KM * math.asin(min(1.0, chord / 2))
