"""Names that are another word where they stand: adjectives («القوات السعودية»), newspapers, institutions."""

from __future__ import annotations

from gazetteer import Toponym

from ..annotations.document import Document
from ..language.affixes import Affix, affix
from ..language.punctuation import SECTION_MARKS
from ..language.tokens import fold_word
from ..language.wordclasses import WordClass
from .metonymy import is_object
from .placecues import Cue, cue_of, is_of_kind

__all__ = ["is_attribute", "is_body", "is_paper"]

_NO_NOUN = WordClass.STOP | WordClass.NAME
"""Words after which no adjective stands."""


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
