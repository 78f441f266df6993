"""Rules and model together: the model fills gaps, and where the two disagree both are believed less."""

from __future__ import annotations

from dataclasses import replace

from gazetteer import Gazetteer

from ..annotations.document import Document
from ..errors import ModelUnavailable
from ..events.merging import same_place
from ..model import Event, EventKind, Rejected
from .protocol import EventReader, Told

__all__ = ["JointReader"]

_UNCONFIRMED = 0.85
"""What is left of the confidence in an event that the other reader does not tell. A first estimate."""
_DISPUTED = 0.9
"""The same for each of kind, status and date that the other reader tells otherwise. A first estimate."""


class JointReader:
    """The events of a leading reader, checked and completed by those of another."""

    def __init__(self, leading: EventReader, other: EventReader) -> None:
        self._leading = leading
        self._other = other

    def events(self, document: Document, gazetteer: Gazetteer) -> Told:
        """The leading reader's events and those that only the other tells; without the other the leading
        reader's alone, which is told among what was rejected."""
        own = self._leading.events(document, gazetteer)
        try:
            other = self._other.events(document, gazetteer)
        except ModelUnavailable as error:
            return replace(own, rejected=(*own.rejected, Rejected(what="model", quote=str(error))))
        joined, left = [], list(other.events)
        for event in own.events:
            match = next((one for one in left if _same(event, one)), None)
            if match is not None:
                left.remove(match)
            joined.append(_weighed(event, match))
        events = sorted((*joined, *left), key=lambda event: event.evidence[0].start)
        return Told(events=tuple(events), rejected=(*own.rejected, *other.rejected))


def _same(one: Event, other: Event) -> bool:
    """Whether two readers tell one event: a stay or a move, and the place, agree."""
    if (one.kind is EventKind.MOVEMENT) is not (other.kind is EventKind.MOVEMENT):
        return False
    mine, theirs = (event.destination or event.origin for event in (one, other))
    return mine is not None and theirs is not None and same_place(mine.place, theirs.place)


def _weighed(event: Event, match: Event | None) -> Event:
    """The event with the confidence that is left after the other reader was heard."""
    if match is None:
        return replace(event, confidence=round(event.confidence * _UNCONFIRMED, 2))
    days = [one.date and (one.date.begin, one.date.until) for one in (event, match)]
    disputed = (event.kind is not match.kind) + (event.status is not match.status) + (days[0] != days[1])
    return replace(event, confidence=round(event.confidence * _DISPUTED**disputed, 2))
