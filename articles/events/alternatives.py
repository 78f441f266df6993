"""What some reports of an event say otherwise than the event does: kept beside it, each with its sentence.

Only contradictions count: a city is closer than its country and a month contains its days; an airport and a
palace of one city are two stops of one visit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gazetteer import Kind, Place

from ..actors.naming import Naming
from ..annotations.document import ActorMention, Document
from ..language.quantities import quantity
from ..language.tokens import fold_word
from ..language.triggers import Sense
from ..model import (
    Aspect,
    DateExpression,
    Event,
    EventAlternative,
    EventKind,
    PlaceRef,
    Precision,
    Span,
    Status,
)
from ..reports.frames import Frame
from .clusters import Cluster
from .evidence import evidence_of

__all__ = ["alternatives_of"]

_WHERE, _WHENCE, _MEETING = Aspect.WHERE, Aspect.WHENCE, EventKind.MEETING
_SPOTS = frozenset({Kind.POI, Kind.DISTRICT})
_SETS_OUT = frozenset({Sense.LEAVE, Sense.RETURN})
"""Senses whose day is that of another leg."""


def alternatives_of(
    document: Document, cluster: Cluster, naming: Naming, event: Event
) -> tuple[EventAlternative, ...]:
    """What the reports of a cluster say otherwise than its event, in text order; each answer once."""
    if len(cluster.frames) == 1:
        return ()
    found = _Contradictions(document, naming, cluster, event)
    each = {(one.aspect, one.value): one for one in reversed([*found.all()])}
    return tuple(sorted(each.values(), key=lambda one: (one.span.start, one.aspect)))


class _Contradictions:
    """The reports of one event held against it."""

    def __init__(self, document: Document, naming: Naming, cluster: Cluster, event: Event) -> None:
        self._document = document
        self._naming = naming
        self._frames = cluster.frames
        self._event = event
        self._counted = [actor.name for actor in event.actors if quantity(actor.name)]
        self._agreeing = {frame.sentence for frame in cluster.frames if frame.status is event.status}

    def all(self) -> Iterator[EventAlternative]:
        """Where, where from, when, who, how many and whether."""
        for frame in self._frames:
            yield from self._places(frame)
            yield from self._date(frame)
            if len(frame.movers) > 1 and self._event.kind is not _MEETING:
                yield from self._people(frame)
            if self._counted:
                yield from self._number(frame)
            yield from self._status(frame)

    def _places(self, frame: Frame) -> Iterator[EventAlternative]:
        if frame.seated:
            return
        for aspect, mention, chosen in (
            (_WHERE, frame.destination, self._event.destination),
            (_WHENCE, frame.origin, self._event.origin),
        ):
            if mention is not None and chosen is not None and _other_place(mention.place, chosen):
                span, resolution = mention.mention.span, mention.mention.resolution
                place = PlaceRef(place=mention.place, span=span, confidence=resolution.confidence)
                yield EventAlternative(
                    aspect=aspect, value=span.text, span=span, evidence=self._sentence(frame), place=place
                )

    def _date(self, frame: Frame) -> Iterator[EventAlternative]:
        chosen, told = self._event.date, frame.date
        if chosen is None or told is None or frame.sense in _SETS_OUT or frame.kind is not self._event.kind:
            return
        if _exact(chosen) and _exact(told) and _apart(chosen, told):
            days = dict.fromkeys(filter(None, (told.begin, told.until)))
            yield EventAlternative(
                aspect=Aspect.WHEN,
                value="/".join(days),
                span=told.span,
                evidence=self._sentence(frame),
                date=told,
            )

    def _people(self, frame: Frame) -> Iterator[EventAlternative]:
        """Other companions of the same traveller: each report names somebody whom the other does not."""
        mine = self._naming.named(frame.movers)
        first = next(filter(None, (self._naming.named(one.movers) for one in self._frames)), mine)
        if len(mine) < 2 or not any(map(self._is_in(first), mine)):
            return
        if not all(map(self._is_in(first), mine)) and not all(map(self._is_in(mine), first)):
            yield EventAlternative(
                aspect=Aspect.WHO,
                value=" + ".join(self._naming.actor(person).name for person in mine),
                span=self._document.text((frame.movers[0].first, frame.movers[0].stop)),
                evidence=self._sentence(frame),
            )

    def _is_in(self, people: Sequence[ActorMention]) -> Callable[[ActorMention], bool]:
        return lambda one: any(self._naming.same(one, known) for known in people)

    def _number(self, frame: Frame) -> Iterator[EventAlternative]:
        """Another number of the same: «200 لاجئ», «300 لاجئ»."""
        counted = self._counted
        for mover in frame.movers:
            words = self._document.text((mover.first, mover.stop))
            told = quantity(words.text)
            if told and all(told != quantity(name) for name in counted) and _alike(words.text, counted[0]):
                yield EventAlternative(
                    aspect=Aspect.HOW_MANY, value=words.text, span=words, evidence=self._sentence(frame)
                )

    def _status(self, frame: Frame) -> Iterator[EventAlternative]:
        """What another sentence says of whether it happened, in words rather than by default."""
        status = frame.status
        if status is self._event.status or frame.sentence in self._agreeing or frame.earlier:
            return
        if status is Status.HAPPENED and not frame.accomplished:
            return
        if frame.kind is self._event.kind and (frame.destination or frame.origin):
            span = self._document.text((frame.token, frame.token + 1))
            yield EventAlternative(
                aspect=Aspect.WHETHER, value=status.value, span=span, evidence=self._sentence(frame)
            )

    def _sentence(self, frame: Frame) -> Span:
        return evidence_of(self._document, frame.sentence)


def _other_place(place: Place | None, reference: PlaceRef) -> bool:
    """Whether a place contradicts the one of an event, unless that is inferred: of one kind, or of two
    countries."""
    chosen = reference.place
    if place is None or chosen is None or place.id == chosen.id or reference.inferred:
        return False
    if place.kind in _SPOTS and chosen.kind in _SPOTS:
        return False
    abroad = place.country != chosen.country and None not in (place.country, chosen.country)
    return abroad or place.kind is chosen.kind


def _alike(some: str, others: str) -> bool:
    """Whether two descriptions share a word beside what counts them."""
    mine, theirs = ({*map(fold_word, words.split())} - {*quantity(words).split()} for words in (some, others))
    return bool(mine & theirs)


def _exact(date: DateExpression) -> bool:
    return date.precision is Precision.DAY and date.begin is not None


def _apart(one: DateExpression, other: DateExpression) -> bool:
    """Whether the days of two exact dates do not touch."""
    first, last = one.begin or "", one.until or one.begin or ""
    return (other.until or other.begin or "") < first or last < (other.begin or "")
