"""The written forms of listed words: heads, names, verbs and function words with what is attached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ..loading import load_rows
from .affixes import Affix, affix, affixes, noun_prefixes, optional
from .inflection import before_pronoun, speech_forms, takes_accusative
from .tokens import fold_word
from .wordclasses import WordClass, class_named

__all__ = ["Lexeme", "lexicon"]

_OWNED = WordClass.TITLE | WordClass.GROUP | WordClass.FORCE | WordClass.INSTITUTION
"""Heads that take a pronoun in news: «مديرها», «قواته», «وزير خارجيتها»."""


_HEADS = WordClass.HEAD | WordClass.INSTITUTION | WordClass.CROWD | WordClass.PARTITIVE
"""What a head keeps with a pronoun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexeme:
    """What is known of one written form: its classes and base, what is attached, and definiteness."""

    classes: int
    base: str = ""
    conjunction: bool = False
    particle: str = ""
    definite: bool = False
    trigger: bool = False

    @property
    def bare(self) -> bool:
        """Whether neither a conjunction nor a preposition is attached."""
        return not self.particle and not self.conjunction


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surname:
    surname: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Participle:
    participle: str
    laden: bool


class _Table(dict[str, Lexeme]):
    """Written forms while the table is made."""

    def add(self, written: str, lexeme: Lexeme) -> None:
        """Add a form; one that exists already gains the class and keeps its first shape, unless that had a
        conjunction and this is one word («ولي», «والي»)."""
        key = fold_word(written)
        known = self.get(key)
        if known is None:
            self[key] = lexeme
        elif known.conjunction and not lexeme.conjunction:
            self[key] = replace(lexeme, classes=known.classes | lexeme.classes)
        elif len(lexeme.base) >= len(known.base) or known.classes & WordClass.FUNCTION:
            self[key] = replace(known, classes=known.classes | lexeme.classes)

    def add_form(self, written: str, classes: int, base: str) -> None:
        """Add a form as it stands and after each conjunction."""
        for conjunction in optional(Affix.CONJUNCTION):
            form = Lexeme(classes=classes, base=fold_word(base), conjunction=bool(conjunction))
            self.add(conjunction + written, form)

    def add_noun(self, word: str, classes: int) -> None:
        """Add a noun after everything that may stand before it, and in the accusative."""
        base = fold_word(word)
        already = word.startswith(affix(Affix.ARTICLE))
        shapes = [
            (row.prefix, row.particle, row.definite or already)
            for row in noun_prefixes()
            if not (already and row.definite)
        ]
        for conjunction in optional(Affix.CONJUNCTION):
            joined = bool(conjunction)
            for prefix, particle, definite in shapes:
                noun = Lexeme(
                    classes=classes, base=base, conjunction=joined, particle=particle, definite=definite
                )
                self.add(conjunction + prefix + word, noun)
            if takes_accusative(word):
                noun = Lexeme(classes=classes, base=base, conjunction=joined)
                self.add(conjunction + word + affix(Affix.ACCUSATIVE), noun)

    def add_owned(self, word: str, classes: int) -> None:
        """Add a noun with each pronoun, after what may stand before it: «لقراره»."""
        base = fold_word(word)
        for stem in before_pronoun(word):
            for owner in affixes(Affix.OWNER):
                for particle in optional(Affix.BEFORE_OWNED_NOUN):
                    owned = Lexeme(classes=classes, base=base, particle=particle, definite=True)
                    self.add(particle + stem + owner, owned)
                    conjoined = replace(owned, conjunction=True)
                    self.add(affix(Affix.AND) + particle + stem + owner, conjoined)

    def add_name(self, name: str, classes: int) -> None:
        """Add a given name; it takes no article, and of the conjunctions only the one that joins names."""
        base = fold_word(name)
        self.add(name, Lexeme(classes=classes, base=base))
        self.add(affix(Affix.AND) + name, Lexeme(classes=classes, base=base, conjunction=True))
        for particle in affixes(Affix.PREPOSITION):
            self.add(particle + name, Lexeme(classes=classes, base=base, particle=particle))
        article, for_the = affix(Affix.ARTICLE), affix(Affix.FOR_THE)
        if name.startswith(article):
            written = for_the + name.removeprefix(article)
            self.add(written, Lexeme(classes=classes, base=base, particle=affix(Affix.FOR)))


