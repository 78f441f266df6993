"""What a word is: function word, verb of saying, head of an actor, given name. One table, looked up by folded word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from .loading import load_rows
from .tokens import fold_word
from .triggers import is_trigger_form, is_verb_form

__all__ = ["Lexeme", "WordClass", "lexeme"]


class WordClass:
    """The classes a word may belong to, as bits of an int; a word may have several.

    Plain ints and no `enum.Flag`, whose `&` in Python code takes longer than all else the reader does.
    """

    NONE: Final = 0
    PREP: Final = 1 << 0
    SUB: Final = 1 << 1
    REL: Final = 1 << 2
    NEG: Final = 1 << 3
    DEM: Final = 1 << 4
    PRON: Final = 1 << 5
    AUX: Final = 1 << 6
    ADV: Final = 1 << 7
    SPEECH: Final = 1 << 8
    MOTION: Final = 1 << 9
    TITLE: Final = 1 << 10
    RANK: Final = 1 << 11
    GROUP: Final = 1 << 12
    FORCE: Final = 1 << 13
    GOODS: Final = 1 << 14
    VEHICLE: Final = 1 << 15
    INSTITUTION: Final = 1 << 16
    NAME_PARTICLE: Final = 1 << 17
    PARTITIVE: Final = 1 << 18
    ACCREDITED: Final = 1 << 19
    JOINT: Final = 1 << 20
    QUANTITY: Final = 1 << 21
    CROWD: Final = 1 << 22
    LIGHT: Final = 1 << 23
    DESCRIPTIVE: Final = 1 << 24
    COMMON: Final = 1 << 25
    TEMPORAL: Final = 1 << 26
    AFTERMATH: Final = 1 << 27
    PARTNER: Final = 1 << 28
    TOPIC: Final = 1 << 29
    COMPANION: Final = 1 << 30
    THERE: Final = 1 << 31
    HIS: Final = 1 << 32
    NAME: Final = 1 << 33
    WEAK_NAME: Final = 1 << 34
    FUNCTION: Final = PREP | SUB | REL | NEG | DEM | PRON | AUX | ADV
    VERB: Final = SPEECH | MOTION
    COLLECTIVE: Final = GROUP | FORCE | GOODS | VEHICLE
    HEAD: Final = TITLE | RANK | GROUP | FORCE | GOODS | VEHICLE
    STOP: Final = FUNCTION | VERB


def class_named(name: str) -> int:
    """The bit of a class by the name that data files use; ValueError for a name that is none."""
    bit = getattr(WordClass, name.upper(), None)
    if not isinstance(bit, int):
        raise ValueError(f"{name!r} is no class of words")
    return bit


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexeme:
    """What is known of one written form: classes, base word, conjunction and particle before it, definiteness."""

    classes: int
    base: str = ""
    conjunction: bool = False
    particle: str = ""
    definite: bool = False
    trigger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    word: str
    kind: str

    def __post_init__(self) -> None:
        class_named(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class _LightVerb:
    verb: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Noun:
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verb:
    past: str
    present: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    name: str
    weak: bool


_CONJUNCTIONS = (("", False), ("و", True), ("ف", True))
_PARTICLES = (("", "", False), ("ال", "", True), ("ب", "ب", False), ("بال", "ب", True), ("ل", "ل", False))
_CONTRACTED = ("لل", "ل", True)
_PAST = ("", "ت", "ا", "تا", "وا", "ه", "ها", "ته", "هم")
_PRESENT = ("", "ون", "وا", "ان", "ه", "ها", "هم")
_UNKNOWN = Lexeme(classes=WordClass.NONE)
_UNKNOWN_DEFINITE = Lexeme(classes=WordClass.NONE, definite=True)
_UNKNOWN_AND = Lexeme(classes=WordClass.NONE, conjunction=True)
_UNKNOWN_AND_DEFINITE = Lexeme(classes=WordClass.NONE, conjunction=True, definite=True)
_CONTRACTED_UNKNOWN = Lexeme(classes=WordClass.NONE, particle="ل", definite=True)
_WITH_DEFINITE = Lexeme(classes=WordClass.NONE, particle="ب", definite=True)


@cache
def _table() -> dict[str, Lexeme]:
    """Every written form of the function words, verbs, heads and names."""
    table: dict[str, Lexeme] = {}
    for row in load_rows("function-words.tsv", _Word):
        for conjunction, has in _CONJUNCTIONS:
            _add(table, conjunction + row.word, class_named(row.kind), row.word, conjunction=has)
    for head in load_rows("actor-heads.tsv", _Word):
        _add_noun(table, head.word, class_named(head.kind))
    for noun in load_rows("common-nouns.tsv", _Noun):
        _add_noun(table, noun.word, WordClass.COMMON)
    for name in load_rows("given-names.tsv", _Name):
        kind = WordClass.WEAK_NAME if name.weak else WordClass.NAME
        for conjunction, particle in (("", ""), ("و", ""), ("", "ل"), ("", "ب")):
            written = conjunction + particle + name.name
            _add(table, written, kind, name.name, conjunction=bool(conjunction), particle=particle)
    for verb in load_rows("speech-verbs.tsv", _Verb):
        _add_verb(table, verb)
    _add_marks(table)
    return table


def _add_marks(table: dict[str, Lexeme]) -> None:
    """Mark the light verbs and the verbs that describe the noun before them."""
    for conjunction, has in _CONJUNCTIONS:
        for light in load_rows("light-verbs.tsv", _LightVerb):
            for form in (form + pronoun for form in light.forms for pronoun in ("", "ها", "ه", "هما")):
                _add(table, conjunction + form, WordClass.LIGHT | WordClass.SPEECH, form, conjunction=has)
        for row in load_rows("descriptive-verbs.tsv", _Form):
            _add(
                table,
                conjunction + row.form,
                WordClass.DESCRIPTIVE | WordClass.SPEECH,
                row.form,
                conjunction=has,
            )


def _add_noun(table: dict[str, Lexeme], word: str, kind: int) -> None:
    already = fold_word(word).startswith("ال")
    for conjunction, has in _CONJUNCTIONS:
        for prefix, particle, definite in (*_PARTICLES, _CONTRACTED):
            if already and "ال" in prefix or (already and prefix == "لل"):
                continue
            written = conjunction + prefix + word
            _add(table, written, kind, word, conjunction=has, particle=particle, definite=definite or already)
        if not word.endswith(("ة", "ا", "ى", "ء", "ين", "ون")):
            _add(table, conjunction + word + "ا", kind, word, conjunction=has)


def _add_verb(table: dict[str, Lexeme], verb: _Verb) -> None:
    forms = [verb.past + ending for ending in _PAST]
    for person in "يتن":
        stem = person + verb.present[1:]
        forms += [mood + stem + ending for ending in _PRESENT for mood in ("", "س", "ل")]
    if verb.past.endswith("ى"):
        stem = verb.past[:-1]
        forms += [stem + ending for ending in ("ت", "وا", "اه", "اها")]
    for form in forms:
        for conjunction, has in _CONJUNCTIONS:
            _add(table, conjunction + form, WordClass.SPEECH, verb.past, conjunction=has)


def _add(
    table: dict[str, Lexeme],
    written: str,
    kind: int,
    base: str,
    *,
    conjunction: bool = False,
    particle: str = "",
    definite: bool = False,
) -> None:
    """Add a form; a form that exists already gains the class and keeps its first shape."""
    key = fold_word(written)
    known = table.get(key)
    if known is None:
        table[key] = Lexeme(
            classes=kind, base=fold_word(base), conjunction=conjunction, particle=particle, definite=definite
        )
    elif len(fold_word(base)) >= len(known.base) or known.classes & WordClass.FUNCTION:
        table[key] = Lexeme(
            classes=known.classes | kind,
            base=known.base,
            conjunction=known.conjunction,
            particle=known.particle,
            definite=known.definite,
        )


_remembered: dict[str, Lexeme] = {}


def lexeme(fold: str, word: str) -> Lexeme:
    """What is known of a folded word; an unknown one is judged by its prefix alone.

    `word` is the word as written: one that ends in ى is no name that ends in ي («على» is not «علي»).
    """
    key = fold + "\0" if word.endswith("ى") else fold
    known = _remembered.get(key)
    if known is None:
        if len(_remembered) > 65536:
            _remembered.clear()
        known = _remembered[key] = _judge(fold)
        if key != fold and known.classes & WordClass.PREP:
            known = _remembered[key] = replace(
                known, classes=known.classes & ~(WordClass.NAME | WordClass.WEAK_NAME)
            )
    return known


def _judge(fold: str) -> Lexeme:
    known = _table().get(fold) or _unknown(fold)
    if is_trigger_form(fold):
        classes = known.classes | (WordClass.MOTION if is_verb_form(fold) else WordClass.NONE)
        known = Lexeme(
            classes=classes,
            base=known.base or fold,
            conjunction=known.conjunction,
            particle=known.particle,
            definite=known.definite,
            trigger=True,
        )
    return known


def _unknown(fold: str) -> Lexeme:
    """Prefixes that are hardly ever part of the word itself: ال, وال, لل, بال."""
    if fold.startswith("ال"):
        return _UNKNOWN_DEFINITE
    if fold.startswith("وال"):
        return _UNKNOWN_AND_DEFINITE
    if fold.startswith("لل") and len(fold) > 4:
        return _CONTRACTED_UNKNOWN
    if fold.startswith("بال") and len(fold) > 5:
        return _WITH_DEFINITE
    return _UNKNOWN_AND if fold.startswith("و") and len(fold) > 4 else _UNKNOWN
