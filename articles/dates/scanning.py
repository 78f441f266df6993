"""From text to the string of tags that the rules are matched on.

The shape of a text has one character for each word that may belong to a date and one for each run of
other words, so that an article of 300 words becomes some sixty characters and a rule is a regular
expression over them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate, chain, compress
from typing import Any

from .lexicon import JOINED, MARKS, Form, Tag, Word, bare, dated, fold, lexicon, number

__all__ = ["LETTERS", "Shape", "scan"]

LETTERS = {tag: chr(0x100 + place) for place, tag in enumerate(Tag)}
"""The character of each tag in a shape."""

_COLD = Word(word="", tag=Tag.COLD)
_DATE = Word(word="", tag=Tag.NUMERIC)
_MARKED = re.compile(f"[{MARKS}]")
_TOKEN = re.compile(
    r"((\d{1,4} ?([/.–]) ?\d{1,2} ?\3 ?\d{1,4}(?!\d))"  # 27/12/2020
    r"|\d+(?:[.،:٫]\d+)+|\d+\s?[%٪+°]\s?\d*"  # 2.5  14:30  50%  5+5
    r"|\d+"
    rf"|[ء-غف-يپچڤگ{MARKS}]+"
    r"|[A-Za-z]\w*"
    r"|[–/،().\n!?؟؛:…\"«»“”])"
)
_GROUPS = 4  # the pieces that a split by it gives for each match: gap, word, date in figures, its separator


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


def scan(text: str) -> Shape:
    """The shape of a text; most words are rejected by one look-up, only those that are not are visited."""
    folded, known = fold(text), lexicon()
    pieces = _TOKEN.split(folded)
    forms = _forms(folded, pieces, known.forms)
    starts, ends = _offsets(pieces)
    shape, resume, warm, cold = Shape(), 0, False, 0
    for place in compress(range(len(forms)), forms):
        form, start, end = forms[place], starts[place], ends[place]
        if form is None or start < resume:
            continue
        if warm:
            _cool(shape, starts[cold:place], ends[cold:place], resume)
        if form.plain is not None:
            shape.put(form.plain, start, end)
            warm = True
        else:
            resume = _enter(shape, form, folded, (start, end), known.phrases)
            warm = shape.words[-1].tag is not Tag.COLD
        cold = place + 1
    if warm:
        _cool(shape, starts[cold:], ends[cold:], resume)
    shape.tags = "".join([LETTERS[word.tag] for word in shape.words])
    return shape


def _forms(folded: str, pieces: list[str | Any], known: dict[str, Form]) -> list[Form | None]:
    """What each word is, by one look-up; then those that are no plain words: with vowel marks, in figures."""
    words, figures = pieces[1::_GROUPS], pieces[2::_GROUPS]
    forms = list(map(known.get, words))
    if _MARKED.search(folded):
        for place, word in enumerate(words):
            if forms[place] is None and _MARKED.search(word):
                forms[place] = known.get(bare(word))
    for place in compress(range(len(figures)), figures):
        forms[place] = forms[place] or _in_figures(figures[place], pieces[3 + _GROUPS * place])
    return forms


def _offsets(pieces: list[str | Any]) -> tuple[list[int], list[int]]:
    """Where each word starts and ends: the lengths of gaps and words, summed up."""
    gaps, words = pieces[:-1:_GROUPS], pieces[1::_GROUPS]
    offsets = list(accumulate(map(len, chain.from_iterable(zip(gaps, words, strict=True)))))
    return offsets[::2], offsets[1::2]


def _cool(shape: Shape, starts: list[int], ends: list[int], resume: int) -> None:
    """Append one word for a run of words that tell no time, by its first that no phrase has taken."""
    first = bisect_left(starts, resume)
    if first < len(starts):
        shape.put(_COLD, starts[first], ends[first])


def _in_figures(written: str, separator: str) -> Form | None:
    """A date in figures, None where it is none."""
    triple = _triple([int(part) for part in re.findall(r"\d+", written)], separator)
    return Form((), 0, dated(_DATE, triple)) if triple else None


def _triple(parts: list[int], separator: str) -> tuple[int, int, int] | None:
    """Year, month and day of a date in figures; day first if it can be, short years with a slash only."""
    if parts[0] > 31:
        year, month, day = parts
    else:
        day, month, year = parts
    if year < 100 and separator == "/":
        year += 2000 if year < 70 else 1900
    if month > 12:
        day, month = month, day
    return (year, month, day) if 1800 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31 else None


def _enter(shape: Shape, form: Form, folded: str, span: tuple[int, int], phrases: dict[str, Word]) -> int:
    """Append a form's particles and its word, or the phrase that begins with it; returns where that ends."""
    (start, end), word = span, form.word
    body = start
    for _ in range(form.skip):
        body += 1
        while _MARKED.match(folded, body):
            body += 1
    phrase = form.phrases and form.phrases.match(folded, body)
    if phrase:
        word, end = phrases[" ".join(bare(phrase.group()).split())], phrase.end()
    if word is None:
        shape.put(_COLD, start, end)
        return end
    for particle in form.particles:
        shape.put(particle, start, body)
    shape.add(word, body, end)
    return end
