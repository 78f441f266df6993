"""Those of one sentence who go different ways: «نقلوا 40 لاجئا إلى برلين و60 إلى ميونخ», «قافلة إلى عدن وأخرى
إلى تعز»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..annotations.document import ActorMention, Document, LocatedMention
from ..language.prepositions import Governor
from ..language.punctuation import COMMAS
from ..language.wordclasses import WordClass
from ..language.words import in_digits
from .governing import governor

__all__ = ["Batch", "batch_bound_for", "without_others"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Who goes where; nobody is told where a word like «أخرى» takes up those told first."""

    movers: tuple[ActorMention, ...]
    destination: LocatedMention


def batch_bound_for(document: Document, last: LocatedMention, mention: LocatedMention) -> Batch | None:
    """The batch that goes to a place after «إلى», where nothing but that batch stands between it and the
    goal before, and is joined by «و»; None where something else stands there."""
    if governor(document, mention) is not Governor.TO or governor(document, last) is not Governor.TO:
        return None
    leads, first = document.before(mention.outer), last.stop
    if first < leads and document.tokens.words[first] in COMMAS:
        first += 1
    if not first < leads or not document.lexemes[first].conjunction:
        return None
    if first + 1 == leads and _takes_up(document, first):
        return Batch(movers=(), destination=mention)
    who = document.actor(first)
    fills = who is not None and who.first == first and who.stop == leads and not who.particle
    return Batch(movers=(who,), destination=mention) if fills and who is not None else None


def _takes_up(document: Document, token: int) -> bool:
    """«وأخرى إلى», «و60 إلى»: more of those told first."""
    return bool(document.is_(token, WordClass.ANOTHER)) or in_digits(document.tokens.words[token])


def without_others(movers: tuple[ActorMention, ...], batches: Sequence[Batch]) -> tuple[ActorMention, ...]:
    """Those who go where the trigger leads first: batches told after them have goals of their own."""
    if not batches:
        return movers
    later = {id(mover) for batch in batches for mover in batch.movers}
    return tuple(mover for mover in movers if id(mover) not in later)
