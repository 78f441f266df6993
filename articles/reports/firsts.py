"""Who is the first of his office to come: «الوزير أول مسؤول فرنسي يزور المدينة» tells of the minister."""

from __future__ import annotations

from ..annotations.document import ActorMention, Document
from ..language.wordclasses import WordClass
from ..model import ActorKind
from .governed import is_free, is_passed_over
from .speaking import speaker

__all__ = ["who_is_first"]


def who_is_first(document: Document, mention: ActorMention, last: ActorMention | None) -> ActorMention:
    """Whom the words for the first of an office mean: whom the sentence is about, else the subject of the one
    before; the mention itself where it is no such words or nobody is told."""
    ordinal = document.is_(mention.first, WordClass.QUANTITY) or document.is_(
        max(mention.first - 1, 0), WordClass.QUANTITY
    )
    he = _who_was(document, mention) if ordinal and not mention.definite else None
    if he is not None:
        return he
    office = mention.kind is ActorKind.PERSON and mention.title is not None
    if not ordinal or not office or mention.named or mention.definite:
        return mention
    told = speaker(document, mention.first) or last
    other_country = told is not None and mention.country not in (None, told.country) and told.country
    return mention if told is None or told.kind is not ActorKind.PERSON or other_country else told


def _who_was(document: Document, mention: ActorMention) -> ActorMention | None:
    """«كان الوزير أول مسؤول عربي يزور المدينة»: of whom a word of being says that he was the first."""
    who = document.actor_before(mention.first)
    if who is None or not (who.named or who.definite) or not is_free(document, who):
        return None
    was = document.before(who.first)
    beside = all(is_passed_over(document, index) for index in range(who.stop, mention.first))
    return who if was >= 0 and beside and document.is_(was, WordClass.AUX) else None