@cache
def lexicon() -> dict[str, Lexeme]:
    """Every written form of the function words, heads, names and verbs."""
    table = _Table()
    for row in load_rows("function-words.tsv", _Word):
        table.add_form(row.word, class_named(row.kind), row.word)
    for head in load_rows("actor-heads.tsv", _Word):
        for written in _with_pairs(head):
            table.add_noun(written, class_named(head.kind))
    for noun in load_rows("common-nouns.tsv", _Noun):
        table.add_noun(noun.word, WordClass.COMMON)
    _add_names(table)
    _add_participles(table)
    for verb in load_rows("speech-verbs.tsv", _Verb):
        for form in speech_forms(verb.past, verb.present):
            table.add_form(form, WordClass.SPEECH, verb.past)
    _add_figures(table)
    _add_marks(table)
    _add_owned_heads(table)
    return dict(table)


def _add_owned_heads(table: _Table) -> None:
    """Heads with the pronoun of their owner, where no word is written so already: «مديرها», «قواته».
    «ه» is told from «ة» only by what the word is, so an office and an adjective never take it."""
    owned = _Table()
    for head in load_rows("actor-heads.tsv", _Word):
        classes = table[fold_word(head.word)].classes & _HEADS
        if classes & _OWNED and not head.word.startswith(affix(Affix.ARTICLE)):
            owned.add_owned(head.word, classes)
    for written, known in owned.items():
        masculine = known.base + affix(Affix.FEMININE_FOLDED)
        feminine = known.classes & WordClass.TITLE or known.base.endswith(affix(Affix.ADJECTIVE))
        if written not in table and not (feminine and written.endswith(masculine)):
            table[written] = known


def _add_figures(table: _Table) -> None:
    """The words that make others a figure of speech, the unmoving ones also with the pronoun of an owner."""
    for figure in load_rows("figures.tsv", _Word):
        classes = class_named(figure.kind)
        table.add_noun(figure.word, classes)
        if classes & WordClass.UNMOVING:
            table.add_owned(figure.word, classes)


def _add_names(table: _Table) -> None:
    """Add the given names and the surnames."""
    for name in load_rows("given-names.tsv", _Name):
        table.add_name(name.name, WordClass.WEAK_NAME if name.weak else WordClass.NAME)
    for row in load_rows("surnames.tsv", _Surname):
        table.add_name(row.surname, WordClass.NAME | WordClass.SURNAME)


def _add_participles(table: _Table) -> None:
    """Add the participles that govern what follows."""
    for row in load_rows("governing-participles.tsv", _Participle):
        laden = WordClass.LADEN if row.laden else WordClass.NONE
        for ending in optional(Affix.PARTICIPLE):
            table.add_noun(row.participle + ending, WordClass.GOVERNING | laden)


def _with_pairs(head: _Word) -> Iterator[str]:
    """A head as it stands; a feminine collective also as a pair: «سفينتين»."""
    yield head.word
    if class_named(head.kind) & WordClass.COLLECTIVE and head.word.endswith(affix(Affix.FEMININE)):
        stem = head.word[:-1] + affix(Affix.FEMININE_JOINED)
        yield from (stem + ending for ending in affixes(Affix.PAIR))


def _add_marks(table: _Table) -> None:
    """Mark the light verbs and the verbs that describe the noun before them."""
    for light in load_rows("light-verbs.tsv", _LightVerb):
        for form in light.forms:
            for pronoun in optional(Affix.LIGHT_OBJECT):
                table.add_form(form + pronoun, WordClass.LIGHT | WordClass.SPEECH, form + pronoun)
    for row in load_rows("descriptive-verbs.tsv", _Form):
        table.add_form(row.form, WordClass.DESCRIPTIVE | WordClass.SPEECH, row.form)
