"""Rows of the case files, and how an expected event is compared with one that was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, permutations
from pathlib import Path

from articles import Actor, Event, EventKind, PlaceRef, Status
from articles.loading import load_rows

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row of sentences.tsv or known-failures.tsv: a sentence and an event in it, or none without
    `kind`."""

    group: str
    text: str
    kind: EventKind | None = None
    status: Status | None = None
    actors: tuple[str, ...] = ()
    destination: str | None = None
    origin: str | None = None
    hosts: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    begin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with all the events a careful reader finds in it."""

    group: str
    text: str
    events: tuple[Case, ...]


def sentences(name: str) -> list[Sentence]:
    """The sentences of a case file, each with its events."""
    rows = load_rows(DATA / name, Case)
    return [
        Sentence(group=group, text=text, events=tuple(row for row in found if row.kind))
        for (group, text), found in groupby(rows, key=lambda row: (row.group, row.text))
    ]


def differences(expected: Sequence[Case], events: Sequence[Event]) -> list[str]:
    """What the events that were read lack of those expected, one by one in the order that fits best."""
    if len(expected) != len(events):
        return [f"{len(events)} events instead of {len(expected)}"]
    return min(
        ([line for case, event in zip(expected, order, strict=True) for line in _differ(case, event)])
        for order in permutations(events)
    )


def _differ(case: Case, event: Event) -> list[str]:
    begin = event.date.begin if event.date else None
    found = {
        "kind": (case.kind, event.kind),
        "status": (case.status, event.status),
        "destination": (case.destination, _written(event.destination)),
        "origin": (case.origin, _written(event.origin)),
        "via": (case.via, tuple(_written(place) for place in event.via)),
        "begin": (case.begin, begin if case.begin else None),
    }
    wrong = [f"{name}: {read!r} instead of {want!r}" for name, (want, read) in found.items() if want != read]
    return wrong + _people("actors", case.actors, event.actors) + _people("hosts", case.hosts, event.hosts)


def _written(place: PlaceRef | None) -> str | None:
    """The name in the text, or `=` and the country of an inferred place."""
    if place is None:
        return None
    if place.span is not None:
        return place.span.text
    return f"={place.place.country if place.place else None}"


def _people(name: str, want: tuple[str, ...], read: tuple[Actor, ...]) -> list[str]:
    names = [actor.name for actor in read]
    if len(want) == len(names) and all(map(_called, want, names)):
        return []
    return [f"{name}: {names} instead of {list(want)}"]


def _called(want: str, name: str) -> bool:
    """Whether a name is the expected one: exactly after `=`, else at least its words."""
    return name == want[1:] if want.startswith("=") else want in name
