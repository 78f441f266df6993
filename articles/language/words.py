"""What a word is: function word, verb of saying, head of an actor, given name; by its folded form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from gazetteer import Remembered

from ..loading import load_rows
from .affixes import Affix, affix
from .lexicon import Lexeme, listed
from .tokens import fold_word
from .triggers import is_trigger_form, is_verb_form
from .wordclasses import WordClass

__all__ = ["Lexeme", "lexeme", "lexemes_of"]

_REMEMBERED = 65_536
"""Words whose judgement is kept: some 10 MB, more than the vocabulary of a day's news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _UnknownPrefix:
    prefix: str
    longer_than: int
    conjunction: bool
    particle: str = ""
    definite: bool


def lexemes_of(words: Iterable[str]) -> list[Lexeme]:
    """What is known of each of the words as they are written."""
    return list(map(_LEXEMES.__getitem__, words))


def _lexeme_of(word: str) -> Lexeme:
    return lexeme(fold_word(word) if word[0].isalnum() else word[0], word)


_LEXEMES = Remembered(_lexeme_of)


def lexeme(fold: str, word: str) -> Lexeme:
    """What is known of a folded word; an unknown one is judged by its prefix alone.

    `word` is the word as written: one that ends in ى is no name that ends in ي («على» is not «علي»).
    """
    return _preposition(fold) if word.endswith(affix(Affix.DEFECTIVE)) else _judge(fold)


@lru_cache(maxsize=_REMEMBERED)
def _judge(fold: str) -> Lexeme:
    known = listed(fold) or _unknown(fold)
    if not is_trigger_form(fold) or known.classes & WordClass.NAME:
        return known
    motion = WordClass.MOTION if is_verb_form(fold) else WordClass.NONE
    joined = known.conjunction or _joined_trigger(fold)
    return replace(
        known, classes=known.classes | motion, base=known.base or fold, conjunction=joined, trigger=True
    )


def _joined_trigger(fold: str) -> bool:
    """«وعاد», «ووصل»: a short word is joined where what is left of it is a trigger, too."""
    joint = affix(Affix.AND)
    return fold.startswith(joint) and is_trigger_form(fold.removeprefix(joint))


@lru_cache(maxsize=_REMEMBERED)
def _preposition(fold: str) -> Lexeme:
    """A word that is written with ى: where it is a preposition it is neither name nor office («وإلى»)."""
    known = _judge(fold)
    if not known.classes & WordClass.PREP:
        return known
    joined = fold.startswith(affix(Affix.AND))
    classes = known.classes & ~(WordClass.ANY_NAME | WordClass.HEAD)
    return replace(known, classes=classes, conjunction=joined)


@cache
def _unknown_prefixes() -> tuple[tuple[str, int, Lexeme], ...]:
    rows = load_rows("unknown-prefixes.tsv", _UnknownPrefix)
    return tuple((row.prefix, row.longer_than, _unknown_after(row)) for row in rows)


def _unknown_after(row: _UnknownPrefix) -> Lexeme:
    return Lexeme(
        classes=WordClass.NONE, conjunction=row.conjunction, particle=row.particle, definite=row.definite
    )


_UNKNOWN = Lexeme(classes=WordClass.NONE)


def _unknown(fold: str) -> Lexeme:
    """A word that no list knows, by its prefix."""
    for prefix, longer_than, found in _unknown_prefixes():
        if fold.startswith(prefix) and len(fold) > longer_than:
            return found
    return _UNKNOWN
