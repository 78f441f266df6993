"""Latin spellings of Arabic names: what transliterations agree on is a key, what they differ in a distance.

Kufra, Koufra, Al Kufrah and El Koufra hold the same consonants in the same order; they differ in the article,
in doubled letters, in the letters for one sound (ou and u, ch and sh, dj and j) and in vowels. So a name is
read as consonants, the key, and what stands between them: `kfr` and `("", "u", "", "a")`. Arabic names are
read alike, so that a Latin query finds names that no source has in Latin letters; they write no short vowels.

Phonetic keys of libraries (Soundex, Metaphone in `metaphone` and `jellyfish`) follow English speech and part
what belongs together here (Qahira, Kahira; Djeddah, Jidda); `unidecode` and `anyascii` turn Arabic into bare
consonants after one table, in which no French or Italian spelling is at home.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from ..datafiles import read_rows

__all__ = ["ARABIC_SOUND_FIELDS", "LATIN_SOUND_FIELDS", "Sounds", "distance", "sounds", "sounds_of_arabic"]

LATIN_SOUND_FIELDS = ("letters", "before", "sound", "example")
ARABIC_SOUND_FIELDS = ("letter", "sound")

_MOST_READINGS = 4
_SHORT_VOWEL = 0.5
_AKIN = 0.25
_OTHER_VOWEL = 1.0
_AT_THE_END = 0.5
_READINGS = {"D": "dz", "Q": "kg"}  # sounds that speakers differ in
_VOWELS = "aeiu"
_AKIN_VOWELS = ({"a", "e"}, {"e", "i"}, {"a", "i"})
_VOWEL_RUN = re.compile(f"[{_VOWELS}]*")
_NOT_LATIN = re.compile("[^a-z0-9 ]")
_DOUBLED = re.compile(r"(.)\1+")
_INITIAL_GLIDE = re.compile(
    "^[iu](?=[aeiu])"
)  # Yemen, Wadi: no vowel, as the i of Iraq and the u of Urdun are
_GLUED_ARTICLE = re.compile(r"(?:[ae]l|[ae](?=([rsdztn])\1)|[ae]sh(?=sh))(.{4,})")
_ARABIC_ARTICLE = "ال"
_FEMININE = "ه"


@dataclass(frozen=True, slots=True)
class Sounds:
    """The consonants of a name, and the vowels before, between and after them."""

    consonants: str
    vowels: tuple[str, ...]


@lru_cache(maxsize=4096)
def sounds(key: str) -> tuple[Sounds, ...]:
    """The readings of a folded Latin name; none where it holds no consonant.

    >>> sounds("al kufrah") == sounds("koufra")
    True
    """
    words = _NOT_LATIN.sub("", key).split()
    named = [word for word in words[:-1] if word not in _articles()] + words[-1:]
    spellings = ["".join(map(_spoken, named))]
    glued = _GLUED_ARTICLE.fullmatch(named[0]) if len(named) == 1 else None
    if glued:
        spellings.append(_spoken(glued.group(2)))
    return tuple(dict.fromkeys(one for spelling in spellings for one in _readings(spelling)))


def sounds_of_arabic(key: str) -> tuple[Sounds, ...]:
    """The readings of a folded Arabic name; none where it has a letter that Arabic has not."""
    words = [word.removeprefix(_ARABIC_ARTICLE) or word for word in key.split()]
    letters = "".join(word[:-1] + "ا" if word.endswith(_FEMININE) else word for word in words)
    table = _arabic()
    if not all(letter in table for letter in letters):
        return ()
    return tuple(dict.fromkeys(_readings("".join(map(table.__getitem__, letters)))))


def distance(written: Sequence[str], name: Sequence[str], *, arabic: bool = False) -> float:
    """How far the vowels of two readings with the same consonants are apart, 0 where they are the same.

    Within an `arabic` name a short vowel is not written, so that none may stand for any.
    """
    inside = sum(
        0.0 if arabic and not other else _cost(one, other)
        for one, other in zip(written[1:-1], name[1:-1], strict=True)
    )
    seat = arabic and name[0] == "a" and len(written[0]) == 1  # an initial alef bears any vowel
    begin = 0.0 if seat else _cost(written[0], name[0])
    return begin + inside + _cost(written[-1], name[-1]) * _AT_THE_END


def _cost(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if not one or not other:
        return _SHORT_VOWEL
    akin = set(one) & set(other) or {one[0], other[0]} in _AKIN_VOWELS
    return _AKIN if akin else _OTHER_VOWEL


def _spoken(word: str) -> str:
    """A Latin word by sound; a final h is not heard."""
    pattern, heard = _latin()
    sound = pattern.sub(lambda match: heard[match.lastindex or 0], word)
    return sound[:-1] if sound.endswith("h") and len(sound) > 1 else sound


def _readings(spoken: str) -> Iterator[Sounds]:
    choices = [_READINGS.get(letter, letter) for letter in _DOUBLED.sub(r"\1", spoken)]
    for number, letters in enumerate(product(*choices)):
        if number >= _MOST_READINGS:
            return
        word = _INITIAL_GLIDE.sub(_glide, _DOUBLED.sub(r"\1", "".join(letters)).replace("mb", "nb"))
        consonants = "".join(letter for letter in word if letter not in _VOWELS)
        if consonants:
            yield Sounds(consonants, tuple(_between(word)))


def _glide(match: re.Match[str]) -> str:
    return match.group().upper()


def _between(word: str) -> Iterator[str]:
    """The vowels before, between and after the consonants of a word."""
    at = 0
    while at <= len(word):
        run = _VOWEL_RUN.match(word, at)
        vowels = run.group() if run else ""
        yield vowels
        at += len(vowels) + 1


@lru_cache(maxsize=1)
def _latin() -> tuple[re.Pattern[str], Mapping[int, str]]:
    """A pattern with one group a row of the file, longer letters first, and what each group sounds like."""
    rows = sorted(
        read_rows("latin-sounds.tsv", LATIN_SOUND_FIELDS),
        key=lambda row: (-len(row.text("letters")), row.optional("before") is None),
    )
    before = [f"(?=[{row.text('before')}])" if row.optional("before") else "" for row in rows]
    parts = [f"({row.text('letters')}{ahead})" for row, ahead in zip(rows, before, strict=True)]
    return re.compile("|".join(parts)), {place: row.text("sound") for place, row in enumerate(rows, 1)}


@lru_cache(maxsize=1)
def _arabic() -> Mapping[str, str]:
    return {
        row.text("letter"): row.text("sound") for row in read_rows("arabic-sounds.tsv", ARABIC_SOUND_FIELDS)
    }


@lru_cache(maxsize=1)
def _articles() -> frozenset[str]:
    return frozenset(row.text("article") for row in read_rows("latin-articles.tsv", ("article",)))
