"""The nearest places to a point, and the country that contains it."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from .columns import PlaceTable
from .model import Kind, Place
from .storage import Container

__all__ = ["Nearby", "Nearness"]

_EARTH_KM = 6371.0088  # mean radius
_MICRO = 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """A place and its great-circle distance in kilometres."""

    place: Place
    distance_km: float


class Nearness:
    """Nearest towns by a tree of unit vectors, containing countries by outlines; made when first asked."""

    def __init__(self, container: Container, places: PlaceTable) -> None:
        self._container = container
        self._places = places
        self._tree: cKDTree | None = None
        self._rows: NDArray[np.int64] | None = None
        self._outlines: shapely.STRtree | None = None
        self._codes: list[str] = []

    def nearest(self, lon: float, lat: float, limit: int) -> list[Nearby]:
        """The nearest towns to a point (degrees), nearest first."""
        if self._tree is None or self._rows is None:
            self._rows = self._places.rows_of_kind(Kind.CITY)
            self._tree = cKDTree(
                _vectors(self._places.lon[self._rows] / _MICRO, self._places.lat[self._rows] / _MICRO)
            )
        point = _vectors(np.array([lon]), np.array([lat]))[0]
        chords, found = self._tree.query(point, k=min(limit, len(self._rows)))
        pairs = zip(np.atleast_1d(chords), np.atleast_1d(found), strict=True)
        return [
            Nearby(
                place=self._places.place(int(self._rows[number])), distance_km=round(_arc_km(float(chord)), 3)
            )
            for chord, number in pairs
        ]

    def country_code(self, lon: float, lat: float) -> str | None:
        """The ISO code of the country that contains a point, in the world view of the file; None at sea."""
        if self._outlines is None:
            self._load_outlines()
        assert self._outlines is not None
        found = self._outlines.query(shapely.Point(lon, lat), predicate="intersects")
        return self._codes[int(min(found))] if len(found) else None

    def _load_outlines(self) -> None:
        starts = self._container.array("outlines_start")
        blob = self._container.blob("outlines_wkb")
        self._codes = json.loads(bytes(self._container.blob("geography")))["codes"]
        outlines = [bytes(blob[starts[i] : starts[i + 1]]) for i in range(len(starts) - 1)]
        self._outlines = shapely.STRtree(shapely.from_wkb(outlines))


def _vectors(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points on the unit sphere."""
    phi, lam = np.radians(lat), np.radians(lon)
    return np.column_stack((np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)))


def _arc_km(chord: float) -> float:
    return 2 * _EARTH_KM * math.asin(min(1.0, chord / 2))
