"""Falling back: a name without a place of its own is put where the text says it lies, marked approximate.

A hospital or a street that is not in the gazetteer still lies in some town, and the text mostly names it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from ..index.geography import inside
from ..model import Kind, Match, Place, Resolution, Toponym
from ..reasons import Reason, phrase
from ..weights import FALL_BACK_CONFIDENCE, FALL_BACK_REACH, FALL_BACK_SHARE
from .votes import Votes

__all__ = ["with_fall_back"]

_NAMED_FOR = (Kind.CITY, Kind.DISTRICT, Kind.REGION)
"""What a place is named after that lies there; شارع الأردن may be anywhere."""
_SETTLED = (Kind.CITY, Kind.DISTRICT, Kind.REGION, Kind.COUNTRY)
"""What may contain a place; of the places of a text the finest kind is taken."""


def with_fall_back(
    toponyms: Sequence[Toponym],
    resolutions: Sequence[Resolution],
    *,
    votes: Votes,
    country: Callable[[str], Place | None],
) -> list[Resolution]:
    """The resolutions, each without a place having got that of what contains it, where the text tells.

    Containers are tried in this order: a name within the name (محكمة الخليل), the name right after it (مستشفى
    الروم في بيروت), the town that the text names most often, the nearest of them first, and the country that
    has most of the votes.
    """
    known = [
        (toponym, resolution)
        for toponym, resolution in zip(toponyms, resolutions, strict=True)
        if _contains(resolution)
    ]
    return [
        resolution
        if resolution.place is not None
        else _fallen_back(toponym, resolution, known, votes, country)
        for toponym, resolution in zip(toponyms, resolutions, strict=True)
    ]


def _contains(resolution: Resolution) -> bool:
    place = resolution.place
    return place is not None and place.kind in _SETTLED and not resolution.approximate


def _fallen_back(
    toponym: Toponym,
    resolution: Resolution,
    known: Sequence[tuple[Toponym, Resolution]],
    votes: Votes,
    country: Callable[[str], Place | None],
) -> Resolution:
    for how, container in (
        ("within", _within(toponym, known)),
        ("after", _right_after(toponym, known)),
        ("main", _main(toponym, known, votes)),
    ):
        if container is not None and container.place is not None:
            sure = container.confidence * FALL_BACK_CONFIDENCE[how]
            return _approximate(toponym, resolution, container.place, sure)
    code = max(votes.total, key=lambda one: votes.total[one], default=None)
    place = country(code) if code and votes.share(code) >= FALL_BACK_SHARE else None
    if place is None:
        return resolution
    return _approximate(toponym, resolution, place, FALL_BACK_CONFIDENCE["country"])


def _within(toponym: Toponym, known: Sequence[tuple[Toponym, Resolution]]) -> Resolution | None:
    """The last name inside a longer name."""
    inside = [
        found
        for other, found in known
        if toponym.start <= other.start < other.end <= toponym.end
        and found.place is not None
        and found.place.kind in _NAMED_FOR
    ]
    return inside[-1] if inside else None


def _right_after(toponym: Toponym, known: Sequence[tuple[Toponym, Resolution]]) -> Resolution | None:
    """The name that follows after a particle or a preposition (في، ب، -)."""
    after = [
        (other.start, found)
        for other, found in known
        if 0 <= other.start - len(other.prefix) - toponym.end <= FALL_BACK_REACH
    ]
    return min(after, key=lambda one: one[0])[1] if after else None


def _main(toponym: Toponym, known: Sequence[tuple[Toponym, Resolution]], votes: Votes) -> Resolution | None:
    """A place in the country the text speaks for, the finest kind, then most named, then nearest."""
    shares = {found.place.country: votes.share(found.place.country) for _, found in known if found.place}
    most = max(shares.values(), default=0.0)
    named = Counter(found.place.id for _, found in known if found.place is not None)

    def rank(one: tuple[Toponym, Resolution]) -> tuple[bool, int, int, int]:
        other, found = one
        assert found.place is not None
        away = max(other.start - toponym.end, toponym.start - other.end)
        elsewhere = shares[found.place.country] < most
        return elsewhere, _SETTLED.index(found.place.kind), -named[found.place.id], away

    return min(known, key=rank)[1] if known else None


def _approximate(toponym: Toponym, resolution: Resolution, container: Place, confidence: float) -> Resolution:
    return Resolution(
        place=inside(container, toponym.text),
        confidence=round(confidence, 3),
        match=Match.HEAD,
        reasons=(phrase(Reason.APPROXIMATE, container.name),),
        alternatives=resolution.alternatives,
        approximate=True,
    )
