"""What a word is: function word, verb of saying, head of an actor, given name; by its folded form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from gazetteer import Remembered, changed, country_of_demonym

from ..loading import load_rows
from .affixes import Affix, affix, affixes
from .cues import CUES
from .lexicon import Lexeme, listed
from .punctuation import BREAKS
from .reporting import opens_report
from .tokens import fold_token
from .triggers import Form, all_forms_of, is_trigger_form, is_verb_form
from .wordclasses import WordClass

__all__ = ["Known", "Lexeme", "in_digits", "known_of", "lexeme"]

_REMEMBERED = 65_536
"""Words whose judgement is kept: some 10 MB, more than the vocabulary of a day's news."""

_JOINTS = WordClass.SUB | WordClass.REL | WordClass.VERB | WordClass.TEMPORAL
"""What may begin or end a clause besides breaks."""
_NAMING = WordClass.HEAD | WordClass.CHIEF | WordClass.QUANTITY | WordClass.ANY_NAME
"""What people, groups and loads are named by, numbers and nationalities aside."""
_ANNOUNCING = WordClass.PARTNER | WordClass.SPEECH
"""What comes before a name that no list knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _UnknownPrefix:
    prefix: str
    longer_than: int
    conjunction: bool
    particle: str = ""
    definite: bool


class Known(NamedTuple):
    """What is known of a word as it is written: whether it is one, rather than a mark; its lexeme and the
    classes of that; whether a clause may begin or end at it; whether it may name somebody, announce a name,
    begin a report or say whether something happened; the country whose nationality it tells, in the
    accusative too («وفدا مصريا»); and what triggers it may be."""

    is_word: bool
    lexeme: Lexeme
    classes: int
    joint: bool
    naming: bool
    announcing: bool
    reporting: bool
    cue: bool
    nation: str | None
    forms: tuple[Form, ...]


def known_of(words: Iterable[str]) -> list[Known]:
    """What is known of each of the words; each is looked up once."""
    return list(map(_KNOWN.__getitem__, words))


def _known_of(word: str) -> Known:
    fold = fold_token(word)
    found = lexeme(fold, word)
    return Known(
        is_word=word[0].isalnum(),
        lexeme=found,
        classes=found.classes,
        joint=bool(found.classes & _JOINTS) or word in BREAKS,
        naming=bool(found.classes & _NAMING) or in_digits(word),
        announcing=bool(found.classes & _ANNOUNCING),
        reporting=opens_report(fold),
        cue=bool(CUES[fold]),
        nation=country_of_demonym(word) or _nation_in_accusative(word),
        forms=all_forms_of(fold),
    )


_KNOWN = Remembered(_known_of)


def in_digits(word: str) -> bool:
    """Whether a word is a number in digits: «500», «و500»."""
    if not word[-1:].isdigit():
        return False
    return word.isdigit() or (word[1:].isdigit() and word.startswith(affix(Affix.AND)))


def _nation_in_accusative(word: str) -> str | None:
    """The country that «مصريا» and «مصرياً» tell; None for a word without such an ending."""
    ending = next((end for end in affixes(Affix.ACCUSATIVE_WRITTEN) if word.endswith(end)), "")
    return country_of_demonym(word.removesuffix(ending)) if ending else None


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
    return changed(
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
    return changed(known, classes=classes, conjunction=joined)


@cache
def _unknown_prefixes() -> tuple[tuple[str, int, Lexeme], ...]:
    rows = load_rows("unknown-prefixes.tsv", _UnknownPrefix)
    return tuple((row.prefix, row.longer_than, _unknown_after(row)) for row in rows)


def _unknown_after(row: _UnknownPrefix) -> Lexeme:
    return Lexeme(
        classes=WordClass.NONE, conjunction=row.conjunction, particle=row.particle, definite=row.definite
    )


_UNKNOWN = Lexeme(classes=WordClass.NONE)
_JOINED_NUMBER = Lexeme(classes=WordClass.NONE, conjunction=True)


def _unknown(fold: str) -> Lexeme:
    """A word that no list knows, by its prefix."""
    if in_digits(fold):
        return _JOINED_NUMBER if not fold.isdigit() else _UNKNOWN
    for prefix, longer_than, found in _unknown_prefixes():
        if fold.startswith(prefix) and len(fold) > longer_than:
            return found
    return _UNKNOWN
