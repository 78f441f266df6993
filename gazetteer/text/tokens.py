"""Words of running text, with what each may be: the start of a place name or a grammar word of one.

Most words are neither; a cache by spelling makes them cost one dictionary look-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from ..index.layers import ScanKeys
from ..names.clitics import WordReading, word_readings
from ..names.folding import fold, fold_with_offsets, is_arabic
from ..names.remembering import Remembered
from ..records import quickly_made
from .lexicon import Lexicon

__all__ = ["Reading", "Tokens", "Word", "Words", "WrittenWords", "written_words"]

# A word: letters and digits with marks and invisible characters (zero-width, bidi) between, vowel signs at
# the end.
_LETTER = r"[^\W_]"
_VOWELS = "[\u064b-\u065f\u0670]"
_INSIDE = "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069]"
_WORD = re.compile(f"({_LETTER}+(?:{_INSIDE}+{_LETTER}+)*{_VOWELS}*)")
_GAP = re.compile(r"[ \t\u00a0]{1,3}#?|[ \u00a0]?[-_\u2013\u2010][ \u00a0]?")
_QUOTED_GAP = re.compile("""[ \u00a0]["“«']|["”»'][ \u00a0]""")
_TANWIN = "\u064b"
_CACHE_SIZE = 200_000
_MOST_SECONDS = 64  # second words kept for a first one: those of جبل or وادي would fill memory to no avail


class WrittenWords(NamedTuple):
    """The words of a text as they are written, each with where it starts and ends (code points).

    Words are runs of letters and digits with the vowel signs between and after them, and nothing else.
    """

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read a word: where the name begins in it, the particles before, the folded stem.

    `words` is how many words the longest name that begins so has, 0 where none does; `seconds` are the second
    words of such names, None where they are too many to keep.
    """

    offset: int
    prefix: str
    stem: str
    words: int
    grammatical: bool
    contracted: bool = False
    seconds: frozenset[str] | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A spelling: its folded form, the first word of that, and the readings that may begin a place."""

    folded: str
    first: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The words of a text with their offsets (code points)."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[Word]

    def joined(self, index: int, *, quoted: bool = False) -> bool:
        """Whether a word follows the one before with no more than a space, a hyphen (or a quote) between."""
        if index >= len(self.words):
            return False
        gap = self.text[self.ends[index - 1] : self.starts[index]]
        if gap == " " or _GAP.fullmatch(gap) is not None:
            return True
        return quoted and _QUOTED_GAP.fullmatch(gap) is not None

    def goes_on(self, index: int, reading: Reading) -> bool:
        """Whether a name may go on after its first word, by the next word alone."""
        following = index + 1
        if reading.words < 2 or following >= len(self.words):
            return False
        if reading.seconds is not None and self.words[following].first not in reading.seconds:
            return False
        return self.joined(following)

    def following(self, index: int, most: int) -> list[str]:
        """The folded words that follow without a break, at most so many."""
        words: list[str] = []
        for place in range(index + 1, min(index + 1 + most, len(self.words))):
            if not self.joined(place):
                break
            words.append(self.words[place].folded)
        return words


class Words:
    """Splits text into words and knows what each spelling may be."""

    def __init__(self, scan: ScanKeys, lexicon: Lexicon) -> None:
        self._scan = scan
        self._grammar = frozenset(
            phrase.partition(" ")[0]
            for phrase in (*lexicon.heads, *lexicon.directions, *lexicon.direction_nouns, *lexicon.generics)
        )
        self._words = Remembered(self._read, most=_CACHE_SIZE)
        self._lengths: dict[str, tuple[int, frozenset[str] | None]] = {}

    def tokens(self, text: str, written: WrittenWords | None = None) -> Tokens:
        """The words of a text, which need not be split again where they are known as `written`."""
        words, starts, ends = written or written_words(text)
        return Tokens(text=text, starts=starts, ends=ends, words=list(map(self._words.__getitem__, words)))

    def _read(self, raw: str) -> Word:
        folded = fold(raw)
        # An indefinite accusative (ألمانيّاً) is no place name.
        names = is_arabic(folded) and _TANWIN not in raw
        readings = tuple(self._readings(raw, folded)) if names else ()
        return Word(folded=folded, first=folded.partition(" ")[0], readings=readings)

    def _readings(self, raw: str, folded: str) -> Iterator[Reading]:
        for reading in word_readings(folded):
            words, seconds = self._longest(reading.stem)
            grammatical = reading.stem in self._grammar
            if words or grammatical:
                yield _reading(raw, reading, words, seconds, grammatical)

    def _longest(self, stem: str) -> tuple[int, frozenset[str] | None]:
        """How many words the longest name that begins with the word has, and which words come second."""
        known = self._lengths.get(stem)
        if known is None:
            words, seconds = self._scan.words(stem)
            known = words, seconds if len(seconds) <= _MOST_SECONDS and " " not in stem else None
            if words > 1:
                self._lengths[stem] = known
        return known


def written_words(text: str) -> WrittenWords:
    """The words of a text, split."""
    pieces = _WORD.split(text)  # a gap, a word, a gap and so on
    offsets = list(accumulate(map(len, pieces)))
    return WrittenWords(words=pieces[1::2], starts=offsets[:-1:2], ends=offsets[1::2])


def _reading(
    raw: str, reading: WordReading, words: int, seconds: frozenset[str] | None, grammatical: bool
) -> Reading:
    offset = fold_with_offsets(raw)[1][reading.taken] if reading.taken else 0
    prefix = raw[:offset] + ("لل" if reading.contracted else "")
    return Reading(
        offset=offset,
        prefix=prefix,
        stem=reading.stem,
        words=words,
        seconds=seconds,
        grammatical=grammatical,
        contracted=reading.contracted,
    )
