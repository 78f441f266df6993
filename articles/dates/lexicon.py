"""The words of dates, as every form they take in running text.

Each word of `data/dates` is entered folded (hamza, ى and ة levelled) with every particle it may carry, so
that one look-up in a dict rejects nearly every token of an article.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from ..loading import load_rows
from .model import DayPart, Edge, Unit

__all__ = ["Form", "Lexicon", "Tag", "Word", "fold", "lexicon", "number"]

_FILES = (
    "months",
    "weekdays",
    "numbers",
    "units",
    "deictics",
    "relations",
    "parts",
    "connectors",
    "vague",
    "seasons",
    "feasts",
    "named",
    "traps",
)

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u0640"
_MARK = re.compile(f"[{MARKS}]+")


class Tag(StrEnum):
    """What a word does in a date; the rules are written in these, in capitals."""

    MONTH = auto()
    WEAK = auto()
    NAMELIKE = auto()
    WEEKDAY = auto()
    BAREDAY = auto()
    DIGITS = auto()
    DAYNUMBER = auto()
    YEARNUMBER = auto()
    LUNARYEAR = auto()
    NUMERIC = auto()
    CARDINAL = auto()
    COUNTED = auto()
    ORDINAL = auto()
    NTH = auto()
    TEN = auto()
    TENS = auto()
    ORDINALTENS = auto()
    DAYWORD = auto()
    DAYPAIR = auto()
    MONTHWORD = auto()
    MONTHPAIR = auto()
    YEARWORD = auto()
    UNIT = auto()
    DUAL = auto()
    PLURAL = auto()
    THEMONTH = auto()
    THEYEAR = auto()
    THEUNIT = auto()
    THEDUAL = auto()
    THEPLURAL = auto()
    SPELL = auto()
    TODAY = auto()
    DEICTIC = auto()
    BARENEXT = auto()
    RELATION = auto()
    THIS = auto()
    THAT = auto()
    SAME = auto()
    SELF = auto()
    NEXT = auto()
    PART = auto()
    ADVERB = auto()
    EDGE = auto()
    LAST = auto()
    REST = auto()
    SEASON = auto()
    DECADE = auto()
    FEAST = auto()
    PORTION = auto()
    VAGUE = auto()
    FROM = auto()
    UPON = auto()
    ITS = auto()
    TO = auto()
    UNTIL = auto()
    BETWEEN = auto()
    IN = auto()
    THROUGHOUT = auto()
    LASTING = auto()
    LASTED = auto()
    EVERY = auto()
    SINCE = auto()
    BY = auto()
    STARTING = auto()
    BEFORE = auto()
    AFTER = auto()
    DATED = auto()
    MATCHING = auto()
    ABOUT = auto()
    FEW = auto()
    AND = auto()
    OR = auto()
    AL = auto()
    PARTICLE = auto()
    SLASH = auto()
    DASH = auto()
    COMMA = auto()
    OPEN = auto()
    CLOSE = auto()
    ERA = auto()
    HIJRIERA = auto()
    NAMED = auto()
    STOP = auto()
    COLD = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word or phrase and its meaning; which fields count depends on the tag."""

    word: str
    tag: Tag
    value: int = 0
    unit: Unit | None = None
    part: DayPart | None = None
    edge: Edge | None = None
    lunar: bool = False
    since: int | None = None
    until: int | None = None
    clitics: bool = True
    reason: str = ""
    triple: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it stands in text: the attached particles (as words of their own), their length, the word.

    `phrases` matches the phrases that begin with this form, to be tried first; `word` is None where the form
    only begins phrases. `plain` is the word where nothing else is to be looked at, the quick way in.
    """

    particles: tuple[Word, ...]
    skip: int
    word: Word | None
    phrases: re.Pattern[str] | None = None
    plain: Word | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All forms, folded, and the phrases by their folded text."""

    forms: dict[str, Form]
    phrases: dict[str, Word]


def _folding() -> dict[str, str]:
    """The folding, letter to letter."""
    table = {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
    }
    for base in (0x660, 0x6F0):
        table |= {chr(base + digit): str(digit) for digit in range(10)}
    for mark, plain in {"-‐‑‒—−": "–", ",": "،", "\\": "/", "[": "(", "]": ")"}.items():
        table |= dict.fromkeys(mark, plain)
    return table


