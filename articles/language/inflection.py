"""The written forms of a word: what a verb or noun looks like with everything that may be attached to it.

Written for this project: every form is generated once when the tables are made and then looked up, so that
running text needs no analysis. An analyser would find more forms than news uses, and takes a thousand times
as long. The affixes are data (affixes.tsv); which stem takes which of them is grammar and stands here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .affixes import Affix, affix, affixes, noun_prefixes, optional

__all__ = [
    "Inflected",
    "Tense",
    "before_pronoun",
    "noun_forms",
    "past_forms",
    "present_forms",
    "speech_forms",
    "takes_accusative",
    "with_conjunctions",
]


class Tense(StrEnum):
    """Tense or mood of a form; NONE for nouns."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    SUBJUNCTIVE = "subjunctive"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inflected:
    """One written form without conjunction: what is attached before and after, and its tense."""

    written: str
    tense: Tense = Tense.NONE
    prefix: str = ""
    pronoun: str = ""


def with_conjunctions(written: str) -> Iterator[str]:
    """A form as it stands and after each conjunction."""
    for conjunction in optional(Affix.CONJUNCTION):
        yield conjunction + written


def past_forms(bases: Sequence[str]) -> Iterator[Inflected]:
    """Past forms with person endings and object pronouns.

    `bases` are third persons masculine singular. A base that has an ending already, or ends in ـى, stands for
    itself; beside such a base the others take endings but no pronouns, which are then given where they occur.
    """
    listed = len(bases) > 1 and any(_whole(base) for base in bases)
    for base in bases:
        for ending in ("",) if _whole(base) else optional(Affix.PAST):
            bare = listed or _whole(base) or ending == affix(Affix.PAST_DUAL)
            for pronoun in ("",) if bare else optional(Affix.OBJECT):
                told = pronoun or _pronoun(base, bases)
                yield Inflected(written=base + ending + pronoun, tense=Tense.PAST, pronoun=told)


def _pronoun(base: str, bases: Sequence[str]) -> str:
    """The object pronoun of a form that is listed with it: «زارها» beside «زار»."""
    owners = (pronoun for pronoun in affixes(Affix.OBJECT) if base.endswith(pronoun))
    return next((pronoun for pronoun in owners if base.removesuffix(pronoun) in bases), "")


def _whole(base: str) -> bool:
    """Whether a past form takes no regular endings: «أتى», «زارت»."""
    return base.endswith(affixes(Affix.IRREGULAR_PAST))


def present_forms(stem: str) -> Iterator[Inflected]:
    """Present, future and purpose forms of a stem that stands without its person prefix."""
    moods = (
        ("", Tense.PRESENT),
        (affix(Affix.FUTURE), Tense.FUTURE),
        (affix(Affix.PURPOSE), Tense.SUBJUNCTIVE),
    )
    for person in affixes(Affix.THIRD_PERSON):
        for ending in optional(Affix.PRESENT):
            for pronoun in optional(Affix.OBJECT):
                for particle, tense in moods:
                    if tense is Tense.SUBJUNCTIVE and ending in affixes(Affix.INDICATIVE):
                        continue
                    written = particle + person + stem + ending + pronoun
                    yield Inflected(written=written, tense=tense, prefix=particle, pronoun=pronoun)


def noun_forms(base: str) -> Iterator[Inflected]:
    """A verbal or event noun with article and attached preposition, then with its owners."""
    for row in noun_prefixes(triggers=True):
        yield Inflected(written=row.prefix + base, prefix=row.prefix)
    for stem in before_pronoun(base):
        for owner in affixes(Affix.OWNER):
            for prefix in optional(Affix.BEFORE_OWNED_NOUN):
                yield Inflected(written=prefix + stem + owner, prefix=prefix, pronoun=owner)


def before_pronoun(noun: str) -> tuple[str, ...]:
    """What a noun becomes before a pronoun: زيارة + ه is زيارته, لقاء + ه is لقاءه, لقائه or لقاؤه."""
    stem = noun[:-1]
    if noun.endswith(affix(Affix.FEMININE)):
        return (stem + affix(Affix.FEMININE_JOINED),)
    if noun.endswith(affix(Affix.HAMZA)):
        return (noun, *(stem + seated for seated in affixes(Affix.HAMZA_SEATED)))
    return (noun,)


def speech_forms(past: str, present: str) -> list[str]:
    """The forms of a verb of saying in news; `past` and `present` are third persons masculine singular."""
    forms = [past + ending for ending in optional(Affix.SPEECH_PAST)]
    moods = ("", affix(Affix.FUTURE), affix(Affix.PURPOSE))
    for person in affixes(Affix.ANY_PERSON):
        stem = person + present[1:]
        forms += [
            mood + stem + ending
            for ending in optional(Affix.SPEECH_PRESENT)
            for mood in moods
            if mood != affix(Affix.PURPOSE) or ending not in affixes(Affix.INDICATIVE)
        ]
    if past.endswith(affix(Affix.DEFECTIVE)):
        forms += [past[:-1] + ending for ending in affixes(Affix.SPEECH_DEFECTIVE)]
    return forms


def takes_accusative(noun: str) -> bool:
    """Whether an indefinite accusative of a noun is written with an added letter: «وفدا», not of «زيارة»."""
    return not noun.endswith(affixes(Affix.WITHOUT_ACCUSATIVE))
