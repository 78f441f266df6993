"""The date of what happens in a story of a single day."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer import changed

from ..actors.naming import Naming
from ..annotations.document import ActorMention, DateMention, Document
from ..dates import Bound, TimeKind, resolve
from ..language.inflection import Tense
from ..language.rules import Rule
from ..language.triggers import forms_of
from ..model import DateExpression, Precision, Status
from ..reports.ahead import in_coming_clause
from ..reports.dating import looks_ahead
from ..reports.frames import Frame
from .told import Told, goes_on_from_earlier, shared

__all__ = ["Story"]


class Story:
    """The one day of an article that tells of one day only; looked for where an event wants a date."""

    def __init__(self, document: Document, naming: Naming, events: Sequence[Told]) -> None:
        self._document = document
        self._naming = naming
        self._earlier = [told for told in events if told.earlier]
        self._dated = [(told, told.date) for told in events if told.date is not None and told.date.begin]
        days = {(day.begin, day.until, day.precision): day for _, day in reversed(self._dated)}
        self._told = next(iter(days.values())) if len(days) == 1 else None
        self._ahead = any(told.status is Status.PLANNED for told, _ in self._dated)
        self._named: DateExpression | None = None
        self._present: list[ActorMention] | None = None

    def date_of(self, told: Told) -> DateExpression | None:
        """The only day of the other events or of the whole article, for what the same people did."""
        if told.earlier or not any(self._came_about(frame) for frame in told.frames):
            return None
        if goes_on_from_earlier(self._naming, self._earlier, told):
            return None
        return self._of_the_events(told) or self._of_the_article(told)

    def _came_about(self, frame: Frame) -> bool:
        """Whether it is told as done, as going on then, or as that of somebody: «كان يسافر», «رحلته»."""
        if frame.status is not Status.HAPPENED:
            return False
        if frame.accomplished or frame.rule.endswith(f"/{Rule.OWNER}"):
            return True
        forms = forms_of(self._document.tokens.folds[frame.token])
        return any(form.tense is Tense.PRESENT for form in forms)

    def _of_the_events(self, told: Told) -> DateExpression | None:
        """The day of all events that have a date."""
        day = self._told
        if day is None or day.precision is not Precision.DAY:
            return None
        if not any(frame.accomplished for frame in told.frames) or self._ahead:
            return None
        same = any(shared(self._naming, told.head, other.head) for other, _ in self._dated)
        return changed(day, basis="story") if same else None

    def _of_the_article(self, told: Told) -> DateExpression | None:
        """The only time that the article names, for the people of the sentences that name it."""
        if self._present is None:
            self._named, self._present = self._only_day()
        known = any(self._naming.same(mover, one) for mover in told.head.movers for one in self._present)
        return self._named if known else None

    def _only_day(self) -> tuple[DateExpression | None, list[ActorMention]]:
        """The day and who is told of in its sentences; none where another time is named, or one ahead, or
        where these sentences tell of nobody who moves: «قال أمس إن بلاده تدعم السلام»."""
        document = self._document
        times = [
            one
            for one in document.dates
            if not one.expression.stamp and one.expression.kind is not TimeKind.VAGUE
        ]
        days = [resolve(one.expression, document.published) for one in times]
        if len({(day.begin, day.until) for day in days}) != 1 or days[0].begin is None:
            return None, []
        if any(_no_day_of_events(one.expression.bound, day) for one, day in zip(times, days, strict=True)):
            return None, []
        if any(self._to_come(one) for one in times):
            return None, []
        sentences = {document.tokens.sentence_of(one.first) for one in times}
        moving = [one for one in sentences if any(document.lexemes[word].trigger for word in range(*one))]
        people = [one for sentence in moving for one in document.actors_between(*sentence)]
        return changed(days[0], basis="story"), people

    def _to_come(self, time: DateMention) -> bool:
        """Whether a time is ahead, by its words or by the clause it stands in."""
        ahead = looks_ahead(time.expression, self._document.published)
        return ahead or in_coming_clause(self._document, time.first)


def _no_day_of_events(bound: Bound, date: DateExpression) -> bool:
    """Whether a time is no day, or one that ends something."""
    return date.precision is not Precision.DAY or bound is Bound.UNTIL
