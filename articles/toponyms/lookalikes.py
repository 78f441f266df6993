"""Names that are another word where they stand: adjectives («القوات السعودية»), newspapers, institutions."""

from __future__ import annotations

from gazetteer import Kind, Toponym

from ..annotations.document import Document
from ..language.affixes import Affix, affix, affixes
from ..language.punctuation import QUOTES, SECTION_MARKS
from ..language.tokens import fold_word
from ..language.wordclasses import WordClass
from .metonymy import is_object
from .placecues import Cue, cue_of, is_of_kind

__all__ = ["is_attribute", "is_body", "is_paper", "names_other"]

_NO_NOUN = WordClass.STOP | WordClass.NAME
"""Words after which no adjective stands."""
_LONGEST_CRAFT_NAME = 5
"""Words in the name of a ship or convoy between quotation marks; more are rather a quotation."""
_ADJECTIVES = 2
"""Words between a craft and its name: «السفينة العسكرية الإيطالية "ديتشوتي"»."""
_COUNTED_IN_ACCUSATIVE = range(11, 100)
"""The last two digits of a number after which the noun is a singular in the accusative."""
_YEARS = range(1900, 2100)


def is_paper(document: Document, first: int, stop: int, toponym: Toponym) -> bool:
    """«قال لـ"الشرق الأوسط"», «- الشرق الأوسط -»: the name of a paper or a section, alone between marks."""
    words = document.tokens.words
    marked = first > 0 and stop < len(words) and {words[first - 1], words[stop]} <= SECTION_MARKS
    return marked and is_of_kind(fold_word(toponym.text), Cue.PAPER)


def is_body(toponym: Toponym) -> bool:
    """«السلطة الفلسطينية», «الدول العربية»: who acts, though the gazetteer knows where."""
    return is_of_kind(fold_word(toponym.text), Cue.BODY)


def is_attribute(document: Document, token: int, toponym: Toponym) -> bool:
    """«الطفلة السعودية», «مواطنا ليبيا»: an adjective that agrees with the noun before it.

    After the subject of a verb that takes a place it stays a name («زار الوزير السعودية»), unless that place
    is told right after it («غادرت الطائرة السعودية الثانية مطار بيروت»).
    """
    name = fold_word(toponym.text)
    before = document.word_before(token)
    if before is None or toponym.prefix or not is_of_kind(name, Cue.ATTRIBUTE):
        return False
    if document.is_(before, _NO_NOUN):
        return False
    if not _agrees(document, before, name):
        return False
    return not is_object(document, before) or _before_place(document, token + 1)


def _before_place(document: Document, token: int) -> bool:
    """Whether a head of a place name stands at a token, or after a definite adjective there."""
    folds = document.tokens.folds
    if token < len(folds) and document.lexemes[token].definite and not document.dated(token):
        token += 1
    if token >= len(folds) or document.lexemes[token].conjunction or document.lexemes[token].particle:
        return False
    cue = cue_of(folds[token])
    return cue is not None and cue.head


def _agrees(document: Document, before: int, name: str) -> bool:
    """Whether a noun is definite like the name, or is indefinite and ends like it."""
    noun, article = document.tokens.folds[before], affix(Affix.ARTICLE)
    definite = document.lexemes[before].definite or noun.startswith(article)
    if name.startswith(article):
        return definite
    return not definite and noun.endswith(name[-1])


def names_other(document: Document, first: int, stop: int, toponym: Toponym) -> bool:
    """Whether a name is of who acts, of how many of a country's people there are, or of a craft."""
    if is_body(toponym):
        return True
    if document.told & WordClass.VEHICLE and _names_craft(document, first):
        return True
    return stop - first == 1 and _is_counted(document, first, toponym)


def _is_counted(document: Document, token: int, toponym: Toponym) -> bool:
    """«وصل 60 سوريا», «ستين ليبيا»: after such a number its men are written as the country is."""
    if toponym.prefix or not document.tokens.folds[token].endswith(affix(Affix.COUNTED_NATIONAL)):
        return False
    before = document.word_before(token)
    if before is None or not toponym.candidates or document.dated(before):
        return False
    number = document.tokens.words[before].removeprefix(affix(Affix.AND))
    tens = document.is_(before, WordClass.QUANTITY) and document.tokens.folds[before].endswith(
        affixes(Affix.TENS)
    )
    digits = number.isdigit() and int(number[-2:]) in _COUNTED_IN_ACCUSATIVE and int(number) not in _YEARS
    return (tens or digits) and toponym.candidates[0].place.kind is Kind.COUNTRY


def _names_craft(document: Document, token: int) -> bool:
    """«السفينة "ينبع"», «سفينة «جلالة الملك ينبع»»: what a craft is called, in quotation marks after it."""
    words = document.tokens.words
    near = range(token - 1, max(-1, token - 1 - _LONGEST_CRAFT_NAME), -1)
    opens = next((index for index in near if words[index] in QUOTES), None)
    if opens is None or not any(words[index] in QUOTES for index in _until(token, len(words))):
        return False
    heads = range(opens - 1, max(-1, opens - 2 - _ADJECTIVES), -1)
    return any(
        document.is_(index, WordClass.VEHICLE) and _describe(document, index, opens) for index in heads
    )


def _until(token: int, stop: int) -> range:
    """Where a name that goes on with the word at a token may be closed."""
    return range(token + 1, min(stop, token + 1 + _LONGEST_CRAFT_NAME))


def _describe(document: Document, head: int, stop: int) -> bool:
    """Whether nothing but adjectives stands between a craft and the mark that opens its name."""
    definite = document.lexemes[head].definite
    return all(
        document.lexemes[index].definite is definite and not document.is_(index, WordClass.STOP)
        for index in range(head + 1, stop)
    )
