"""Words that report an event: every form a verb, noun or participle takes, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import chain

from gazetteer import Remembered

from ..loading import load_rows
from .affixes import Affix, affix
from .inflection import (
    Inflected,
    Tense,
    noun_forms,
    past_forms,
    present_forms,
    takes_accusative,
    with_conjunctions,
)
from .tokens import Tokens, fold_word

__all__ = [
    "TOGETHER",
    "Form",
    "Need",
    "Part",
    "Sense",
    "TriggerWord",
    "find_triggers",
    "forms_of",
    "is_trigger_form",
    "is_verb_form",
    "objects_of",
    "trigger_words",
]


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
    FETCH = "fetch"


TOGETHER = frozenset({Sense.MEET, Sense.GATHER, Sense.HOLD, Sense.HOST})
"""The senses in which people come together."""

_OBJECTS = TOGETHER | {Sense.RAID}
"""The senses whose noun is the object of another verb («عقدوا اجتماعا»); of others an accusative is rather an
adverb («وصولا إلى», «انطلاقا من»)."""


class Part(StrEnum):
    """Part of speech."""

    VERB = "verb"
    NOUN = "noun"
    PARTICIPLE = "participle"


class Need(StrEnum):
    """What must stand beside a trigger for it to report an event."""

    TO = "to"
    """A place it leads to."""
    FROM = "from"
    """A place it sets out from."""
    PLACE = "place"
    """Any place."""
    AT = "at"
    """A place after an attached ب: «حل بالدوحة», not «حل الأزمة في ليبيا»."""
    MOVER = "mover"
    """Someone or something that can move."""
    LOAD = "load"
    """Somebody or something that others move."""
    CRAFT = "craft"
    """A vehicle that moves."""
    TROOPS = "troops"
    """Forces that move."""
    PERSON = "person"
    """A person or a delegation."""
    EVENT = "event"
    """An event noun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerWord:
    """One row of triggers.tsv: a word that reports an event, with its forms and what it needs beside it."""

    name: str
    sense: Sense
    past: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    traps: tuple[str, ...] = ()
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One written form: its word, part, tense, the particle before it and the pronoun after it.

    A doubtful one is oftener another word: «تدخل» the noun, «عبر» the preposition.
    """

    word: TriggerWord
    part: Part
    tense: Tense = Tense.NONE
    prefix: str = ""
    pronoun: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _OtherWord:
    form: str
    reads_like: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Objects:
    name: str
    objects: tuple[str, ...]


@cache
def _objects() -> dict[str, frozenset[str]]:
    return {
        row.name: frozenset(fold_word(written) for word in row.objects for written in _object_forms(word))
        for row in load_rows("trigger-objects.tsv", _Objects)
    }


def _object_forms(word: str) -> Iterator[str]:
    """A noun as an object: as it stands, in the accusative, with an owner."""
    yield from (word, word + affix(Affix.ACCUSATIVE))
    yield from (form.written for form in noun_forms(word) if form.pronoun)


def objects_of(word: TriggerWord) -> frozenset[str]:
    """The folded words of which one must stand near a trigger; empty where it needs none."""
    return _objects().get(word.name, frozenset())


@cache
def trigger_words() -> tuple[TriggerWord, ...]:
    """All rows of triggers.tsv."""
    return load_rows("triggers.tsv", TriggerWord)


@cache
def _forms() -> dict[str, tuple[Form, ...]]:
    """Folded written form to what it may be; verbs before nouns, each word once."""
    table: dict[str, dict[tuple[str, Part, str], Form]] = {}
    for word in trigger_words():
        for written, form in _written(word):
            table.setdefault(fold_word(written), {}).setdefault((word.name, form.part, form.prefix), form)
    for other in load_rows("never-triggers.tsv", _OtherWord):
        found = table.pop(fold_word(other.form), {})
        if other.doubtful:
            table[fold_word(other.form)] = {key: replace(form, doubtful=True) for key, form in found.items()}
    return {written: tuple(forms.values()) for written, forms in table.items() if forms}


def _written(word: TriggerWord) -> Iterator[tuple[str, Form]]:
    """Every written form of a word: its verbs, then its nouns, then its participles as they stand."""
    for verb in (*past_forms(word.past), *chain.from_iterable(map(present_forms, word.present))):
        yield from _with_conjunctions(word, Part.VERB, verb)
    for noun in chain.from_iterable(map(noun_forms, word.nouns)):
        yield from _with_conjunctions(word, Part.NOUN, noun)
    for base in word.nouns if word.sense in _OBJECTS else ():
        if takes_accusative(base):
            accusative = Inflected(written=base + affix(Affix.ACCUSATIVE))
            yield from _with_conjunctions(word, Part.NOUN, accusative)
    for participle in word.participles:
        yield from _with_conjunctions(word, Part.PARTICIPLE, Inflected(written=participle))


def _with_conjunctions(word: TriggerWord, part: Part, inflected: Inflected) -> Iterator[tuple[str, Form]]:
    form = Form(
        word=word, part=part, tense=inflected.tense, prefix=inflected.prefix, pronoun=inflected.pronoun
    )
    for written in with_conjunctions(inflected.written):
        yield written, form


@cache
def _sure_forms() -> dict[str, tuple[Form, ...]]:
    return {fold: forms for fold, forms in _forms().items() if not forms[0].doubtful}


def forms_of(fold: str) -> tuple[Form, ...]:
    """What trigger forms a folded word may be; none for one that is oftener another word."""
    return _SURE_FORMS[fold]


_FOUND_FORMS = Remembered(lambda fold: _forms().get(fold, ()))
_SURE_FORMS = Remembered(lambda fold: _sure_forms().get(fold, ()))
"""The forms of the words that texts hold: few beside all that there are, which fit no processor's cache."""


def is_verb_form(fold: str) -> bool:
    """Whether the folded word is a finite form of some trigger verb and of no trigger noun."""
    forms = forms_of(fold)
    return bool(forms) and all(form.part is Part.VERB for form in forms)


def is_trigger_form(fold: str) -> bool:
    """Whether the folded word is any form of a trigger."""
    return bool(forms_of(fold))


def find_triggers(tokens: Tokens) -> list[tuple[int, tuple[Form, ...]]]:
    """Token numbers of all words that may report an event, each with its possible forms."""
    return [
        (index, forms) for index, forms in enumerate(map(_FOUND_FORMS.__getitem__, tokens.folds)) if forms
    ]
