"""«سموه», «جلالته»: whom the text named last with that honour."""

from __future__ import annotations

from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix, affixes
from ..model import ActorKind

__all__ = ["honoured"]

_BACK = 150
"""Words before an honour within which its bearer is named: the paragraph before, too."""
_BEFORE = 2
"""Words before a mention that may be its honour: «صاحب السمو»."""
_SHORTEST = 3
"""Letters of an honour: «سمو»."""


def honoured(document: Document, token: int) -> ActorMention | None:
    """The person named last with the honour that a word tells («جلالة الملك» of «جلالته»)."""
    fold = document.tokens.folds[token]
    letters = next((fold.removesuffix(end) for end in affixes(Affix.OWNER) if fold.endswith(end)), fold)
    people = reversed(document.actors_between(max(0, token - _BACK), token))
    return next((person for person in people if _bears(document, person, letters)), None)


def _bears(document: Document, person: ActorMention, honour: str) -> bool:
    """Whether a word of a mention is the honour, its last letter aside: «جلالة» is written «جلالت» in it."""
    if person.kind is not ActorKind.PERSON:
        return False
    stem, article = honour[: max(_SHORTEST, len(honour) - 1)], affix(Affix.ARTICLE)
    words = document.tokens.folds[max(0, person.first - _BEFORE) : person.stop]
    return any(word.removeprefix(article).startswith(stem) for word in words)
