"""Sides and parts of a place belong to its phrase: «الأحياء الشرقية من مدينة حلب», «أجزاء واسعة من درنة».

Without this «من» would say that somebody leaves the place.
"""

from __future__ import annotations

from dataclasses import replace

from ..annotations.document import Document, LocatedMention
from ..language.affixes import Affix, affix, affixes
from ..language.wordclasses import WordClass
from .placecues import is_part, is_plain_word, is_side

__all__ = ["with_sides"]

_ADJECTIVES = 2
"""Adjectives between a side and «من»: «الأحياء الجنوبية الشرقية من»."""


def with_sides(document: Document, located: list[LocatedMention]) -> list[LocatedMention]:
    """The mentions, those of whose place only a side is told with the words for it before them."""
    return [_with_side(document, mention) for mention in located]


def _with_side(document: Document, mention: LocatedMention) -> LocatedMention:
    source = mention.outer - 1
    if mention.prefix or source < 1 or not document.alone(source, WordClass.FROM):
        return mention
    noun = _side_before(document, source, named=mention.outer == mention.first)
    if noun is None:
        return mention
    particle = document.lexemes[noun].particle
    return replace(mention, outer=noun, prefix=particle if particle in affixes(Affix.PREPOSITION) else "")


def _side_before(document: Document, source: int, *, named: bool) -> int | None:
    """Where the words for a side or part before «من» begin; `named` says that no generic word follows it."""
    token = source - 1
    while token > 0 and source - token <= _ADJECTIVES and _describes(document, token):
        token -= 1
    fold = document.tokens.folds[token]
    if is_part(fold):
        return token
    described = token < source - 1 and document.lexemes[token].definite
    sided = described and all(_relational(document, index) for index in range(token + 1, source))
    return token if sided and is_side(fold) and not (named and is_plain_word(fold)) else None


def _describes(document: Document, token: int) -> bool:
    """An adjective of a side, which is itself neither."""
    fold, lexeme = document.tokens.folds[token], document.lexemes[token]
    if is_part(fold) or is_side(fold) or lexeme.trigger or not lexeme.bare:
        return False
    return bool(document.word(token)) and not lexeme.classes & WordClass.STOP


def _relational(document: Document, token: int) -> bool:
    """«الشرقية», «الحدودي»: an adjective of where something lies."""
    endings = affix(Affix.ADJECTIVE), affix(Affix.ADJECTIVE_FEMININE)
    return document.tokens.folds[token].endswith(endings)
