"""Words beside a place name that say how to read it: heads, vetoes, nouns that keep it a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ..language.affixes import Affix, affix, noun_prefixes, optional
from ..language.tokens import fold_word
from ..loading import load_rows

__all__ = [
    "Cue",
    "PlaceCue",
    "cue_of",
    "deals_with",
    "is_of_kind",
    "is_part",
    "is_plain_word",
    "is_seat",
    "is_side",
    "is_state_office",
    "is_support",
    "is_union",
    "is_venue",
]


class Cue(StrEnum):
    """How a word beside a place name makes it read; the file says what each is."""

    HEAD = "head"
    VETO = "veto"
    BARE = "bare"
    LOCATIVE = "locative"
    STATE = "state"
    PARTY = "party"
    SEAT = "seat"
    UNION = "union"
    PAPER = "paper"
    ATTRIBUTE = "attribute"
    BODY = "body"
    OFFICE = "office"
    VENUE = "venue"
    SUPPORT = "support"
    SIDE = "side"
    PART = "part"


_BESIDE = frozenset({Cue.HEAD, Cue.STATE, Cue.VETO, Cue.LOCATIVE})
"""Cues that stand right before a name, one a word; the others are kept in tables of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCue:
    """A cue in a written form: its kind and the preposition attached to it."""

    kind: Cue
    particle: str

    @property
    def head(self) -> bool:
        """Whether it belongs to the phrase of the place after it: «مدينة بنغازي», «دولة قطر»."""
        return self.kind in (Cue.HEAD, Cue.STATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    word: str
    kind: Cue


@cache
def _cues() -> dict[str, PlaceCue]:
    """Folded written form to its cue, without those that are kept apart."""
    table: dict[str, PlaceCue] = {}
    for row in load_rows("place-cues.tsv", _Row):
        if row.kind not in _BESIDE:
            continue
        for conjunction in optional(Affix.CONJUNCTION):
            for prefix in noun_prefixes():
                word = row.word.removeprefix(affix(Affix.ARTICLE)) if prefix.definite else row.word
                written = fold_word(conjunction + prefix.prefix + word)
                table.setdefault(written, PlaceCue(kind=row.kind, particle=prefix.particle))
    return table


@cache
def _plain_words() -> frozenset[str]:
    """Names that are also plain words, as they stand and with the contracted preposition."""
    article, contracted = affix(Affix.ARTICLE), affix(Affix.FOR_THE)
    rows = [row.word for row in load_rows("place-cues.tsv", _Row) if row.kind is Cue.BARE]
    definite = [contracted + word.removeprefix(article) for word in rows if word.startswith(article)]
    return frozenset(fold_word(word) for word in (*rows, *definite))


@cache
def _written(kind: Cue) -> frozenset[str]:
    """Folded written forms of the words of a kind, after prefixes of nouns and in the accusative."""
    rows = [row.word for row in load_rows("place-cues.tsv", _Row) if row.kind is kind]
    return frozenset(
        fold_word(conjunction + prefix.prefix + word + ending)
        for word in rows
        for conjunction in optional(Affix.CONJUNCTION)
        for prefix in noun_prefixes()
        for ending in ("", affix(Affix.ACCUSATIVE))
    )


@cache
def _names(kind: Cue) -> frozenset[str]:
    """The folded names of a kind, as they stand."""
    return frozenset(fold_word(row.word) for row in load_rows("place-cues.tsv", _Row) if row.kind is kind)


def deals_with(fold: str) -> bool:
    """Whether beside this folded word the name of a country means its government: «موقف», «علاقات»."""
    return fold in _written(Cue.PARTY)


def is_state_office(fold: str) -> bool:
    """Whether this folded word is an office or body that states have: «سلطان», «خارجية», «منتخب»."""
    return fold in _written(Cue.OFFICE)


def is_venue(fold: str) -> bool:
    """Whether this folded word begins the name of a house that may end with its town: «فندق هيلتون
    الدوحة»."""
    return fold in _written(Cue.VENUE)


def is_support(fold: str) -> bool:
    """Whether this folded word says that somebody is supported: «دعم المسلحين»."""
    return fold in _written(Cue.SUPPORT)


def is_side(fold: str) -> bool:
    """Whether this folded word with an adjective is a side of the place after «من»: «الأحياء الشرقية من
    حلب»."""
    return fold in _written(Cue.SIDE)


def is_part(fold: str) -> bool:
    """Whether this folded word before «من» is a part of the place after it: «أجزاء من درنة»."""
    return fold in _written(Cue.PART)


def is_union(fold: str) -> bool:
    """Whether this folded word speaks of states whose names may follow in brackets: «الدول الضامنة»."""
    return fold in _written(Cue.UNION)


def is_of_kind(fold: str, kind: Cue) -> bool:
    """Whether a folded name is one of those that the file lists as of this kind."""
    return fold in _names(kind)


def is_seat(fold: str) -> bool:
    """Whether a government is called by this name of a building: «البيت الأبيض»."""
    return is_of_kind(fold, Cue.SEAT)


def cue_of(fold: str) -> PlaceCue | None:
    """The cue that a folded word gives, if any."""
    return _cues().get(fold)


def is_plain_word(fold: str) -> bool:
    """Whether a name is also a plain word or an adjective, so that it counts only after a head."""
    return fold in _plain_words()
