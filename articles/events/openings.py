"""The date of what the headline and the opening tell without one, and of stories of a single day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..actors.naming import Naming
from ..annotations.document import Document
from ..dates import Bound, TimeExpression, TimeKind, resolve
from ..language.triggers import is_verb_form
from ..language.wordclasses import WordClass
from ..model import DateExpression, Precision, Span, Status
from ..reports.dating import looks_ahead, told_earlier
from ..reports.frames import Frame
from .merging import same_place
from .told import Told, shared

__all__ = ["Opening"]

_LEAD = 3
"""Sentences of the opening whose day dates what the headline tells."""
_WHOLE = 4
"""Sentences from which on a text is an article with an opening rather than a note."""
_FRESH = datetime.timedelta(days=1)
"""News without a day is of the day of publication or of the day before."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What the opening of an article says of the dates of its events."""

    document: Document
    naming: Naming
    sentences: list[tuple[int, int]]
    events: Sequence[Told]

    def date_of(self, told: Told) -> DateExpression | None:
        """The day that the opening tells, that of fresh news, or the only day of the story."""
        return self._opening(told) or self._news(told) or self._story(told)

    def _lead(self) -> list[tuple[int, int]]:
        """The headline and the opening, which begins after the page's own date where there is one."""
        stamp = next((one.first for one in self.document.dates if one.expression.stamp), -1)
        begin = next((place for place, (_, stop) in enumerate(self.sentences) if stop > stamp >= 0), 0)
        return self.sentences[:_LEAD] + self.sentences[max(begin, _LEAD) : begin + _LEAD]

    def _opening(self, told: Told) -> DateExpression | None:
        """The first day told in the opening, for what the headline tells or the opening goes on to tell."""
        head, lead = told.head, self._lead()
        headline = head.token < self.document.headline_stop
        if head.sentence not in lead or told.earlier or not (headline or head.accomplished):
            return None
        if self._background(told):
            return None
        days = (
            mention.expression
            for mention in self.document.dates_between(0, lead[-1][1] if headline else head.token)
            if not head.sentence[0] <= mention.first < head.sentence[1]
        )
        day = next((day for day in days if self._dates(day, told)), None)
        return replace(resolve(day, self.document.published), basis="opening") if day else None

    def _dates(self, expression: TimeExpression, told: Told) -> bool:
        """Whether a time is a day that is neither the page's own nor the end of something nor that of
        others, and ahead for what is planned."""
        if expression.precision is not Precision.DAY or expression.anchor is not None or expression.stamp:
            return False
        if expression.bound is Bound.UNTIL and expression.kind is not TimeKind.RANGE:
            return False
        if told.status is Status.PLANNED and not looks_ahead(expression, self.document.published):
            return False
        return not self._of_others(told, expression.span)

    def _of_others(self, told: Told, span: Span) -> bool:
        """Whether a time is that of an event that has neither people nor place in common with this."""
        return any(
            other.date is not None and other.date.span == span and self._unlike(told.head, other.head)
            for other in self.events
        )

    def _unlike(self, one: Frame, other: Frame) -> bool:
        if shared(self.naming, one, other) or not one.destination or not other.destination:
            return False
        return not same_place(one.destination.place, other.destination.place)

    def _news(self, told: Told) -> DateExpression | None:
        """News of the opening: the day of publication or the day before."""
        published = self.document.published
        if published is None or len(self.sentences) < _WHOLE:
            return None
        fresh = next((frame for frame in told.frames if self._is_news(frame)), None)
        if fresh is None:
            return None
        return DateExpression(
            span=self.document.tokens.span(fresh.token, fresh.token + 1),
            begin=(published - _FRESH).isoformat(),
            until=published.isoformat(),
            precision=Precision.VAGUE,
            basis="news",
        )

    def _is_news(self, frame: Frame) -> bool:
        """Told in the opening, below the headline, as something that has just come about."""
        if frame.token < self.document.headline_stop or frame.sentence not in self._lead():
            return False
        came_about = frame.accomplished or self._carried(frame)
        return came_about and not told_earlier(self.document, frame.token)

    def _carried(self, frame: Frame) -> bool:
        """«أجرت محادثات», «قال خلال مؤتمر»: a noun that a verb of the past tells to have taken place."""
        if frame.status is not Status.HAPPENED or is_verb_form(self.document.tokens.folds[frame.token]):
            return False
        before = self.document.word_before(frame.token)
        if before is None or self.document.is_(before, WordClass.AFTER | WordClass.AFTERMATH):
            return False
        return self.document.is_(before, WordClass.LIGHT | WordClass.TEMPORAL)

    def _story(self, told: Told) -> DateExpression | None:
        """Where the article tells of one day only, what the same people did in it is of that day."""
        if not any(frame.accomplished for frame in told.frames) or self._background(told):
            return None
        dated = [(other, other.date) for other in self.events if other.date and other.date.begin]
        if len({(date.begin, date.until, date.precision) for _, date in dated}) != 1:
            return None
        _, day = dated[0]
        same = any(shared(self.naming, told.head, other.head) for other, _ in dated)
        return replace(day, basis="story") if same and day.precision is Precision.DAY else None

    def _background(self, told: Told) -> bool:
        """«وكان الوفد زار فاس. وفي طنجة زار الميناء»: what goes on from what had happened before."""
        before = (other for other in self.events if other.earlier and other.sentence <= told.sentence)
        return any(shared(self.naming, told.head, other.head) for other in before)
