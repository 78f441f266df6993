"""Names and descriptions of actors as compared over articles: particles, endings and spellings aside.

Own code rather than a phonetic library: those on the registry key Latin letters, and Arabic names must differ
by their vowels (حسن, حسين) where foreign ones must not (كلينتون, كلنتون).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from gazetteer import fold

from ..language.affixes import Affix, affix, affixes
from ..language.tokens import fold_word
from ..language.wordclasses import WordClass, class_named
from ..language.words import lexeme
from ..loading import load_index, load_rows

__all__ = [
    "has_lineage",
    "is_given",
    "is_institution",
    "is_office",
    "name_words",
    "plain_title",
    "sound",
    "spelt_otherwise",
    "stems",
]

_LONGEST_WHOLE = 4
"""Letters up to which a word keeps what looks like its article or ending («الله», «الما»)."""
_SHORTEST_PARTICLE = 3
"""Letters from which a particle of names may be written together with the name («عبدالله», «أبوبكر»)."""
_SHORTEST_NAME = 2
"""Letters of a name word; single letters are initials."""
_LONG_NAME = 6
"""Letters from which known names that sound alike are one: shorter ones are often two («سلمان», «سليمان»)."""
_SHORTEST_SOUND = 3
"""Consonants from which names may be recognised by sound alone."""
_REMEMBERED = 65_536
"""Words and names that are remembered: more than the actors of a year."""
_SILENT = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sound:
    letter: str
    sound: str = _SILENT
    known: bool
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    word: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    word: str


@cache
def _sounds() -> dict[str, str]:
    return {
        letter: row.sound for letter, row in load_index("tellings/sounds.tsv", _Sound, key="letter").items()
    }


@cache
def _known_sounds() -> dict[int, str]:
    rows = load_index("tellings/sounds.tsv", _Sound, key="letter")
    return {ord(letter): row.sound for letter, row in rows.items() if row.known}


@cache
def _particles() -> frozenset[str]:
    heads = load_rows("actor-heads.tsv", _Head)
    return frozenset(
        fold_word(head.word) for head in heads if class_named(head.kind) & WordClass.NAME_PARTICLE
    )


@cache
def _joined_particles() -> tuple[str, ...]:
    return tuple(sorted(word for word in _particles() if len(word) >= _SHORTEST_PARTICLE))


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(_stem(fold_word(row.word)) for row in load_rows("tellings/plain-words.tsv", _Word))


@lru_cache(maxsize=_REMEMBERED)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a personal name, folded, without particles and articles: «عبد الفتاح السيسي» and
    «عبدالفتاح السيسى» give the same."""
    words = (_without_particle(word) for word in fold(name).split() if word not in _particles())
    return tuple(word for word in words if len(word) >= _SHORTEST_NAME)


def has_lineage(name: str) -> bool:
    """Whether a particle stands inside the name («محمد بن سلمان», «أحمد آل ثاني»)."""
    return not _particles().isdisjoint(fold(name).split()[1:])


def is_office(words: str) -> bool:
    """Whether the words of a person are an office or a rank rather than a name."""
    return _opens_with(words, WordClass.TITLE | WordClass.RANK)


def plain_title(title: str) -> str:
    """A title without the particles written onto its first word: «لوزير الدفاع», «بالمشير»."""
    word = title.split()[0] if title.split() else ""
    known = lexeme(fold_word(word), word)
    plain = word[int(known.conjunction) :]
    if plain.startswith(affix(Affix.FOR_THE)) and known.definite:
        plain = affix(Affix.ARTICLE) + plain.removeprefix(affix(Affix.FOR_THE))
    elif known.particle:
        plain = plain.removeprefix(known.particle)
    return title.replace(word, plain, 1)


def is_institution(words: str) -> bool:
    """Whether a group is an institution, which stays the same from article to article."""
    return _opens_with(words, WordClass.INSTITUTION) and not _opens_with(words, WordClass.PARTITIVE)


def _opens_with(words: str, classes: int) -> bool:
    return any(lexeme(word, word).classes & classes for word in fold(words).split()[:1])


def _without_particle(word: str) -> str:
    for particle in _joined_particles():
        if word.startswith(particle) and len(word) >= len(particle) + _SHORTEST_PARTICLE:
            word = word[len(particle) :]
            break
    return _without_article(word)


def _without_article(word: str) -> str:
    return word.removeprefix(affix(Affix.ARTICLE)) if len(word) > _LONGEST_WHOLE else word


@lru_cache(maxsize=_REMEMBERED)
def sound(word: str) -> str:
    """What other spellings of a foreign name share with it; the word itself where that tells too little."""
    sounds = _sounds()
    letters: list[str] = []
    for letter in word:
        heard = sounds.get(letter, letter)
        if heard != _SILENT and letters[-1:] != [heard]:
            letters.append(heard)
    return "".join(letters) if len(letters) >= _SHORTEST_SOUND else word


@lru_cache(maxsize=_REMEMBERED)
def spelt_otherwise(one: str, other: str) -> bool:
    """Whether two different name words may be one name in two spellings.

    Short known given names are so only by letters that are always exchanged («سيرغي», «سيرجي»): others differ
    by a vowel or a like letter and are two names («حسن», «حسين»; «كمال», «جمال»).
    """
    if one == other or sound(one) != sound(other):
        return False
    if is_given(one) and is_given(other) and min(len(one), len(other)) < _LONG_NAME:
        return one.translate(_known_sounds()) == other.translate(_known_sounds())
    return True


def is_given(word: str) -> bool:
    """Whether a name word is a known given name."""
    return bool(lexeme(word, word).classes & WordClass.NAME)


@lru_cache(maxsize=_REMEMBERED)
def stems(words: str) -> tuple[str, ...]:
    """The words of an office or a group without what grammar adds: «وفدا أمنيا», «الوفد الأمني». Numbers,
    quantities, function words and words that any group may have («رفيع المستوى») are left out."""
    found: dict[str, None] = {}
    for word in fold(words).split():
        known = lexeme(word, word)
        if word.isdigit() or known.classes & (WordClass.QUANTITY | WordClass.FUNCTION):
            continue
        stem = _stem(known.base if known.particle or known.conjunction else word)
        if stem and stem not in _plain_words():
            found[stem] = None
    return tuple(found)


def _stem(word: str) -> str:
    word = _without_article(word)
    for ending in _endings():
        if len(word) >= _LONGEST_WHOLE and word.endswith(ending):
            return word.removesuffix(ending)
    return word


@cache
def _endings() -> tuple[str, ...]:
    """Longest first."""
    sets = (Affix.PLURAL, Affix.FEMININE_PLURAL, Affix.DUAL, Affix.FEMININE, Affix.ACCUSATIVE)
    return tuple(
        sorted({fold_word(form) for name in sets for form in affixes(name)}, key=lambda end: (-len(end), end))
    )
