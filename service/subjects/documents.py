"""Actors and places as documents, for programs."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

import msgspec
from msgspec import Meta

from ..answering.links import link, with_query
from ..answering.negotiation import HTML, JSON
from ..schemas import Link
from .naming import Subject, path_of
from .telling import Counted, Listed, Told

__all__ = [
    "SubjectAnswer",
    "SubjectList",
    "entry_of",
    "event_entry",
    "links_of",
    "list_document",
    "subject_document",
]


class SubjectAnswer(msgspec.Struct, kw_only=True):
    """What the stored events tell of an actor or a place."""

    id: Annotated[str, Meta(description="The folded name of an actor; the id of a place, or its folded name")]
    name: str
    name_en: str
    events: Annotated[int, Meta(description="How many events that were not denied tell of it")]
    counted: Annotated[int, Meta(description="Of how many of them the following is told, the first in time")]
    first: str | None
    last: str | None
    roles: Annotated[
        dict[str, int], Meta(description="In how many it is destination, origin, via, actor, host")
    ]
    actors: Annotated[list[dict[str, Any]], Meta(description="With an actor; who came to a place")]
    left: Annotated[list[dict[str, Any]], Meta(description="Who set out from a place or passed through it")]
    places: Annotated[list[dict[str, Any]], Meta(description="Where an actor was; from where or whereto")]
    names: Annotated[list[dict[str, Any]], Meta(description="All names that reports give to the actor")]
    titles: Annotated[list[dict[str, Any]], Meta(description="All titles")]
    links: list[Link]


class SubjectList(msgspec.Struct, kw_only=True):
    """Actors or places, those of most events first."""

    entries: list[dict[str, Any]]
    total: Annotated[int, Meta(description="How many there are; at most a hundred are listed")]
    links: list[Link]


def subject_document(told: Told, subject: Subject, base: str) -> bytes:
    """The answer about a subject, with the addresses of all that it names."""
    document = msgspec.to_builtins(told)
    for name in ("actors", "left", "names"):
        document[name] = [entry_of(one, Subject.ACTOR, base) for one in getattr(told, name)]
    document["places"] = [entry_of(one, Subject.PLACE, base) for one in told.places]
    return msgspec.json.encode({**document, "links": links_of(subject, told.id, base)})


def list_document(found: tuple[Counted, ...], total: int, subject: Subject, base: str, asked: str) -> bytes:
    """The answer of a list."""
    links = [link("self", f"{base}/{subject}{asked}", JSON)]
    entries = [entry_of(one, subject, base) for one in found]
    return msgspec.json.encode({"entries": entries, "total": total, "links": links})


def entry_of(one: Counted, subject: Subject, base: str) -> dict[str, Any]:
    """An actor or place that is named, and where it is told of."""
    return {**msgspec.to_builtins(one), "href": base + path_of(subject, one.id)}


def event_entry(event: Listed, base: str) -> dict[str, Any]:
    """An event in a list, and where it is told in full."""
    row = event.row
    ends = {"destination": event.destination, "origin": event.origin}
    return {
        **{name: getattr(row, name) for name in ("id", "kind", "status", "actors", "hosts")},
        **{
            name: spot and {"id": spot.id, "name": spot.name, "name_en": spot.english}
            for name, spot in ends.items()
        },
        **{name: getattr(row, name) for name in ("start", "end", "quote")},
        "href": f"{base}/events/{quote(row.id, safe='')}",
    }


def links_of(subject: Subject, value: str, base: str) -> list[Link]:
    """Where a subject is told of otherwise."""
    own, parameter = base + path_of(subject, value), subject.parameter
    return [
        link("self", own, JSON),
        link("alternate", f"{own}?f=html", HTML),
        link("events", with_query(f"{base}/maps/list", {parameter: value}), JSON),
    ]
