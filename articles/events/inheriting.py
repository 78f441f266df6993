"""The date of an event, and where none is told with it, the date it has from what is told around it.

In this order: the date of its own reports; a report of the same event that names no place; the stay that a
meeting belongs to; the leg of the journey before or after it; the day told in the opening, for what the
headline and the opening tell; for news told there without any day, the day of publication and the one
before; where one day only is told of, that day for what the same people did; from the stop before to the
stop after; the days of the tour whose stop it is, or a week around another stop of it; the day of the
accident for the injured and the dead. Each but the first says so in the `basis` of the date.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from gazetteer import changed

from ..actors.naming import Naming
from ..annotations.document import Document
from ..language.triggers import TOGETHER, Sense, is_verb_form
from ..language.wordclasses import WordClass
from ..model import DateExpression, EventKind, Precision, Status
from ..reports.frames import Frame
from .clusters import Cluster
from .events import status_of
from .itineraries import Itineraries
from .lookup import ByPlace
from .merging import same_place
from .openings import Opening
from .sequels import sequel_of
from .stories import Story
from .told import Told, is_done, leads_to, sentences_of, shared, tell
from .tours import Tours

__all__ = ["date_clusters"]

_PRECISE = (Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.VAGUE, None)
_NEAR = 3
"""Sentences within which a meeting of people without names belongs to a stay told beside it."""
_STAY = frozenset({EventKind.VISIT, EventKind.MEETING})
_SETTING_OUT = frozenset({Sense.LEAVE, Sense.GO})


def date_clusters(
    document: Document, clusters: Sequence[Cluster], frames: Sequence[Frame], naming: Naming
) -> list[DateExpression | None]:
    """A date for each cluster, None where the article tells none."""
    sentences = sentences_of(document)
    own = (_own(document, cluster) for cluster in clusters)
    events = [tell(document, cluster, sentences, date) for cluster, date in zip(clusters, own, strict=True)]
    opening, beside = Opening(document, naming, sentences, events), _Beside(document, naming, events)
    story = Story(document, naming, events)
    loose = [frame for frame in _loose(frames, clusters) if _noun(document, frame)]
    first = [
        told
        if told.date or _sails_in(document, told)
        else changed(told, date=beside.date_of(told, loose) or opening.date_of(told) or story.date_of(told))
        for told in events
    ]
    again, tours = _Beside(document, naming, first), Tours(document, naming, first)
    itineraries = Itineraries(naming, first)
    dates = (
        told.date
        or again.date_of(told, loose)
        or itineraries.date_of(told)
        or tours.date_of(told)
        or sequel_of(document, told)
        for told in first
    )
    return [
        None if _impossible(told, date, document.published) or _sails_in(document, told) else date
        for told, date in zip(first, dates, strict=True)
    ]


def _impossible(told: Told, date: DateExpression | None, published: datetime.date | None) -> bool:
    """Whether what has happened would begin after the day on which it is told: no day is known then."""
    if told.status is not Status.HAPPENED or date is None or date.begin is None or published is None:
        return False
    return date.begin > published.isoformat()[: len(date.begin)]


def _own(document: Document, cluster: Cluster) -> DateExpression | None:
    """The most precise date among the reports, an arrival before a departure, the first among equals; not
    the day of sailing for a ship that came in («رست بعدما أبحرت يوم الثلاثاء»)."""
    published = document.published
    dated = [
        (frame, frame.date)
        for frame in cluster.frames
        if frame.date is not None and not _sailed(document, cluster, frame)
    ]
    if not dated:
        return None
    status = status_of(cluster)
    if status is Status.DENIED:
        dated = [one for one in dated if one[0].status is status or one[0].kind is cluster.kind]
    fitting = [(frame, date) for frame, date in dated if not _off(status, frame, date, published)]
    best = min(fitting, key=lambda one: _rank(*one), default=None)
    return best[1] if best else None


def _sailed(document: Document, cluster: Cluster, frame: Frame) -> bool:
    """Whether a report tells only from where a ship sailed that has arrived, which takes days."""
    arrived = cluster.head.sense is Sense.ARRIVE and frame.destination is None
    return arrived and document.is_(frame.token, WordClass.SAILING)


def _sails_in(document: Document, told: Told) -> bool:
    """Whether the one day told of a ship that came in is that on which it sailed."""
    if told.date is not None or told.head.sense is not Sense.ARRIVE:
        return False
    return any(frame.date and document.is_(frame.token, WordClass.SAILING) for frame in told.frames)


def _rank(frame: Frame, date: DateExpression) -> tuple[int, bool, bool]:
    return _PRECISE.index(date.precision), date.begin is None, frame.sense in _SETTING_OUT


def _off(status: Status, frame: Frame, date: DateExpression, published: datetime.date | None) -> bool:
    """A past day told with what turned out to be planned, or a coming one with what has happened."""
    if frame.status is status or published is None or date.begin is None:
        return False
    if status is Status.PLANNED:
        return date.begin < published.isoformat()[: len(date.begin)]
    return status is Status.HAPPENED and date.begin > published.isoformat()[: len(date.begin)]


def _loose(frames: Sequence[Frame], clusters: Sequence[Cluster]) -> list[Frame]:
    """The dated reports that belong to no event, as they name no place."""
    placed = {id(frame) for cluster in clusters for frame in cluster.frames}
    return [frame for frame in frames if frame.date is not None and id(frame) not in placed]


def _noun(document: Document, frame: Frame) -> bool:
    """Whether a report takes up an event by its noun."""
    return not is_verb_form(document.tokens.folds[frame.token])


class _Beside:
    """The dates of what is told beside an event."""

    def __init__(self, document: Document, naming: Naming, events: Sequence[Told]) -> None:
        self._document = document
        self._naming = naming
        self._dated = [(other, other.date) for other in events if other.date is not None]
        self._of_sentence: dict[tuple[int, int], list[Told]] = defaultdict(list)
        for told in events:
            self._of_sentence[told.head.sentence].append(told)
        self._stays, self._departures = ByPlace(), ByPlace()
        self._days: dict[int, list[int]] = defaultdict(list)
        for number, (other, date) in enumerate(self._dated):
            if other.kind in _STAY and other.head.destination:
                self._stays.add(number, other.head.destination.place)
            if other.head.status is Status.HAPPENED:
                if other.head.origin:
                    self._departures.add(number, other.head.origin.place)
                if date.precision is Precision.DAY:
                    self._days[other.sentence].append(number)

    def date_of(self, told: Told, loose: Sequence[Frame]) -> DateExpression | None:
        """The date of what belongs to an event, None where nothing dated does."""
        return next(self._candidates(told, loose), None)

    def _candidates(self, told: Told, loose: Sequence[Frame]) -> Iterator[DateExpression]:
        """Dates that may be those of an event, the likeliest first."""
        for frame in loose:
            if frame.date is not None and self._retells(told, frame):
                yield changed(frame.date, basis="retold")
        destination = told.head.destination
        where = destination.place if destination else None
        if told.kind in _STAY and not told.earlier:
            stays = (self._dated[number] for number in self._stays.near(where))
            yield from (changed(date, basis="stay") for other, date in stays if self._stay(told, other))
        if told.head.status is not Status.HAPPENED:
            return
        if told.kind is EventKind.VISIT:
            left = (self._dated[number] for number in self._departures.near(where))
            yield from (
                changed(date, basis="journey") for other, date in left if self._left_again(told, other)
            )
        beside = (told.sentence - 1, told.sentence, told.sentence + 1)
        near = map(self._dated.__getitem__, sorted(chain.from_iterable(map(self._days_of, beside))))
        yield from (changed(date, basis="journey") for other, date in near if self._journey(told, other))

    def _days_of(self, sentence: int) -> Sequence[int]:
        return self._days.get(sentence, ())

    def _retells(self, told: Told, frame: Frame) -> bool:
        """«أرجئت زيارة كانت مقررة للوزير الأحد»: the same visit, its place left out."""
        if told.head.sense is not frame.sense or is_done(told.status) is not is_done(frame.status):
            return False
        if frame.date is not None and frame.date.basis == "event":
            return False
        if any(self._leads_elsewhere(told, other) for other in self._of_sentence.get(frame.sentence, ())):
            return False
        known = self._document.lexemes[frame.token].definite and frame.sense not in TOGETHER
        return known or shared(self._naming, told.head, frame)

    def _leads_elsewhere(self, told: Told, other: Told) -> bool:
        """Whether what another sentence tells of the same people leads to another place."""
        one, two = told.head.destination, other.head.destination
        here, there = one.place if one else None, two.place if two else None
        if here is None or there is None or told.head.sentence == other.head.sentence:
            return False
        apart = here.kind is there.kind and here.id != there.id
        return (apart or not same_place(here, there)) and shared(self._naming, told.head, other.head)

    def _stay(self, told: Told, other: Told) -> bool:
        """A meeting where somebody stays, told beside it; or one to which he goes, or will not go."""
        one, there = told.head.destination, other.head.destination
        if one is None or there is None or is_done(told.status) is not is_done(other.status):
            return False
        if told.head is other.head or not same_place(one.place, there.place):
            return False
        if shared(self._naming, told.head, other.head):
            return True
        meets = EventKind.VISIT in (told.kind, other.kind) and told.kind is not other.kind
        near = meets and abs(told.sentence - other.sentence) <= _NEAR
        return near and (not is_done(told.status) or not self._named(told.head))

    def _named(self, frame: Frame) -> bool:
        """Whether it tells by name who moves."""
        return any(self._naming.person(mover).named for mover in frame.movers)

    def _left_again(self, told: Told, other: Told) -> bool:
        """«عاد من نيجيريا في يوليو»: when somebody came back tells about when he was there."""
        return leads_to(told.head, other.head) and shared(self._naming, told.head, other.head)

    def _journey(self, told: Told, other: Told) -> bool:
        """The leg before or after: who came from there on a day left for here on that day."""
        one, there = told.head, other.head
        if one is there or not (leads_to(one, there) or leads_to(there, one)):
            return False
        return shared(self._naming, one, there)
