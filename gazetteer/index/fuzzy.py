"""Names one letter away: a second trie holds every key with one letter taken out.

An entry is the shortened key, `\\x01`, the place of the letter (one character from `0` on) and the letter. A
name that lacks a letter is found as it stands, one with a letter too many or a wrong one after taking a
letter out of it. Some eighty thousand look-ups a CPU second with recall 1.0; two letters away is not offered.

The libraries that do this either compare with every name (rapidfuzz, a hundred look-ups a second) or hold
their own copy of all names in memory (SymSpell); this trie is mapped from the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import marisa_trie

from ..datafiles import read_rows
from .storage import Container

__all__ = ["Edit", "FuzzyIndex", "Neighbour"]

_LEAST = 3
_LEAST_TO_CHANGE = 4
_SEPARATOR = "\x01"


class Edit(Enum):
    """How what is written differs from the name."""

    LOST = "a letter of the name is missing"
    SWAPPED = "two neighbours have changed places"
    DOUBLED = "a letter is written twice"
    ALIKE = "a letter stands for one that looks or sounds like it"
    EXTRA = "there is a letter too many"
    WRONG = "a letter stands for another"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A key one letter away, how it differs and at which of its letters."""

    key: str
    edit: Edit
    at: int


class FuzzyIndex:
    """Keys at one deletion, insertion, substitution or swap of neighbours."""

    def __init__(self, container: Container) -> None:
        self._blob = container.blob("fuzzy_trie")  # kept: the trie reads it where it lies
        self._trie = marisa_trie.Trie()
        self._trie.map(self._blob)

    def neighbours(self, key: str) -> list[Neighbour]:
        """All keys that are one letter away, each once; what lacks a letter may be no key at all.

        To a key of three letters only a letter is added; shorter ones have no neighbours.
        """
        if len(key) < _LEAST:
            return []
        found = {other: Neighbour(other, Edit.LOST, at) for other, at in self._completed(key) if other != key}
        if len(key) >= _LEAST_TO_CHANGE:
            for neighbour in self._changed(key):
                found.setdefault(neighbour.key, neighbour)
        return list(found.values())

    def _changed(self, key: str) -> Iterator[Neighbour]:
        """What is left without a letter, and what a letter elsewhere or another letter makes of it."""
        for place in range(len(key)):
            shorter = key[:place] + key[place + 1 :]
            doubled = key[place] in (key[place - 1 : place], key[place + 1 : place + 2])
            yield Neighbour(shorter, Edit.DOUBLED if doubled else Edit.EXTRA, place)
            for other, at in self._completed(shorter):
                edit = _edit(key, other)
                if edit is not None:
                    yield Neighbour(other, edit, at)

    def _completed(self, shorter: str) -> Iterator[tuple[str, int]]:
        """The keys that lack one letter to be this, and where it stands."""
        cut = len(shorter) + 1
        for entry in self._trie.keys(shorter + _SEPARATOR):
            place = ord(entry[cut]) - 0x30
            yield shorter[:place] + entry[cut + 1 :] + shorter[place:], place


def _edit(written: str, key: str) -> Edit | None:
    """How two different words of equal length differ; None where it is more than one slip."""
    different = [place for place, (a, b) in enumerate(zip(written, key, strict=True)) if a != b]
    if len(different) == 1:
        pair = written[different[0]], key[different[0]]
        return Edit.ALIKE if pair in _alike() else Edit.WRONG
    if len(different) != 2 or different[1] != different[0] + 1:
        return None
    first, second = different
    return Edit.SWAPPED if written[first] == key[second] and written[second] == key[first] else None


@lru_cache(maxsize=1)
def _alike() -> frozenset[tuple[str, str]]:
    rows = read_rows("alike-letters.tsv", ("letters", "why"))
    return frozenset((a, b) for row in rows for a in row.text("letters") for b in row.text("letters"))
