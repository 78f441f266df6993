"""«كان وزير الدفاع قد زار»: a verb whose subject stands between «كان» and «قد»."""

from __future__ import annotations

from ..annotations.clauses import clause_start
from ..annotations.document import ActorMention, Document
from ..language.wordclasses import WordClass
from .governed import is_free

__all__ = ["in_pluperfect", "of_pluperfect"]

_OPENING_WORDS = 2
"""Words after «كان» within which its subject begins."""


def in_pluperfect(document: Document, token: int) -> bool:
    """«كانت الحكومة قد أرسلت»: a verb whose subject stands between «كان» and «قد»."""
    return _pluperfect_from(document, token) is not None


def _pluperfect_from(document: Document, token: int) -> int | None:
    """The token after «كان», where its subject and «قد» stand before the verb."""
    if not token or not document.is_(token - 1, WordClass.AUX) or document.lexemes[token].conjunction:
        return None
    start = clause_start(document, token)
    opens = (index for index in (start - 1, start) if index >= 0 and document.is_(index, WordClass.WAS))
    was = next(opens, None)
    return was + 1 if was is not None and token - was > 2 else None


def of_pluperfect(document: Document, token: int) -> ActorMention | None:
    """«كان وزير الدفاع، فلان، قد زار»: the subject of «كان», whatever stands between it and «قد»."""
    start = _pluperfect_from(document, token)
    if start is None:
        return None
    subject = next(iter(document.actors_between(start, token)), None)
    opens = subject is not None and subject.first - start < _OPENING_WORDS
    return subject if opens and subject is not None and is_free(document, subject) else None
