"""Attached particles: what a written word may be when particles are taken off its beginning.

Running text attaches و and ف (and, so) and after them ب or ل (in, to); لل is ل with the article contracted. ك
(like) is never taken off in running text: it is rare before places and part of many names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..records import quickly_made

__all__ = ["WordReading", "word_readings"]

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بل"
_ARTICLE = "ال"
_CONTRACTED = "لل"
_MIN_STEM = 2


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class WordReading:
    """One way to read a folded word: `taken` letters are particles, the stem is the rest.

    In a `contracted` reading (للقاهره as القاهره) the letters لل stay with the name, whose article they hold.
    """

    taken: int
    stem: str
    contracted: bool = False


def word_readings(word: str) -> Iterator[WordReading]:
    """All readings of a folded word, the word itself first.

    >>> [reading.stem for reading in word_readings("وللقاهره")]
    ['وللقاهره', 'للقاهره', 'لقاهره', 'القاهره', 'قاهره']
    """
    yield WordReading(taken=0, stem=word)
    starts = [0]
    if word[:1] and word[0] in _CONJUNCTIONS and len(word) > _MIN_STEM:
        starts.append(1)
        yield WordReading(taken=1, stem=word[1:])
    for start in starts:
        rest = word[start:]
        if len(rest) > _MIN_STEM and rest[0] in _PREPOSITIONS:
            yield WordReading(taken=start + 1, stem=rest[1:])
        if rest.startswith(_CONTRACTED) and len(rest) > len(_CONTRACTED) + 1:
            yield WordReading(taken=start, stem=_ARTICLE + rest[2:], contracted=True)
            yield WordReading(taken=start + 2, stem=rest[2:])
