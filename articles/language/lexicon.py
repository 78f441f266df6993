"""What the lists know of a written form: heads, names, verbs and function words with what is attached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, reduce

from gazetteer import changed, quickly_made

from ..loading import load_rows
from .affixes import Affix, affix, affixes, optional
from .inflection import before_pronoun, speech_stems, takes_accusative
from .shapes import Shape, as_contracted, as_form, as_name, as_name_with_article, as_noun, as_owned, as_verb
from .stems import Pattern, Stems
from .tokens import fold_word
from .wordclasses import WordClass, class_named

__all__ = ["Lexeme", "listed"]

_OWNED = (
    WordClass.TITLE
    | WordClass.GROUP
    | WordClass.FORCE
    | WordClass.INSTITUTION
    | WordClass.VEHICLE
    | WordClass.VICTIM
)
"""Heads that take a pronoun in news: «مديرها», «قواته», «وزير خارجيتها», «طائرته», «جثمانه»."""


_HEADS = WordClass.VICTIM | WordClass.HEAD | WordClass.INSTITUTION | WordClass.CROWD | WordClass.PARTITIVE
"""What a head keeps with a pronoun."""


@quickly_made
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
class _SeizingVerb:
    past: str
    present: str
    nouns: tuple[str, ...]
    stops: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Invitation:
    past: str
    present: str
    nouns: tuple[str, ...] = ()
    kind: str

    def __post_init__(self) -> None:
        class_named(self.kind)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What a list says of a word in all its forms."""

    classes: int
    base: str


class _Lists(Stems[_Entry, Shape]):
    """The words of all lists, each with what its kind of word takes."""

    def add_stem(self, stem: str, pattern: Pattern[Shape], classes: int, base: str) -> None:
        """Add a word; its base is kept folded."""
        self.add(stem, pattern, _Entry(classes=classes, base=fold_word(base)))

    def add_form(self, written: str, classes: int) -> None:
        """Add a form as it stands and after each conjunction."""
        self.add_stem(written, as_form(), classes, written)

    def add_noun(self, word: str, classes: int) -> None:
        """Add a noun after everything that may stand before it, and in the accusative."""
        definite = word.startswith(article := affix(Affix.ARTICLE))
        self.add_stem(word, as_noun(definite=definite, accusative=takes_accusative(word)), classes, word)
        if definite:
            self.add_stem(word.removeprefix(article), as_contracted(), classes, word)

    def add_owned(self, word: str, classes: int) -> None:
        """Add a noun with each pronoun, after what may stand before it: «لقراره»."""
        for stem in before_pronoun(word):
            self.add_stem(stem, as_owned(), classes, word)

    def add_name(self, name: str, classes: int) -> None:
        """Add a given name; it takes no article, and of the conjunctions only the one that joins names."""
        self.add_stem(name, as_name(), classes, name)
        article = affix(Affix.ARTICLE)
        if name.startswith(article):
            self.add_stem(name.removeprefix(article), as_name_with_article(), classes, name)

    def add_verb(self, past: str, present: str, classes: int) -> None:
        """Add a verb in its forms."""
        for stem in speech_stems(past, present):
            self.add_stem(stem.letters, as_verb(stem.takes), classes, past)


@cache
def _lists() -> _Lists:
    """The function words, heads, names and verbs; read once."""
    lists = _Lists()
    for row in load_rows("function-words.tsv", _Word):
        lists.add_form(row.word, class_named(row.kind))
    for head in load_rows("actor-heads.tsv", _Word):
        for written in _with_pairs(head):
            lists.add_noun(written, class_named(head.kind))
    for noun in load_rows("common-nouns.tsv", _Noun):
        lists.add_noun(noun.word, WordClass.COMMON)
    _add_names(lists)
    _add_participles(lists)
    _add_verbs(lists)
    _add_figures(lists)
    _add_marks(lists)
    return lists


@cache
def _owned_heads() -> _Lists:
    """Heads that may take the pronoun of their owner; of which class they are, all lists together say."""
    heads = _Lists()
    for head in load_rows("actor-heads.tsv", _Word):
        if not head.word.startswith(affix(Affix.ARTICLE)):
            heads.add_owned(head.word, WordClass.NONE)
    return heads


def listed(fold: str) -> Lexeme | None:
    """What the lists know of a folded written form; None where they do not have it."""
    return _merged(_lists().find(fold)) or _owned_head(fold)


def _merged(found: Iterable[tuple[_Entry, Shape]]) -> Lexeme | None:
    """One lexeme of all the words that a form may be of."""
    lexemes = [
        Lexeme(
            classes=word.classes,
            base=word.base,
            conjunction=shape.conjunction,
            particle=shape.particle,
            definite=shape.definite,
        )
        for word, shape in found
    ]
    return reduce(_and, lexemes) if lexemes else None


