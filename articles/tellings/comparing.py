"""Two tellings compared: a visible list of questions, each answered by findings with a weight."""

from __future__ import annotations

from ..model import EventKind, Status
from .model import Comparison, Finding, Telling
from .people import compare_people
from .profiles import Profile, profile_of
from .times import compare_days
from .weights import compared
from .whereabouts import compare_places

__all__ = ["compare", "compare_profiles"]

_KINDS = {
    frozenset({EventKind.VISIT, EventKind.MEETING}): Finding.VISIT_OR_MEETING,
    frozenset({EventKind.VISIT, EventKind.MOVEMENT}): Finding.VISIT_OR_MOVEMENT,
    frozenset({EventKind.MEETING, EventKind.MOVEMENT}): Finding.MEETING_OR_MOVEMENT,
}


def compare(one: Telling, other: Telling) -> Comparison:
    """How much speaks for two tellings being of one event, and what.

    The order of the two does not matter.
    """
    return compare_profiles(profile_of(one), profile_of(other))


def compare_profiles(one: Profile, other: Profile) -> Comparison:
    """The same for profiles; what excludes is asked first and ends the questions."""
    time = compare_days(one.days, other.days)
    if time in (Finding.OTHER_TIME, Finding.NO_TIME):
        return compared((time,))
    places = compare_places(one, other)
    if Finding.ELSEWHERE in places:
        return compared((Finding.ELSEWHERE,))
    people = compare_people(one, other)
    return compared((*people, *places, time, *_kinds(one, other), *_statuses(one, other)))


def _kinds(one: Profile, other: Profile) -> tuple[Finding, ...]:
    if one.kind is other.kind:
        return (Finding.SAME_KIND,)
    return (_KINDS[frozenset({one.kind, other.kind})],)


def _statuses(one: Profile, other: Profile) -> tuple[Finding, ...]:
    """Announced and done is one event; who denies what another reports speaks of the same event too."""
    statuses = {one.status, other.status}
    if len(statuses) == 1:
        return (Finding.SAME_STATUS,)
    if Status.DENIED in statuses:
        return (Finding.DENIED_BY_ONE,)
    return (Finding.DOUBTED,) if Status.ALLEGED in statuses else (Finding.ANNOUNCED_AND_DONE,)
