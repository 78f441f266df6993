"""Places and names as columns of the opened file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from .model import Kind, Place
from .storage import Container
from .weights import Quality

__all__ = ["GLUED", "QUALITY_MASK", "KeyIndex", "PlaceTable", "Posting", "ScanFlag", "ScanIndex", "Strings"]

QUALITY_MASK = 0b0111
GLUED = 0b1000
_MICRO = 1e6


class Strings:
    """A column of strings: one UTF-8 blob and where each string starts."""

    def __init__(self, container: Container, name: str) -> None:
        self._blob = container.blob(f"{name}_text")
        self._starts = container.array(f"{name}_start")

    def __getitem__(self, row: int) -> str:
        return bytes(self._blob[self._starts[row] : self._starts[row + 1]]).decode()


class PlaceTable:
    """All places; rows are sorted by id, so that an id is found by halving."""

    def __init__(self, container: Container) -> None:
        self.ids = Strings(container, "ids")
        self.names = Strings(container, "names")
        self._name = container.array("place_name")
        self._name_en = container.array("place_name_en")
        self.lon = container.array("place_lon")
        self.lat = container.array("place_lat")
        self.population = container.array("place_population")
        self.prior = container.array("place_prior")
        self._radius = container.array("place_radius")
        self._kind = container.array("place_kind")
        self._feature = container.array("place_feature")
        self._country = container.array("place_country")
        self._kinds = [Kind(kind) for kind in container.metadata["kinds"]]
        self._features: list[str] = container.metadata["features"]
        self._countries: list[str | None] = container.metadata["countries"]
        self.place = lru_cache(maxsize=65536)(self._place)

    def __len__(self) -> int:
        return len(self._name)

    def _place(self, row: int) -> Place:
        """The place in a row."""
        return Place(
            id=self.ids[row],
            name=self.names[int(self._name[row])],
            name_en=self.names[int(self._name_en[row])],
            kind=self._kinds[self._kind[row]],
            feature=self._features[self._feature[row]],
            country=self._countries[self._country[row]],
            lon=int(self.lon[row]) / _MICRO,
            lat=int(self.lat[row]) / _MICRO,
            population=int(self.population[row]),
            radius_km=round(float(self._radius[row]), 1) or None,
        )

    def rows_of_kind(self, kind: Kind) -> NDArray[np.int64]:
        """The rows of all places of a kind."""
        return np.flatnonzero(self._kind == self._kinds.index(kind))

    def row_of(self, place_id: str) -> int | None:
        """The row of an id, or None."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            found = self.ids[middle]
            if found == place_id:
                return middle
            low, high = (middle + 1, high) if found < place_id else (low, middle)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One place that bears a name."""

    row: int
    name: str
    quality: Quality
    glued: bool


class KeyIndex:
    """Folded names to places: a trie of keys, and for each key its postings."""

    def __init__(self, container: Container, names: Strings) -> None:
        self._names = names
        self._trie = _trie(container, "key_trie")
        self._starts = container.array("posting_start")
        self._places = container.array("posting_place")
        self._name_rows = container.array("posting_name")
        self._flags = container.array("posting_flags")

    def postings(self, key: str) -> tuple[Posting, ...]:
        """The places that bear the name with this key; none where the key is unknown."""
        number = self._trie.get(key)
        if number is None:
            return ()
        return tuple(
            self._posting(i) for i in range(int(self._starts[number]), int(self._starts[number + 1]))
        )

    def _posting(self, number: int) -> Posting:
        flags = int(self._flags[number])
        return Posting(
            row=int(self._places[number]),
            name=self._names[int(self._name_rows[number])],
            quality=Quality(flags & QUALITY_MASK),
            glued=bool(flags & GLUED),
        )


class ScanFlag(IntEnum):
    """When a key may be taken for a place in running text."""

    CLEAR = 0
    AMBIGUOUS = 1  # a common word too
    EXACT = 2  # only where written letter by letter like the name
    AFTER_HEAD = 3  # only after a generic word (مدينة، محافظة)
    SWALLOW = 4  # no place, though a place name is part of it (حلف شمال الأطلسي)


class ScanIndex:
    """The keys that may be taken for a place in running text."""

    def __init__(self, container: Container) -> None:
        self.trie = _trie(container, "scan_trie")
        self._flags = container.array("scan_flags")

    def flag(self, number: int) -> ScanFlag:
        """When the key may be taken for a place."""
        return ScanFlag(int(self._flags[number]))


def _trie(container: Container, name: str) -> marisa_trie.Trie:
    trie = marisa_trie.Trie()
    trie.map(container.blob(name))
    return trie
