"""Where somebody is, told without a verb: «وزير الخارجية السوري في الرياض لبحث العلاقات»."""

from __future__ import annotations

from ..annotations.document import Document, LocatedMention
from ..language.prepositions import Governor
from ..language.wordclasses import WordClass
from ..model import ActorKind
from .governing import governor

__all__ = ["stay_before"]

_TRAVELLERS = frozenset({ActorKind.PERSON, ActorKind.GROUP})


def stay_before(document: Document, token: int) -> LocatedMention | None:
    """The place right before a word of purpose, where nothing but somebody opens the clause before it."""
    place = document.place(_undated(document, token - 1))
    if place is None or governor(document, place) is not Governor.IN:
        return None
    last = place.outer - 1
    if last >= 0 and document.is_(last, WordClass.PREP):
        last -= 1
    who = document.actor(_undated(document, last))
    if who is None or who.weak or who.particle or who.conjunction or who.kind not in _TRAVELLERS:
        return None
    first, _ = document.tokens.sentence_of(token)
    opens = who.first == first or document.is_(who.first - 1, WordClass.SUB)
    opens = opens or not document.word(who.first - 1)
    return place if opens else None


def _undated(document: Document, token: int) -> int:
    """The last word up to a token that tells no date; 0 where all do."""
    while token > 0 and document.dated(token):
        token -= 1
    return max(token, 0)
