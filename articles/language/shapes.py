"""What is attached to listed words: the pattern of each kind of word, and what it tells of a form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from .affixes import Affix, affix, affixes, noun_prefixes, optional
from .inflection import Attached, standing
from .stems import Pattern

__all__ = [
    "Shape",
    "as_contracted",
    "as_form",
    "as_name",
    "as_name_with_article",
    "as_noun",
    "as_owned",
    "as_verb",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What is attached to a word in one of its forms."""

    conjunction: bool = False
    particle: str = ""
    definite: bool = False


@cache
def as_form() -> Pattern[Shape]:
    """What a word takes that only conjunctions are written onto."""
    return as_verb(standing("").takes)


@cache
def as_verb(pattern: Pattern[Attached]) -> Pattern[Shape]:
    """What a verb takes; of what is attached only the conjunction matters here."""
    return Pattern(
        (before, after, Shape(conjunction=attached.conjunction))
        for before, after, attached in pattern.written
    )


@cache
def as_noun(*, definite: bool, accusative: bool) -> Pattern[Shape]:
    """Everything that may stand before a noun; in the indefinite also the accusative."""
    forms = [
        (row.prefix, "", row.particle, row.definite or definite)
        for row in noun_prefixes()
        if not (definite and row.definite)
    ]
    if accusative:
        forms.append(("", affix(Affix.ACCUSATIVE), "", False))
    return Pattern(
        (
            conjunction + before,
            after,
            Shape(conjunction=bool(conjunction), particle=particle, definite=definite),
        )
        for conjunction in optional(Affix.CONJUNCTION)
        for before, after, particle, definite in forms
    )


@cache
def as_owned() -> Pattern[Shape]:
    """The pronouns of a noun's owner, after what may stand before it: «لقراره»."""
    return Pattern(
        (
            conjunction + particle,
            owner,
            Shape(conjunction=bool(conjunction), particle=particle, definite=True),
        )
        for owner in affixes(Affix.OWNER)
        for particle in optional(Affix.BEFORE_OWNED_NOUN)
        for conjunction in ("", affix(Affix.AND))
    )


@cache
def as_name() -> Pattern[Shape]:
    """What a given name takes: no article, and of the conjunctions only the one that joins names."""
    particles = [(particle, "", Shape(particle=particle)) for particle in affixes(Affix.PREPOSITION)]
    return Pattern([("", "", Shape()), (affix(Affix.AND), "", Shape(conjunction=True)), *particles])


@cache
def as_contracted() -> Pattern[Shape]:
    """«للاحتلال»: «ل» before a noun that is only listed with the article."""
    shape = Shape(particle=affix(Affix.FOR), definite=True)
    contracted = affix(Affix.FOR_THE)
    joined = replace(shape, conjunction=True)
    return Pattern([(contracted, "", shape), (affix(Affix.AND) + contracted, "", joined)])


def as_name_with_article() -> Pattern[Shape]:
    """«ل» before a name that has the article: «للطيب»."""
    return Pattern([(affix(Affix.FOR_THE), "", Shape(particle=affix(Affix.FOR)))])
