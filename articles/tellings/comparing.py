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


_SURE = frozenset({Finding.SAME_DAY, Finding.SAME_DAYS, Finding.SAME_WEEK})
"""Times that two tellings give alike."""


def compare(one: Telling, other: Telling) -> Comparison:
    """How much speaks for two tellings being of one event, and what.

    The order of the two does not matter.
    """
    return compare_profiles(profile_of(one), profile_of(other))


def compare_profiles(one: Profile, other: Profile) -> Comparison:
    """The same for profiles; what excludes is asked first and ends the questions."""
    time = compare_days(one.days, other.days)
    if time is Finding.OTHER_TIME or time is Finding.NO_TIME:
        return compared(time)
    places = compare_places(one, other)
    if places[0] is Finding.ELSEWHERE:
        return compared(Finding.ELSEWHERE)
    people = compare_people(one.people, other.people)
    return compared(*people, *places, time, _kinds(one, other), _statuses(one, other, time))


def _kinds(one: Profile, other: Profile) -> Finding:
    if one.kind is other.kind:
        return Finding.SAME_KIND
    kinds = (one.kind, other.kind)
    if EventKind.MOVEMENT not in kinds:
        return Finding.VISIT_OR_MEETING
    return Finding.VISIT_OR_MOVEMENT if EventKind.VISIT in kinds else Finding.MEETING_OR_MOVEMENT


def _statuses(one: Profile, other: Profile, time: Finding) -> Finding:
    """Announced and done is one event, and so is what one reports and another denies of the same days; what
    was called off and what happened at a time less sure are rather two."""
    if one.status is other.status:
        return Finding.SAME_STATUS
    statuses = (one.status, other.status)
    if Status.DENIED in statuses:
        sure = time in _SURE or Status.HAPPENED not in statuses
        return Finding.DENIED_BY_ONE if sure else Finding.CALLED_OFF_BEFORE
    return Finding.DOUBTED if Status.ALLEGED in statuses else Finding.ANNOUNCED_AND_DONE
