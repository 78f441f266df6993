"""The date of an event, and where none is told with it, the date it has from what is told around it.

In this order: the date of its own reports; a report of the same event that names no place; the stay that a
meeting belongs to; the leg of the journey before or after it; the day told in the opening, for what the
headline and the opening tell; for news told there without any day, the day of publication and the one
before; where one day only is told of, that day for what the same people did. Each but the first says so in
the `basis` of the date.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .dates import Bound, TimeExpression, TimeKind, resolve
from .dating import looks_ahead, told_earlier
from .document import Document
from .events import status_of
from .frames import Frame
from .merging import Cluster, same_place
from .model import DateExpression, EventKind, Precision, Span, Status
from .naming import Naming
from .triggers import TOGETHER, Sense, is_verb_form
from .wordclasses import WordClass

__all__ = ["date_clusters"]

_PRECISE = (Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.VAGUE, None)
_LEAD = 3
"""Sentences of the opening whose day dates what the headline tells."""
_WHOLE = 4
"""Sentences from which on a text is an article with an opening rather than a note."""
_FRESH = datetime.timedelta(days=1)
"""News without a day is of the day of publication or of the day before."""
_NEAR = 3
"""Sentences within which a meeting of people without names belongs to a stay told beside it."""
_STAY = frozenset({EventKind.VISIT, EventKind.MEETING})
_SETTING_OUT = frozenset({Sense.LEAVE, Sense.GO})


def date_clusters(
    document: Document, clusters: Sequence[Cluster], frames: Sequence[Frame], naming: Naming
) -> list[DateExpression | None]:
    """A date for each cluster, None where the article tells none."""
    own = [_own(cluster, document.published) for cluster in clusters]
    sentences = _paragraphs(document)
    told = _Told(
        document, clusters, own, _loose(frames, clusters), naming, sentences, _lead(document, sentences)
    )
    first = [date or told.inherited(cluster) for cluster, date in zip(clusters, own, strict=True)]
    again = replace(told, own=first)
    return [date or again.beside(cluster) for cluster, date in zip(clusters, first, strict=True)]


def _own(cluster: Cluster, published: datetime.date | None) -> DateExpression | None:
    """The most precise date among the reports, an arrival before a departure, the first among equals."""
    dated = [(frame, frame.date) for frame in cluster.frames if frame.date is not None]
    status = status_of(cluster)
    fitting = [(frame, date) for frame, date in dated if not _off(status, frame, date, published)]
    best = min(fitting, key=lambda one: _rank(*one), default=None)
    return best[1] if best else None


def _rank(frame: Frame, date: DateExpression) -> tuple[int, bool, bool]:
    return _PRECISE.index(date.precision), date.begin is None, frame.sense in _SETTING_OUT


def _off(status: Status, frame: Frame, date: DateExpression, published: datetime.date | None) -> bool:
    """A past day told with what turned out to be planned, or a coming one with what has happened."""
    if frame.status is status or published is None or date.begin is None or date.until is None:
        return False
    if status is Status.PLANNED:
        return date.begin < published.isoformat()[: len(date.begin)]
    return status is Status.HAPPENED and date.begin > published.isoformat()[: len(date.begin)]


def _paragraphs(document: Document) -> list[tuple[int, int]]:
    """The sentences that have words."""
    sentences = document.tokens.sentences
    return [(first, stop) for first, stop in sentences if any(map(document.word, range(first, stop)))]


def _loose(frames: Sequence[Frame], clusters: Sequence[Cluster]) -> list[Frame]:
    """The dated reports that belong to no event, as they name no place."""
    placed = {id(frame) for cluster in clusters for frame in cluster.frames}
    return [frame for frame in frames if frame.date is not None and id(frame) not in placed]


def _lead(document: Document, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The headline and the opening, which begins after the page's own date where there is one."""
    stamps = [mention.first for mention in document.dates if mention.expression.stamp]
    begin = next((place for place, (_, stop) in enumerate(sentences) if stamps and stop > stamps[-1]), 0)
    return sentences[:_LEAD] + sentences[max(begin, _LEAD) : begin + _LEAD]


