"""The query parameters of a map as a question to the store; names and meanings are those of its address.

`mark_query` is a dependency of handlers, so that all of them take the same parameters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, TypeAlias

from litestar.params import FromQuery, QueryParameter

from articles import EventKind, Status

from ..errors import BadParameter
from ..items.intervals import parsed_box, parsed_interval
from ..items.query import words_of
from ..store import MarkQuery

__all__ = ["mark_query"]

MOST_CHOICES = 400
"""Values of one parameter: as many as there are pins."""

_WAY = re.compile(r"(\d{1,12})-(\d{1,12})")
_SPOT = re.compile(r"\d{1,12}")


Choices: TypeAlias = FromQuery[list[str] | None]
"""Values of which an event must have one; the parameter comes once for each."""

_DATETIME = QueryParameter(name="datetime", description="An instant or interval")
_FROM = QueryParameter(
    name="from", description="A day, month or year: none before it (instead of `datetime`)"
)
_UNTIL = QueryParameter(description="A day, month or year: none after it (instead of `datetime`)")
_BOX = QueryParameter(description="What the map shows: west,south,east,north")
_UNDATED = QueryParameter(description="Whether events without a known day are among them")
_SPOTS = QueryParameter(description="Numbers of places (members of `places`) at which events stand or begin")
_WAYS = QueryParameter(description="Numbers of two places with - between: from the first to the second")


def mark_query(
    kind: Choices = None,
    status: Choices = None,
    actor: Choices = None,
    place: Choices = None,
    outlet: Choices = None,
    when: Annotated[str | None, _DATETIME] = None,
    begin: Annotated[str | None, _FROM] = None,
    until: Annotated[str | None, _UNTIL] = None,
    undated: Annotated[bool, _UNDATED] = True,
    q: FromQuery[str | None] = None,
    bbox: Annotated[str | None, _BOX] = None,
    at: Annotated[list[str] | None, _SPOTS] = None,
    way: Annotated[list[str] | None, _WAYS] = None,
) -> MarkQuery:
    """The question to the store; what a form sends without a value asks nothing. Raises `BadParameter`."""
    if when and (begin or until):
        raise BadParameter("not_together", "datetime", other="from" if begin else "until")
    when = f"{begin or '..'}/{until or '..'}" if begin or until else when
    ways = [_matched("way", _WAY, text) for text in _few("way", way)]
    return MarkQuery(
        kinds=_known("kind", kind, EventKind),
        statuses=_known("status", status, Status),
        actors=_few("actor", actor),
        places=_few("place", place),
        outlets=_few("outlet", outlet),
        interval=parsed_interval(when) if when else None,
        undated=undated,
        words=words_of(q) if q else (),
        spots=tuple(int(_matched("at", _SPOT, text)[0]) for text in _few("at", at)),
        ways=tuple((int(found[1]), int(found[2])) for found in ways),
        boxes=parsed_box(bbox).parts() if bbox is not None else (),
    )


def _few(name: str, values: list[str] | None) -> tuple[str, ...]:
    """Values in an order of their own, so that the same choice is the same question."""
    values = [value for value in values or () if value]
    if len(values) > MOST_CHOICES:
        raise BadParameter("bad_type", name, value=f"× {len(values)}", known=f"≤ {MOST_CHOICES}")
    return tuple(sorted(set(values)))


def _known(name: str, values: list[str] | None, among: Iterable[str]) -> tuple[str, ...]:
    known = tuple(among)
    for value in values or ():
        if value not in known:
            raise BadParameter("not_a_value", name, value=value[:40], known=", ".join(known))
    return _few(name, values)


def _matched(name: str, pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise BadParameter("not_a_value", name, value=text[:40], known=pattern.pattern)
    return found
