"""Folding of names: spellings that readers take for the same become the same key.

Folded letter by letter: hamza and alef forms, final ya and ta marbuta, Persian letters, eastern digits.
Dropped: vowel signs, tatweel, bare hamza, bidi and zero-width marks. Latin letters lose case and accents;
anything that is neither letter nor digit becomes one space. No rule looks at a neighbour, so that their
order does not matter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold", "fold_with_offsets", "glue", "is_arabic", "vowels", "vowels_agree"]

_LETTERS = {
    "ا": "آأإٱٲٳ",
    "ي": "ىیېۍێئ",
    "ه": "ةۀەہھۂۃ",
    "و": "ؤۆۇۈۋ",
    "ك": "کڪګگڭ",
    "ب": "پ",
    "ف": "ڤ",
    "ج": "چ",
    "ز": "ژ",
    "ق": "ڨ",
    "ر": "ڕ",
    "ل": "ڵ",
    "ت": "ٹ",
    "د": "ڈ",
    "ن": "ں",
}
_DIGITS = {
    **dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)),
    **dict(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True)),
}
_DROPPED = "ءـ"
_VOWELS = re.compile("[\u064b-\u0652]")
_SIGNED = re.compile("([^\u064b-\u0652])([\u064b-\u0652]*)")
_ARABIC = re.compile(r"[ء-ي]")
_REMEMBERED = 16_384  # characters: all of any text but one made to fill memory
# Marks (Mn, Me), tatweel, zero-width and bidi characters: what may stand inside a word without being a letter
# of it.
_MARK_RANGES = ((0x0300, 0x036F), (0x0610, 0x061C), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06ED))
_INVISIBLE_RANGES = ((0x00AD, 0x00AD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFEFF, 0xFEFF))


def _translation() -> dict[int, str]:
    table = {ord(form): letter for letter, forms in _LETTERS.items() for form in forms}
    table |= {ord(digit): plain for digit, plain in _DIGITS.items()}
    table |= dict.fromkeys(map(ord, _DROPPED), "")
    for low, high in (*_MARK_RANGES, *_INVISIBLE_RANGES):
        table |= dict.fromkeys(range(low, high + 1), "")
    return table


_TABLE = _translation()


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    """One character's folding: letters and digits of the key alphabet, a space, or nothing."""
    known = _TABLE.get(ord(char))
    if known is not None:
        return known
    if "ء" <= char <= "ي" or "a" <= char <= "z" or "0" <= char <= "9":
        return char
    parts = unicodedata.normalize("NFKD", char).casefold()
    if parts != char:
        return "".join(_fold_char(part) for part in parts)
    return char if char.isalnum() else " "


class _Folded(dict[int, str]):
    """What `str.translate` asks for each character: folded when first seen, then remembered."""

    def __missing__(self, code: int) -> str:
        folded = _fold_char(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = folded
        return folded


_FOLDED = _Folded()


def fold(text: str) -> str:
    """The key of a name: all spellings a reader takes for the same give the same key. Offsets are lost.

    >>> fold("الإِسكندريّـة") == fold("الاسكندرية")
    True
    >>> fold("Zürich")
    'zurich'
    """
    return " ".join(text.translate(_FOLDED).split())


def fold_with_offsets(text: str) -> tuple[str, tuple[int, ...]]:
    """The key and, for each of its letters, the offset of the character of `text` it came from.

    Runs of spaces become one space whose offset is that of the first; spaces at the ends are dropped.
    `folded[i]` came from `text[offsets[i]]`, and `len(folded) == len(offsets)`.
    """
    letters: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(text):
        for letter in _fold_char(char):
            if letter == " " and (not letters or letters[-1] == " "):
                continue
            letters.append(letter)
            offsets.append(offset)
    if letters and letters[-1] == " ":
        letters.pop()
        offsets.pop()
    return "".join(letters), tuple(offsets)


def glue(key: str) -> str:
    """The key without its spaces: finds a name however its words are joined (`حفر الباطن`, `حفرالباطن`)."""
    return key.replace(" ", "")


def is_arabic(text: str) -> bool:
    """Whether the text holds at least one Arabic letter."""
    return _ARABIC.search(text) is not None


def vowels(text: str) -> tuple[tuple[str, str], ...]:
    """The letters of a word with the vowel signs each bears; empty where it bears none at all."""
    if not _VOWELS.search(text):
        return ()
    return tuple((letter, signs) for letter, signs in _SIGNED.findall(text))


def vowels_agree(written: str, name: str) -> bool | None:
    """Whether the vowel signs of a word fit those of a name; None where one of them bears none.

    What is written may leave signs out: `عُمان` fits `عُمَان` and not `عَمَّان`.
    """
    pairs = list(zip(vowels(written), vowels(name), strict=False))
    if not pairs:
        return None
    return all(set(signs) <= set(known) for (_, signs), (_, known) in pairs)
