"""Why several reports of one article are taken for one event: what each shares with one before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..annotations.document import LocatedMention
from ..events.merging import people_agree, same_place
from ..reports.frames import Frame
from .case import Case, name_of
from .model import Phrase, Retelling

__all__ = ["retellings"]


def retellings(case: Case) -> tuple[Retelling, ...]:
    """The reports in text order."""
    frames = sorted(case.frames, key=lambda frame: frame.token)
    return tuple(_retelling(case, frame, frames[:number]) for number, frame in enumerate(frames))


def _retelling(case: Case, frame: Frame, earlier: Sequence[Frame]) -> Retelling:
    return Retelling(
        trigger=case.document.text((frame.token, frame.token + 1)),
        sentence=case.sentence(frame.sentence),
        rule=case.speech.rule(frame.rule),
        joined=tuple(_shared(case, frame, _nearest(case, frame, earlier))) if earlier else (),
    )


def _nearest(case: Case, frame: Frame, earlier: Sequence[Frame]) -> Frame:
    """The report before it with which it agrees: in place and people, else in either, else the first."""

    def agreement(other: Frame) -> int:
        return 2 * _same_people(case, frame, other) + _same_place(frame, other)

    return max(earlier, key=agreement)


def _same_people(case: Case, one: Frame, other: Frame) -> bool:
    return bool(one.movers and other.movers) and people_agree(one, other, case.naming)


def _same_place(one: Frame, other: Frame) -> bool:
    where, there = one.destination or one.origin, other.destination or other.origin
    return where is not None and there is not None and same_place(where.place, there.place)


def _shared(case: Case, frame: Frame, other: Frame) -> Iterator[Phrase]:
    """What a report shares with another."""
    if frame.sentence == other.sentence:
        yield case.speech.phrase("same_sentence")
    yield from _of_place(case, frame, other)
    yield _of_people(case, frame, other)
    if frame.date is not None and other.date is not None:
        same = (frame.date.begin, frame.date.until) == (other.date.begin, other.date.until)
        yield case.speech.phrase("same_date" if same else "dates_touch")


def _of_place(case: Case, frame: Frame, other: Frame) -> Iterator[Phrase]:
    where, there = frame.destination, other.destination
    if where is not None and there is not None:
        yield _where(case, where, there)
    elif where is None and frame.origin is not None:
        yield case.speech.phrase("leg")
    elif where is None and not frame.via:
        yield case.speech.phrase("no_place")


def _where(case: Case, where: LocatedMention, there: LocatedMention) -> Phrase:
    equal = where.place is not None and there.place is not None and where.place.id == there.place.id
    name = name_of(there.place, case.speech) if there.place else there.mention.span.text
    return case.speech.phrase("same_place" if equal else "near_place", place=name)


def _of_people(case: Case, frame: Frame, other: Frame) -> Phrase:
    mine, theirs = (*frame.movers, *frame.hosts), (*other.movers, *other.hosts)
    if not mine or not theirs:
        return case.speech.phrase("no_people")
    shared = [one for one in mine if any(case.naming.same(one, another) for another in theirs)]
    if shared:
        names = dict.fromkeys(case.naming.actor(one).name for one in shared)
        return case.speech.phrase("same_people", who=case.speech.listed(names))
    countries = {frame.movers[0].country, other.movers[0].country} if frame.movers and other.movers else set()
    alike = len(countries) == 1 and None not in countries
    return case.speech.phrase("same_nation" if alike else "told_together")
