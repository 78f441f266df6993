"""Other spellings of a whole name: numbers in words or in digits (السادس من أكتوبر), drawn-out letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..datafiles import read_rows
from .folding import fold

__all__ = ["other_spellings"]

_DRAWN_OUT = re.compile(r"(?<=\S)(\S)\1{2,}")  # not at the start of a word: لللاذقية
_OF = "من"
_MOST_WORDS = 2  # of an ordinal


def other_spellings(key: str) -> Iterator[str]:
    """Folded names that a reader takes for the same as this one, itself left out.

    >>> list(other_spellings("السادس من اكتوبر"))
    ['6 اكتوبر']
    >>> list(other_spellings("6 اكتوبر"))
    ['السادس من اكتوبر']
    >>> list(other_spellings("مصرررر"))
    ['مصر', 'مصرر']
    """
    if " " in key:
        yield from _numbers(key.split())
    if _DRAWN_OUT.search(key):
        yield _DRAWN_OUT.sub(r"\1", key)
        yield _DRAWN_OUT.sub(r"\1\1", key)


def _numbers(words: list[str]) -> Iterator[str]:
    """The name with its first number in digits where it was in words, and the other way round."""
    for place, word in enumerate(words):
        if word in _ordinals():
            rest = words[place + 1 :]
            rest = rest if rest[:1] == [_OF] else [_OF, *rest]
            yield " ".join([*words[:place], _ordinals()[word], *rest])
            return
        for count in range(1, _MOST_WORDS + 1):
            digits = _digits().get(" ".join(words[place : place + count]))
            if digits is not None and words[place + count : place + count + 1] == [_OF]:
                yield " ".join([*words[:place], digits, *words[place + count + 1 :]])
                return


@lru_cache(maxsize=1)
def _digits() -> Mapping[str, str]:
    return {
        fold(row.text("ordinal")): row.text("digits")
        for row in read_rows("numerals.tsv", ("ordinal", "digits"))
    }


@lru_cache(maxsize=1)
def _ordinals() -> Mapping[str, str]:
    """The first spelling of each number."""
    return {digits: ordinal for ordinal, digits in reversed(list(_digits().items()))}
