"""Whether two tellings can be of the same people.

A person is known by the words of the name, in any spelling; an office, a delegation or a force by its words
and nationality. Nothing is known here of who held which office: two tellings are judged by their own words.
"""

from __future__ import annotations

from functools import lru_cache

from ..model import ActorKind
from .model import Finding
from .profiles import People, Who
from .spelling import is_given, spelt_otherwise

__all__ = ["compare_people", "same_person", "strength"]

_STRENGTH = (
    Finding.SAME_NAME,
    Finding.NAME_VARIANT,
    Finding.SAME_SURNAME,
    Finding.SAME_OFFICE,
    Finding.SAME_GROUP,
    Finding.SURNAME_VARIANT,
    Finding.FIRST_NAME,
    Finding.SAME_NATION,
)
"""What two actors may have in common, the strongest first."""
_RANK = {finding: rank for rank, finding in enumerate(_STRENGTH)}
_SOLID = frozenset({ActorKind.FORCE, ActorKind.GOODS})
_FULL = 2
"""Words of a name that is more than a surname."""
_MANY = 2
"""People in common from which a gathering is the same although each telling names others besides."""
_REMEMBERED = 1 << 18


def strength(finding: Finding) -> int:
    """How strongly a finding says that two actors are one: 0 is strongest."""
    return _RANK[finding]


@lru_cache(maxsize=_REMEMBERED)
def compare_people(one: People, other: People) -> tuple[Finding, ...]:
    """What movers and hosts say: the strongest thing in common, and who else is."""
    mine, theirs = _leading(one), _leading(other)
    known = _persons_in_common(mine, theirs)
    if _other_partners(one, other):
        return (Finding.OTHER_PARTNERS,)
    if not known:
        return _without_persons(one, other, mine, theirs)
    best = min(known, key=strength) if len(known) > 1 else known[0]
    return (best, Finding.SECOND_PERSON) if _several_in_common(one, other) else (best,)


def _several_in_common(one: People, other: People) -> bool:
    mine, theirs = one.everybody, other.everybody
    if len(mine) < _MANY or len(theirs) < _MANY or len(_persons_in_common(mine, theirs)) < _MANY:
        return False
    return len(_persons_in_common(theirs, mine)) >= _MANY


def _leading(people: People) -> tuple[Who, ...]:
    """Whose event it is: visitors and movers, not whom they meet; of a meeting everybody."""
    return people.everybody if people.gathering or not people.movers else people.movers


def _persons_in_common(some: tuple[Who, ...], others: tuple[Who, ...]) -> list[Finding]:
    """For each of some who is told by name, how the others tell the same person."""
    known = []
    for who in some:
        found = None
        for whom in others if who.names else ():
            same = same_person(who, whom) if whom.names else None
            if same is not None and (found is None or strength(same) < strength(found)):
                found = same
        if found is not None:
            known.append(found)
    return known


def _other_partners(one: People, other: People) -> bool:
    """Of two meetings with one person in common at most, whether each has somebody besides and these have
    nothing in common."""
    if not (one.gathering and other.gathering):
        return False
    mine, theirs = one.everybody, other.everybody
    rest = [who for who in mine if not any(_is_one(who, whom) for whom in theirs)]
    others = [whom for whom in theirs if not any(_is_one(who, whom) for who in mine)]
    if not rest or not others or min(len(mine) - len(rest), len(theirs) - len(others)) >= _MANY:
        return False
    return not any(_may_be_one(who, whom) for who in rest for whom in others)


def _is_one(one: Who, other: Who) -> bool:
    return bool(one.names and other.names) and same_person(one, other) is not None


def _may_be_one(one: Who, other: Who) -> bool:
    """Whether an office or group may be who another telling names."""
    if one.names and other.names:
        return False
    common = _common(one, other)
    return common is not None and Finding.UNLIKE_GROUPS not in common


