"""People told by a nationality: «السعوديين», «482 باكستانيا»."""

from __future__ import annotations

from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affixes
from ..language.wordclasses import WordClass
from ..model import ActorKind
from .agreement import plural_people
from .phrases import goes_on, is_content

__all__ = ["nationals"]

_LONGEST_NATIONALS = 4
"""Words in a plural nationality with its adjectives."""


def nationals(document: Document, first: int, head: int) -> ActorMention | None:
    """A nationality in the plural, or counted: «السعوديين», «482 باكستانيا»."""
    if head == first and not _people(document, head):
        return None
    limit = min(document.end, head + _LONGEST_NATIONALS)
    stop = head + 1
    while stop < limit and goes_on(document, stop) and _describes_people(document, head, stop):
        stop += 1
    lexeme = document.lexemes[first]
    return ActorMention(
        first=first,
        stop=stop,
        kind=ActorKind.GROUP,
        name=(first, stop),
        particle=lexeme.particle,
        conjunction=lexeme.conjunction,
        definite=lexeme.definite,
        country=document.country((head, stop)),
    )


def _describes_people(document: Document, head: int, token: int) -> bool:
    """«الكوريين الشماليين», not «عبر الإثيوبيين الحدود»: after definite people in the plural an adjective
    stands in the plural too."""
    ending = affixes(Affix.PLURAL)
    if not document.lexemes[token].definite or not document.tokens.folds[head].endswith(ending):
        return True
    counted = document.is_(token, WordClass.QUANTITY)
    listed = counted or document.nation(token) or document.tokens.folds[token] in plural_people()
    return bool(listed) or document.tokens.folds[token].endswith(ending)


def _people(document: Document, token: int) -> bool:
    """Whether a nationality is a plural that stands for people rather than describing the noun before it."""
    fold = document.tokens.folds[token]
    if not fold.endswith(affixes(Affix.PLURAL)) and fold not in plural_people():
        return False
    return not (token and is_content(document, token - 1) and document.lexemes[token - 1].definite)
