"""How words are inflected: the stems of a verb or noun, and the pattern of what may be written onto each.

Written for this project: which stem takes which affixes is grammar and stands here; the affixes are data
(affixes.tsv). An analyser would find more forms than news uses, and takes a thousand times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from .affixes import Affix, affix, affixes, noun_prefixes, optional
from .stems import Pattern

__all__ = [
    "Attached",
    "Stem",
    "Tense",
    "before_pronoun",
    "conjoined",
    "noun_stems",
    "past_stems",
    "present_stem",
    "speech_stems",
    "standing",
    "takes_accusative",
]


class Tense(StrEnum):
    """Tense or mood of a form; NONE for nouns."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    SUBJUNCTIVE = "subjunctive"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """What is written onto the stem in one form: a particle before it, a pronoun after it; and its tense."""

    tense: Tense = Tense.NONE
    prefix: str = ""
    pronoun: str = ""
    conjunction: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stem:
    """A stem and what it takes; `pronoun` is part of one that is listed with it: «زارها»."""

    letters: str
    takes: Pattern[Attached]
    pronoun: str = ""

    def forms(self) -> Iterator[tuple[str, Attached]]:
        """All its written forms."""
        for before, after, attached in self.takes.written:
            yield before + self.letters + after, attached


def conjoined(forms: Iterable[tuple[str, str, Attached]]) -> Pattern[Attached]:
    """The pattern of forms that stand as they are and after each conjunction."""
    return Pattern(
        (conjunction + before, after, replace(attached, conjunction=bool(conjunction)))
        for before, after, attached in forms
        for conjunction in optional(Affix.CONJUNCTION)
    )


def standing(written: str) -> Stem:
    """A word that only conjunctions are written onto."""
    return Stem(letters=written, takes=_standing())


@cache
def _standing() -> Pattern[Attached]:
    return conjoined([("", "", Attached())])


def past_stems(bases: Sequence[str]) -> Iterator[Stem]:
    """Past forms with person endings and object pronouns.

    `bases` are third persons masculine singular. A base that has an ending already, or ends in ـى, stands for
    itself; beside such a base the others take endings but no pronouns, which are then given where they occur.
    """
    listed = any(_whole(base) for base in bases)
    for base in bases:
        takes = _past(endings=not _whole(base), pronouns=not listed)
        yield Stem(letters=base, takes=takes, pronoun=_pronoun(base, bases))


@cache
def _past(*, endings: bool, pronouns: bool) -> Pattern[Attached]:
    dual = affix(Affix.PAST_DUAL)
    return conjoined(
        ("", ending + pronoun, Attached(tense=Tense.PAST, pronoun=pronoun))
        for ending in (optional(Affix.PAST) if endings else ("",))
        for pronoun in (optional(Affix.OBJECT) if pronouns and ending != dual else ("",))
    )


def _pronoun(base: str, bases: Sequence[str]) -> str:
    """The object pronoun of a form that is listed with it: «زارها», «نقلته», «نقلوهم» beside «زار», «نقل»."""
    owners = (pronoun for pronoun in affixes(Affix.OBJECT) if base.endswith(pronoun))
    return next((pronoun for pronoun in owners if _person(base.removesuffix(pronoun)) & {*bases}), "")


def _person(form: str) -> set[str]:
    """What a past form before a pronoun may be a person of: «نقلت», and «نقلو», which loses its ا there."""
    plural = affix(Affix.PAST_PLURAL)
    whole = form + plural[-1] if form.endswith(plural[:-1]) else form
    return {form} | {whole.removesuffix(ending) for ending in affixes(Affix.PAST) if whole.endswith(ending)}


def _whole(base: str) -> bool:
    """Whether a past form takes no regular endings: «أتى», «زارت»."""
    return base.endswith(affixes(Affix.IRREGULAR_PAST))


def present_stem(stem: str) -> Stem:
    """Present, future and purpose forms of a stem that stands without its person prefix."""
    return Stem(letters=stem, takes=_present())


@cache
def _present() -> Pattern[Attached]:
    return conjoined(
        (particle + person, ending + pronoun, Attached(tense=tense, prefix=particle, pronoun=pronoun))
        for person in affixes(Affix.THIRD_PERSON)
        for ending in optional(Affix.PRESENT)
        for pronoun in optional(Affix.OBJECT)
        for particle, tense in _moods(ending)
    )


def _moods(ending: str) -> Iterator[tuple[str, Tense]]:
    """The particles before a present with this ending; «ل» takes «ون» off: «ليصلوا»."""
    yield "", Tense.PRESENT
    yield affix(Affix.FUTURE), Tense.FUTURE
    if ending not in affixes(Affix.INDICATIVE):
        yield affix(Affix.PURPOSE), Tense.SUBJUNCTIVE


def noun_stems(base: str) -> Iterator[Stem]:
    """A verbal or event noun with article and attached preposition, then with its owners."""
    yield Stem(letters=base, takes=_noun())
    yield from (Stem(letters=stem, takes=_owned_noun()) for stem in before_pronoun(base))


@cache
def _noun() -> Pattern[Attached]:
    rows = noun_prefixes(triggers=True)
    return conjoined((row.prefix, "", Attached(prefix=row.prefix)) for row in rows)


@cache
def _owned_noun() -> Pattern[Attached]:
    return conjoined(
        (prefix, owner, Attached(prefix=prefix, pronoun=owner))
        for owner in affixes(Affix.OWNER)
        for prefix in optional(Affix.BEFORE_OWNED_NOUN)
    )


def before_pronoun(noun: str) -> tuple[str, ...]:
    """What a noun becomes before a pronoun: زيارة + ه is زيارته, لقاء + ه is لقاءه, لقائه or لقاؤه."""
    stem = noun[:-1]
    if noun.endswith(affix(Affix.FEMININE)):
        return (stem + affix(Affix.FEMININE_JOINED),)
    if noun.endswith(affix(Affix.HAMZA)):
        return (noun, *(stem + seated for seated in affixes(Affix.HAMZA_SEATED)))
    return (noun,)


def speech_stems(past: str, present: str) -> Iterator[Stem]:
    """The forms of a verb of saying in news; `past` and `present` are third persons masculine singular."""
    yield Stem(letters=past, takes=_endings(("", *affixes(Affix.SPEECH_PAST))))
    yield Stem(letters=present[1:], takes=_speech_present())
    if past.endswith(affix(Affix.DEFECTIVE)):
        yield Stem(letters=past[:-1], takes=_endings(affixes(Affix.SPEECH_DEFECTIVE)))


@cache
def _endings(endings: tuple[str, ...]) -> Pattern[Attached]:
    return conjoined(("", ending, Attached(tense=Tense.PAST)) for ending in endings)


@cache
def _speech_present() -> Pattern[Attached]:
    return conjoined(
        (particle + person, ending, Attached(tense=tense, prefix=particle))
        for person in affixes(Affix.ANY_PERSON)
        for ending in optional(Affix.SPEECH_PRESENT)
        for particle, tense in _moods(ending)
    )


def takes_accusative(noun: str) -> bool:
    """Whether an indefinite accusative of a noun is written with an added letter: «وفدا», not of «زيارة»."""
    return not noun.endswith(affixes(Affix.WITHOUT_ACCUSATIVE))
