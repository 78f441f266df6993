"""How sure a choice is: the chance that the place is the right one, fitted to annotated texts.

A logistic model over a few things that are known when choosing; docs/gazetteer.md tells how well it is kept.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..model import Candidate, Kind, Match
from ..weights import CONFIDENCE, MATCH_CONFIDENCE, NEAR_KM
from .closeness import flat_km
from .votes import Votes

__all__ = ["confidence_in"]


def confidence_in(ranked: Sequence[Candidate], votes: Votes) -> float:
    """The chance that the first candidate is right, from 0 to 1.

    It grows with the lead over the best candidate elsewhere and with how well known the place is. Names that
    had to be bent to match are less sure, the more so in a country that the text does not speak of.
    """
    best = ranked[0]
    weighed = (
        CONFIDENCE["level"]
        + CONFIDENCE["lead"] * _lead(ranked)
        + CONFIDENCE["fame"] * min(best.score, CONFIDENCE["full_fame"])
        + MATCH_CONFIDENCE.get(best.match, 0.0)
        + _elsewhere(best, votes)
    )
    most = CONFIDENCE["most_by_sound" if best.match is Match.TRANSLITERATED else "most"]
    return min(most, 1 / (1 + math.exp(-weighed)))


def _lead(ranked: Sequence[Candidate]) -> float:
    """By how much the first is ahead of the best candidate that would be another answer on a map."""
    best = ranked[0]
    rival = next((other for other in ranked[1:] if not _near(best, other)), None)
    if rival is None:
        return CONFIDENCE["full_lead"]
    return min(CONFIDENCE["full_lead"], best.score - rival.score)


def _elsewhere(best: Candidate, votes: Votes) -> float:
    """What is taken off where the votes are for other countries than that of the choice."""
    country = best.place.country
    if country is None or votes.weight <= 0.0 or votes.share(country) > CONFIDENCE["elsewhere_share"]:
        return 0.0
    doubt = CONFIDENCE["elsewhere"] + (CONFIDENCE["bent_elsewhere"] if _is_bent(best) else 0.0)
    if _is_quarter(best):
        return doubt
    return doubt * min(1.0, votes.weight / CONFIDENCE["elsewhere_votes"])


def _is_quarter(best: Candidate) -> bool:
    """Whether the place is a quarter put where a town of its name is; quarters are told of where they lie."""
    return best.match is Match.HEAD and best.place.kind is Kind.DISTRICT


def _is_bent(best: Candidate) -> bool:
    """Whether the name stands for the place only when bent, or is made with that of a little-known town."""
    if best.match is Match.HEAD:
        return _is_quarter(best) or best.score < CONFIDENCE["local_fame"]
    return best.match in (Match.CLITIC, Match.FUZZY, Match.DERIVED)


def _near(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are one answer for a map: near each other, or a town and its own province."""
    a, b = one.place, other.place
    if a.country == b.country and (a.feature.startswith("adm") or b.feature.startswith("adm")):
        return True
    return flat_km(a, b.lon, b.lat) <= max(NEAR_KM, a.radius_km or 0.0, b.radius_km or 0.0)
