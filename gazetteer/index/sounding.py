"""Names found by how they sound: a trie of consonants with the vowels between, and the postings behind it."""

from __future__ import annotations

from collections.abc import Iterator

import marisa_trie

from ..names.latin import Sounds, distance
from .storage import Container

__all__ = ["SoundIndex", "entry"]

_LATIN = "\x01"
_ARABIC = "\x02"
_BETWEEN = "."
_FARTHEST = 0.25  # for each vowel between two consonants, so that of the few names with many look-alikes


class SoundIndex:
    """The names of a file by consonants. An entry is consonants, a sign for the script, vowels."""

    def __init__(self, container: Container) -> None:
        self._trie = marisa_trie.Trie()
        self._trie.map(container.blob("sound_trie"))
        self._starts = container.array("sound_start")
        self._postings = container.array("sound_posting")

    def alike(self, written: Sounds) -> Iterator[tuple[int, float]]:
        """The numbers of the postings of names that sound nearly so, each with how far apart they are."""
        farthest = _FARTHEST * (len(written.consonants) - 1)
        for sign in (_LATIN, _ARABIC):
            start = written.consonants + sign
            for key, number in self._trie.items(start):
                apart = distance(written.vowels, key[len(start) :].split(_BETWEEN), arabic=sign == _ARABIC)
                if apart <= farthest:
                    for posting in self._postings[self._starts[number] : self._starts[number + 1]].tolist():
                        yield posting, apart


def entry(reading: Sounds, *, arabic: bool) -> str:
    """The entry of a reading of a name."""
    return reading.consonants + (_ARABIC if arabic else _LATIN) + _BETWEEN.join(reading.vowels)
