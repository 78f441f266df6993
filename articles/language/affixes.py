"""What is written onto words, in named sets: conjunctions, prepositions, the article, endings, pronouns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ..loading import load_index, load_rows

__all__ = ["Affix", "NounPrefix", "affix", "affixes", "noun_prefixes", "optional"]


class Affix(StrEnum):
    """The sets of affixes.tsv; the file says of each what it is for."""

    CONJUNCTION = "conjunction"
    AND = "and"
    ARTICLE = "article"
    PREPOSITION = "preposition"
    WITH = "with"
    FOR = "for"
    FOR_THE = "for_the"
    BEFORE_OWNED_NOUN = "before_owned_noun"
    PAST = "past"
    PAST_DUAL = "past_dual"
    PAST_PLURAL = "past_plural"
    PRESENT = "present"
    INDICATIVE = "indicative"
    THIRD_PERSON = "third_person"
    ANY_PERSON = "any_person"
    FUTURE = "future"
    PURPOSE = "purpose"
    OBJECT = "object"
    OWNER = "owner"
    DEFECTIVE = "ending_in_defective"
    IRREGULAR_PAST = "irregular_past"
    FEMININE = "feminine"
    FEMININE_JOINED = "feminine_joined"
    FEMININE_FOLDED = "feminine_folded"
    HAMZA = "hamza"
    ALIF_ABOVE = "alif_above"
    HAMZA_SEATED = "hamza_seated"
    SPEECH_PAST = "speech_past"
    SPEECH_PRESENT = "speech_present"
    SPEECH_DEFECTIVE = "speech_defective"
    LIGHT_OBJECT = "light_object"
    ACCUSATIVE = "accusative"
    ACCUSATIVE_WRITTEN = "accusative_written"
    ADJECTIVE = "adjective"
    ADJECTIVE_FEMININE = "adjective_feminine"
    RELATION = "relation"
    PAIR = "pair"
    DUAL = "dual"
    PARTICIPLE = "participle"
    PLURAL_ADJECTIVE = "plural_adjective"
    WITHOUT_ACCUSATIVE = "without_accusative"
    NATIONALITY = "nationality"
    PLURAL = "plural"
    FEMININE_PLURAL = "feminine_plural"
    NEVER_ENDS_NAME = "never_ends_name"
    OWNED_NOUN = "owned_noun"
    OWNED_FEMININE = "owned_feminine"
    COUNTED_NATIONAL = "counted_national"
    TENS = "tens"
    OWNED_NOUN_WRITTEN = "owned_noun_written"
    PREPOSITION_IN_NAME = "preposition_in_name"
    VERB_IN_NAME = "verb_in_name"
    VERB_IN_FUTURE = "verb_in_future"
    VERB_IN_PLURAL = "verb_in_plural"
    VERB_PLURAL_END = "verb_plural_end"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    name: Affix
    forms: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPrefix:
    """What may stand before a noun: the preposition in it, and whether it makes the noun definite."""

    prefix: str = ""
    particle: str = ""
    definite: bool = False
    triggers_only: bool = False


@cache
def _sets() -> dict[str, _Row]:
    return load_index("affixes.tsv", _Row, key="name")


@cache
def affixes(name: Affix) -> tuple[str, ...]:
    """All affixes of a set, in the order in which they are tried."""
    return _sets()[name].forms


@cache
def affix(name: Affix) -> str:
    """The only affix of a set."""
    (only,) = affixes(name)
    return only


@cache
def optional(name: Affix) -> tuple[str, ...]:
    """The affixes of a set after the empty one."""
    return ("", *affixes(name))


@cache
def noun_prefixes(*, triggers: bool = False) -> tuple[NounPrefix, ...]:
    """What may stand before a noun, nothing first; `triggers` adds what only event nouns take."""
    rows = load_rows("noun-prefixes.tsv", NounPrefix)
    return (NounPrefix(), *(row for row in rows if triggers or not row.triggers_only))
