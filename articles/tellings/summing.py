"""The tellings of one event summed up: the most precise place, date and names win."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from gazetteer import Kind

from ..model import DateExpression, EventKind, PlaceRef, Precision, Status
from .disagreements import disagreements
from .model import Link, MergedEvent, Telling
from .parties import cast

__all__ = ["sum_up"]

Value = TypeVar("Value")

_UNDATED = "9999"
"""Sorts after every date."""
_FINENESS = (Kind.POI, Kind.DISTRICT, Kind.CITY, Kind.WATER, Kind.OTHER, Kind.REGION, Kind.COUNTRY)
_PRECISION = (Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.VAGUE, None)
_CAUTION = (Status.DENIED, Status.PLANNED, Status.ALLEGED)
"""Of reports of one day, what outweighs what while nobody says that it happened: who takes a visit back
announced it before."""


def sum_up(tellings: Iterable[Telling], links: Sequence[Link]) -> MergedEvent:
    """The event of some tellings, with the links that joined them."""
    ordered = sorted(tellings, key=lambda telling: (telling.published or _UNDATED, telling.id))
    events = [telling.event for telling in ordered]
    kind = _kind([event.kind for event in events])
    people = cast(ordered, kind)
    return MergedEvent(
        id=ordered[0].id,
        kind=kind,
        status=_status(ordered),
        actors=people.actors,
        hosts=people.hosts,
        destination=_place([event.destination for event in events]),
        origin=_place([event.origin for event in events]),
        via=max((event.via for event in events), key=len),
        date=_date([event.date for event in events]),
        tellings=tuple(ordered),
        sources=len({telling.outlet or telling.article for telling in ordered}),
        confidence=max(event.confidence for event in events),
        disagreements=disagreements(ordered, people.movers_of),
        links=tuple(sorted(links, key=lambda link: (-link.weight, link.one, link.other))),
    )


def _kind(kinds: Sequence[EventKind]) -> EventKind:
    """A visit as soon as one telling says so, as within an article; else what most say."""
    if EventKind.VISIT in kinds:
        return EventKind.VISIT
    counts = Counter(kinds)
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _status(ordered: Sequence[Telling]) -> Status:
    """It happened if one report says so; else what was published last is true, the most cautious of a day."""
    statuses = [telling.event.status for telling in ordered]
    if Status.HAPPENED in statuses:
        return Status.HAPPENED
    latest = max((telling.published or "" for telling in ordered), default="")
    of_the_day = [telling.event.status for telling in ordered if (telling.published or "") == latest]
    return min(of_the_day, key=_CAUTION.index)


def _place(references: Sequence[PlaceRef | None]) -> PlaceRef | None:
    """The finest place that is stated, then the one most tellings give; inferred ones only where none is."""
    located = [reference for reference in references if reference is not None and reference.place is not None]
    return _best(located, _place_id, lambda ref: (ref.inferred, _fineness(ref)), lambda ref: -ref.confidence)


def _place_id(reference: PlaceRef) -> str:
    return reference.place.id if reference.place else ""


def _fineness(reference: PlaceRef) -> int:
    return _FINENESS.index(reference.place.kind) if reference.place else len(_FINENESS)


def _date(dates: Sequence[DateExpression | None]) -> DateExpression | None:
    """The most precise date that is resolved, then the one most tellings give, then the earliest."""
    told = [date for date in dates if date is not None]
    return _best(
        told,
        lambda date: (date.begin or "", date.until or ""),
        lambda date: (date.begin is None, _PRECISION.index(date.precision)),
        lambda date: (date.begin or "", date.span.text),
    )


def _best(
    values: Sequence[Value],
    answer: Callable[[Value], Hashable],
    precision: Callable[[Value], object],
    tie: Callable[[Value], object],
) -> Value | None:
    """The most precise value, the most frequent answer among equals."""
    frequent = Counter(map(answer, values))
    return min(
        values,
        key=lambda value: (precision(value), -frequent[answer(value)], str(answer(value)), tie(value)),
        default=None,
    )
