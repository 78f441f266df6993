"""The query parameters of a map as a question to the store; names and meanings are those of its address.

Pages and pictures take what they are of (`SCOPE`); what a page fetches takes that as `within`, and beside it
what its reader chose (`ASKED`), so that a map shows nothing else than it was made for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, TypeAlias
from urllib.parse import parse_qsl, urlencode

from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery, QueryParameter, SkipValidation

from articles import EventKind, Status

from ..answering.links import READABLE
from ..errors import BadParameter
from ..items.intervals import parsed_box, parsed_interval
from ..items.query import words_of
from ..store import Interval, MarkQuery

__all__ = ["ASKED", "SCOPE", "GivenSubject", "Scope", "asked_scope", "mark_query", "scope_of"]

MOST_CHOICES = 400
"""Values of one parameter: as many as there are pins."""

LISTS = ("kind", "status", "actor", "place", "outlet")
SINGLE = {
    "datetime": "when",
    "from": "begin",
    "until": "until",
    "undated": "undated",
    "q": "q",
    "bbox": "bbox",
}
"""The parameters of a scope that come once, by the names of their arguments."""

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
_WITHIN = QueryParameter(description="What the map is of: these parameters as the query of an address")
_SPOTS = QueryParameter(description="Numbers of places (members of `places`) at which events stand or begin")
_WAYS = QueryParameter(description="Numbers of two places with - between: from the first to the second")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a map is of: the question to the store, and the parameters that ask it, none for all."""

    query: MarkQuery
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The parameters as they stand in an address; the same choice is the same text."""
        return urlencode(self.parameters, safe=READABLE)


def asked_scope(
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
) -> Scope:
    """What is chosen of all events; what a form sends without a value asks nothing. Raises `BadParameter`."""
    if when and (begin or until):
        raise BadParameter("not_together", "datetime", other="from" if begin else "until")
    query = MarkQuery(
        kinds=_known("kind", kind, EventKind),
        statuses=_known("status", status, Status),
        actors=_few("actor", actor),
        places=_few("place", place),
        outlets=_few("outlet", outlet),
        interval=_interval(when, begin, until),
        undated=undated,
        words=words_of(q) if q else (),
        boxes=parsed_box(bbox).parts() if bbox is not None else (),
    )
    lists = {"kind": query.kinds, "status": query.statuses, "actor": query.actors}
    lists |= {"place": query.places, "outlet": query.outlets}
    single = {"datetime": when, "from": begin, "until": until, "q": q, "bbox": bbox}
    pairs = [(name, value) for name, values in lists.items() for value in values]
    pairs += [(name, value) for name, value in single.items() if value]
    return Scope(query=query, parameters=(*pairs, *(() if undated else (("undated", "false"),))))


def _interval(when: str | None, begin: str | None, until: str | None) -> Interval | None:
    """The days between two, or those of `datetime`, None for all. Raises `BadParameter` naming the one."""
    if not begin and not until:
        return parsed_interval(when) if when else None
    for name, day in (("from", begin), ("until", until)):
        if day and day != ".." and not _is_day(day):
            raise BadParameter("bad_day", name)
    try:
        return parsed_interval(f"{begin or '..'}/{until or '..'}")
    except BadParameter:
        raise BadParameter("until_before_from", "until") from None


def _is_day(text: str) -> bool:
    try:
        return "/" not in text and parsed_interval(text).begin is not None
    except BadParameter:
        return False


def scope_of(text: str, *, name: str) -> Scope:
    """The scope that the parameters of an address ask for. Raises `BadParameter`, also where the text, which
    is the value of the parameter `name`, holds others."""
    given: dict[str, list[str]] = {}
    for key, value in parse_qsl(text, max_num_fields=MOST_CHOICES):
        given.setdefault(key, []).append(value)
    many = {key: given.pop(key) for key in LISTS if key in given}
    if any(key not in SINGLE or len(values) > 1 for key, values in given.items()):
        raise BadParameter("not_a_value", name, value=text[:80], known=", ".join((*LISTS, *SINGLE)))
    one = {SINGLE[key]: values[0] for key, values in given.items()}
    undated = one.pop("undated", "true") not in ("false", "no", "0")
    return asked_scope(**many, **one, undated=undated)  # type: ignore[arg-type]  # by name, each of its type


GivenSubject: TypeAlias = NamedDependency[SkipValidation[Scope]]
"""A handler's parameter `subject`: what its map is of."""


def mark_query(
    subject: GivenSubject,
    at: Annotated[list[str] | None, _SPOTS] = None,
    way: Annotated[list[str] | None, _WAYS] = None,
    within: Annotated[str | None, _WITHIN] = None,
) -> MarkQuery:
    """The question to the store: what its reader chose of the events that a map is of. Raises
    `BadParameter`."""
    ways = [_matched("way", _WAY, text, "12-34") for text in _few("way", way)]
    return replace(
        subject.query,
        spots=tuple(int(_matched("at", _SPOT, text, "12")[0]) for text in _few("at", at)),
        ways=tuple((int(found[1]), int(found[2])) for found in ways),
        within=scope_of(within, name="within").query if within else None,
    )


SCOPE = {"subject": Provide(asked_scope, sync_to_thread=False)}
"""The dependency of handlers whose maps are of what was asked for."""

ASKED = {**SCOPE, "asked": Provide(mark_query, sync_to_thread=False)}
"""The dependencies of handlers that answer what the reader of a map chose."""


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


def _matched(name: str, pattern: re.Pattern[str], text: str, example: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise BadParameter("bad_place_number", name, value=text[:40], known=example)
    return found
