"""Several gazetteer files searched as one: the base, and layers that users add.

Places are numbered through all files, the base first. Where a later file has a place of the same id, its
record takes the place of the earlier one, whose names still lead to it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, islice

import numpy as np
from numpy.typing import NDArray

from ..model import Kind, Place, Where
from ..names.latin import Sounds
from ..worldview import WorldView
from .columns import KeyIndex, PlaceTable, Posting, ScanFlag, ScanIndex
from .fuzzy import FuzzyIndex, Neighbour
from .sounding import SoundIndex
from .storage import Container

__all__ = ["Keys", "Neighbours", "Places", "ScanKeys"]

_REMEMBERED = 65_536


class Places:
    """The places of all files, by number."""

    def __init__(self, containers: Sequence[Container], view: WorldView) -> None:
        self.tables = [PlaceTable(container, view) for container in containers]
        self.starts = [0, *accumulate(len(table) for table in self.tables)]
        self.current = lru_cache(maxsize=_REMEMBERED)(self._current) if len(self.tables) > 1 else int
        self._weightiest = lru_cache(maxsize=_REMEMBERED)(self._greatest_prior)

    def __len__(self) -> int:
        return self.starts[-1]

    def place(self, number: int) -> Place:
        """The place of a number."""
        table, row = self._at(number)
        return table.place(row)

    def prior(self, number: int) -> float:
        """How likely the place is meant when nothing else is known, on the scale of log10(population).

        A record that overrides another keeps what was known to speak for the place: a dump laid over the base
        does not make a capital an ordinary town.
        """
        if len(self.tables) > 1:
            return self._weightiest(number)
        return float(self.tables[0].prior[number])

    def _greatest_prior(self, number: int) -> float:
        table, row = self._at(number)
        own = float(table.prior[row])
        if table is self.tables[0]:
            return own
        place_id = table.place(row).id
        earlier = self.tables[: self.tables.index(table)]
        rows = [(one, one.row_of(place_id)) for one in earlier]
        return max([own, *(float(one.prior[found]) for one, found in rows if found is not None)])

    def number_of(self, place_id: str) -> int | None:
        """The number of an id in the last file that has it, or None."""
        if not place_id.isascii():
            place_id = place_id.encode(errors="replace").decode()
        for start, table in zip(reversed(self.starts[:-1]), reversed(self.tables), strict=True):
            row = table.row_of(place_id)
            if row is not None:
                return start + row
        return None

    def of_kind(self, kind: Kind) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
        """The numbers, longitudes and latitudes (degrees) of all places of a kind, overridden ones too."""
        rows = [table.rows_of_kind(kind) for table in self.tables]
        points = [table.points(some) for table, some in zip(self.tables, rows, strict=True)]
        numbers = [start + some for start, some in zip(self.starts, rows, strict=False)]
        lon, lat = (np.concatenate([point[axis] for point in points]) for axis in (0, 1))
        return np.concatenate(numbers), lon, lat

    def _at(self, number: int) -> tuple[PlaceTable, int]:
        if number < self.starts[1]:
            return self.tables[0], number
        layer = bisect_right(self.starts, number) - 1
        return self.tables[layer], number - self.starts[layer]

    def _current(self, number: int) -> int:
        """The number of the record that counts for the place with this number."""
        if number >= self.starts[-2]:
            return number
        found = self.number_of(self.place(number).id)
        return number if found is None else found


class Keys:
    """The names of all files."""

    def __init__(self, containers: Sequence[Container], places: Places) -> None:
        self._places = places
        self._indexes = [
            KeyIndex(container, table) for container, table in zip(containers, places.tables, strict=True)
        ]
        self._sounds = [SoundIndex(one) if "sound_trie" in one else None for one in containers]

    def postings(self, key: str) -> Sequence[Posting]:
        """The places that bear the name with this key; none where the key is unknown."""
        if len(self._indexes) == 1:
            return self._indexes[0].postings(key)
        return [
            self._counting(posting, start)
            for start, index in zip(self._places.starts, self._indexes, strict=False)
            for posting in index.postings(key)
        ]

    def numbers(self, key: str) -> list[int]:
        """The numbers of the places that bear the name with this key, the likeliest of each file first."""
        if len(self._indexes) == 1:
            return list(dict.fromkeys(self._indexes[0].rows(key)))
        return list(dict.fromkeys(posting.row for posting in self.postings(key)))

    def best(self, key: str) -> float | None:
        """How likely the likeliest place of the name is, on the scale of scores; None for an unknown key."""
        best = [index.best(key) for index in self._indexes]
        return max((one for one in best if one is not None), default=None)

    def beginning(self, start: str, limit: int) -> list[str]:
        """Some keys that begin so, in no certain order."""
        if len(self._indexes) == 1:
            return self._indexes[0].beginning(start, limit)
        found = dict.fromkeys(key for index in self._indexes for key in index.beginning(start, limit))
        return list(islice(found, limit))

    def likeliest(self, start: str, where: Where, limit: int) -> list[Posting]:
        """The likeliest places of each file whose names begin so and that count."""
        return [
            self._counting(posting, first)
            for first, index in zip(self._places.starts, self._indexes, strict=False)
            for posting in index.likeliest(start, where, limit)
        ]

    def alike(self, written: Sounds) -> Iterator[tuple[Posting, float]]:
        """The names that sound nearly so, each with how far apart they are; a file may have no sounds."""
        for start, index, heard in zip(self._places.starts, self._indexes, self._sounds, strict=False):
            for number, apart in heard.alike(written) if heard else ():
                yield self._counting(index.posting(number), start), apart

    def _counting(self, posting: Posting, start: int) -> Posting:
        return replace(posting, row=self._places.current(start + posting.row))


class ScanKeys:
    """The names of all files that may be taken for places in running text."""

    def __init__(self, containers: Sequence[Container]) -> None:
        self._indexes = [ScanIndex(container) for container in containers]

    def prefixes(self, line: str) -> Sequence[tuple[str, ScanFlag]]:
        """The keys that the line begins with, word for word, shortest first, each with its flag.

        Where files differ, the base decides, and between layers the most lenient: the many villages of one
        layer, taken only after a generic word, do not silence a city of another. What is no place in one
        file is none: a club stays a club, whatever a layer adds.
        """
        if len(self._indexes) == 1:
            return self._indexes[0].prefixes(line)
        found: dict[str, ScanFlag] = {}
        for index in self._indexes[1:]:
            for key, flag in index.prefixes(line):
                found[key] = _of_both(flag, found.get(key, flag))
        for key, flag in self._indexes[0].prefixes(line):
            found[key] = flag if found.get(key) is not ScanFlag.SWALLOW else ScanFlag.SWALLOW
        return sorted(found.items(), key=lambda item: len(item[0]))

    def words(self, stem: str) -> tuple[int, frozenset[str]]:
        """How many words the longest key has that begins with the word, 0 where none does, and the second
        words of such keys."""
        counts, seconds = zip(*(index.words(stem) for index in self._indexes), strict=True)
        return max(counts), frozenset().union(*seconds)


class Neighbours:
    """Names one letter away, in all files."""

    def __init__(self, containers: Sequence[Container]) -> None:
        self._indexes = [FuzzyIndex(container) for container in containers if "fuzzy_trie" in container]

    def neighbours(self, key: str) -> list[Neighbour]:
        """All keys that are one letter away, each once."""
        if len(self._indexes) == 1:
            return self._indexes[0].neighbours(key)
        found = (neighbour for index in self._indexes for neighbour in index.neighbours(key))
        return list({neighbour.key: neighbour for neighbour in found}.values())


def _of_both(one: ScanFlag, other: ScanFlag) -> ScanFlag:
    """When a key may be taken for a place that two layers know."""
    return ScanFlag.SWALLOW if ScanFlag.SWALLOW in (one, other) else min(one, other)
