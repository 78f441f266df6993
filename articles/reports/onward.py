"""Journeys that go on: «وصل إلى طرابلس ثم توجه إلى القاهرة» leads from Tripoli to Cairo."""

from __future__ import annotations

from gazetteer import changed

from ..actors.naming import Naming
from ..annotations.document import Document
from ..language.triggers import Sense
from ..language.wordclasses import WordClass
from ..model import Status
from .frames import Frame

__all__ = ["going_on"]

_ONWARD = frozenset({Sense.GO, Sense.LEAVE, Sense.RETURN})
_STAYS = frozenset({Sense.VISIT, Sense.TOUR, Sense.ATTEND, Sense.MEET, Sense.GATHER})
_NEAR = 45
"""Words back to the stop before: the sentence itself and the one before it."""


def going_on(document: Document, frames: list[Frame], naming: Naming) -> list[Frame]:
    """The frames, each journey that goes on with the stop before as its origin."""
    return [_from_stop_before(document, frames, number, naming) for number in range(len(frames))]


def _from_stop_before(document: Document, frames: list[Frame], number: int, naming: Naming) -> Frame:
    frame = frames[number]
    leads = frame.destination is not None and frame.origin is None
    if frame.sense not in _ONWARD or not leads:
        return frame
    if _then(document, frame.token):
        stop = _stop_before(frames, number, naming)
    elif _after_ending(document, frame):
        stop = _stop_before(frames, number, naming)
        stop = stop if stop is not None and stop.sentence == frame.sentence else None
    else:
        stop = _stop_told_after(document, frames, number, naming)
    return frame if stop is None else changed(frame, origin=stop.destination)


def _then(document: Document, token: int) -> bool:
    """«ثم توجه»; «قبل أن يتوجه» rather tells of another day."""
    return token > 0 and document.is_(token - 1, WordClass.LISTING) and document.is_(token - 1, WordClass.SUB)


def _after_ending(document: Document, frame: Frame) -> bool:
    """«اختتم زيارته إلى موسكو متوجها إلى مينسك»: the sentence tells of a visit that is over."""
    first, _ = frame.sentence
    return frame.sense is Sense.GO and document.having(WordClass.ENDING, first, frame.token) is not None


def _stop_before(frames: list[Frame], number: int, naming: Naming) -> Frame | None:
    """The report told last of the same people somewhere else."""
    frame = frames[number]
    for before in reversed(range(number)):
        other = frames[before]
        if frame.token - other.token > _NEAR:
            return None
        elsewhere = other.destination is not None and other.group != frame.group
        if elsewhere and other.status is not Status.DENIED and _same_people(frame, other, naming):
            return other
    return None


def _stop_told_after(document: Document, frames: list[Frame], number: int, naming: Naming) -> Frame | None:
    """«يغادر إلى مدريد بعد زيارته للمغرب», «عادوا إلى اليابان بعد أن قضوا أسبوعا في كندا»: the next report of
    the sentence, where a word says that it came first."""
    frame, after = frames[number], number + 1
    while after < len(frames) and frames[after].group == frame.group:
        after += 1
    if after >= len(frames) or frames[after].sentence != frame.sentence:
        return None
    stop = frames[after]
    stays = stop.sense in _STAYS and stop.destination is not None
    first = stays and _came_first(document, stop.token) and _same_people(frame, stop, naming)
    return stop if first and not _same_country(frame, stop) else None


def _same_country(one: Frame, other: Frame) -> bool:
    """Whether both lead into one country: a visit inside it is no journey to it."""
    here, there = one.destination, other.destination
    if here is None or there is None or here.place is None or there.place is None:
        return True
    return here.place.country == there.place.country


def _came_first(document: Document, token: int) -> bool:
    """«بعد زيارة», «عقب مشاركته», «بعد أن قضى»."""
    before = token - 1
    if before > 0 and document.is_(before, WordClass.SUB):
        before -= 1
    return before >= 0 and document.is_(before, WordClass.AFTER | WordClass.AFTERMATH)


def _same_people(one: Frame, other: Frame, naming: Naming) -> bool:
    mine = (person for mention in one.movers for person in naming.people(mention))
    theirs = [person for mention in (*other.movers, *other.hosts) for person in naming.people(mention)]
    return any(naming.same(person, known) for person in mine for known in theirs)
