"""What tellings of one event say differently, kept beside what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from gazetteer import Place

from ..language.quantities import quantity
from ..model import PlaceRef
from .model import Alternative, Aspect, Disagreement, Telling
from .profiles import Days, days_of
from .whereabouts import is_wide, lie_apart

__all__ = ["disagreements"]

_EXACT_DAYS = 3
"""Days up to which a date contradicts another that it does not touch."""


def disagreements(
    tellings: Sequence[Telling], movers_of: Mapping[str, frozenset[str]]
) -> tuple[Disagreement, ...]:
    """Who, when, where, how many and whether, as far as tellings contradict each other."""
    found = (
        _who(tellings, movers_of),
        _when(tellings),
        _where(tellings),
        _how_many(tellings),
        _by(Aspect.WHETHER, tellings, lambda telling: str(telling.event.status)),
    )
    return tuple(disagreement for disagreement in found if disagreement is not None)


def _by(
    aspect: Aspect, tellings: Iterable[Telling], value_of: Callable[[Telling], str | None]
) -> Disagreement | None:
    """The answers of tellings, that of most first; None where there are not two."""
    given: dict[str, list[str]] = {}
    for telling in tellings:
        value = value_of(telling)
        if value:
            given.setdefault(value, []).append(telling.id)
    if len(given) < 2:
        return None
    ordered = sorted(given, key=lambda value: (-len(given[value]), value))
    return Disagreement(
        aspect=aspect,
        alternatives=tuple(
            Alternative(value=value, tellings=tuple(sorted(given[value]))) for value in ordered
        ),
    )


def _who(tellings: Sequence[Telling], movers_of: Mapping[str, frozenset[str]]) -> Disagreement | None:
    """Only where each of two tellings names one whom the other does not; more names contradict nothing."""
    told = set(movers_of.values())
    if not any(not (some <= others or others <= some) for some in told for others in told):
        return None
    return _by(Aspect.WHO, tellings, lambda telling: " + ".join(sorted(movers_of.get(telling.id, ()))))


def _when(tellings: Sequence[Telling]) -> Disagreement | None:
    """Only between days told exactly: a month does not contradict a day in it, nor an estimate."""
    exact = {days for telling in tellings if (days := _exact_days(telling)) is not None}
    if not any(one.last < other.first for one in exact for other in exact):
        return None
    return _by(Aspect.WHEN, tellings, _date_words)


def _exact_days(telling: Telling) -> Days | None:
    days = days_of(telling.event.date)
    return days if days is not None and days.slack == 0 and days.length <= _EXACT_DAYS else None


def _date_words(telling: Telling) -> str | None:
    """The date as ISO 8601, a range with a slash."""
    date = telling.event.date
    if date is None or date.begin is None or _exact_days(telling) is None:
        return None
    return date.begin if date.until in (None, date.begin) else f"{date.begin}/{date.until}"


def _where(tellings: Sequence[Telling]) -> Disagreement | None:
    """Two places of one kind that lie apart; a building in the city or a suburb is more precise, not another
    answer."""
    places = {place.id: place for telling in tellings for place in _fine(telling.event.destination)}
    differ = any(
        one.kind is other.kind and lie_apart(one, other)
        for one in places.values()
        for other in places.values()
    )
    if not differ:
        return None
    return _by(
        Aspect.WHERE, tellings, lambda telling: next((p.name for p in _fine(telling.event.destination)), None)
    )


def _fine(reference: PlaceRef | None) -> Iterator[Place]:
    if reference is not None and reference.place is not None and not is_wide(reference.place):
        yield reference.place


def _how_many(tellings: Sequence[Telling]) -> Disagreement | None:
    """Numbers and quantities of those who move, as told."""
    counted = {quantity(name) for telling in tellings for name in _counted(telling)}
    return (
        _by(Aspect.HOW_MANY, tellings, lambda telling: next(_counted(telling), None))
        if len(counted) > 1
        else None
    )


def _counted(telling: Telling) -> Iterator[str]:
    return (actor.name for actor in telling.event.actors if not actor.named and quantity(actor.name))
