"""Prepositions, and what each makes of the place after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ..loading import load_rows
from .affixes import Affix, optional
from .tokens import fold_word

__all__ = ["LOCATIVE", "Governor", "governor_named", "governor_of_two"]


class Governor(StrEnum):
    """What governs a place name; BARE where nothing does."""

    BARE = "bare"
    TO = "to"
    FOR = "for"
    IN = "in"
    ON = "on"
    FROM = "from"
    VIA = "via"
    BETWEEN = "between"
    COVERS = "covers"
    AGENT = "agent"
    BESIDE = "beside"
    OTHER = "other"


LOCATIVE = frozenset({Governor.TO, Governor.FROM, Governor.VIA, Governor.IN, Governor.ON, Governor.COVERS})
"""After these a name is where something is, comes from or goes to, rather than a party."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Preposition:
    word: str
    role: Governor
    attached: bool


@cache
def _prepositions() -> dict[str, Governor]:
    """Folded preposition, free ones also after a conjunction, to what it makes of a place."""
    table: dict[str, Governor] = {}
    for row in load_rows("prepositions.tsv", _Preposition):
        for conjunction in ("",) if row.attached else optional(Affix.CONJUNCTION):
            table[fold_word(conjunction + row.word)] = row.role
    return table


def governor_named(fold: str) -> Governor | None:
    """What a folded preposition, free or attached, makes of the place after it; None for other words."""
    return _prepositions().get(fold)


def governor_of_two(folds: Sequence[str], second: int) -> Governor | None:
    """What a preposition of two folded words («عن طريق») makes of the place after it; None for other words.

    `second` is where its second word stands.
    """
    if not 0 < second < len(folds):
        return None
    return _prepositions().get(f"{folds[second - 1]} {folds[second]}")