_FOLD = tuple(_folding().items())


def fold(text: str) -> str:
    """The text with hamza, ى, ة, digits and dashes levelled; every letter stays at its offset.

    Letter after letter is replaced in the whole text: three times as fast as `str.translate`, which looks up
    each letter of the text.
    """
    for letter, plain in _FOLD:
        text = text.replace(letter, plain)
    return text


def bare(word: str) -> str:
    """A folded word without vowel marks and lengthening."""
    return _MARK.sub("", word)


@functools.cache
def number(tag: Tag, value: int) -> Word:
    """The word for a number put together by the scanner."""
    return Word(word=str(value), tag=tag, value=value)


@functools.cache
def lexicon() -> Lexicon:
    """The words of all data files; read once."""
    words = [word for name in _FILES for word in load_rows(f"dates/{name}.tsv", Word)]
    single: dict[str, Form] = {}
    openers: dict[str, tuple[tuple[Word, ...], int, list[str]]] = {}
    phrases: dict[str, Word] = {}
    for word in words:
        first, *rest = bare(fold(word.word)).split()
        if rest:
            phrases.setdefault(" ".join((first, *rest)), word)
        for form, particles, skip in _attached(first, word.clitics):
            if not rest:
                single.setdefault(form, Form(particles, skip, word))
            else:
                opener = openers.setdefault(form, (particles, skip, []))
                opener[2].append(" ".join((first, *rest)))
    for form, (particles, skip, texts) in openers.items():
        known = single.get(form, Form(particles, skip, None))
        single[form] = Form(particles, skip, known.word, _phrase_pattern(texts))
    single.update(_digits())
    return Lexicon({form: _quick(entry) for form, entry in single.items()}, phrases)


def _quick(form: Form) -> Form:
    """The form, marked plain where it is one word that joins nothing before it."""
    joins = form.word is not None and form.word.tag in JOINED
    return form if form.particles or form.phrases or joins else replace(form, plain=form.word)


JOINED = {Tag.TEN: Tag.CARDINAL, Tag.TENS: Tag.CARDINAL, Tag.ORDINALTENS: Tag.ORDINAL}
"""Parts of compound numbers, and what they are alone."""

_AND = Word(word="و", tag=Tag.AND)
_PARTICLE = Word(word="ب", tag=Tag.PARTICLE)


def _attached(form: str, clitics: bool) -> Iterator[tuple[str, tuple[Word, ...], int]]:
    """The form bare and with each particle it may carry; لل has no bare word behind it and is kept whole."""
    yield form, (), 0
    if not clitics:
        return
    for prefix, particles in (("و", (_AND,)), ("ف", (_PARTICLE,)), ("ب", (_PARTICLE,)), ("ل", (_PARTICLE,))):
        yield prefix + form, particles, 1
    for prefix in ("وب", "ول"):
        yield prefix + form, (_AND, _PARTICLE), 2
    if form.startswith("ال"):
        yield "ل" + form[1:], (), 0
        yield "ول" + form[1:], (_AND,), 1


def _phrase_pattern(texts: list[str]) -> re.Pattern[str]:
    """Any of the phrases, longest first, vowel marks and white space at will."""
    marks = f"[{MARKS}]*"
    gap = r"[^\S\n]+"
    choices = (
        gap.join(marks.join(word) + marks for word in text.split())
        for text in sorted(set(texts), key=len)[::-1]
    )
    return re.compile(f"(?:{'|'.join(choices)})(?!\\w)")


def _digits() -> dict[str, Form]:
    """Numbers in digits: possible days, years of either calendar, and other counts."""
    found = {str(value): Form((), 0, number(Tag.DIGITS, value)) for value in range(1000)}
    for value in range(1, 32):
        day = Form((), 0, number(Tag.DAYNUMBER, value))
        found |= {str(value): day, f"{value:02}": day}
    found |= {str(value): Form((), 0, number(Tag.LUNARYEAR, value)) for value in range(1343, 1501)}
    found |= {str(value): Form((), 0, number(Tag.YEARNUMBER, value)) for value in range(1800, 2101)}
    return found


def dated(word: Word, triple: tuple[int, ...]) -> Word:
    """A date in figures as one word."""
    return replace(word, tag=Tag.NUMERIC, triple=triple)
