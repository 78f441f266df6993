"""Words found by what is written onto them: prefixes and endings are taken off, the stem is looked up.

Written for this project: it is the exact inverse of writing out every form of a word. The lists give some
300,000 forms, of which a day's news holds a few thousand; to write them all out takes seconds and memory at
each start, to find one takes some twenty look-ups, once for each word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from .tokens import fold_word

__all__ = ["Pattern", "Stems"]

Word = TypeVar("Word")
Shape = TypeVar("Shape")


class Pattern(Generic[Shape]):
    """What a kind of word takes, in order: letters before and after the stem, and what the word then is."""

    __slots__ = ("_shapes", "afters", "befores", "written")

    def __init__(self, forms: Iterable[tuple[str, str, Shape]]) -> None:
        self.written = tuple(forms)
        self._shapes: dict[tuple[str, str], list[tuple[int, Shape]]] = {}
        for place, (before, after, shape) in enumerate(self.written):
            self._shapes.setdefault((fold_word(before), fold_word(after)), []).append((place, shape))
        self.befores = frozenset(before for before, _ in self._shapes)
        self.afters = frozenset(after for _, after in self._shapes)

    def shapes(self, before: str, after: str) -> Iterable[tuple[int, Shape]]:
        """What a word is with these folded letters before and after its stem, with its place in order."""
        return self._shapes.get((before, after), ())


class Stems(Generic[Word, Shape]):
    """Stems with the patterns they take.

    >>> stems = Stems[str, str]()
    >>> stems.add("وفد", Pattern([("", "", "indefinite"), ("ال", "", "definite")]), "delegation")
    >>> stems.find("الوفد")
    [('delegation', 'definite')]
    """

    __slots__ = ("_afters", "_befores", "_count", "_longest_after", "_longest_before", "_patterns", "_stems")

    def __init__(self) -> None:
        self._stems: dict[str, list[tuple[int, Pattern[Shape], Word]]] = {}
        self._patterns: set[Pattern[Shape]] = set()
        self._befores, self._afters = set[str](), set[str]()
        self._count = self._longest_before = self._longest_after = 0

    def add(self, stem: str, pattern: Pattern[Shape], word: Word) -> None:
        """A word whose forms are the stem with all that its pattern writes onto it."""
        self._count += 1
        self._stems.setdefault(fold_word(stem), []).append((self._count, pattern, word))
        if pattern not in self._patterns:
            self._patterns.add(pattern)
            self._befores |= pattern.befores
            self._afters |= pattern.afters
            self._longest_before = max(map(len, self._befores))
            self._longest_after = max(map(len, self._afters))

    def find(self, form: str) -> list[tuple[Word, Shape]]:
        """All words of which this folded form is one, with what it then is, in the order they were added."""
        found = [
            (count, place, word, shape)
            for before, stem, after in self._cuts(form)
            for count, pattern, word in self._stems.get(stem, ())
            for place, shape in pattern.shapes(before, after)
        ]
        found.sort(key=lambda each: each[:2])
        return [(word, shape) for _, _, word, shape in found]

    def _cuts(self, form: str) -> Iterator[tuple[str, str, str]]:
        """All ways to take a form for a stem between letters that some pattern writes."""
        length = len(form)
        afters = [
            length - letters
            for letters in range(min(self._longest_after, length) + 1)
            if form[length - letters :] in self._afters
        ]
        for first in range(min(self._longest_before, length) + 1):
            before = form[:first]
            if before in self._befores:
                for stop in afters:
                    if stop >= first:
                        yield before, form[first:stop], form[stop:]
