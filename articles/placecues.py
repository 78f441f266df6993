"""Words beside a place name that say how to read it: heads, vetoes, nouns that keep it a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from .affixes import Affix, affix, noun_prefixes, optional
from .loading import load_rows
from .tokens import fold_word

__all__ = ["Cue", "PlaceCue", "cue_of", "is_plain_word"]


class Cue(StrEnum):
    """How a word beside a place name makes it read; the file says what each is."""

    HEAD = "head"
    VETO = "veto"
    BARE = "bare"
    LOCATIVE = "locative"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCue:
    """A cue in a written form: its kind and the preposition attached to it."""

    kind: Cue
    particle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    word: str
    kind: Cue


@cache
def _cues() -> dict[str, PlaceCue]:
    """Folded written form to its cue; `bare` words are kept apart."""
    table: dict[str, PlaceCue] = {}
    for row in load_rows("place-cues.tsv", _Row):
        if row.kind is Cue.BARE:
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


def cue_of(fold: str) -> PlaceCue | None:
    """The cue that a folded word gives, if any."""
    return _cues().get(fold)


def is_plain_word(fold: str) -> bool:
    """Whether a name is also a plain word or an adjective, so that it counts only after a head."""
    return fold in _plain_words()
