"""Clauses that look ahead: what they date is still to come, whatever the day is called."""

from __future__ import annotations

from ..annotations.clauses import clause_start
from ..annotations.document import Document
from ..language.affixes import Affix, affix, affixes
from ..language.prepositions import Governor, governor_named
from ..language.wordclasses import WordClass

__all__ = ["in_coming_clause"]


def in_coming_clause(document: Document, token: int) -> bool:
    """«ومن المنتظر أن يصل الثلاثاء», «على أن يعود الجمعة»: whether what a clause tells is to come."""
    first, _ = document.tokens.sentence_of(token)
    verb = clause_start(document, token) - 1
    if verb < first:
        return False
    if document.is_(verb, WordClass.SUB):
        return _awaits(document, verb, first)
    return _in_future(document.tokens.folds[verb]) or _awaits(document, verb - 1, first)


def _awaits(document: Document, subordinator: int, first: int) -> bool:
    """Whether a word that opens a clause is the «أن» of what is awaited: «من المقرر أن», «على أن»."""
    before = subordinator - 1
    if before < first or not document.is_(subordinator, WordClass.SUB):
        return False
    awaited = document.is_(before, WordClass.IMPERSONAL)
    return awaited or governor_named(document.tokens.folds[before]) is Governor.ON


def _in_future(fold: str) -> bool:
    return fold.removeprefix(affix(Affix.AND)).startswith(affixes(Affix.VERB_IN_FUTURE))