def _without_persons(
    one: People, other: People, mine: tuple[Who, ...], theirs: tuple[Who, ...]
) -> tuple[Finding, ...]:
    """Nobody told by name in common: offices and groups, unless both name people."""
    named = any(who.names for who in mine) and any(who.names for who in theirs)
    pairs = [_common(who, whom) for who in mine for whom in theirs if not (who.names and whom.names)]
    common = [found for found in pairs if found is not None]
    told = [found for found in common if Finding.UNLIKE_GROUPS not in found] or common
    if named and not any(Finding.SAME_GROUP in found for found in told):
        return (Finding.STRANGERS,)
    if not told:
        return (Finding.STRANGERS if _foreign(mine, theirs) else Finding.NOBODY_SHARED,)
    best = min(told, key=lambda found: (len(found) > 1, strength(found[0])))
    return (*best, Finding.SAME_HOST) if _persons_in_common(one.hosts, other.hosts) else best


def _foreign(mine: tuple[Who, ...], theirs: tuple[Who, ...]) -> bool:
    """Whether all are told by nationality, and none of one telling is of one of the other's."""
    some, others = {who.country for who in mine}, {who.country for who in theirs}
    return None not in some | others and some.isdisjoint(others)


@lru_cache(maxsize=_REMEMBERED)
def same_person(one: Who, other: Who) -> Finding | None:
    """How two names are one person's; None where they are not."""
    if one.country and other.country and one.country != other.country:
        return None
    if one.names == other.names:
        return Finding.SAME_NAME if len(one.names) >= _FULL else Finding.SAME_SURNAME
    few, many = sorted((one, other), key=lambda who: (len(who.names), who.names))
    return _single(few.names[0], many.names) if len(few.names) < _FULL else _full(few, many)


def _single(name: str, names: tuple[str, ...]) -> Finding | None:
    """A name of one word is a surname, or the first of who is known by it («كيم»), a given name aside."""
    if name == names[-1]:
        return Finding.SAME_SURNAME
    if spelt_otherwise(name, names[-1]):
        return Finding.SURNAME_VARIANT
    return Finding.FIRST_NAME if name == names[0] and not is_given(name) else None


def _full(few: Who, many: Who) -> Finding | None:
    """All words of the shorter name are in the longer, or both begin and end alike («محمد علي الحوثي», «محمد
    الحوثي»). Names that tell whose son one is begin alike: a father's name is inside his son's. What
    is found here shares a beginning or an end, by which blocking finds it."""
    first, last = _alike(few.names[0], many.names[0]), _alike(few.names[-1], many.names[-1])
    if not last and not (first and _alike(few.names[1], many.names[1])):
        return None
    if not first and (few.lineage or many.lineage):
        return None
    held = all(any(_alike(word, known) for known in many.names) for word in few.names)
    if not held and not (first and last):
        return None
    exact = set(few.names) <= set(many.names) or (
        few.names[0] == many.names[0] and few.names[-1] == many.names[-1]
    )
    return Finding.SAME_NAME if exact else Finding.NAME_VARIANT


def _alike(one: str, other: str) -> bool:
    return one == other or spelt_otherwise(one, other)


@lru_cache(maxsize=_REMEMBERED)
def _common(one: Who, other: Who) -> tuple[Finding, ...] | None:
    """What two actors of whom one is told without a name have in common; None for nothing, or too little."""
    if one.country and other.country and one.country != other.country:
        return None
    nation = one.country is not None and one.country == other.country
    if one.kind is not other.kind:
        unlike = _SOLID & {one.kind, other.kind}
        return (Finding.SAME_NATION, *((Finding.UNLIKE_KINDS,) if unlike else ())) if nation else None
    mine, theirs = set(one.words), set(other.words)
    common = mine & theirs
    described = bool(common) and (mine <= theirs or theirs <= mine)
    if one.kind is ActorKind.PERSON:
        return _office(nation=nation, described=described, common=len(common), both=bool(mine and theirs))
    if described and (nation or len(common) >= _FULL or mine == theirs):
        return (Finding.SAME_GROUP,)
    if not nation:
        return None
    head = bool(mine and theirs) and one.words[0] == other.words[0]
    return (Finding.SAME_NATION, Finding.UNLIKE_GROUPS) if head and not described else (Finding.SAME_NATION,)


def _office(*, nation: bool, described: bool, common: int, both: bool) -> tuple[Finding, ...] | None:
    """An office is known by all its words, and by its country or two words at least; two offices of one
    country that share but that are two people's."""
    if described and (nation or common >= _FULL):
        return (Finding.SAME_OFFICE,)
    if not nation:
        return None
    return (Finding.SAME_NATION, Finding.UNLIKE_GROUPS) if both and common < _FULL else (Finding.SAME_NATION,)
