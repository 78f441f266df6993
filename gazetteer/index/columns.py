"""Places and names as columns of the opened file."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from itertools import islice

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from ..model import Kind, Place, Where
from ..weights import Quality
from ..worldview import WorldView
from .storage import Container

__all__ = [
    "GLUED",
    "QUALITY_MASK",
    "KeyIndex",
    "PlaceTable",
    "Posting",
    "ScanFlag",
    "ScanIndex",
    "Strings",
]

QUALITY_MASK = 0b0111
GLUED = 0b1000
_MICRO = 1e6
_LAST_LETTER = "\U0010ffff"
_PER_SUGGESTION = 4  # names looked at for each one wanted: several may be of one place


class Strings:
    """A column of strings: one UTF-8 blob and where each string starts."""

    def __init__(self, container: Container, name: str) -> None:
        self._blob = container.blob(f"{name}_text")
        self._starts = container.array(f"{name}_start")

    def __getitem__(self, row: int) -> str:
        return self.utf8(row).decode()

    def utf8(self, row: int) -> bytes:
        """The string as it lies in the file."""
        return bytes(self._blob[self._starts[row] : self._starts[row + 1]])


class PlaceTable:
    """All places; rows are sorted by id, so that an id is found by halving. Countries follow a view."""

    def __init__(self, container: Container, view: WorldView) -> None:
        self._view = view
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
        place_id, lon, lat = self.ids[row], int(self.lon[row]) / _MICRO, int(self.lat[row]) / _MICRO
        return Place(
            id=place_id,
            name=self.names[int(self._name[row])],
            name_en=self.names[int(self._name_en[row])],
            kind=self._kinds[self._kind[row]],
            feature=self._features[self._feature[row]],
            country=self._view.country_of(place_id, self._countries[self._country[row]], lon, lat),
            lon=lon,
            lat=lat,
            population=int(self.population[row]),
            radius_km=round(float(self._radius[row]), 1) or None,
        )

    def rows_of_kind(self, kind: Kind) -> NDArray[np.int64]:
        """The rows of all places of a kind."""
        return np.flatnonzero(self._kind == self._kinds.index(kind))

    def points(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The longitudes and latitudes of some rows in degrees."""
        return self.lon[rows] / _MICRO, self.lat[rows] / _MICRO

    def holds(self, rows: NDArray[np.uint32], where: Where) -> NDArray[np.bool_]:
        """Which of the rows count (as `Where.holds`), all at once."""
        kept = np.ones(len(rows), dtype=np.bool_)
        if where.countries:
            numbers, codes = self._seen
            kept &= np.isin(numbers[rows], [n for n, code in enumerate(codes) if code in where.countries])
        if where.kinds:
            kept &= np.isin(self._kind[rows], [self._kinds.index(kind) for kind in where.kinds])
        if where.bbox is not None:
            west, south, east, north = (round(edge * _MICRO) for edge in where.bbox)
            lon, lat = self.lon[rows], self.lat[rows]
            across = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
            kept &= across & (lat >= south) & (lat <= north)
        return kept

    @cached_property
    def _seen(self) -> tuple[NDArray[np.uint16], list[str | None]]:
        """The country of every row in the world view as a number in a list; made when first asked."""
        codes = [*self._countries, *{area.taker for area in self._view.areas} - {*self._countries}]
        numbers, undecided = self._country.astype(np.uint16), np.ones(len(self), dtype=np.bool_)
        whole = self._kind == self._kinds.index(Kind.COUNTRY)
        for area in self._view.areas:
            givers = [number for number, code in enumerate(self._countries) if code in area.givers]
            rows = np.flatnonzero(
                undecided & np.isin(self._country, givers) & ~(whole & (area.outline is not None))
            )
            rows = rows[area.holds_all(*self.points(rows))]
            numbers[rows], undecided[rows] = codes.index(area.taker), False
        for place_id, country in self._view.places.items():
            row = self.row_of(place_id)
            if row is not None:
                codes = codes if country in codes else [*codes, country]
                numbers[row] = codes.index(country)
        return numbers, codes

    def row_of(self, place_id: str) -> int | None:
        """The row of an id, or None."""
        wanted, low, high = place_id.encode(), 0, len(self)  # UTF-8 sorts as its code points do
        while low < high:
            middle = (low + high) // 2
            found = self.ids.utf8(middle)
            if found == wanted:
                return middle
            low, high = (middle + 1, high) if found < wanted else (low, middle)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One place that bears a name."""

    row: int
    name: str
    quality: Quality
    glued: bool


class KeyIndex:
    """Folded names to places: a trie of keys, and for each key its postings, the likeliest place first.

    The trie numbers keys in an order of its own; `key_order` holds these numbers in the alphabetical order
    of the keys, so that the names that begin alike are one slice, and `key_best` how likely the likeliest
    place of each is, by number.
    """

    def __init__(self, container: Container, places: PlaceTable) -> None:
        self._table = places
        self._names = places.names
        self._trie = _trie(container, "key_trie")
        self._order = container.array("key_order")
        self._best = container.array("key_best")
        self._starts = container.array("posting_start")
        self._places = container.array("posting_place")
        self._name_rows = container.array("posting_name")
        self._flags = container.array("posting_flags")

    def postings(self, key: str) -> tuple[Posting, ...]:
        """The places that bear the name with this key; none where the key is unknown."""
        number = self._trie.get(key)
        if number is None:
            return ()
        return tuple(self.posting(i) for i in range(int(self._starts[number]), int(self._starts[number + 1])))

    def rows(self, key: str) -> list[int]:
        """The rows of the places that bear the name with this key, the likeliest first."""
        number = self._trie.get(key)
        if number is None:
            return []
        found: list[int] = self._places[self._starts[number] : self._starts[number + 1]].tolist()
        return found

    def best(self, key: str) -> float | None:
        """How likely the likeliest place of the name is, on the scale of scores; None for an unknown key."""
        number = self._trie.get(key)
        return None if number is None else float(self._best[number])

    def beginning(self, start: str, limit: int) -> list[str]:
        """Some keys that begin so, in no certain order."""
        return list(islice(self._trie.iterkeys(start), limit))

    def likeliest(self, start: str, where: Where, limit: int) -> list[Posting]:
        """The likeliest of the places whose names begin so and that count, with these names, best first."""
        numbers = self._order[self._alphabetical(start) : self._alphabetical(start + _LAST_LETTER)]
        wanted = limit * _PER_SUGGESTION
        if where == Where():
            best = _highest(self._best[numbers], wanted)
            return [self.posting(int(self._starts[numbers[i]])) for i in best]
        postings = _ranges(self._starts[numbers], self._starts[numbers + np.uint32(1)])
        rows = self._places[postings]
        kept = self._table.holds(rows, where)
        postings, rows = postings[kept], rows[kept]
        return [self.posting(int(postings[i])) for i in _highest(self._table.prior[rows], wanted)]

    def _alphabetical(self, key: str) -> int:
        """How many keys come before this one in the alphabet."""
        return bisect_left(range(len(self._order)), key, key=self._in_order)

    def _in_order(self, place: int) -> str:
        key: str = self._trie.restore_key(int(self._order[place]))
        return key

    def posting(self, number: int) -> Posting:
        """The posting of a number."""
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


_SCAN_FLAGS = tuple(ScanFlag)  # a byte of the file is a place here: looking up is faster than making one


class ScanIndex:
    """The keys that may be taken for a place in running text."""

    def __init__(self, container: Container) -> None:
        self._trie = _trie(container, "scan_trie")
        self._flags = container.blob("scan_flags")

    def prefixes(self, line: str) -> list[tuple[str, ScanFlag]]:
        """The keys that the line begins with, word for word, shortest first, each with its flag."""
        flags, end = self._flags, len(line)
        return [
            (key, _SCAN_FLAGS[flags[number]])
            for key, number in self._trie.iter_prefixes_with_ids(line)
            if len(key) == end or line[len(key)] == " "
        ]

    def words(self, stem: str) -> tuple[int, frozenset[str]]:
        """How many words the longest key has that begins with the word, 0 where none does, and the second
        words of such keys."""
        rests = [key[len(stem) + 1 :] for key in self._trie.iterkeys(stem + " ")]
        if not rests:
            return int(stem in self._trie), frozenset()
        return max(rest.count(" ") for rest in rests) + 2, frozenset(rest.partition(" ")[0] for rest in rests)


def _highest(scores: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """Where the highest scores are, highest first."""
    some = np.arange(len(scores))
    if len(scores) > count:
        some = np.argpartition(scores, -count)[-count:]
    ordered: NDArray[np.int64] = some[np.argsort(-scores[some], kind="stable")]
    return ordered


def _ranges(starts: NDArray[np.uint32], ends: NDArray[np.uint32]) -> NDArray[np.int64]:
    """The numbers from each start up to its end, one after another."""
    lengths = (ends - starts).astype(np.int64)
    before = np.cumsum(lengths) - lengths
    numbers: NDArray[np.int64] = np.arange(int(lengths.sum()), dtype=np.int64)
    numbers += np.repeat(starts.astype(np.int64) - before, lengths)
    return numbers


def _trie(container: Container, name: str) -> marisa_trie.Trie:
    trie = marisa_trie.Trie()
    trie.map(container.blob(name))
    return trie
