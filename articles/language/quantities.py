"""How many: the words of a group that count it."""

from __future__ import annotations

from functools import lru_cache

from gazetteer import fold

from .wordclasses import WordClass
from .words import lexeme

__all__ = ["quantity"]

_REMEMBERED = 65_536
"""Descriptions of groups that are remembered: more than a year of news has."""


@lru_cache(maxsize=_REMEMBERED)
def quantity(words: str) -> str:
    """The words of a group that say how many, folded; empty where none do."""
    told = [
        word
        for word in fold(words).split()
        if word.isdigit() or lexeme(word, word).classes & WordClass.QUANTITY
    ]
    return " ".join(told)
