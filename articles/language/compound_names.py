"""Given names of two words, where the first alone is a noun, a place or an office: «صلاح الدين»."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from ..loading import load_rows
from .affixes import Affix, affix, affixes
from .tokens import fold_word

__all__ = ["names_of_two"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    second: str
    first: tuple[str, ...]


@cache
def _firsts() -> dict[str, dict[str, str]]:
    """The second words, with what may be written onto the first: each form of it, with what is attached."""
    attached = ("", affix(Affix.AND), *affixes(Affix.PREPOSITION))
    table: dict[str, dict[str, str]] = {}
    for row in load_rows("compound-names.tsv", _Row):
        forms = table.setdefault(fold_word(row.second), {})
        forms.update({letter + fold_word(name): letter for name in row.first for letter in attached})
    return table


def names_of_two(folds: Sequence[str], vocabulary: Set[str]) -> list[tuple[int, str]]:
    """Where two folded words are one given name: the number of the first, and what is attached to it.

    `vocabulary` has each of the words once; most articles have no such name.
    """
    table = _firsts()
    if vocabulary.isdisjoint(table):
        return []
    return [
        (number - 1, attached)
        for number, fold in enumerate(folds)
        if number and fold in table and (attached := table[fold].get(folds[number - 1])) is not None
    ]