@dataclass(slots=True)
class _Told:
    """What the article tells with a date."""

    document: Document
    clusters: Sequence[Cluster]
    own: Sequence[DateExpression | None]
    loose: Sequence[Frame]
    naming: Naming
    sentences: list[tuple[int, int]]
    lead: list[tuple[int, int]]

    def inherited(self, cluster: Cluster) -> DateExpression | None:
        """The date of a cluster whose reports tell none."""
        return self.beside(cluster) or self._opening(cluster) or self._news(cluster) or self._story(cluster)

    def beside(self, cluster: Cluster) -> DateExpression | None:
        """The date of what is told beside a cluster and belongs to it."""
        return next(self._candidates(cluster), None)

    def _candidates(self, cluster: Cluster) -> Iterator[DateExpression]:
        """Dates told around an event that may be its own, the likeliest first."""
        for frame in self.loose:
            if frame.date is not None and self._retells(cluster, frame):
                yield replace(frame.date, basis="retold")
        dated = [(other, date) for other, date in zip(self.clusters, self.own, strict=True) if date]
        earlier = told_earlier(self.document, cluster.head.token)
        for other, date in dated if not earlier else ():
            if self._same_stay(cluster, other) and _may_be(cluster, other):
                yield replace(date, basis="stay")
        for other, date in dated:
            if self._left_again(cluster, other):
                yield replace(date, basis="journey")
        for other, date in dated:
            if date.precision is Precision.DAY and self._same_journey(cluster, other):
                yield replace(date, basis="journey")

    def _retells(self, cluster: Cluster, frame: Frame) -> bool:
        """«تأجيل الزيارة التي كان يفترض أن يقوم بها الوزير الأحد»: the same visit, its place left out."""
        head = cluster.head
        if head.sense is not frame.sense or _done(status_of(cluster)) is not _done(frame.status):
            return False
        if frame.date is None or (frame.date.precision is Precision.VAGUE and frame.date.basis == "event"):
            return False
        if is_verb_form(self.document.tokens.folds[frame.token]):
            return False
        known = self.document.lexemes[frame.token].definite and frame.sense not in TOGETHER
        return known or self._shared(head, frame)

    def _shared(self, one: Frame, other: Frame) -> bool:
        """Whether somebody moves in both."""
        same = self.naming.same
        return any(same(a, b) for a in one.movers for b in other.movers)

    def _same_stay(self, cluster: Cluster, other: Cluster) -> bool:
        """A meeting where somebody stays, told beside it."""
        if cluster.kind not in _STAY or other.kind not in _STAY or cluster is other:
            return False
        one, there = cluster.head, other.head
        if one.destination is None or there.destination is None:
            return False
        if not same_place(one.destination.place, there.destination.place):
            return False
        if self._shared(one, there):
            return True
        meets = EventKind.VISIT in (cluster.kind, other.kind) and cluster.kind is not other.kind
        return meets and not self._named(one) and self._apart(one, there) <= _NEAR

    def _named(self, frame: Frame) -> bool:
        """Whether it tells by name who moves."""
        return any(self.naming.person(mover).named for mover in frame.movers)

    def _apart(self, one: Frame, other: Frame) -> int:
        """How many sentences two reports stand apart."""
        return abs(bisect_left(self.sentences, one.sentence) - bisect_left(self.sentences, other.sentence))

    def _same_journey(self, cluster: Cluster, other: Cluster) -> bool:
        """The leg before or after: who came from there on a day left for here on that day."""
        one, there = cluster.head, other.head
        if cluster is other or one.status is not Status.HAPPENED or there.status is not Status.HAPPENED:
            return False
        if not self._shared(one, there) or self._apart(one, there) > 1:
            return False
        return _meet(one, there) or _meet(there, one)

    def _left_again(self, cluster: Cluster, other: Cluster) -> bool:
        """«عاد من نيجيريا في يوليو»: when somebody came back tells about when he was there."""
        one, there = cluster.head, other.head
        if cluster.kind is not EventKind.VISIT or cluster is other or there.origin is None:
            return False
        if (
            one.status is not Status.HAPPENED
            or there.status is not Status.HAPPENED
            or one.destination is None
        ):
            return False
        same = same_place(one.destination.place, there.origin.place)
        return same and self._shared(one, there)

    def _opening(self, cluster: Cluster) -> DateExpression | None:
        """The first day told in the opening, for what the headline tells or the opening goes on to tell."""
        head, opening = cluster.head, self.lead
        if head.sentence not in opening or told_earlier(self.document, head.token):
            return None
        headline = head.token < self.document.headline_stop
        if not headline and not head.accomplished:
            return None
        stop = opening[-1][1] if headline else head.token
        days = (
            mention.expression
            for mention in self.document.dates_between(0, stop)
            if not head.sentence[0] <= mention.first < head.sentence[1]
            and not self._of_others(cluster, mention.expression.span)
        )
        day = next((day for day in days if self._dates_news(day, status_of(cluster))), None)
        return replace(resolve(day, self.document.published), basis="opening") if day else None

    def _of_others(self, cluster: Cluster, span: Span) -> bool:
        """Whether a time is that of an event of others elsewhere."""
        return any(
            date is not None and date.span == span and self._unlike(cluster, other)
            for other, date in zip(self.clusters, self.own, strict=True)
        )

    def _unlike(self, cluster: Cluster, other: Cluster) -> bool:
        """Whether two events have neither people nor place in common."""
        one, there = cluster.head, other.head
        if self._shared(one, there) or not one.destination or not there.destination:
            return False
        return not same_place(one.destination.place, there.destination.place)

    def _dates_news(self, expression: TimeExpression, status: Status) -> bool:
        """A day that is neither the page's own nor the end of something, and ahead for what is planned."""
        if expression.precision is not Precision.DAY or expression.anchor is not None or expression.stamp:
            return False
        if expression.bound is Bound.UNTIL and expression.kind is not TimeKind.RANGE:
            return False
        return status is not Status.PLANNED or looks_ahead(expression, self.document.published)

    def _news(self, cluster: Cluster) -> DateExpression | None:
        """News of the opening: the day of publication or the day before."""
        tokens, published = self.document.tokens, self.document.published
        if published is None or len(self.sentences) < _WHOLE:
            return None
        fresh = next((frame for frame in cluster.frames if self._is_news(frame)), None)
        if fresh is None:
            return None
        return DateExpression(
            span=tokens.span(fresh.token, fresh.token + 1),
            begin=(published - _FRESH).isoformat(),
            until=published.isoformat(),
            precision=Precision.VAGUE,
            basis="news",
        )

    def _story(self, cluster: Cluster) -> DateExpression | None:
        """Where the article tells of one day only, what the same people did in it is of that day."""
        head = cluster.head
        if not any(frame.accomplished for frame in cluster.frames) or told_earlier(self.document, head.token):
            return None
        days = [date for date in self.own if date is not None and date.begin is not None]
        one = {(date.begin, date.until, date.precision) for date in days}
        if len(one) != 1 or days[0].precision is not Precision.DAY:
            return None
        dated = [other for other, date in zip(self.clusters, self.own, strict=True) if date in days]
        same = any(self._shared(head, other.head) for other in dated)
        return replace(days[0], basis="story") if same else None

    def _carried(self, frame: Frame) -> bool:
        """«أجرت محادثات», «قال خلال مؤتمر»: a noun that a verb of the past tells to have taken place."""
        if frame.status is not Status.HAPPENED or is_verb_form(self.document.tokens.folds[frame.token]):
            return False
        before = self.document.word_before(frame.token)
        if before is None or self.document.is_(before, WordClass.AFTER | WordClass.AFTERMATH):
            return False
        return self.document.is_(before, WordClass.LIGHT | WordClass.TEMPORAL)

    def _is_news(self, frame: Frame) -> bool:
        body = frame.token >= self.document.headline_stop and frame.sentence in self.lead
        return (
            (frame.accomplished or self._carried(frame))
            and body
            and not told_earlier(self.document, frame.token)
        )


def _done(status: Status) -> bool:
    """Whether it is told as past; what is announced may be told again as put off."""
    return status not in (Status.PLANNED, Status.DENIED)


def _may_be(cluster: Cluster, other: Cluster) -> bool:
    """What is planned is not of the time of what has happened, nor the other way round."""
    return _done(status_of(cluster)) is _done(status_of(other))


def _meet(one: Frame, other: Frame) -> bool:
    """Whether one leads to where the other comes from."""
    if one.destination is None or other.origin is None:
        return False
    return same_place(one.destination.place, other.origin.place)
