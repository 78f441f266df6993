"""Nationalities of two words: «الرئيس الكوري الشمالي», «وزيرة الخارجية الجنوب إفريقية»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from ..loading import load_rows
from .affixes import Affix, optional
from .tokens import fold_word

__all__ = ["nations_of_two"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    country: str
    first: str
    second: str


@cache
def _pairs() -> dict[tuple[str, str], str]:
    """Two folded words to the country whose nationality they are together."""
    return {
        (first, second): row.country
        for row in load_rows("two-word-nationalities.tsv", _Row)
        for first in _forms(row.first)
        for second in _forms(row.second)
    }


@cache
def _seconds() -> frozenset[str]:
    """The second words of all pairs."""
    return frozenset(second for _, second in _pairs())


def _forms(adjective: str) -> Iterator[str]:
    """An adjective with and without article, in every number and gender."""
    for article in optional(Affix.ARTICLE):
        for ending in optional(Affix.NATIONALITY):
            yield fold_word(article + adjective + ending)


def nations_of_two(folds: Sequence[str], vocabulary: Set[str]) -> Iterator[tuple[int, str]]:
    """Where two folded words are one nationality: the number of the first, and the country.

    `vocabulary` has each of the words once; most articles have no such nationality.
    """
    pairs, seconds = _pairs(), _seconds()
    if vocabulary.isdisjoint(seconds):
        return
    for number, fold in enumerate(folds):
        if fold in seconds and number and (country := pairs.get((folds[number - 1], fold))):
            yield number - 1, country
