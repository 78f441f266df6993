"""Distance coherence: what a text names lies together, so a homonym near its other places gains."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ..model import Candidate, Kind, Place
from ..reasons import Reason, phrase
from ..records import quickly_made
from ..weights import COHERENCE_BONUS, COHERENCE_KM, COHERENCE_TOLD_FROM
from .candidates import raised
from .closeness import KM_PER_DEGREE, flat_km

__all__ = ["Anchors"]

_POINTS = (Kind.CITY, Kind.DISTRICT, Kind.POI)
"""What is small enough to be near something."""

_NEIGHBOURS = 3
"""Places of the text that are looked at, the nearest: an article may begin in one town and end in another."""

_REACH = 10 * COHERENCE_KM / KM_PER_DEGREE
"""Degrees of latitude beyond which a place does not pull: it would by less than a thousandth."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class _Anchor:
    name: str
    place: Place
    weight: float


class Anchors:
    """The places that the names of a text most likely mean, each weighing as much as it is sure."""

    def __init__(self, likely: Mapping[str, tuple[Place | None, float]]) -> None:
        """`likely` gives for each folded name its likeliest place and how sure that is, from 0 to 1."""
        anchors = (
            _Anchor(name=name, place=place, weight=sure)
            for name, (place, sure) in likely.items()
            if place is not None and place.kind in _POINTS and not place.id.startswith("computed:")
        )
        self._from_south = sorted(anchors, key=attrgetter("place.lat"))
        self._names = {anchor.name for anchor in self._from_south}
        self._latitudes = [anchor.place.lat for anchor in self._from_south]

    def count_in(self, ranked: Sequence[Candidate], name: str) -> Sequence[Candidate]:
        """The candidates of a name, those near other names' places raised.

        Only candidates within one country are compared: which country is meant the votes say better.
        """
        country = ranked[0].place.country if ranked else None
        rivals = [one for one in ranked if one.place.country == country and one.place.kind in _POINTS]
        if len(rivals) < 2 or country is None:
            return ranked
        counted = [
            self._raised(one, name) if one.place.country == country and one.place.kind in _POINTS else one
            for one in ranked
        ]
        return sorted(counted, key=lambda one: -one.score)

    def _raised(self, candidate: Candidate, name: str) -> Candidate:
        near = self._near(candidate.place.lat)
        pulls = sorted((_pull(candidate.place, one) for one in near if one.name != name), reverse=True)
        counting = min(_NEIGHBOURS, len(self._names) - (name in self._names))
        bonus = round(COHERENCE_BONUS * sum(pulls[:_NEIGHBOURS]) / counting, 3) if counting else 0.0
        if bonus < COHERENCE_TOLD_FROM:
            return candidate
        return raised(candidate, bonus, phrase(Reason.COHERENT))

    def _near(self, latitude: float) -> Sequence[_Anchor]:
        """The anchors that may pull at a latitude: a long text has hundreds, most of them far away."""
        first = bisect_left(self._latitudes, latitude - _REACH)
        return self._from_south[first : bisect_right(self._latitudes, latitude + _REACH)]


def _pull(place: Place, anchor: _Anchor) -> float:
    if place.id == anchor.place.id:
        return 0.0
    return float(anchor.weight * 0.5 ** (flat_km(place, anchor.place.lon, anchor.place.lat) / COHERENCE_KM))
