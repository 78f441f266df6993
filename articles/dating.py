"""When: the time expression that belongs to a trigger, resolved against the publication date."""

from __future__ import annotations

from .arguments import clause_start, clause_stop
from .dates import resolve
from .document import DateMention, Document
from .model import DateExpression, Precision, Status
from .words import WordClass

__all__ = ["date_of"]

_CLAUSE_COST = 12
_BEFORE_COST = 2


def date_of(document: Document, token: int, status: Status) -> DateExpression | None:
    """The date of an event: the nearest expression of its clause, else of its sentence; None without one."""
    chosen = _nearest(document, token)
    if chosen is None:
        return None
    resolved = resolve(chosen.expression, document.published, future=status is Status.PLANNED)
    return resolved


def _nearest(document: Document, token: int) -> DateMention | None:
    first, stop = document.tokens.sentence_of(token)
    left, right = clause_start(document, token), clause_stop(document, token)
    best: tuple[int, DateMention] | None = None
    for mention in document.dates:
        if not first <= mention.first < stop:
            continue
        cost = _distance(mention, token) + _crossed(document, mention, token, left, right)
        if cost <= _CLAUSE_COST * 2 + 8 and (best is None or cost < best[0]):
            best = cost, mention
    return best[1] if best else None


def _distance(mention: DateMention, token: int) -> int:
    return mention.first - token if mention.first > token else token - mention.stop + _BEFORE_COST


def _crossed(document: Document, mention: DateMention, token: int, left: int, right: int) -> int:
    """What it costs that the expression stands outside the clause, or nearer to another trigger."""
    cost = 0
    if not left <= mention.first < right:
        cost += _CLAUSE_COST
    if mention.expression.precision is Precision.VAGUE:
        cost += _CLAUSE_COST // 2
    between = range(token + 1, mention.first) if mention.first > token else range(mention.stop, token)
    cost += sum(4 for index in between if document.is_(index, WordClass.MOTION))
    return cost
