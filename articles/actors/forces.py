"""Whose a force is and what it consists of: «قوات من الجيش», «قوة للشرطة», «دورية مؤلفة من ست عربات»."""

from __future__ import annotations

from ..annotations.document import Document
from ..language.affixes import Affix, affix
from ..language.wordclasses import WordClass

__all__ = ["is_made_up", "of_a_larger", "owned_by_force"]

_LONGEST = 6
"""Words from a force to the «من» that says what it consists of, its adjectives between them."""
_DESCRIBED = 2
"""Words from a force to the one it belongs to, an adjective between them: «قوة أخرى للاحتلال»."""
_FOR = affix(Affix.FOR)


def of_a_larger(document: Document, head: int, token: int) -> bool:
    """«قوات من الجيش», «قوات كبيرة من جيش الاحتلال»: «من» before the army that an indefinite force is part
    of; after a definite one it is rather where that comes from."""
    following = token + 1
    if not document.is_(head, WordClass.FORCE) or document.lexemes[head].definite:
        return False
    inside = following < document.end and document.place_at[following] < 0
    return inside and document.is_(following, WordClass.FORCE) and document.lexemes[following].bare


def is_made_up(document: Document, head: int, token: int) -> bool:
    """«قوة إسرائيلية خاصة مكونة من عدة آليات»: «من» after a participle that says what a force consists of."""
    far = token - head > _LONGEST or not document.is_(head, WordClass.FORCE)
    return not far and _consisting(document, token - 1)


def owned_by_force(document: Document, head: int, token: int) -> bool:
    """«قوة للاحتلال», «دورية للشرطة»: right after an indefinite force, at `head`, the one it belongs to; and
    the participle that says what such a force consists of."""
    if _owner(document, token - 1):
        return _consisting(document, token)
    return token <= head + _DESCRIBED and _owner(document, token)


def _owner(document: Document, token: int) -> bool:
    lexeme = document.lexemes[token]
    belongs = lexeme.particle == _FOR and lexeme.definite and not lexeme.conjunction
    return belongs and document.is_(token, WordClass.FORCE) and document.place_at[token] < 0


def _consisting(document: Document, token: int) -> bool:
    """A participle that says nothing without «من» after it: «مكونة», «مؤلفة»."""
    after = token + 1
    if not document.is_(token, WordClass.GOVERNING) or after >= document.end:
        return False
    return document.alone(after, WordClass.FROM) and not document.lexemes[token].particle
