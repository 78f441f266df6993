"""Where to, where from, by way of: which words of the article say so, and what makes them say it."""

from __future__ import annotations

from collections.abc import Iterator

from ..annotations.document import LocatedMention
from ..language.prepositions import Governor
from ..messages import Message, message
from ..model import PlaceRef
from ..reports.frames import Frame
from ..reports.governing import governor
from .case import Case, ground, name_of
from .model import About, Ground, How, Phrase

__all__ = ["place_grounds"]

_WHY = {About.DESTINATION: Message.SEAT_OF_HOST, About.ORIGIN: Message.ORIGIN_BY_NATIONALITY}
"""What an inferred place is inferred by."""


def place_grounds(case: Case) -> Iterator[Ground]:
    """A ground for each place of the event."""
    event = case.event
    told = [(About.DESTINATION, event.destination), (About.ORIGIN, event.origin)]
    for about, reference in (*told, *((About.VIA, stop) for stop in event.via)):
        if reference is not None:
            yield _inferred(case, about, reference) if reference.inferred else _stated(case, about, reference)


def _inferred(case: Case, about: About, reference: PlaceRef) -> Ground:
    """A place that no words name: the host's seat, the country of who comes."""
    people = case.event.hosts if about is About.DESTINATION else case.event.actors
    span = people[0].span if people else None
    place = name_of(reference.place, case.speech) if reference.place else ""
    key = _WHY.get(about)
    why = message(key, language=case.speech.language, country=place) if key else reference.why
    reasons = (Phrase(code=key or "why", words=why),)
    return ground(case.speech, about, place, How.INFERRED, reasons, span=span)


def _stated(case: Case, about: About, reference: PlaceRef) -> Ground:
    """A place that the article names."""
    found = next(_mentions(case, about, reference), None)
    value = reference.span.text if reference.span else ""
    reasons = [] if found is None else [_led_by(case, *found), *_others(case, about, found[1])]
    if reference.place is not None:
        n = str(round(100 * reference.confidence))
        reasons.append(case.speech.phrase("meaning", place=name_of(reference.place, case.speech), n=n))
    sentence = case.sentence_at(found[1].first) if found else None
    return ground(case.speech, about, value, How.STATED, reasons, span=reference.span, sentence=sentence)


def _mentions(case: Case, about: About, reference: PlaceRef) -> Iterator[tuple[Frame, LocatedMention]]:
    """The reports that name it, and where."""
    for frame in case.frames:
        for mention in _places_of(frame, about):
            if mention.mention.span == reference.span:
                yield frame, mention


def _places_of(frame: Frame, about: About) -> tuple[LocatedMention, ...]:
    if about is About.VIA:
        return frame.via
    place = frame.destination if about is About.DESTINATION else frame.origin
    return (place,) if place is not None else ()


def _led_by(case: Case, frame: Frame, mention: LocatedMention) -> Phrase:
    """The preposition before a place, or the word that takes it without one."""
    if mention.prefix:
        return case.speech.phrase("attached", word=mention.prefix)
    before = case.document.before(mention.outer)
    if governor(case.document, mention) is not Governor.BARE and before >= 0:
        return case.speech.phrase("preposition", word=case.word(before))
    return case.speech.phrase("object", word=case.word(frame.token))


def _others(case: Case, about: About, chosen: LocatedMention) -> Iterator[Phrase]:
    """What other reports call the place, less precisely."""
    named = {
        mention.place.id: name_of(mention.place, case.speech)
        for frame in case.frames
        for mention in _places_of(frame, about)
        if mention.place is not None and chosen.place is not None and mention.place.id != chosen.place.id
    }
    if named and about is not About.VIA:
        yield case.speech.phrase("finest", others=case.speech.listed(named.values()))
