"""«انتقل أعضاؤها»: a group told by its members and a pronoun is the group that the pronoun means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affixes, optional
from ..language.tokens import fold_word
from ..loading import load_rows
from ..model import ActorKind

__all__ = ["whose_members"]

_NEAR = 40
"""Words back to the group that a pronoun means: a sentence or two."""
_GROUPS = frozenset({ActorKind.GROUP, ActorKind.FORCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    word: str


@cache
def _forms() -> frozenset[str]:
    """The written forms with the pronouns, in the spelling of the tables."""
    return frozenset(
        fold_word(conjunction + row.word + pronoun)
        for row in load_rows("members.tsv", _Row)
        for conjunction in optional(Affix.CONJUNCTION)
        for pronoun in affixes(Affix.OWNER)
    )


def whose_members(document: Document, mention: ActorMention) -> ActorMention | None:
    """The group that the members are of, None where the mention tells none or none is named before."""
    if mention.stop - mention.first != 1 or document.tokens.folds[mention.first] not in _forms():
        return None
    first, _ = document.tokens.sentence_of(mention.first)
    before = document.actors_between(max(0, mention.first - _NEAR), mention.first)
    groups = [one for one in before if one.kind in _GROUPS and (one.first >= first or not one.weak)]
    return groups[-1] if groups else None
