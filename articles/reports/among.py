"""Of whom a number is told: «أصيب عمال، ستة منهم نقلوا إلى»."""

from __future__ import annotations

from ..annotations.document import ActorMention, Document
from ..language.wordclasses import WordClass
from ..model import ActorKind

__all__ = ["among"]

_ONE_SENTENCE = 40
"""Words back into the sentence before."""
_MANY = frozenset({ActorKind.GROUP, ActorKind.FORCE})


def among(document: Document, pronoun: int) -> ActorMention | None:
    """«ستة منهم نقلوا», «عدد منهم وصلوا»: the people or things told last, of whom a number is told."""
    number = pronoun - 1
    if number < 0 or not (
        document.is_(number, WordClass.QUANTITY) or document.tokens.words[number].isdigit()
    ):
        return None
    first = document.tokens.sentence_of(pronoun)[0]
    before = reversed(document.actors_between(first - _ONE_SENTENCE, number))
    return next((mention for mention in before if mention.kind in _MANY and not mention.weak), None)
