"""Words that report an event: every form a verb, noun or participle takes, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from .loading import load_rows
from .tokens import Tokens, fold_word

__all__ = ["Part", "Sense", "Tense", "Trigger", "TriggerWord", "find_triggers", "forms_of", "trigger_words"]


class Sense(StrEnum):
    """What a trigger's frame is: which role its subject, object and prepositions fill."""

    VISIT = "visit"
    TOUR = "tour"
    ARRIVE = "arrive"
    ENTER = "enter"
    GO = "go"
    LEAVE = "leave"
    RETURN = "return"
    FLEE = "flee"
    RECEIVE = "receive"
    HOST = "host"
    MEET = "meet"
    GATHER = "gather"
    HOLD = "hold"
    ATTEND = "attend"
    SEND = "send"
    EXPEL = "expel"
    DEPLOY = "deploy"
    RAID = "raid"
    CROSS = "cross"


class Part(StrEnum):
    """Part of speech."""

    VERB = "verb"
    NOUN = "noun"
    PARTICIPLE = "participle"


class Tense(StrEnum):
    """Tense or mood of a form; NONE for nouns."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    SUBJUNCTIVE = "subjunctive"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerWord:
    """One row of triggers.tsv: a word that reports an event, with its forms and what it needs beside it."""

    name: str
    sense: Sense
    past: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    needs: str = ""
    traps: tuple[str, ...] = ()
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One written form: its word, part, tense, the particle before it and the pronoun after it."""

    word: TriggerWord
    part: Part
    tense: Tense = Tense.NONE
    prefix: str = ""
    pronoun: str = ""
    passive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A trigger in a text: token number and form."""

    token: int
    form: Form

    @property
    def sense(self) -> Sense:
        """The sense of its word."""
        return self.form.word.sense


@dataclass(frozen=True, slots=True, kw_only=True)
class _OtherWord:
    form: str
    reads_like: str


_PAST_ENDINGS = ("", "ت", "ا", "تا", "وا", "نا", "ن")
_PRESENT_ENDINGS = ("", "ون", "وا", "ان", "ا", "ن", "و")
_PERSONS = ("ي", "ت")
_OBJECTS = ("", "ه", "ها", "هم")
_OWNERS = ("ه", "ها", "هم", "هما")
_CONJUNCTIONS = ("", "و", "ف")
_NOUN_PREFIXES = ("", "ال", "ب", "بال", "ل", "لل", "ك")
_MOODS = (("", Tense.PRESENT), ("س", Tense.FUTURE), ("ل", Tense.SUBJUNCTIVE))


@cache
def trigger_words() -> tuple[TriggerWord, ...]:
    """All rows of triggers.tsv."""
    return load_rows("triggers.tsv", TriggerWord)


@cache
def _forms() -> dict[str, tuple[Form, ...]]:
    """Folded written form to what it may be; verbs before nouns, each word once."""
    table: dict[str, dict[tuple[str, Part, str], Form]] = {}
    for word in trigger_words():
        for written, form in (*_verbs(word), *_nouns(word), *_participles(word)):
            table.setdefault(fold_word(written), {}).setdefault((word.name, form.part, form.prefix), form)
    for other in load_rows("never-triggers.tsv", _OtherWord):
        table.pop(fold_word(other.form), None)
    return {written: tuple(forms.values()) for written, forms in table.items()}


def _verbs(word: TriggerWord) -> Iterator[tuple[str, Form]]:
    """Past and present forms with conjunction, future or purpose particle and object pronoun."""
    irregular = len(word.past) > 1 and any(base.endswith(("ى", "ت")) for base in word.past)
    for base in word.past:
        endings = ("",) if irregular or base.endswith("ى") else _PAST_ENDINGS
        for ending in endings:
            for pronoun in _OBJECTS if ending != "ا" else ("",):
                form = Form(word=word, part=Part.VERB, tense=Tense.PAST, pronoun=pronoun)
                for conjunction in _CONJUNCTIONS:
                    yield conjunction + base + ending + pronoun, form
    for stem in word.present:
        yield from _present(word, stem)


def _present(word: TriggerWord, stem: str) -> Iterator[tuple[str, Form]]:
    for person in _PERSONS:
        for ending in _PRESENT_ENDINGS:
            for pronoun in _OBJECTS:
                for particle, tense in _MOODS:
                    form = Form(word=word, part=Part.VERB, tense=tense, prefix=particle, pronoun=pronoun)
                    for conjunction in _CONJUNCTIONS:
                        yield conjunction + particle + person + stem + ending + pronoun, form


def _nouns(word: TriggerWord) -> Iterator[tuple[str, Form]]:
    """Verbal and event nouns with article, attached preposition and possessive pronoun."""
    for base in word.nouns:
        endings = [(base, "")] + [(stem + owner, owner) for stem in _stems(base) for owner in _OWNERS]
        for written, pronoun in endings:
            for prefix in _NOUN_PREFIXES if not pronoun else ("", "ب", "ل", "ك"):
                form = Form(word=word, part=Part.NOUN, prefix=prefix, pronoun=pronoun)
                for conjunction in _CONJUNCTIONS:
                    yield conjunction + prefix + written, form


def _stems(noun: str) -> tuple[str, ...]:
    """What a noun becomes before a pronoun: زيارة + ه is زيارته, لقاء + ه is لقاءه, لقائه or لقاؤه."""
    if noun.endswith("ة"):
        return (noun[:-1] + "ت",)
    return (noun, noun[:-1] + "ئ", noun[:-1] + "ؤ") if noun.endswith("ء") else (noun,)


def _participles(word: TriggerWord) -> Iterator[tuple[str, Form]]:
    for base in word.participles:
        for conjunction in _CONJUNCTIONS:
            yield conjunction + base, Form(word=word, part=Part.PARTICIPLE)


def forms_of(fold: str) -> tuple[Form, ...]:
    """What trigger forms a folded word may be."""
    return _forms().get(fold, ())


def is_verb_form(fold: str) -> bool:
    """Whether the folded word is a finite form of some trigger verb and of no trigger noun."""
    forms = _forms().get(fold, ())
    return bool(forms) and all(form.part is Part.VERB for form in forms)


def is_trigger_form(fold: str) -> bool:
    """Whether the folded word is any form of a trigger."""
    return fold in _forms()


def find_triggers(tokens: Tokens) -> list[tuple[int, tuple[Form, ...]]]:
    """Token numbers of all words that may report an event, each with its possible forms."""
    forms = _forms()
    return [(index, forms[fold]) for index, fold in enumerate(tokens.folds) if fold in forms]
