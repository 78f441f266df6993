"""The passive that only its subject tells: «وقع اتفاق في مدينة الصويرة» says nothing of who signed."""

from __future__ import annotations

from ..annotations.document import Document
from ..language.affixes import Affix, affix
from ..language.triggers import Form, objects_of

__all__ = ["in_passive"]


def in_passive(document: Document, token: int, form: Form) -> bool:
    """Whether what a verb is said of stands right after it as its subject: indefinite, in the nominative and
    with no genitive («وقع اتفاق عام», but «وقع اتفاقا», «وقع اتفاق السلام»)."""
    thing, after = token + 1, token + 2
    folds = document.tokens.folds
    if thing >= len(folds) or folds[thing] not in objects_of(form.word):
        return False
    ends = tuple(map(affix, (Affix.ACCUSATIVE, Affix.FEMININE_FOLDED, Affix.FEMININE_PLURAL)))
    if document.lexemes[thing].definite or not document.lexemes[thing].bare or folds[thing].endswith(ends):
        return False
    return after >= len(folds) or not (document.word(after) and document.lexemes[after].definite)
