"""Votes for countries: what the other names of an article and its reader say about where it plays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Candidate, Context, Toponym
from ..names.folding import fold
from ..names.remembering import Remembered
from ..records import quickly_made
from ..weights import VOTE_OF_AMBIGUOUS

__all__ = ["Ballot", "Votes", "name_of"]

_NONE: Mapping[str, float] = {}
_FOLDED = Remembered(fold)


def name_of(toponym: Toponym) -> str:
    """The name of a toponym, folded: each once, as an article tells its places again and again."""
    return _FOLDED[toponym.text]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """The votes that count for one name: all of them less its own."""

    total: Mapping[str, float]
    own: Mapping[str, float]
    weight: float = 0.0
    outlet_country: str | None = None
    near: tuple[float, float] | None = None

    @classmethod
    def of(cls, context: Context) -> Votes:
        """The votes of a context."""
        total = context.countries
        return cls(
            total=total,
            own=_NONE,
            weight=sum(total.values()),
            outlet_country=context.outlet_country,
            near=context.near,
        )

    def share(self, country: str | None) -> float:
        """The share of the votes that a country has, from 0 to 1."""
        if country is None or self.weight <= 0.0:
            return 0.0
        return max(0.0, self.total.get(country, 0.0) - self.own.get(country, 0.0)) / self.weight


class Ballot:
    """The votes of all names of one article: each distinct name once, for the countries of its candidates."""

    def __init__(self, toponyms: Sequence[Toponym], context: Context) -> None:
        self._context = context
        self._by_name: dict[str, Mapping[str, float]] = {}
        self._total: dict[str, float] = defaultdict(float, context.countries)
        for toponym in toponyms:
            name = name_of(toponym)
            if name not in self._by_name and toponym.candidates:
                self._by_name[name] = _votes(toponym)
                for country, vote in self._by_name[name].items():
                    self._total[country] += vote
        self._weight = sum(self._total.values())

    @property
    def by_name(self) -> Mapping[str, Mapping[str, float]]:
        """The votes of each distinct name, folded."""
        return self._by_name

    def whole(self) -> Votes:
        """All votes."""
        return self.without("")

    def without(self, name: str) -> Votes:
        """The votes of all names but one."""
        own = self._by_name.get(name, _NONE)
        weight = self._weight - sum(own.values())
        return Votes(
            total=self._total,
            own=own,
            weight=weight,
            outlet_country=self._context.outlet_country,
            near=self._context.near,
        )


def _votes(toponym: Toponym) -> Mapping[str, float]:
    """One vote shared by the countries of the candidates: ten times as many people, ten times as likely."""
    weight = VOTE_OF_AMBIGUOUS if toponym.ambiguous else 1.0
    likely = _likelihoods(toponym.candidates)
    whole = sum(likely.values())
    return {country: weight * chance / whole for country, chance in likely.items() if country}


def _likelihoods(candidates: Sequence[Candidate]) -> Mapping[str, float]:
    best = max(candidate.score for candidate in candidates)
    chances: dict[str, float] = defaultdict(float)
    for candidate in candidates:
        chances[candidate.place.country or ""] += 10 ** (candidate.score - best)
    return chances
