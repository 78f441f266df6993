"""Choosing one place for each name: the names of an article vote for countries, each leaving itself out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..model import Candidate, Context, Match, Place, Resolution, Toponym
from ..reasons import Reason, phrase
from ..weights import AMBIGUOUS_FACTOR, LEAST_CONFIDENCE, LEAST_SCORE
from .candidates import in_context
from .coherence import Anchors
from .confidence import confidence_in
from .fallback import with_fall_back
from .votes import Ballot, Votes, name_of

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
    names = [_name(toponym) for toponym in toponyms]
    distinct = dict(zip(names, toponyms, strict=True))
    votes = {name: ballot.without(name) for name, _ in distinct}
    first = {name: in_context(one.candidates, votes[name[0]]) for name, one in distinct.items()}
    sure = {name: confidence_in(ranked, votes[name[0]]) for name, ranked in first.items() if ranked}
    anchors = Anchors({name[0]: _likeliest(ranked, sure.get(name, 0.0)) for name, ranked in first.items()})
    chosen = {}
    for name, toponym in distinct.items():
        ranked = anchors.count_in(first[name], name[0])
        known = sure.get(name) if ranked is first[name] else None
        chosen[name] = _choose(ranked, votes[name[0]], known, ambiguous=toponym.ambiguous)
    return [chosen[name] for name in names]


def _name(toponym: Toponym) -> _Name:
    """What two toponyms of one place share: the name, and how the words around it rank its places."""
    return name_of(toponym), tuple(
        (candidate.place.id, candidate.score) for candidate in toponym.candidates[:2]
    )


def _likeliest(ranked: Sequence[Candidate], sure: float) -> tuple[Place | None, float]:
    return (ranked[0].place if ranked else None, sure)


def resolve(candidates: Sequence[Candidate], *, votes: Votes, ambiguous: bool = False) -> Resolution:
    """The most likely candidate in the context with a confidence, or none with the reason."""
    return _choose(in_context(candidates, votes), votes, None, ambiguous=ambiguous)


def _choose(ranked: Sequence[Candidate], votes: Votes, sure: float | None, *, ambiguous: bool) -> Resolution:
    """The first of the ranked, or none; `sure` is how sure that is where it is known already."""
    if not ranked:
        return Resolution(place=None, confidence=0.0, reasons=(phrase(Reason.UNKNOWN),))
    best, others = ranked[0], tuple(ranked[1 : 1 + _MAX_ALTERNATIVES])
    confidence = confidence_in(ranked, votes) if sure is None else sure
    if best.score < LEAST_SCORE or confidence < LEAST_CONFIDENCE:
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
        confidence=round(confidence * (AMBIGUOUS_FACTOR if ambiguous else 1.0), 3),
        match=best.match,
        reasons=reasons,
        alternatives=others,
        approximate=best.match is Match.HEAD,
        score=best.score,
    )
