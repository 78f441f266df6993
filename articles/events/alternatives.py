"""What some reports of an event say otherwise than the event does: kept beside it, each with its sentence.

Only contradictions count: a city is closer than its country and a month contains its days; an airport and a
palace of one city are two stops of one visit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gazetteer import Kind, Place

from ..actors.naming import Naming
from ..annotations.document import ActorMention, Document, LocatedMention
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

    def all(self) -> Iterator[EventAlternative]:
        """Where, where from, when, who, how many and whether."""
        for frame in self._frames:
            yield from self._place(frame, Aspect.WHERE, frame.destination, self._event.destination)
            yield from self._place(frame, Aspect.WHENCE, frame.origin, self._event.origin)
            yield from self._date(frame)
            yield from self._people(frame)
            yield from self._number(frame)
            yield from self._status(frame)

    def _place(
        self, frame: Frame, aspect: Aspect, mention: LocatedMention | None, chosen: PlaceRef | None
    ) -> Iterator[EventAlternative]:
        if mention is None or chosen is None or chosen.inferred or frame.seated:
            return
        place = mention.place
        if place is None or chosen.place is None or not _other_place(place, chosen.place):
            return
        span, resolution = mention.mention.span, mention.mention.resolution
        reference = PlaceRef(place=place, span=span, confidence=resolution.confidence)
        yield EventAlternative(
            aspect=aspect, value=span.text, span=span, evidence=self._sentence(frame), place=reference
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
        first = next((one for one in self._frames if self._named(one)), frame)
        mine, theirs = self._named(frame), self._named(first)
        if self._event.kind is EventKind.MEETING or len(mine) < 2 or not any(map(self._is_in(theirs), mine)):
            return
        if not all(map(self._is_in(theirs), mine)) and not all(map(self._is_in(mine), theirs)):
            yield EventAlternative(
                aspect=Aspect.WHO,
                value=" + ".join(self._naming.actor(person).name for person in mine),
                span=self._document.text((frame.movers[0].first, frame.movers[0].stop)),
                evidence=self._sentence(frame),
            )

    def _named(self, frame: Frame) -> list[ActorMention]:
        return [person for mover in frame.movers if (person := self._naming.person(mover)).named]

    def _is_in(self, people: Sequence[ActorMention]) -> Callable[[ActorMention], bool]:
        return lambda one: any(self._naming.same(one, known) for known in people)

    def _number(self, frame: Frame) -> Iterator[EventAlternative]:
        """Another number of the same: «200 لاجئ», «300 لاجئ»."""
        counted = [actor.name for actor in self._event.actors if quantity(actor.name)]
        for mover in frame.movers if counted else ():
            words = self._document.text((mover.first, mover.stop))
            told = quantity(words.text)
            if told and all(told != quantity(name) for name in counted) and _alike(words.text, counted[0]):
                yield EventAlternative(
                    aspect=Aspect.HOW_MANY, value=words.text, span=words, evidence=self._sentence(frame)
                )

    def _status(self, frame: Frame) -> Iterator[EventAlternative]:
        """What another sentence says of whether it happened, in words rather than by default."""
        status, marked = frame.status, frame.status is not Status.HAPPENED or frame.accomplished
        own = {one.sentence for one in self._frames if one.status is self._event.status}
        if status is self._event.status or not marked or frame.sentence in own or frame.earlier:
            return
        if frame.kind is self._event.kind and (frame.destination or frame.origin):
            span = self._document.text((frame.token, frame.token + 1))
            yield EventAlternative(
                aspect=Aspect.WHETHER, value=status.value, span=span, evidence=self._sentence(frame)
            )

    def _sentence(self, frame: Frame) -> Span:
        return evidence_of(self._document, frame.sentence)


def _other_place(place: Place, chosen: Place) -> bool:
    """Whether two places contradict each other: of one kind, or of two countries."""
    if place.id == chosen.id or (place.kind in _SPOTS and chosen.kind in _SPOTS):
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
