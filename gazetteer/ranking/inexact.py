"""Names that are not what is written but nearly: one letter off, or in another transliteration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from heapq import nlargest
from operator import itemgetter

from ..index.columns import Posting
from ..index.fuzzy import Edit, Neighbour
from ..index.layers import Keys, Neighbours, Places
from ..model import Candidate, Match
from ..names.latin import sounds
from ..weights import BEHIND_REAL, EDIT_PENALTY, FIRST_LETTER_PENALTY, MISSPELT_FAME, SHORT_PENALTY

__all__ = ["behind_real", "misspelt", "transliterated"]

_CERTAIN = 4.0  # a reading with particles off that is weaker than this may be a misspelt name
_ORDER = 0.01
_FEW_LETTERS = 5
_MISSPELT_NAMES = 6
_MISSPELT_PLACES = 4  # of one name: the city, its province and two namesakes
_TRANSLITERATED_NAMES = 20
_LEAST_TO_SOUND = 3


def misspelt(key: str, keys: Keys, fuzzy: Neighbours) -> list[tuple[Posting, float]]:
    """The places of the likeliest names that are one letter away, each with what the slip takes off."""
    names = []
    for neighbour in fuzzy.neighbours(key):
        best = keys.best(neighbour.key)
        if best is not None:
            penalty = _slip(neighbour, len(key)) + max(0.0, best - MISSPELT_FAME)
            names.append((penalty - best, penalty, neighbour.key))
    return [
        (posting, penalty)
        for _, penalty, other in sorted(names)[:_MISSPELT_NAMES]
        for posting in keys.postings(other)[:_MISSPELT_PLACES]
    ]


def transliterated(key: str, keys: Keys, places: Places) -> list[tuple[Posting, float]]:
    """The likeliest places whose names, Latin or Arabic, sound like a Latin one, and how far their vowels are
    apart.
    """
    if len(key) < _LEAST_TO_SOUND:
        return []
    found = {
        (posting.row, posting.name): (places.prior(posting.row) - apart, posting, apart)
        for reading in sounds(key)
        for posting, apart in keys.alike(reading)
    }
    likeliest = nlargest(_TRANSLITERATED_NAMES, found.values(), key=itemgetter(0))
    return [(posting, apart) for _, posting, apart in likeliest]


def behind_real(real: Sequence[Candidate], others: Sequence[Candidate]) -> list[Candidate]:
    """The inexact readings, best first in `others`, none of them before the best place that is called so."""
    known = {candidate.place.id for candidate in real}
    left = [candidate for candidate in others if candidate.place.id not in known]
    best = max((candidate.score for candidate in real if _stands(candidate)), default=None)
    if best is None:
        return left
    return [
        replace(candidate, score=round(min(candidate.score, best - BEHIND_REAL - _ORDER * place), 3))
        for place, candidate in enumerate(left)
    ]


def _slip(neighbour: Neighbour, letters: int) -> float:
    """How unlikely the slip is that made of a name what is written, which has so many letters."""
    short = letters < _FEW_LETTERS and neighbour.edit in (Edit.EXTRA, Edit.WRONG)
    first = 0.0 if neighbour.at else FIRST_LETTER_PENALTY
    return EDIT_PENALTY[neighbour.edit] + first + (SHORT_PENALTY if short else 0.0)


def _stands(candidate: Candidate) -> bool:
    """Whether a candidate is called what is written, so that inexact readings come after it."""
    if candidate.match is Match.CLITIC:
        return candidate.score >= _CERTAIN
    return candidate.match is not Match.DERIVED
