"""Arabic names made from romanised ones, for places that no source names in Arabic.

GeoNames writes the main names of most Arab countries in the system of BGN/PCGN (Al Jawf, Şayla‘, Wādī
‘Utbah), which keeps every letter but the short vowels, so that it can be read back. No package does that:
CLDR and ICU hold the way from Arabic only, camel-tools and lang-trans know codes of one sign a letter
(Buckwalter), others learn Arabizi or names of persons. French spellings of the Maghreb keep too few letters;
of those only names are read whose every word is known (Sidi, Ouled, Aïn).

`evaluation/derived.py` measures how many come out right: 98 % of those with a letter of the system, 94 % of
the French. Names in plain letters (Kufra, Tobruk) are left alone: of those that look regular, 77 % did.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ..datafiles import read_rows
from ..names.folding import is_arabic
from ..regions import BGN_COUNTRIES, FRENCH_COUNTRIES
from ..weights import Quality
from .records import Draft

__all__ = ["LETTER_FIELDS", "WORD_FIELDS", "add_derived_names", "arabic_of"]

LETTER_FIELDS = ("latin", "arabic")
WORD_FIELDS = ("system", "latin", "arabic")
_SAME = str.maketrans({"ḥ": "ḩ", "ṣ": "ş", "ḍ": "ḑ", "ṭ": "ţ", "ẓ": "ẕ", "ʿ": "‘", "`": "‘", "ʾ": "’"})
_MARK = re.compile("[āīūáḩşḑţẕ‘’]")
_ACCENTS = re.compile("[\u0300-\u036f'’‘`]")
_HAMZA, _SHORT = "’", "short"
_FIRST = {"a": "أ", "u": "أ", "i": "إ", "ā": "آ", "ī": "إي", "īy": "إي", "ū": "أو", "ūw": "أو"}
_SEATS = {"i": "ئ", "ī": "ئ", "u": "ؤ", "ū": "ؤ"}  # which letter bears a hamza beside the vowel


def add_derived_names(drafts: Iterable[Draft]) -> None:
    """Give places of Arab countries that have no name in Arabic letters the one read back, as `DERIVED`."""
    for draft in drafts:
        if all(quality <= Quality.FOREIGN for quality in draft.names.values()):
            name = arabic_of(draft.name_en, draft.country)
            if name is not None:
                draft.add([name], Quality.DERIVED)


def arabic_of(name: str, country: str | None) -> str | None:
    """The Arabic spelling of a romanised name of a country (ISO code), None where it does not tell.

    >>> arabic_of("Wādī ‘Utbah", "LY")
    'وادي عتبة'
    >>> arabic_of("Sidi Ameur", "TN")
    'سيدي عامر'
    """
    if is_arabic(name):
        return None
    if country in BGN_COUNTRIES:
        plain = unicodedata.normalize("NFC", name).lower().replace("z\u0327", "ẕ").translate(_SAME)
        return _joined(re.split(r"[\s-]+", plain), "bgn") if _MARK.search(plain) else None
    if country in FRENCH_COUNTRIES:
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", name)).lower()
        words = re.split(r"[\s-]+", plain)
        return _joined(words, "french") if len(words) > 1 else None  # a word alone may have lost its article
    return None


def _joined(words: Sequence[str], system: str) -> str | None:
    """The words in Arabic, articles and بو joined to the words they belong to."""
    read: list[str] = []
    article = ""
    for place, word in enumerate(words):
        last = place == len(words) - 1
        if word in _words("article") and not last:
            article = _words("article")[word]
            continue
        arabic = _words(system).get(word) or (_spelt(word, last=last) if system == "bgn" else None)
        if arabic is None:
            return None
        read.append(arabic if arabic.startswith("ال") else article + arabic)
        article = ""
    return " ".join(read)


def _spelt(word: str, *, last: bool) -> str | None:
    """One word letter by letter; None where it holds what the system does not write."""
    letters = _pattern().findall(word)
    if "".join(letters) != word or letters[-1] in "aiu":
        return None
    spelling = [_letter(letters, place, last=last) for place in range(len(letters))]
    return "".join(spelling) or None


def _letter(letters: Sequence[str], place: int, *, last: bool) -> str:
    """How one letter is written among its neighbours; empty for what is not written."""
    letter, before = letters[place], letters[place - 1] if place else ""
    after = letters[place + 1] if place + 1 < len(letters) else ""
    if not place and letter in _FIRST:
        return _FIRST[letter]
    if letter == _HAMZA:
        return _hamza(before, after)
    if letter == "ā" and before == _HAMZA and place > 1 and letters[place - 2] != "ā":
        return ""  # written with the hamza: آ
    if not after and _ends_feminine(before + letter, last=last):
        return "ة"
    if letter == before and _alphabet()[letter] != _SHORT:
        return ""  # doubled
    arabic = _alphabet()[letter]
    return "" if arabic == _SHORT else arabic


def _ends_feminine(ending: str, *, last: bool) -> bool:
    """Whether a word ends with ta marbuta, which is a t before the word it governs (Qal‘at Şāliḩ)."""
    return ending in ("ah", "āh") or (ending == "at" and not last)


def _hamza(before: str, after: str) -> str:
    """The hamza on the seat that the vowels beside it ask for."""
    if not after:
        return {"i": "ئ", "a": "أ", "u": "ؤ"}.get(before, "ء")
    for vowel in ("i", "ī", "u", "ū"):
        if vowel in (before, after):
            return _SEATS[vowel]
    if before == "ā":
        return "ء"
    return "آ" if after == "ā" else "أ"


@cache
def _alphabet() -> Mapping[str, str]:
    return {
        row.text("latin"): row.text("arabic") for row in read_rows("romanised-letters.tsv", LETTER_FIELDS)
    }


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted([*_alphabet(), _HAMZA], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


@cache
def _words(system: str) -> Mapping[str, str]:
    rows = read_rows("romanised-words.tsv", WORD_FIELDS)
    return {row.text("latin"): row.text("arabic") for row in rows if row.text("system") == system}
