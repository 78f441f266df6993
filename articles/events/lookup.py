"""Which events a report may belong to, found without asking each: by where it leads and by who is told of.

What is found is all that can be meant and some that is not: whoever asks compares in full what comes back.
A text of twenty articles has twenty times as many events as one, and a report is of one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import floor

from gazetteer import Kind, Place

from ..actors.naming import Naming
from ..model import ActorKind
from ..reports.frames import Frame

__all__ = ["WIDE", "ByPeople", "ByPlace"]

WIDE = frozenset({Kind.COUNTRY, Kind.REGION})
"""Kinds of places that others lie in."""
_BAND = 0.25
"""Degrees of latitude: what is less than 25 km apart lies in one band or in two beside each other."""
_AS_A_KIND = frozenset({ActorKind.GOODS, ActorKind.FORCE})
"""Who is told to be the same by kind and country alone."""


class ByPlace:
    """Numbers by place; places that may be one are equal, near, or one the country or region around the
    other."""

    def __init__(self) -> None:
        self._bands: dict[int, list[int]] = defaultdict(list)
        self._inside: dict[str, list[int]] = defaultdict(list)
        self._around: dict[str, list[int]] = defaultdict(list)

    def add(self, number: int, place: Place | None) -> None:
        """Note a number at a place."""
        if place is None:
            return
        self._bands[floor(place.lat / _BAND)].append(number)
        if place.country is not None:
            self._inside[place.country].append(number)
            if place.kind in WIDE:
                self._around[place.country].append(number)

    def near(self, place: Place | None) -> list[int]:
        """The numbers at all places that may be the same as this, smallest first, each once."""
        if place is None:
            return []
        band = floor(place.lat / _BAND)
        found = {number for beside in (band - 1, band, band + 1) for number in self._bands.get(beside, ())}
        if place.country is not None:
            found.update((self._inside if place.kind in WIDE else self._around).get(place.country, ()))
        return sorted(found)


class ByPeople:
    """Numbers by who is told of: by the words of their names, by country, and the reports of one sentence,
    which may be of the same people though they name them otherwise."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._numbers: dict[object, list[int]] = defaultdict(list)

    def add(self, number: int, frame: Frame) -> None:
        """Note a number with the people of a report."""
        for key in self._keys(frame):
            self._numbers[key].append(number)

    def agreeing(self, frame: Frame) -> list[int]:
        """The numbers with which a report that names movers may agree about people, smallest first."""
        return self._noted((None, *self._keys(frame)))

    def sharing(self, frames: Iterable[Frame]) -> list[int]:
        """The numbers whose reports may have a mover in common with one of these, smallest first."""
        words = (word for frame in frames for mover in frame.movers for word in self._naming.key(mover))
        return self._noted(words)

    def _noted(self, keys: Iterable[object]) -> list[int]:
        return sorted({number for key in keys for number in self._numbers.get(key, ())})

    def _keys(self, frame: Frame) -> Iterator[object]:
        """What reports about the same people have in common; None where nobody moves, which fits all."""
        yield frame.sentence
        for mention in (*frame.movers, *frame.hosts):
            yield from self._naming.key(mention)
        if not frame.movers:
            yield None
            return
        first = frame.movers[0]
        if first.country is not None:
            yield first.country
        if first.kind in _AS_A_KIND:
            yield first.kind, first.country
