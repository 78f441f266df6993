"""The date of what the headline and the opening tell without one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from gazetteer import changed

from ..actors.naming import Naming
from ..annotations.document import Document
from ..dates import Bound, TimeExpression, TimeKind, resolve
from ..language.triggers import is_verb_form
from ..language.wordclasses import WordClass
from ..model import DateExpression, Precision, Span, Status
from ..reports.ahead import in_coming_clause
from ..reports.dating import looks_ahead
from ..reports.frames import Frame
from ..reports.timing import told_earlier
from .merging import same_place
from .told import Told, goes_on_from_earlier, is_done, shared

__all__ = ["Opening"]

_LEAD = 3
"""Sentences of the opening whose day dates what the headline tells."""
_WHOLE = 4
"""Sentences from which on a text is an article with an opening rather than a note."""
_FRESH = datetime.timedelta(days=1)
"""News without a day is of the day of publication or of the day before."""


class Opening:
    """What the opening of an article says of the dates of its events."""

    def __init__(
        self, document: Document, naming: Naming, sentences: list[tuple[int, int]], events: Sequence[Told]
    ) -> None:
        self._document = document
        self._naming = naming
        self._long = len(sentences) >= _WHOLE
        self._lead = _lead(document, sentences)
        self._dated = [(told, told.date) for told in events if told.date is not None]
        self._earlier = [told for told in events if told.earlier]

    def date_of(self, told: Told) -> DateExpression | None:
        """The day that the opening tells, or that of fresh news."""
        return self._opening(told) or self._news(told)

    def _opening(self, told: Told) -> DateExpression | None:
        """The first day told in the opening, for what the headline tells or the opening goes on to tell."""
        head, lead = told.head, self._lead
        headline = head.token < self._document.headline_stop
        if head.sentence not in lead or told.earlier or not (headline or head.accomplished):
            return None
        if goes_on_from_earlier(self._naming, self._earlier, told):
            return None
        days = (
            mention.expression
            for mention in self._document.dates_between(0, lead[-1][1] if headline else head.token)
            if not head.sentence[0] <= mention.first < head.sentence[1]
            and not (is_done(told.status) and in_coming_clause(self._document, mention.first))
        )
        day = next((day for day in days if self._dates(day, told)), None)
        return changed(resolve(day, self._document.published), basis="opening") if day else None

    def _dates(self, expression: TimeExpression, told: Told) -> bool:
        """Whether a time is a day that is neither the page's own nor the end of something nor that of
        others, and ahead for what is planned."""
        if expression.precision is not Precision.DAY or expression.anchor is not None or expression.stamp:
            return False
        if expression.bound is Bound.UNTIL and expression.kind is not TimeKind.RANGE:
            return False
        ahead = looks_ahead(expression, self._document.published)
        if (told.status is Status.PLANNED and not ahead) or (is_done(told.status) and ahead):
            return False
        return not self._of_others(told, expression.span)

    def _of_others(self, told: Told, span: Span) -> bool:
        """Whether a time is that of an event that has neither people nor place in common with this."""
        return any(date.span == span and self._unlike(told.head, other.head) for other, date in self._dated)

    def _unlike(self, one: Frame, other: Frame) -> bool:
        if shared(self._naming, one, other) or not one.destination or not other.destination:
            return False
        return not same_place(one.destination.place, other.destination.place)

    def _news(self, told: Told) -> DateExpression | None:
        """News of the opening: the day of publication or the day before."""
        published = self._document.published
        if published is None or not self._long:
            return None
        fresh = next((frame for frame in told.frames if self._is_news(frame)), None)
        if fresh is None:
            return None
        return DateExpression(
            span=self._document.tokens.span(fresh.token, fresh.token + 1),
            begin=(published - _FRESH).isoformat(),
            until=published.isoformat(),
            precision=Precision.VAGUE,
            basis="news",
        )

    def _is_news(self, frame: Frame) -> bool:
        """Told in the opening, below the headline, as something that has just come about; «حيث شوهدوا» tells
        only more of it."""
        if frame.token < self._document.headline_stop or frame.sentence not in self._lead:
            return False
        if self._document.is_(frame.token - 1, WordClass.SUB):
            return False
        came_about = frame.accomplished or self._carried(frame)
        return came_about and not told_earlier(self._document, frame.token)

    def _carried(self, frame: Frame) -> bool:
        """«أجرت محادثات», «قال خلال مؤتمر»: a noun that a verb of the past tells to have taken place."""
        if frame.status is not Status.HAPPENED or is_verb_form(self._document.tokens.folds[frame.token]):
            return False
        before = self._document.word_before(frame.token)
        if before is None or self._document.is_(before, WordClass.AFTER | WordClass.AFTERMATH):
            return False
        return self._document.is_(before, WordClass.LIGHT | WordClass.TEMPORAL)


def _lead(document: Document, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The headline and the opening, which begins after the page's own date where there is one."""
    stamp = next((one.first for one in document.dates if one.expression.stamp), None)
    begin = 0
    if stamp is not None:
        begin = next((place for place, (_, stop) in enumerate(sentences) if stop > stamp), 0)
    return sentences[:_LEAD] + sentences[max(begin, _LEAD) : begin + _LEAD]
