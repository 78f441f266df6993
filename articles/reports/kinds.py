"""Visit, meeting or movement: by what a trigger means, who moves and where to."""

from __future__ import annotations

from gazetteer import Kind, Place

from ..annotations.clauses import clause_stop
from ..annotations.document import ActorMention, Document
from ..language.triggers import TOGETHER, Form, Part, Sense
from ..language.wordclasses import WordClass
from ..model import ActorKind, EventKind
from .arguments import PlaceArguments
from .participants import Participants

__all__ = ["is_home", "kind_of"]

_VISITING = frozenset({Sense.VISIT, Sense.TOUR, Sense.ATTEND, Sense.RECEIVE})
_COMING = frozenset({Sense.ARRIVE, Sense.GO, Sense.ENTER})
_ANIMATE = frozenset({ActorKind.PERSON, ActorKind.GROUP})


def kind_of(
    document: Document, token: int, form: Form, places: PlaceArguments, people: Participants
) -> EventKind:
    """Visit, meeting or movement, by what the word means and by who moves."""
    sense = form.word.sense
    if sense in TOGETHER:
        return EventKind.MEETING
    if sense in _VISITING:
        return EventKind.MOVEMENT if _carried(people, sense) else EventKind.VISIT
    if sense is Sense.SEND and _delegated(document, people):
        return EventKind.VISIT
    if sense in _COMING or (sense is Sense.LEAVE and places.destinations):
        visits = _travellers(people) and (
            not _no_stay(document, people, places) or _on_visit(document, token)
        )
        return EventKind.VISIT if visits else EventKind.MOVEMENT
    if sense is Sense.RETURN and _comes_again(people, places):
        return EventKind.VISIT
    return EventKind.MOVEMENT


def _comes_again(people: Participants, places: PlaceArguments) -> bool:
    """«سيعود الوزير الفرنسي إلى بيروت»: who returns to a country that is not his own visits it again."""
    where = places.destinations[0].place if places.destinations else None
    if where is None or where.country is None or not _travellers(people):
        return False
    return people.movers[0].country not in (None, where.country)


def _delegated(document: Document, people: Participants) -> bool:
    """«إرسال وفد»: who is sent to speak for others stays as a visitor."""
    delegation = WordClass.GROUP | WordClass.PARTITIVE | WordClass.INSTITUTION
    first = people.movers[0].first if people.movers else -1
    return first >= 0 and document.classes[first] & delegation == delegation


def _no_stay(document: Document, people: Participants, places: PlaceArguments) -> bool:
    """Nobody stays at sea, and who comes to the capital of his own country comes home, save who governs a
    part of it («رئيس إقليم كردستان»)."""
    where = places.destinations[0].place if places.destinations else None
    if where is None:
        return False
    if where.kind is Kind.WATER:
        return True
    own = people.movers[0].country == where.country and not _of_region(document, people.movers[0])
    return own and (is_home(where) or _from_abroad(places, where))


def _from_abroad(places: PlaceArguments, home: Place) -> bool:
    """«وصل المنتخب السعودي إلى مطار جدة قادما من لندن»: who comes to his country from another comes home."""
    start = places.origin.place if places.origin is not None else None
    return start is not None and None not in (start.country, home.country) and start.country != home.country


def _on_visit(document: Document, token: int) -> bool:
    """«وصل رئيس المجلس إلى العاصمة في أول زيارة»: what is called a visit is one in one's own country, too;
    «في ختام زيارة» is of another."""
    for index, forms in document.triggers_between(token + 1, clause_stop(document, token)):
        if any(form.word.sense is Sense.VISIT and form.part is Part.NOUN for form in forms):
            before = index - 1 - (not document.alone(index - 1, WordClass.IN))
            ending = document.is_(index - 1, WordClass.ENDING)
            return document.alone(before, WordClass.IN) and not ending
    return False


def is_home(place: Place) -> bool:
    """Whether somebody of its country comes home by coming to a place: the country, its capital."""
    return place.kind is Kind.COUNTRY or place.feature == "capital"


def _of_region(document: Document, person: ActorMention) -> bool:
    """Whether an office is that of a part of a country."""
    office = person.title or person.name
    return any(
        mention.place is not None and mention.place.kind is not Kind.COUNTRY
        for mention in document.places_between(office[0] - 1, office[1])
    )


def _carried(people: Participants, sense: Sense) -> bool:
    """Goods, vehicles and forces do not visit."""
    if not people.movers or _travellers(people):
        return False
    return sense is Sense.RECEIVE or (sense is Sense.VISIT and people.movers[0].kind is ActorKind.GOODS)


def _travellers(people: Participants) -> bool:
    """Whether the first mover is a person or a delegation, and no force, load or crowd in flight."""
    return bool(people.movers) and people.movers[0].kind in _ANIMATE and not people.movers[0].crowd
