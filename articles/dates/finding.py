"""Find the time expressions of a text."""

from __future__ import annotations

import functools
import re

from gazetteer import changed

from ..model import Span
from .lexicon import Tag
from .model import Anchor, Bound, TimeExpression, TimeKind, Unit
from .readers import read
from .rules import Reader, Rule, grammar
from .scanning import LETTERS, Shape, Split, scan
from .symbols import symbol

__all__ = ["find_dates"]

_BOUNDS = {
    Tag.SINCE: Bound.SINCE,
    Tag.STARTING: Bound.SINCE,
    Tag.UNTIL: Bound.UNTIL,
    Tag.BY: Bound.BY,
    Tag.BEFORE: Bound.BEFORE,
    Tag.AFTER: Bound.AFTER,
    Tag.LASTED: Bound.BEFORE,
}
_SINCE_NEAR = 45
"""Letters from منذ to the time of what it counts from: some seven words."""
_SPACE = re.compile(r"\s*")


def find_dates(text: str, *, durations: bool = False, tokens: Split | None = None) -> list[TimeExpression]:
    """All time expressions of a text, in text order and without overlap.

    Each span is an exact substring, without the preposition before it (في, منذ) and without attached
    particles, save where a preposition belongs to the meaning (من 10 إلى 12 فبراير, قبل أسبوع). Nothing is
    resolved: give each to `resolve` with the publication date. Lengths of time (تستغرق يومين), which are no
    dates, come with `durations`, for `extended`. `tokens` are those of the text where it is split already.
    Never raises on any text.

        >>> [(e.span.text, e.symbolic) for e in find_dates("وصل الوفد أمس السبت بعد أسبوع من زيارة الوزير")]
        [('أمس السبت', 'P-1D'), ('بعد أسبوع', '@P1W')]
    """
    shape = scan(text, tokens)
    rules = grammar()
    found: list[TimeExpression] = []
    position = 0
    while match := rules.pattern.search(shape.tags, position):
        rule = rules.rules[int((match.lastgroup or "r0")[1:])]
        expression = _expression(text, shape, rule, match.span())
        if expression is not None and (durations or expression.kind is not TimeKind.DURATION):
            found.append(_linked(expression, found))
        sound = expression is not None or rule.reader is Reader.NONE
        position = match.end() if sound else match.start() + 1
    return found


def _expression(text: str, shape: Shape, rule: Rule, place: tuple[int, int]) -> TimeExpression | None:
    """The expression of one match, or None where its rule finds no sense in it."""
    begin, end = place
    make = functools.partial(
        TimeExpression, span=_span(text, shape, begin, end), rule=rule.name, bound=_bound(shape, begin)
    )
    expression = read(rule.reader, shape.words[begin:end], make)
    if expression is None:
        return None
    anchor = _anchor(text, shape, expression, rule, end)
    expression = changed(expression, anchor=anchor) if anchor else expression
    return changed(expression, symbolic=symbol(expression))


def _span(text: str, shape: Shape, begin: int, end: int) -> Span:
    """The stretch of text from one word of the shape to before another."""
    start, stop = shape.starts[begin], shape.ends[end - 1]
    return Span(start=start, end=stop, text=text[start:stop])


def _bound(shape: Shape, begin: int) -> Bound:
    """What the word before an expression makes of it."""
    if not begin:
        return Bound.AT
    bound = _BOUNDS.get(shape.words[begin - 1].tag)
    return bound or (Bound.SINCE_THEN if _since_then(shape, begin) else Bound.AT)


def _since_then(shape: Shape, begin: int) -> bool:
    """Whether it tells when that was since which is counted: منذ توليه منصبه في مايو."""
    then = begin - 1
    if shape.words[then].tag is Tag.IN:
        then -= 1
    since = then - 1
    if since < 0 or shape.words[then].tag is not Tag.COLD or shape.words[since].tag is not Tag.SINCE:
        return False
    return shape.starts[begin] - shape.ends[since] <= _SINCE_NEAR


def _anchor(text: str, shape: Shape, expression: TimeExpression, rule: Rule, end: int) -> Anchor | None:
    """The event that an offset counts from: بعد أسبوع من زيارة, قبل يومين من القمة."""
    if (
        expression.kind is not TimeKind.OFFSET
        or shape.tags[end : end + 1] not in _AFTERS
        or rule.name == "within"
    ):
        return None
    if shape.tags[end + 1 : end + 2] == LETTERS[Tag.VAGUE]:
        return None
    space = _SPACE.match(text, shape.ends[end])
    return Anchor(kind="event", at=space.end() if space else shape.ends[end])


_AFTERS = (LETTERS[Tag.FROM], LETTERS[Tag.UPON])


def _linked(expression: TimeExpression, found: list[TimeExpression]) -> TimeExpression:
    """An anaphor with what it points back to: the last expression at least as exact as its unit."""
    if expression.kind is not TimeKind.ANAPHOR or expression.shift is None:
        return expression
    exact = {Unit.DAY: {"day"}, Unit.WEEK: {"day", "week"}, Unit.MONTH: {"day", "week", "month"}}.get(
        expression.shift.unit, {"day", "week", "month", "year"}
    )
    for earlier in reversed(found):
        if earlier.precision in exact and earlier.kind is not TimeKind.ANAPHOR:
            return changed(expression, antecedent=earlier)
    return expression
