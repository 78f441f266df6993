"""The words of an article with their places in it: every later step speaks of token numbers.

Written for this project because no Arabic tokenizer on the registry keeps offsets and leaves attached
particles alone; one regular expression does, at a million words a second.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, compress

from gazetteer import Remembered, fold

from ..model import Span
from .plain import Plain
from .punctuation import SENTENCE_ENDS

__all__ = ["Tokens", "fold_token", "fold_word", "tokenise"]

_TOKEN = re.compile(r"([^\W_]++(?:[\u064b-\u065f\u0670\u0640]++[^\W_]*+)*+|[^\w\s]|\n++|_++)")
_REMEMBERED = 65_536
"""Words whose folding is kept: more than the vocabulary of a day's news."""


@lru_cache(maxsize=_REMEMBERED)
def fold_word(word: str) -> str:
    """One word in the spelling that all tables use; the gazetteer's folding, remembered."""
    return fold(word)


def fold_token(token: str) -> str:
    """A word folded; of a mark, or of a run of one, the mark."""
    return fold_word(token) if token[0].isalnum() else token[0]


_FOLDS = Remembered(fold_token)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens of one text: parallel lists, so that a step can look at one property of many words quickly.

    `folds` holds the folded words; punctuation stands for itself and a run of newlines is `\\n`. `sentences`
    gives half-open ranges of token numbers. `starts` and `ends` are offsets in the plain text, and in the
    `text` that was split, which may have parts of it blanked; the spans that are given out are of the text as
    it was written.
    """

    plain: Plain
    text: str
    words: list[str]
    folds: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]] = field(default_factory=list)
    _sentence_at: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.sentences:
            self.sentences.extend(_sentences(self))
            for first, stop in self.sentences:
                self._sentence_at.extend([(first, stop)] * (stop - first))

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, stop: int) -> Span:
        """The text from token `first` up to, not including, token `stop`."""
        return self.plain.span(self.starts[first], self.ends[stop - 1])

    def at(self, offset: int) -> int:
        """The number of the token that covers or follows a text offset."""
        return bisect_right(self.ends, offset)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Token numbers (first, stop) of the tokens that touch the text from `start` to `end`."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The sentence around a token."""
        known = self._sentence_at
        return known[token] if 0 <= token < len(known) else self.sentences[0 if token < 0 else -1]


def tokenise(text: str, plain: Plain | None = None) -> Tokens:
    """Words, single punctuation marks and runs of newlines of `text`, cut into sentences.

    `plain` is what is quoted where `text` is only part of it: the same letters with others blanked.
    What the pattern splits off is a gap, a token, a gap and so on; their lengths give the offsets. That runs
    in C from end to end, three times as fast as a loop over matches.
    """
    pieces = _TOKEN.split(text)
    offsets = list(accumulate(map(len, pieces)))
    words = pieces[1::2]
    return Tokens(
        plain=plain or Plain(written=text, text=text),
        text=text,
        words=words,
        folds=list(map(_FOLDS.__getitem__, words)),
        starts=offsets[:-1:2],
        ends=offsets[1::2],
    )


def _sentences(tokens: Tokens) -> list[tuple[int, int]]:
    """Ranges of tokens between marks that end sentences; a full stop inside a number is none.

    Marks that follow one another end one sentence, and those at the head of a text begin the first.
    """
    found: list[tuple[int, int]] = []
    first, follows = 0, 0
    for index in compress(range(len(tokens)), map(SENTENCE_ENDS.__contains__, tokens.folds)):
        if _inside(tokens, index):
            continue
        if index > follows:
            found.append((first, index + 1))
        elif found:
            found[-1] = found[-1][0], index + 1
        follows = index + 1
        first = follows if found else 0
    if first < len(tokens):
        found.append((first, len(tokens)))
    return found or [(0, 0)]


def _inside(tokens: Tokens, index: int) -> bool:
    """A full stop between two digits, or after a single letter, ends nothing."""
    if tokens.words[index] != "." or index == 0 or index + 1 >= len(tokens):
        return False
    before, after = tokens.words[index - 1], tokens.words[index + 1]
    glued = tokens.starts[index + 1] == tokens.ends[index]
    return (before.isdigit() and after.isdigit() and glued) or (len(before) == 1 and before.isalpha())
