"""When: the time expression that belongs to a trigger, resolved against the publication date."""

from __future__ import annotations

import datetime
from dataclasses import replace

from .clauses import clause_start, clause_stop
from .dates import Bound, TimeExpression, TimeKind, resolve
from .document import DateMention, Document
from .model import DateExpression, Precision, Status
from .wordclasses import WordClass

__all__ = ["date_of", "lead_date", "looks_ahead", "nearest_date"]

_CLAUSE_COST = 12
_VAGUE_COST = _CLAUSE_COST // 2
_TRIGGER_COST = 4
_BEFORE_COST = 2
_FARTHEST = 2 * _CLAUSE_COST + 8
"""The distance of a time expression from a trigger in words, and what is added to it: for standing in
another clause, for being vague, for each trigger between, for standing before. Beyond the farthest none
counts. Tuned on annotated news, where dates follow their verb and a second verb takes its own."""
_LEAD = 3
"""Sentences of the opening whose day dates what the headline tells."""
_AFTERMATH_NEAR = 3
"""Words before a noun within which «عقب» or «بعيد» counts from it."""
_SOON_AFTER = datetime.timedelta(days=7)


def date_of(
    document: Document, token: int, status: Status, chosen: DateMention | None
) -> DateExpression | None:
    """The date of an event told with the time `chosen`; None without one."""
    before = _event_before(document, token)
    if before is not None:
        return before
    if chosen is None or chosen.expression.anchor is not None:
        return _in_the_wake(document, token)
    found = resolve(chosen.expression, document.published, future=status is Status.PLANNED)
    if status is Status.HAPPENED and _after(found, document.published):
        return _last_year(chosen.expression, document.published)
    return found


def _last_year(expression: TimeExpression, published: datetime.date | None) -> DateExpression | None:
    """«منذ 13 مارس» of a November: what has happened is of the last such day where no year is told."""
    first, last = expression.first, expression.last
    if first is None or first.month is None or first.year is not None or first.relation is not None:
        return None
    gone = replace(
        expression,
        first=replace(first, relation=-1),
        last=last and replace(last, relation=last.relation or -1),
    )
    found = resolve(gone, published)
    return None if _after(found, published) else found


def _after(date: DateExpression, published: datetime.date | None) -> bool:
    """«أمس السبت» of a paper that did not appear on a Sunday: what has happened is of no later day."""
    begin = date.begin
    return begin is not None and published is not None and begin > published.isoformat()[: len(begin)]


def lead_date(document: Document, sentence: tuple[int, int]) -> DateExpression | None:
    """For what the headline or the opening tells without a date: the first day told in the opening."""
    opening = document.tokens.sentences[:_LEAD]
    if sentence not in opening:
        return None
    for mention in document.dates:
        if mention.first >= opening[-1][1]:
            break
        if mention.expression.precision is Precision.DAY and mention.expression.anchor is None:
            return resolve(mention.expression, document.published)
    return None


def _event_before(document: Document, token: int) -> DateExpression | None:
    """«تأتي بعد أسبوع من زيارة …»: this visit is told, that one lies a week before it.

    The telling is taken to be of the day of publication, so the precision is that of the unit.
    """
    for mention in document.dates:
        anchor, shift = mention.expression.anchor, mention.expression.shift
        if anchor is None or shift is None or not token - 1 <= document.tokens.at(anchor.at) <= token:
            continue
        past = replace(mention.expression, anchor=None, shift=replace(shift, sign=-1))
        return replace(resolve(past, document.published), basis="event")
    return None


def _in_the_wake(document: Document, token: int) -> DateExpression | None:
    """«بعيد زيارة …»: shortly before what is told; a vague week up to the publication."""
    first, _ = document.tokens.sentence_of(token)
    for index in range(token - 1, max(first, token - _AFTERMATH_NEAR) - 1, -1):
        if document.is_(index, WordClass.AFTERMATH):
            known = document.published
            return DateExpression(
                span=document.tokens.span(index, token + 1),
                begin=(known - _SOON_AFTER).isoformat() if known else None,
                until=known.isoformat() if known else None,
                precision=Precision.VAGUE,
                basis="event",
            )
    return None


def looks_ahead(expression: TimeExpression, published: datetime.date | None) -> bool:
    """Whether a time lies after the publication, by its words («الأسبوع المقبل») or by the calendar."""
    point = expression.first
    if expression.kind is TimeKind.ANAPHOR:
        return False
    if expression.anchor is None and expression.shift is not None and expression.shift.sign > 0:
        return True
    if point is not None and any(
        step is not None and step > 0
        for step in (point.relation, point.day_shift, point.week_shift, point.month_shift)
    ):
        return True
    begin = resolve(expression, published).begin if published else None
    return begin is not None and published is not None and begin > published.isoformat()[: len(begin)]


def nearest_date(document: Document, token: int) -> DateMention | None:
    """The time expression nearest to a trigger: of its clause, else of its sentence; None without one."""
    first, stop = document.tokens.sentence_of(token)
    left, right = clause_start(document, token), clause_stop(document, token)
    best: tuple[int, DateMention] | None = None
    for mention in document.dates:
        if not first <= mention.first < stop or _counts_from(document, mention):
            continue
        cost = _distance(mention, token) + _crossed(document, mention, token, left, right)
        if cost <= _FARTHEST and (best is None or cost < best[0]):
            best = cost, mention
    return best[1] if best else None


def _counts_from(document: Document, mention: DateMention) -> bool:
    """«الأولى منذ عام 2014»: a year or month since which is counted dates nothing, unless it opens the
    sentence: «ومنذ بداية العام، زار»."""
    expression = mention.expression
    since = expression.bound is Bound.SINCE and expression.precision in (Precision.MONTH, Precision.YEAR)
    opens = mention.first - 1 <= document.tokens.sentence_of(mention.first)[0]
    return since and not opens


def _distance(mention: DateMention, token: int) -> int:
    return mention.first - token if mention.first > token else token - mention.stop + _BEFORE_COST


def _crossed(document: Document, mention: DateMention, token: int, left: int, right: int) -> int:
    """What it costs that the expression stands outside the clause, or nearer to another trigger."""
    cost = 0
    if not left <= mention.first < right:
        cost += _CLAUSE_COST
    if mention.expression.precision is Precision.VAGUE or mention.expression.bound is Bound.SINCE:
        cost += _VAGUE_COST
    between = range(token + 1, mention.first) if mention.first > token else range(mention.stop, token)
    cost += sum(_TRIGGER_COST for index in between if document.is_(index, WordClass.MOTION))
    return cost
