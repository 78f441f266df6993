"""What actors and places are called in addresses.

An actor is what the reports call him: his name with its letters folded, so that every spelling leads to one
address, and no more. Two people of one name share it; one of two names has two, each naming the other where
reports do. A number of our own for a person would promise to know who is who, which no name tells.
"""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import quote

from gazetteer import fold

from ..store import MarkQuery

__all__ = ["Subject", "asked_for", "path_of", "query_of", "value_of"]

_SLASH, _STROKE = "/", "\N{DIVISION SLASH}"
"""Servers decode `%2F` before they tell paths apart, so a name is given without it."""


class Subject(StrEnum):
    """What a page can be about; the name of its addresses."""

    ACTOR = "actors"
    PLACE = "places"

    @property
    def parameter(self) -> str:
        """The parameter of maps that chooses by it."""
        return "actor" if self is Subject.ACTOR else "place"


def value_of(name: str) -> str:
    """The name of an actor as events are chosen by it: whatever the spelling, the same."""
    return fold(name).casefold()


def path_of(subject: Subject, value: str) -> str:
    """The path of the page about a value."""
    return f"/{subject}/{quote(value.replace(_SLASH, _STROKE), safe=':')}"


def asked_for(segment: str) -> str:
    """The value that a segment of a path stands for."""
    return segment.replace(_STROKE, _SLASH)


def query_of(subject: Subject, value: str, statuses: tuple[str, ...] = ()) -> MarkQuery:
    """The events of this actor or place, of these statuses or of all."""
    if subject is Subject.ACTOR:
        return MarkQuery(actors=(value,), statuses=statuses)
    return MarkQuery(places=(value,), statuses=statuses)
