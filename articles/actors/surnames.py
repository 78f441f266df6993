"""Surnames that stand alone: people named in full elsewhere in the article."""

from __future__ import annotations

from itertools import compress

from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix, affixes
from ..model import ActorKind

__all__ = ["surnames"]

_SHORTEST_SURNAME = 4
"""Letters of a surname that is looked for on its own elsewhere in the article."""


def surnames(document: Document, found: list[ActorMention]) -> list[ActorMention]:
    """The bare surnames, elsewhere in the article, of people who are named in full among those found."""
    folds = document.tokens.folds
    known = {folds[mention.name[1] - 1] for mention in found if mention.named}
    known = {surname for surname in known if len(surname) >= _SHORTEST_SURNAME}
    attached = (*affixes(Affix.CONJUNCTION), *affixes(Affix.PREPOSITION))
    forms = known.union(letter + surname for letter in attached for surname in known)
    taken = {token for mention in found for token in range(mention.first, mention.stop)}
    more = (
        _surname(folds[token], token, known)
        for token in compress(range(len(folds)), map(forms.__contains__, folds))
        if token not in taken and not document.dated(token)
    )
    return [mention for mention in more if mention is not None]


def _surname(fold: str, token: int, known: set[str]) -> ActorMention | None:
    """A known surname, as it stands or with a conjunction or preposition attached."""
    attached = "" if fold in known else fold[:1]
    conjunction = attached in affixes(Affix.CONJUNCTION)
    particle = attached if attached in affixes(Affix.PREPOSITION) else ""
    plain = fold.removeprefix(attached)
    if fold.startswith(affix(Affix.FOR_THE)):
        plain = affix(Affix.ARTICLE) + fold.removeprefix(affix(Affix.FOR_THE))
    if plain not in known or (attached and not (conjunction or particle)):
        return None
    return ActorMention(
        first=token,
        stop=token + 1,
        kind=ActorKind.PERSON,
        name=(token, token + 1),
        particle=particle,
        conjunction=conjunction,
        definite=True,
    )
