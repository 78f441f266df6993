"""The events of an article while its reports are joined: each the reports that tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..actors.naming import Naming
from ..annotations.document import ActorMention
from ..language.triggers import Sense
from ..model import EventKind
from ..reports.frames import Frame
from .lookup import ByPeople, ByPlace

__all__ = ["Cluster", "Clusters", "named"]

_AGAINST_THEIR_WILL = frozenset({Sense.FLEE, Sense.EXPEL})


@dataclass(slots=True, kw_only=True)
class Cluster:
    """The frames of one event, in text order, and the people they name, each once.

    `head` is the frame that speaks for the event: the first with a destination.
    """

    frames: list[Frame]
    people: list[ActorMention] = field(default_factory=list)
    head: Frame = field(init=False)
    kind: EventKind = field(init=False)

    def __post_init__(self) -> None:
        self.judge()

    def add(self, frame: Frame, naming: Naming) -> None:
        """Add a frame that tells the same event."""
        self.frames.append(frame)
        self.judge()
        self.know(frame, naming)

    def know(self, frame: Frame, naming: Naming) -> None:
        """Add the people that a frame names."""
        known = {id(person) for person in self.people}
        self.people += [person for person in named(frame, naming) if id(person) not in known]

    def judge(self) -> None:
        """Work out head and kind when a frame has come."""
        self.head = next((frame for frame in self.frames if frame.destination), self.frames[0])
        self.kind = _kind_of(self.frames)


def _kind_of(frames: list[Frame]) -> EventKind:
    """A visit as soon as one frame tells of a visit, but not of people who fled or were removed."""
    kinds = [frame.kind for frame in frames]
    if any(frame.sense in _AGAINST_THEIR_WILL for frame in frames):
        return EventKind.MOVEMENT
    return EventKind.VISIT if EventKind.VISIT in kinds else kinds[0]


def named(frame: Frame, naming: Naming) -> list[ActorMention]:
    """The people of a frame who have names."""
    return naming.named((*frame.movers, *frame.hosts))


class Clusters:
    """All events so far, in the order in which they were opened."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._all: list[Cluster] = []
        self._ends, self._starts = ByPlace(), ByPlace()
        self._ways: list[int] = []
        self._people: ByPeople | None = None

    def __iter__(self) -> Iterator[Cluster]:
        return iter(self._all)

    def open(self, frame: Frame) -> None:
        """Begin a new event with a report."""
        cluster = Cluster(frames=[frame])
        cluster.know(frame, self._naming)
        self._note(len(self._all), frame)
        self._all.append(cluster)

    def add(self, number: int, frame: Frame) -> None:
        """Add a report to the event of a number."""
        self._all[number].add(frame, self._naming)
        self._note(number, frame)

    def __getitem__(self, number: int) -> Cluster:
        return self._all[number]

    def leading_as(self, frame: Frame) -> list[int]:
        """The numbers of the events that lead where a report does; where it tells no end, of those that begin
        there; where it tells no start either, of those that only tell a way."""
        if frame.destination is not None:
            return self._ends.near(frame.destination.place)
        return self._starts.near(frame.origin.place) if frame.origin is not None else self._ways

    def peopled_as(self, frame: Frame) -> list[int]:
        """The numbers of the events whose people may be those of a report that tells movers."""
        return self._by_people().agreeing(frame)

    def moved_as(self, cluster: Cluster) -> list[int]:
        """The numbers of the events in which somebody of this one may move."""
        return self._by_people().sharing(cluster.frames)

    def _by_people(self) -> ByPeople:
        """The events by their people, put together when first asked for: most articles never do."""
        if self._people is None:
            self._people = ByPeople(self._naming)
            for number, cluster in enumerate(self._all):
                for frame in cluster.frames:
                    self._people.add(number, frame)
        return self._people

    def _note(self, number: int, frame: Frame) -> None:
        if frame.destination is not None:
            self._ends.add(number, frame.destination.place)
        elif frame.origin is not None:
            self._starts.add(number, frame.origin.place)
        else:
            self._ways.append(number)
        if self._people is not None:
            self._people.add(number, frame)
