"""The date of a stop that has none of its own: the days of the tour it belongs to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gazetteer import Remembered, changed

from ..actors.naming import Naming
from ..annotations.document import ActorMention, Document
from ..dates import Bound, resolve
from ..language.triggers import Sense, forms_of, is_verb_form
from ..model import DateExpression, EventKind, Precision, Span, Status
from ..reports.dating import date_of
from ..reports.timing import times_of
from .told import Told, shared

__all__ = ["Tours"]

_FINE = frozenset({Precision.DAY, Precision.WEEK})

_NEAR = 10
"""Words from a tour to the day until which it goes on."""
_WEEK = datetime.timedelta(days=7)
"""How long a tour goes on before and after a day of it where nothing tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tour:
    """A tour with its days, and who is told of beside it; `ahead` where only what is left of it is known."""

    sentence: tuple[int, int]
    people: list[ActorMention]
    date: DateExpression
    ahead: bool


@dataclass(slots=True)
class Tours:
    """The tours of an article, looked for once and only where an event wants a date."""

    document: Document
    naming: Naming
    events: Sequence[Told]
    _found: list[_Tour] | None = field(default=None, init=False)

    def date_of(self, told: Told) -> DateExpression | None:
        """The days of the tour that somebody of the event is on."""
        if told.kind is not EventKind.VISIT or told.earlier or told.head.status is Status.DENIED:
            return None
        if self._found is None:
            self._found = list(self._tours())
        found = next((tour.date for tour in self._found if self._stops(tour, told)), None)
        return found or self._around(told)

    def _around(self, told: Told) -> DateExpression | None:
        """«جاءت هذه الزيارة ضمن جولة شملت باكو»: within a week of another stop that has its days."""
        words = range(*told.head.sentence)
        if told.status is not Status.HAPPENED or not any(
            _TOUR_NOUNS[self.document.tokens.folds[word]] for word in words
        ):
            return None
        return next((date for other in self.events if (date := self._week(told, other)) is not None), None)

    def _week(self, told: Told, other: Told) -> DateExpression | None:
        """A week around the day of an event told before of the same people, up to the publication."""
        date, published = other.date, self.document.published
        if other.kind is not EventKind.VISIT or other.status is not Status.HAPPENED or other.earlier:
            return None
        if (
            date is None
            or published is None
            or date.precision not in _FINE
            or other.sentence >= told.sentence
        ):
            return None
        if not date.begin or not date.until:
            return None
        if not any(shared(self.naming, frame, other.head) for frame in told.frames):
            return None
        begin = datetime.date.fromisoformat(date.begin) - _WEEK
        until = min(datetime.date.fromisoformat(date.until) + _WEEK, published)
        return _vague(date.span, begin, until)

    def _stops(self, tour: _Tour, told: Told) -> bool:
        """Whether it is told with the tour or after it, of the same people."""
        if told.head.token < tour.sentence[0]:
            return False
        if told.status is Status.HAPPENED and tour.ahead:
            return False
        return any(self.naming.same(mover, one) for mover in told.head.movers for one in tour.people)

    def _tours(self) -> Iterator[_Tour]:
        """«بدأ اليوم جولة تستمر حتى الخميس»: each tour of which the first and the last day are told."""
        document = self.document
        for token, fold in enumerate(document.tokens.folds):
            if not _TOUR_NOUNS[fold]:
                continue
            whole = self._days(token)
            date = whole or self._rest(token)
            if date is not None:
                sentence = document.tokens.sentence_of(token)
                yield _Tour(
                    sentence=sentence,
                    people=document.actors_between(*sentence),
                    date=date,
                    ahead=whole is None,
                )

    def _days(self, token: int) -> DateExpression | None:
        """From the first to the last day of a tour; None where one is not told."""
        times = times_of(self.document, token)
        both = (date_of(self.document, token, status, times) for status in (Status.HAPPENED, Status.PLANNED))
        date = next((date for date in both if date is not None), None)
        if date is None or date.precision is not Precision.DAY or date.begin == date.until:
            return None
        return changed(date, precision=Precision.VAGUE, basis="tour")

    def _rest(self, token: int) -> DateExpression | None:
        """«الجولة التي تستمر حتى الخميس»: from the publication on, where only the end is told."""
        published = self.document.published
        near = self.document.dates_between(
            token, min(token + _NEAR, self.document.tokens.sentence_of(token)[1])
        )
        end = next((one.expression for one in near if one.expression.bound is Bound.UNTIL), None)
        if end is None or published is None or end.precision is not Precision.DAY:
            return None
        date = resolve(end, published, future=True)
        if date.until is None or date.until <= published.isoformat():
            return None
        return changed(date, begin=published.isoformat(), precision=Precision.VAGUE, basis="tour")


def _vague(span: Span, begin: datetime.date, until: datetime.date) -> DateExpression:
    """The days that a tour leaves open."""
    return DateExpression(
        span=span,
        begin=begin.isoformat(),
        until=until.isoformat(),
        precision=Precision.VAGUE,
        basis="tour",
    )


def _is_tour(fold: str) -> bool:
    """Whether a written form is a noun for a tour: «جولة», «وجولته»."""
    return not is_verb_form(fold) and any(form.word.sense is Sense.TOUR for form in forms_of(fold))


_TOUR_NOUNS = Remembered(_is_tour)
