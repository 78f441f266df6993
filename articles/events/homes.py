"""Where travellers come from when no words say so: a foreign delegation comes from its country.

Not where the article has it elsewhere just before («زار أنغولا ثم كينيا»), nor people whose nationality does
not tell where they live and work («المدرب الإسباني»).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from gazetteer import Place

from ..actors.naming import Naming
from ..annotations.document import ActorMention, Document
from ..language.triggers import Sense
from ..language.wordclasses import WordClass
from ..messages import Message, message
from ..model import PlaceRef
from ..reports.frames import Frame
from .clusters import Cluster
from .merging import same_place

__all__ = ["Homes"]

_INFERRED = 0.5
"""Confidence in an origin that only a nationality tells: ministers also travel on from a third country."""
_WHOLE_DAY = 10
"""Letters of a day in ISO 8601; fewer tell a month or a year."""
_SAME_JOURNEY = 4
"""Days between two stops of a journey on which nobody has been at home meanwhile: «وصل إلى الجزائر اليوم …
ويتوجه بعد غد إلى نواكشوط»."""


class Homes:
    """The homes of the travellers of one article."""

    def __init__(
        self,
        document: Document,
        naming: Naming,
        clusters: Sequence[Cluster],
        country_of: Callable[[str], Place | None],
    ) -> None:
        self._document = document
        self._naming = naming
        self._country_of = country_of
        days = ((_day_of(cluster.head), cluster) for cluster in clusters)
        self._dated = [(day, cluster) for day, cluster in days if day is not None]
        self._told_in: dict[tuple[int, int], list[Cluster]] = {}
        for cluster in clusters:
            self._told_in.setdefault(cluster.head.sentence, []).append(cluster)

    def of(self, cluster: Cluster, mover: ActorMention, destination: str | None) -> PlaceRef | None:
        """The country that a visitor comes from, `destination` being the one he goes to; None where it is the
        same or nothing tells it."""
        country = mover.country
        if destination is None or country in (None, destination) or country is None:
            return None
        if self._of_two_countries(mover) or self._lives_elsewhere(cluster, mover):
            return None
        if self._comes_from_another_stop(cluster, mover):
            return None
        place = self._country_of(country)
        if place is None:
            return None
        why = message(Message.ORIGIN_BY_NATIONALITY, country=place.name)
        return PlaceRef(place=place, span=None, confidence=_INFERRED, inferred=True, why=why)

    def _of_two_countries(self, mover: ActorMention) -> bool:
        """«الوفدان العماني والسعودي»."""
        told = (self._document.nation(token) for token in range(mover.first, mover.stop))
        return len({country for country in told if country is not None}) > 1

    def _lives_elsewhere(self, cluster: Cluster, mover: ActorMention) -> bool:
        """«المدرب الإسباني»: players, artists and journalists work anywhere; an ambassador lives abroad, save
        when he arrives."""
        first, stop = mover.title or mover.name
        arrives = any(frame.sense is Sense.ARRIVE for frame in cluster.frames)
        away = WordClass.TRADE if arrives else WordClass.TRADE | WordClass.RESIDENT
        return any(self._document.is_(token, away) for token in range(first, stop))

    def _comes_from_another_stop(self, cluster: Cluster, mover: ActorMention) -> bool:
        """Whether the sentence tells before of another place that the same traveller goes to."""
        others = (other for other in self._told_in[cluster.head.sentence] if other is not cluster)
        if any(self._is_stop_before(other, cluster, mover) for other in others):
            return True
        here = _day_of(cluster.head)
        if here is None:
            return False
        earliest = here - _SAME_JOURNEY
        before = (other for day, other in self._dated if earliest <= day <= here)
        return any(self._is_stop_before(other, cluster, mover) for other in before)

    def _is_stop_before(self, other: Cluster, cluster: Cluster, mover: ActorMention) -> bool:
        """Whether one event is the traveller's stop at another place, told before the other event."""
        there, here = other.head.destination, cluster.head.destination
        if there is None or here is None or same_place(there.place, here.place):
            return False
        if (other.head.token, there.first) > (cluster.head.token, here.first):
            return False
        left = other.head.origin
        if left is not None and same_place(left.place, here.place):
            return False
        return any(self._naming.same(mover, one) for one in other.head.movers)


def _day_of(frame: Frame) -> int | None:
    """The day that an event begins on, counted; None where no whole day is told."""
    begin = frame.date.begin if frame.date is not None else None
    if begin is None or len(begin) < _WHOLE_DAY:
        return None
    return date.fromisoformat(begin[:_WHOLE_DAY]).toordinal()
