"""Clauses that look ahead: what they date is still to come, whatever the day is called."""

from __future__ import annotations

from ..annotations.clauses import clause_start
from ..annotations.document import Document
from ..language.affixes import Affix, affix, affixes
from ..language.inflection import Tense
from ..language.prepositions import Governor, governor_named
from ..language.triggers import Part, Sense, forms_of
from ..language.wordclasses import WordClass

__all__ = ["in_coming_clause", "is_held"]


def in_coming_clause(document: Document, token: int) -> bool:
    """«ومن المنتظر أن يصل الثلاثاء», «على أن يعود الجمعة»: whether what a clause tells is to come."""
    first, _ = document.tokens.sentence_of(token)
    verb = clause_start(document, token) - 1
    if verb < first:
        return False
    if document.is_(verb, WordClass.SUB):
        return _awaits(document, verb, first)
    return (
        _in_future(document.tokens.folds[verb])
        or _awaits(document, verb - 1, first)
        or is_held(document, verb)
    )


def is_held(document: Document, verb: int) -> bool:
    """«ويعقد المؤتمر الأربعاء», «تنطلق الأحد أشغال القمة»: a verb of holding in the present, whose day,
    told with it, is to come."""
    return not document.is_(verb - 1, WordClass.REL | WordClass.AUX | WordClass.NEG) and any(
        form.part is Part.VERB and form.tense is Tense.PRESENT and form.word.sense is Sense.HOLD
        for form in forms_of(document.tokens.folds[verb])
    )


def _awaits(document: Document, subordinator: int, first: int) -> bool:
    """Whether a word that opens a clause is the «أن» of what is awaited: «من المقرر أن», «على أن»."""
    before = subordinator - 1
    if before < first or not document.is_(subordinator, WordClass.SUB):
        return False
    awaited = document.is_(before, WordClass.IMPERSONAL)
    return awaited or governor_named(document.tokens.folds[before]) is Governor.ON


def _in_future(fold: str) -> bool:
    return fold.removeprefix(affix(Affix.AND)).startswith(affixes(Affix.VERB_IN_FUTURE))
