"""Of whom a number or a part is told: «أصيب عمال، ستة منهم نقلوا إلى», «وتوجه بعضهم إلى»."""

from __future__ import annotations

from ..annotations.document import ActorMention, Document
from ..language.wordclasses import WordClass
from ..model import ActorKind

__all__ = ["among", "some_of"]

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
    return some_of(document, number)


def some_of(document: Document, token: int) -> ActorMention | None:
    """The people or things told last before a token, of whom only a part is meant: «بعضهم», «البقية»."""
    first = document.tokens.sentence_of(token)[0]
    before = reversed(document.actors_between(first - _ONE_SENTENCE, token))
    return next((mention for mention in before if mention.kind in _MANY and not mention.weak), None)
