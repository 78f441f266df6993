"""What the words right beside a name say about it: a generic word before, a demonym after."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Candidate, Kind
from ..reasons import Reason, phrase
from ..records import changed
from ..weights import DEMONYM_BONUS, HEAD_BONUS, NO_COUNTRY_PENALTY
from .lexicon import Head, Role

__all__ = ["prefer_country", "prefer_kinds"]


def prefer_kinds(candidates: Iterable[Candidate], head: Head) -> tuple[Candidate, ...]:
    """The candidates with those kinds first that the generic word asks for.

    Of a town or a province the country of that name is put back (ولاية جورجيا), where there is another.
    """
    kinds, candidates = head.kinds, tuple(candidates)
    no_country = head.role in (Role.SETTLEMENT, Role.ADMIN) and Kind.COUNTRY not in kinds
    no_country = no_country and any(candidate.place.kind in kinds for candidate in candidates)
    marked = []
    for candidate in candidates:
        if candidate.place.kind in kinds:
            bonus = HEAD_BONUS * (1 - kinds.index(candidate.place.kind) / 4)
            candidate = _raised(candidate, bonus, phrase(Reason.KIND, head.word))
        elif no_country and candidate.place.kind is Kind.COUNTRY:
            candidate = changed(candidate, score=round(candidate.score - NO_COUNTRY_PENALTY, 3))
        marked.append(candidate)
    return tuple(sorted(marked, key=lambda one: -one.score))


def prefer_country(candidates: Iterable[Candidate], country: str) -> tuple[Candidate, ...]:
    """The candidates with those of a country first that a demonym after the name asks for (رفح المصرية)."""
    marked = [
        _raised(candidate, DEMONYM_BONUS, phrase(Reason.DEMONYM))
        if candidate.place.country == country
        else candidate
        for candidate in candidates
    ]
    return tuple(sorted(marked, key=lambda one: -one.score))


def _raised(candidate: Candidate, bonus: float, reason: str) -> Candidate:
    return changed(candidate, score=round(candidate.score + bonus, 3), reasons=(*candidate.reasons, reason))
