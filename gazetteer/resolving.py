"""Choosing one place for each name: the names of an article vote for countries, each leaving itself out."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from .candidates import in_context
from .closeness import flat_km
from .coherence import Anchors
from .fallback import with_fall_back
from .folding import fold
from .model import Candidate, Context, Match, Place, Resolution, Toponym
from .reasons import Reason, phrase
from .votes import Ballot, Votes
from .weights import AMBIGUOUS_FACTOR, CONFIDENCE, LEAST_SCORE, NEAR_KM

__all__ = ["resolve", "resolve_all"]

_MAX_ALTERNATIVES = 5

_Name = tuple[str, tuple[tuple[str, float], ...]]


def resolve_all(
    toponyms: Sequence[Toponym],
    *,
    context: Context,
    container: Callable[[str], Place | None] | None = None,
) -> list[Resolution]:
    """One resolution a toponym, in their order; the same name in one article means the same place.

    `container` gives the country of an ISO code; with it, names without a place fall back to what contains
    them.
    """
    ballot = Ballot(toponyms, context)
    resolutions = _each(toponyms, ballot)
    if container is None:
        return resolutions
    return with_fall_back(toponyms, resolutions, votes=ballot.whole(), country=container)


def _each(toponyms: Sequence[Toponym], ballot: Ballot) -> list[Resolution]:
    """One resolution a toponym: first by the votes alone, then near what the others were resolved to."""
    ranked: dict[_Name, Sequence[Candidate]] = {}
    names = [_name(toponym) for toponym in toponyms]
    for name, toponym in zip(names, toponyms, strict=True):
        if name not in ranked:
            ranked[name] = in_context(toponym.candidates, ballot.without(name[0]))
    anchors = Anchors({name[0]: _likeliest(found) for name, found in ranked.items()})
    chosen = {}
    for name, toponym in zip(names, toponyms, strict=True):
        if name not in chosen:
            chosen[name] = _choose(anchors.count_in(ranked[name], name[0]), ambiguous=toponym.ambiguous)
    return [chosen[name] for name in names]


def _name(toponym: Toponym) -> _Name:
    """What two toponyms of one place share: the name, and how the words around it rank its places."""
    return fold(toponym.text), tuple(
        (candidate.place.id, candidate.score) for candidate in toponym.candidates[:2]
    )


def _likeliest(ranked: Sequence[Candidate]) -> tuple[Place | None, float]:
    return (ranked[0].place, _confidence(ranked)) if ranked else (None, 0.0)


def resolve(candidates: Sequence[Candidate], *, votes: Votes, ambiguous: bool = False) -> Resolution:
    """The most likely candidate in the context with a confidence, or none with the reason."""
    return _choose(in_context(candidates, votes), ambiguous=ambiguous)


def _choose(ranked: Sequence[Candidate], *, ambiguous: bool) -> Resolution:
    if not ranked:
        return Resolution(place=None, confidence=0.0, reasons=(phrase(Reason.UNKNOWN),))
    best, others = ranked[0], tuple(ranked[1 : 1 + _MAX_ALTERNATIVES])
    confidence = _confidence(ranked) * (AMBIGUOUS_FACTOR if ambiguous else 1.0)
    if best.score < LEAST_SCORE:
        return Resolution(
            place=None,
            confidence=0.0,
            reasons=(phrase(Reason.TOO_WEAK),),
            alternatives=tuple(ranked[:_MAX_ALTERNATIVES]),
        )
    reasons = best.reasons + ((phrase(Reason.COMMON_WORD),) if ambiguous else ())
    if others:
        reasons += (phrase(Reason.RUNNER_UP, others[0].place.name),)
    return Resolution(
        place=best.place,
        confidence=round(confidence, 3),
        match=best.match,
        reasons=reasons,
        alternatives=others,
        approximate=best.match is Match.HEAD,
    )


def _confidence(ranked: Sequence[Candidate]) -> float:
    """From the lead over the best candidate elsewhere, and how well and how strongly the best matched."""
    best = ranked[0]
    rival = next((other for other in ranked[1:] if not _near(best, other)), None)
    lead = best.score - rival.score if rival is not None else CONFIDENCE["lead_without_rival"]
    chance = 1 / (1 + math.exp(-CONFIDENCE["slope"] * lead - CONFIDENCE["level"]))
    weak = min(1.0, best.score / CONFIDENCE["strong_score"])
    return min(
        CONFIDENCE["most"], chance * (CONFIDENCE["weak_floor"] + (1 - CONFIDENCE["weak_floor"]) * weak)
    ) * (CONFIDENCE["fuzzy"] if best.match is Match.FUZZY else 1.0)


def _near(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are one answer for a map: near each other, or a town and its own province."""
    a, b = one.place, other.place
    if a.country == b.country and (a.feature.startswith("adm") or b.feature.startswith("adm")):
        return True
    return flat_km(a, b.lon, b.lat) <= max(NEAR_KM, a.radius_km or 0.0, b.radius_km or 0.0)
