"""What the stored events tell of an actor or a place, counted; nothing is known here that no report says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from articles import Status
from maps import Spot

from ..store import FeatureStore, MarkQuery
from .naming import Subject, query_of, value_of
from .rows import EventRow, rows_of_page

__all__ = ["AFFIRMED", "Counted", "Listed", "Told", "listed_events", "told_of"]

MOST_EVENTS = 2_000
"""Events that are looked at, the first in time; of a subject with more the answer says so."""
MOST_IN_FULL = 200
"""Events of which all reports are read for the names and titles that they give."""
MOST_NAMES = 30

AFFIRMED = tuple(status.value for status in Status if status is not Status.DENIED)
"""The statuses that count while none are chosen, as on the map."""


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """An actor, a place, a title or a word, and in how many of the events."""

    id: str
    name: str
    name_en: str
    events: int


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What events tell of an actor or a place. `counted` is how many of the `events` were looked at for what
    follows; `roles` say in how many it is the destination, the origin, a stop, an actor or a host. Of a place
    `actors` are who came there or met there, `left` who set out from there or passed through."""

    id: str
    name: str
    name_en: str
    events: int
    counted: int
    first: str | None
    last: str | None
    roles: dict[str, int]
    actors: tuple[Counted, ...]
    places: tuple[Counted, ...]
    left: tuple[Counted, ...] = ()
    names: tuple[Counted, ...] = ()
    titles: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An event with its places, as lists tell it."""

    row: EventRow
    destination: Spot | None
    origin: Spot | None


@dataclass(slots=True)
class _Counts:
    """What is counted on the way through the events."""

    roles: Counter[str] = field(default_factory=Counter)
    actors: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)
    days: list[str] = field(default_factory=list)


def listed_events(store: FeatureStore, query: MarkQuery, limit: int) -> tuple[Listed, ...]:
    """The first events of a question, in order of time."""
    return tuple(
        Listed(row=row, destination=_spot(row.destination, spots), origin=_spot(row.origin, spots))
        for row, spots in rows_of_page(store.outlines(query, limit=limit))
    )


def told_of(store: FeatureStore, subject: Subject, value: str) -> Told | None:
    """What events that were not denied tell; None where no event at all is told of it."""
    everything = query_of(subject, value)
    query = query_of(subject, value, AFFIRMED)
    total = store.count(query)
    if not total and not store.count(everything):
        return None
    page = store.outlines(query if total else everything, limit=MOST_EVENTS)
    rows = list(rows_of_page(page))
    counts = _Counts()
    for row, spots in rows:
        _count(row, spots, subject, value, counts)
    name, english = counts.labels.get(value, (value, value))
    names, titles = _called(store, (row.id for row, _ in rows[:MOST_IN_FULL]), value)
    return Told(
        id=value,
        name=name,
        name_en=english or name,
        events=total,
        counted=min(total, len(rows)),
        first=min(counts.days, default=None),
        last=max(counts.days, default=None),
        roles=dict(counts.roles),
        actors=_most(counts.actors, counts.labels),
        places=_most(counts.places, counts.labels),
        left=_most(counts.left, counts.labels),
        names=names if subject is Subject.ACTOR else (),
        titles=titles if subject is Subject.ACTOR else (),
    )


def _count(row: EventRow, spots: Mapping[int, Spot], subject: Subject, value: str, counts: _Counts) -> None:
    """Count one event: who and where else it tells of, and what the subject is in it."""
    parts = [
        ("destination", _keys(spots, [row.destination])),
        ("origin", _keys(spots, [row.origin])),
        ("via", _keys(spots, row.via)),
        ("actor", {value_of(name): (name, name) for name in row.actors if name}),
        ("host", {value_of(name): (name, name) for name in row.hosts if name}),
    ]
    for role, named in parts:
        for key, label in named.items():
            counts.labels.setdefault(key, label)
        counts.roles[role] += value in named
    came, began, _, acting, hosting = (named for _, named in parts)
    everyone = acting | hosting if subject is Subject.ACTOR or row.kind == "meeting" else acting
    is_left = subject is Subject.PLACE and value not in came
    (counts.left if is_left else counts.actors).update(key for key in everyone if key != value)
    ends = came or began if subject is Subject.ACTOR else came | began
    counts.places.update(key for key in ends if key != value)
    counts.days += [day for day in (row.start, row.end) if day]


def _keys(spots: Mapping[int, Spot], numbers: Iterable[int | None]) -> dict[str, tuple[str, str]]:
    """Places as events are chosen by them, with their names."""
    found = [spots[number] for number in numbers if number is not None and number in spots]
    return {spot.id or value_of(spot.name): (spot.name, spot.english) for spot in found}


def _called(
    store: FeatureStore, events: Iterable[str], value: str
) -> tuple[tuple[Counted, ...], tuple[Counted, ...]]:
    """The names and titles that reports of these events give to an actor of that name."""
    names, titles = Counter[str](), Counter[str]()
    for who in _people(store, events):
        spelt = who.get("names") or [who.get("name")]
        if value in {value_of(name) for name in [who.get("name"), *spelt] if name}:
            names.update(set(filter(None, spelt)))
            titles.update(set(filter(None, who.get("titles") or [who.get("title")])))
    return _most(names, {}), _most(titles, {})


def _people(store: FeatureStore, events: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    for event_id in events:
        body = store.event(event_id)
        told = msgspec.json.decode(body)["properties"] if body else {}
        for people in (told.get("actors"), told.get("hosts")):
            if isinstance(people, list):  # flat where an editor added the event
                yield from (who for who in people if isinstance(who, dict))


def _most(counts: Counter[str], labels: Mapping[str, tuple[str, str]]) -> tuple[Counted, ...]:
    """The most frequent, with the names that they are shown by."""
    shown = [(key, *labels.get(key, (key, key)), n) for key, n in counts.most_common(MOST_NAMES)]
    return tuple(
        Counted(id=value_of(key) if not labels else key, name=name, name_en=english or name, events=n)
        for key, name, english, n in shown
    )


def _spot(number: int | None, spots: Mapping[int, Spot]) -> Spot | None:
    return spots.get(number) if number is not None else None
