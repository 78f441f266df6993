"""Where people meet told by its house alone: «التقى مسؤولين في وزارة الاقتصاد»."""

from __future__ import annotations

from ..annotations.clauses import clause_stop
from ..annotations.document import Document
from ..language.wordclasses import WordClass

__all__ = ["is_indoors"]


def is_indoors(document: Document, token: int) -> bool:
    """Whether a word is told to take place in a body whose town is not named with it."""
    stop = clause_stop(document, token)
    house = document.having(WordClass.IN, token + 1, stop)
    if house is None or house + 1 >= stop or document.places_between(token, stop):
        return False
    return document.is_(house + 1, WordClass.INSTITUTION)
