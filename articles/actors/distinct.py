"""Groups, loads and crafts that one article tells apart: by air and by sea, the second convoy, «أخرى»."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix
from ..language.tokens import fold_word
from ..loading import load_rows
from ..model import ActorKind

__all__ = ["distinct"]


class _Trait(StrEnum):
    MEDIUM = "medium"
    RANK = "rank"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    word: str
    trait: _Trait
    value: str


@cache
def _rows() -> dict[str, _Row]:
    """The rows by folded word, with and without the article."""
    rows = {fold_word(row.word): row for row in load_rows("distinct-groups.tsv", _Row)}
    return {prefix + fold: row for fold, row in rows.items() for prefix in ("", affix(Affix.ARTICLE))}


def distinct(document: Document, one: ActorMention, other: ActorMention) -> bool:
    """Whether two mentions of groups cannot be one: crafts of different media, the second and the third,
    those told and others; «الطائرة» alone may be any that was told."""
    if ActorKind.PERSON in (one.kind, other.kind) or one.kind is not other.kind:
        return False
    if _takes_up(one) or _takes_up(other):
        return False
    mine, theirs = _traits(document, one), _traits(document, other)
    media = mine.get(_Trait.MEDIUM), theirs.get(_Trait.MEDIUM)
    if None not in media and media[0] != media[1]:
        return True
    return any(mine.get(trait) != theirs.get(trait) for trait in (_Trait.RANK, _Trait.OTHER))


def _takes_up(mention: ActorMention) -> bool:
    """«الطائرة», «الشاحنات»: a definite noun without more stands for what was told."""
    return mention.definite and mention.stop - mention.first == 1


def _traits(document: Document, mention: ActorMention) -> dict[_Trait, str]:
    """What the words of a mention, and the one right after it, tell."""
    stop = min(mention.stop + 1, document.end)
    rows = (_rows().get(fold) for fold in document.tokens.folds[mention.first : stop])
    return {row.trait: row.value for row in rows if row is not None}