def _and(known: Lexeme, other: Lexeme) -> Lexeme:
    """A form that is known already gains the class and keeps its first shape, unless that had a conjunction
    and this is one word («ولي», «والي»)."""
    if known.conjunction and not other.conjunction:
        return changed(other, classes=known.classes | other.classes)
    if len(other.base) >= len(known.base) or known.classes & WordClass.FUNCTION:
        return changed(known, classes=known.classes | other.classes)
    return known


def _owned_head(fold: str) -> Lexeme | None:
    """A head with the pronoun of its owner, where no word is written so already: «مديرها», «قواته».
    «ه» is told from «ة» only by what the word is, so an office and an adjective never take it."""
    heads = ((replace(word, classes=_kept(word.base)), shape) for word, shape in _owned_heads().find(fold))
    known = _merged((word, shape) for word, shape in heads if word.classes & _OWNED)
    if known is None:
        return None
    masculine = known.base + affix(Affix.FEMININE_FOLDED)
    feminine = known.classes & WordClass.TITLE or known.base.endswith(affix(Affix.ADJECTIVE))
    return None if feminine and fold.endswith(masculine) else known


def _kept(head: str) -> int:
    """The classes that a head keeps with a pronoun."""
    known = _merged(_lists().find(head))
    return known.classes & _HEADS if known else WordClass.NONE


def _add_figures(lists: _Lists) -> None:
    """The words that make others a figure of speech, the unmoving ones also with the pronoun of an owner."""
    for figure in load_rows("figures.tsv", _Word):
        classes = class_named(figure.kind)
        lists.add_noun(figure.word, classes)
        if classes & WordClass.UNMOVING:
            lists.add_owned(figure.word, classes)


def _add_names(lists: _Lists) -> None:
    """Add the given names and the surnames."""
    for name in load_rows("given-names.tsv", _Name):
        lists.add_name(name.name, WordClass.WEAK_NAME if name.weak else WordClass.NAME)
    for row in load_rows("surnames.tsv", _Surname):
        lists.add_name(row.surname, WordClass.NAME | WordClass.SURNAME)


def _add_participles(lists: _Lists) -> None:
    """Add the participles that govern what follows."""
    for row in load_rows("governing-participles.tsv", _Participle):
        laden = WordClass.LADEN if row.laden else WordClass.NONE
        for ending in optional(Affix.PARTICIPLE):
            lists.add_noun(row.participle + ending, WordClass.GOVERNING | laden)


def _with_pairs(head: _Word) -> Iterator[str]:
    """A head as it stands; a feminine collective also as a pair: «سفينتين»."""
    yield head.word
    if class_named(head.kind) & WordClass.COLLECTIVE and head.word.endswith(affix(Affix.FEMININE)):
        stem = head.word[:-1] + affix(Affix.FEMININE_JOINED)
        yield from (stem + ending for ending in affixes(Affix.PAIR))


def _add_verbs(lists: _Lists) -> None:
    """Add the verbs that are no movement, and what some of them say of those who come or go."""
    for verb in load_rows("speech-verbs.tsv", _Verb):
        lists.add_verb(verb.past, verb.present, WordClass.SPEECH)
    for verb in load_rows("discussing-verbs.tsv", _Verb):
        lists.add_verb(verb.past, verb.present, WordClass.SPEECH | WordClass.DISCUSSING)
    for seizing in load_rows("seizing-verbs.tsv", _SeizingVerb):
        stopping = WordClass.STOPPING if seizing.stops else WordClass.NONE
        lists.add_verb(seizing.past, seizing.present, WordClass.SPEECH | WordClass.SEIZING | stopping)
        for verbal in seizing.nouns:
            lists.add_noun(verbal, WordClass.SEIZING | stopping)
    for call in load_rows("invitations.tsv", _Invitation):
        lists.add_verb(call.past, call.present, WordClass.SPEECH | class_named(call.kind))
        for verbal in call.nouns:
            lists.add_noun(verbal, class_named(call.kind))


def _add_marks(lists: _Lists) -> None:
    """Mark the light verbs and the verbs that describe the noun before them."""
    for light in load_rows("light-verbs.tsv", _LightVerb):
        for form in light.forms:
            for pronoun in optional(Affix.LIGHT_OBJECT):
                lists.add_form(form + pronoun, WordClass.LIGHT | WordClass.SPEECH)
    for row in load_rows("descriptive-verbs.tsv", _Form):
        lists.add_form(row.form, WordClass.DESCRIPTIVE | WordClass.SPEECH)
