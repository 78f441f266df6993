"""Words that report an event: every form a verb, noun or participle takes, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain, compress

from gazetteer import Remembered, quickly_made

from ..loading import load_rows
from .affixes import Affix, affix
from .inflection import (
    Attached,
    Stem,
    Tense,
    noun_stems,
    past_stems,
    present_stem,
    standing,
    takes_accusative,
)
from .stems import Stems
from .tokens import Tokens, fold_word

__all__ = [
    "TOGETHER",
    "Form",
    "Need",
    "Part",
    "Sense",
    "TriggerWord",
    "all_forms_of",
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
    STAY = "stay"
    """Somebody and a place right before it, with no verb: «الوزير في الرياض لبحث الأزمة»."""
    PARTIES = "parties"
    """Two or more that come together: «بحث الوزير مع نظيره», not «بحث الوزير»."""
    FREIGHT = "freight"
    """Goods, vehicles or forces that move."""
    SEEN = "seen"
    """A place told before that sees it: «شهدت طرابلس انتشارا», not «الأوسع انتشارا في أفريقيا»."""
    ABROAD = "abroad"
    """Somebody of another country than that of the place."""
    SUPPLY = "supply"
    """Goods that come through some place: «إمدادات السلاح عبر ميناء طبرق»."""
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


@quickly_made
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
    for stem in noun_stems(word):
        yield from (written for written, form in stem.forms() if form.pronoun and not form.conjunction)


def objects_of(word: TriggerWord) -> frozenset[str]:
    """The folded words of which one must stand near a trigger; empty where it needs none."""
    return _objects().get(word.name, frozenset())


@cache
def trigger_words() -> tuple[TriggerWord, ...]:
    """All rows of triggers.tsv."""
    return load_rows("triggers.tsv", TriggerWord)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """A trigger in one of its parts of speech; `pronoun` is part of a stem that is listed with it."""

    word: TriggerWord
    part: Part
    pronoun: str


@cache
def _listed() -> Stems[_Listed, Attached]:
    """All triggers by their stems, verbs before nouns."""
    stems = Stems[_Listed, Attached]()
    for word in trigger_words():
        for part, stem in _stems(word):
            stems.add(stem.letters, stem.takes, _Listed(word=word, part=part, pronoun=stem.pronoun))
    return stems


def _stems(word: TriggerWord) -> Iterator[tuple[Part, Stem]]:
    """Every stem of a word: of its verbs, then of its nouns, then its participles as they stand."""
    for verb in (*past_stems(word.past), *map(present_stem, word.present)):
        yield Part.VERB, verb
    for noun in chain.from_iterable(map(noun_stems, word.nouns)):
        yield Part.NOUN, noun
    for base in word.nouns if word.sense in _OBJECTS else ():
        if takes_accusative(base):
            yield Part.NOUN, standing(base + affix(Affix.ACCUSATIVE))
    for participle in word.participles:
        yield Part.PARTICIPLE, standing(participle)


@cache
def _other_words() -> dict[str, bool]:
    """Folded forms that are written like a trigger and are another word; whether that is only likely."""
    rows = load_rows("never-triggers.tsv", _OtherWord)
    never = {fold_word(row.form) for row in rows if not row.doubtful}
    return {form: form not in never for form in map(fold_word, (row.form for row in rows))}


def _forms_of(fold: str) -> tuple[Form, ...]:
    """What a folded word may be; verbs before nouns, each word once."""
    doubtful = _other_words().get(fold)
    if doubtful is False:
        return ()
    found: dict[tuple[str, Part, str], Form] = {}
    for listed, attached in _listed().find(fold):
        key = listed.word.name, listed.part, attached.prefix
        found.setdefault(key, _form(listed, attached, doubtful=bool(doubtful)))
    return tuple(found.values())


def _form(listed: _Listed, attached: Attached, *, doubtful: bool) -> Form:
    return Form(
        word=listed.word,
        part=listed.part,
        tense=attached.tense,
        prefix=attached.prefix,
        pronoun=attached.pronoun or listed.pronoun,
        doubtful=doubtful,
    )


def all_forms_of(fold: str) -> tuple[Form, ...]:
    """What trigger forms a folded word may be, though it be oftener another word."""
    return _FORMS[fold]


def forms_of(fold: str) -> tuple[Form, ...]:
    """What trigger forms a folded word may be; none for one that is oftener another word."""
    forms = _FORMS[fold]
    return () if forms and forms[0].doubtful else forms


_FORMS = Remembered(_forms_of)


def is_verb_form(fold: str) -> bool:
    """Whether the folded word is a finite form of some trigger verb and of no trigger noun."""
    forms = forms_of(fold)
    return bool(forms) and all(form.part is Part.VERB for form in forms)


def is_trigger_form(fold: str) -> bool:
    """Whether the folded word is any form of a trigger."""
    return bool(forms_of(fold))


def find_triggers(tokens: Tokens) -> list[tuple[int, tuple[Form, ...]]]:
    """Token numbers of all words that may report an event, each with its possible forms."""
    forms = list(map(_FORMS.__getitem__, tokens.folds))
    return list(compress(enumerate(forms), forms))
