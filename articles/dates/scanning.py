"""From text to the string of tags that the rules are matched on.

The shape of a text has one character for each word that may belong to a date and one for each run of
other words, so that an article of 300 words becomes some sixty characters and a rule is a regular
expression over them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Protocol

from gazetteer import Remembered

from .lexicon import JOINED, MARKS, Form, Tag, Word, bare, dated, fold, lexicon, number

__all__ = ["IDLE", "LETTERS", "LINKS", "Shape", "Split", "scan"]

LETTERS = {tag: chr(0x100 + place) for place, tag in enumerate(Tag)}
"""The character of each tag in a shape."""

_COLD = Word(word="", tag=Tag.COLD)
_DATE = Word(word="", tag=Tag.NUMERIC)
_MARKED = re.compile(f"[{MARKS}]")
_FIGURES = r"\d{1,4} ?(?:/ ?\d{1,2} ?/|\. ?\d{1,2} ?\.|– ?\d{1,2} ?–) ?\d{1,4}(?!\d)"  # 27/12/2020
_IN_FIGURES = re.compile(_FIGURES)
_TOKEN = re.compile(
    rf"([ء-غف-يپچڤگ{MARKS}]++"
    r"|[–/،().\n!?؟؛:…\"«»“”]"
    rf"|{_FIGURES}"
    r"|\d+(?:[.،:٫]\d+)+|\d+\s?[%٪+°]\s?\d*"  # 2.5  14:30  50%  5+5
    r"|\d+"
    r"|[A-Za-z]\w*)"
)
"""Words and marks come first as most of a text is those: no other choice begins with what they begin with."""
IDLE = frozenset({Tag.COLD, Tag.COMMA, Tag.IN, Tag.AND, Tag.TO, Tag.CLOSE, Tag.DASH, Tag.PARTICLE, Tag.STOP})
"""What frequent words do with which no date begins."""
LINKS = IDLE | {
    Tag.FROM,
    Tag.UPON,
    Tag.BETWEEN,
    Tag.THIS,
    Tag.THAT,
    Tag.BEFORE,
    Tag.AFTER,
    Tag.SINCE,
    Tag.UNTIL,
    Tag.BY,
    Tag.EVERY,
    Tag.OPEN,
    Tag.SLASH,
    Tag.OR,
    Tag.AL,
    Tag.ABOUT,
}
"""What words do that only link others: no date is made of them alone."""
_OTHER, _LINKING, _TELLING = "o", "l", "t"
"""A word that is in no date, one that only links, and one that tells a time: a letter for each word."""
_UNSURE = "?"
"""A token that is no word here, or may be one only with what stands beside it, as numbers are."""
_ALONE = re.compile(rf"[ء-غف-يپچڤگ{MARKS}]+|[–/،().!?؟؛:…\"«»“”]|\n+")
"""The tokens that are words here by themselves; a run of line ends is as good as one."""
_APART = re.compile(r"\?(?:.?\?)*")
"""A stretch of unsure tokens, with the mark between two of them."""

_Words = tuple[list[str], list[int], list[int], str]
"""Words, where they start and end, and the use of each."""


class Split(Protocol):
    """A text that is split into words, single marks and runs of line ends; parallel lists."""

    @property
    def words(self) -> list[str]:
        """The tokens."""

    @property
    def starts(self) -> list[int]:
        """Where each begins."""

    @property
    def ends(self) -> list[int]:
        """Where each ends."""


@dataclass(slots=True)
class Shape:
    """The words of a text that may tell a time: tags as one string, with their words and offsets."""

    tags: str = ""
    words: list[Word] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def put(self, word: Word, start: int, end: int) -> None:
        """Append a word as it is."""
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)

    def cool(self, start: int, end: int) -> None:
        """Append one word for a run of words that tell no time, between others and after the last."""
        if self.words and self.words[-1] is not _COLD:
            self.put(_COLD, start, end)

    def add(self, word: Word, start: int, end: int) -> None:
        """Append a word; parts of a compound number are joined: خمسة + عشر, الثاني + و + العشرين."""
        single = JOINED.get(word.tag)
        if single is None:
            self.put(word, start, end)
        elif word.tag is Tag.TEN and self._unit(1, Tag.CARDINAL, Tag.ORDINAL):
            self._join(1, 10, end)
        elif word.tag is not Tag.TEN and self._unit(2, single, Tag.COUNTED) and self.words[-1].tag is Tag.AND:
            self._join(2, word.value, end)
        else:
            self.put(number(single, word.value), start, end)

    def _unit(self, back: int, *tags: Tag) -> bool:
        """Whether the word so far back is a number below ten of one of these tags."""
        return len(self.words) >= back and self.words[-back].tag in tags and self.words[-back].value < 10

    def _join(self, back: int, value: int, end: int) -> None:
        """Let the number `back` words ago swallow what came after it."""
        keep = len(self.words) - back + 1
        del self.words[keep:], self.starts[keep:], self.ends[keep:]
        self.words[-1] = number(self.words[-1].tag, self.words[-1].value + value)
        self.ends[-1] = end


def scan(text: str, tokens: Split | None = None) -> Shape:
    """The shape of a text; one look-up tells of most words that they are in no date, and only words beside
    one that tells a time are visited."""
    folded = fold(text)
    words, starts, ends, uses = _words(folded) if tokens is None else _words_of(folded, tokens)
    shape, place = Shape(), 0
    while (told := uses.find(_TELLING, place)) >= 0:
        while told > place and uses[told - 1] == _LINKING:
            told -= 1
        if told > place:
            shape.cool(starts[place], ends[place])
        place = told
        while place < len(words) and uses[place] != _OTHER:
            form, start, end = _FORMS[words[place]], starts[place], ends[place]
            if form is not None and form.plain is not None:
                shape.put(form.plain, start, end)
                place += 1
            else:
                place = bisect_left(starts, _enter(shape, form, folded, start, end), place + 1)
    if place < len(words):
        shape.cool(starts[place], ends[place])
    shape.tags = "".join([LETTERS[word.tag] for word in shape.words])
    return shape


def _words(folded: str, start: int = 0, end: int | None = None) -> _Words:
    """The words of a folded text, or of a part of it."""
    pieces = _TOKEN.split(folded[start:end])  # a gap, a word, a gap and so on
    offsets, words = list(accumulate(map(len, pieces), initial=start)), pieces[1::2]
    return words, offsets[1:-1:2], offsets[2::2], "".join(map(_USES.__getitem__, words))


def _words_of(folded: str, tokens: Split) -> _Words:
    """The same of a text that is split, save where numbers and marks make other words: «27/12/2020»."""
    told = "".join(map(_USES_OF_TOKENS.__getitem__, tokens.words))
    words, starts, ends, uses = list[str](), list[int](), list[int](), list[str]()
    kept = 0
    for first, stop in [*(match.span() for match in _APART.finditer(told)), (len(told), len(told))]:
        words += tokens.words[kept:first]
        starts += tokens.starts[kept:first]
        ends += tokens.ends[kept:first]
        uses.append(told[kept:first])
        if first < stop:
            again = _words(folded, tokens.starts[first], tokens.ends[stop - 1])
            words += again[0]
            starts += again[1]
            ends += again[2]
            uses.append(again[3])
        kept = stop
    return words, starts, ends, "".join(uses)


def _form_of(word: str) -> Form | None:
    """What a word is: as it stands, without its vowel marks, or a date in figures."""
    word, known = fold(word), lexicon().forms
    if word in known:
        return known[word]
    if word[0].isdigit():
        return _in_figures(word) if _IN_FIGURES.fullmatch(word) else None
    return known.get(bare(word)) if _MARKED.search(word) else None


_FORMS = Remembered(_form_of)


def _use_of(word: str) -> str:
    """Whether a word may tell a time, only link words that do, or neither."""
    form = _FORMS[word]
    if form is None:
        return _OTHER
    if form.phrases or form.word is None or form.word.tag in JOINED:
        return _TELLING
    return _LINKING if LINKS.issuperset(part.tag for part in (*form.particles, form.word)) else _TELLING


_USES = Remembered(_use_of)


def _use_of_token(token: str) -> str:
    """The same of a token, where it surely is a single word here, too."""
    return _use_of(token) if _ALONE.fullmatch(fold(token)) else _UNSURE


_USES_OF_TOKENS = Remembered(_use_of_token)


def _in_figures(written: str) -> Form | None:
    """A date in figures, None where it is none."""
    triple = _triple([int(part) for part in re.findall(r"\d+", written)], short="/" in written)
    return Form((), 0, dated(_DATE, triple)) if triple else None


def _triple(parts: list[int], *, short: bool) -> tuple[int, int, int] | None:
    """Year, month and day of a date in figures; day first if it can be, short years where they may be."""
    if parts[0] > 31:
        year, month, day = parts
    else:
        day, month, year = parts
    if year < 100 and short:
        year += 2000 if year < 70 else 1900
    if month > 12:
        day, month = month, day
    return (year, month, day) if 1800 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31 else None


def _enter(shape: Shape, form: Form | None, folded: str, start: int, end: int) -> int:
    """Append what a word is, its particles before it, or the phrase that begins with it; returns where that
    ends."""
    if form is None:
        return end
    body, word = start, form.word
    for _ in range(form.skip):
        body += 1
        while _MARKED.match(folded, body):
            body += 1
    phrase = form.phrases and form.phrases.match(folded, body)
    if phrase:
        word, end = lexicon().phrases[" ".join(bare(phrase.group()).split())], phrase.end()
    if word is None:
        shape.cool(start, end)
        return end
    for particle in form.particles:
        shape.put(particle, start, body)
    shape.add(word, body, end)
    return end
