"""When: the expression, what it is counted from, and of what the date is where the event itself has none."""

from __future__ import annotations

from dataclasses import replace

from ..model import DateExpression, Span
from .case import Case, ground
from .model import About, Counted, Ground
from .words import Speech

__all__ = ["date_ground", "date_grounds"]


def date_grounds(case: Case) -> tuple[Ground, ...]:
    """The ground of the date; none without one."""
    date = case.event.date
    if date is None:
        return ()
    return (date_ground(case.speech, date, _published(case), _sentence(case, date)),)


def date_ground(speech: Speech, date: DateExpression, published: str | None, sentence: Span | None) -> Ground:
    """The ground of a date that stands in a sentence."""
    row, reason = speech.basis(date.basis, published)
    days = dict.fromkeys(filter(None, (date.begin, date.until)))
    counted = Counted(
        symbolic=date.symbolic,
        anchor=row.anchor,
        anchor_day=published if row.anchor == "published" else None,
        precision=date.precision,
    )
    value = " – ".join(days) or date.span.text
    found = ground(speech, About.DATE, value, row.how, (reason,), span=date.span, sentence=sentence)
    return replace(found, counted=counted)


def _published(case: Case) -> str | None:
    known = case.document.published
    return known.isoformat() if known else None


def _sentence(case: Case, date: DateExpression) -> Span | None:
    """The sentence of the words of time, else that of the report they were taken from."""
    told = next((one for one in case.document.dates if one.expression.span == date.span), None)
    if told is not None:
        return case.sentence_at(told.first)
    trigger = next(
        (one for one in case.frames if case.document.text((one.token, one.token + 1)) == date.span), None
    )
    return case.sentence(trigger.sentence) if trigger else None
