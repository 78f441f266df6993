"""Who speaks somewhere abroad is there: «قال وزير الدفاع الإيطالي في بيروت يوم الخميس إن»."""

from __future__ import annotations

from collections.abc import Iterator

from gazetteer import Kind

from ..actors.naming import Naming
from ..annotations.document import ActorMention, Document, LocatedMention
from ..language.affixes import Affix, affix
from ..language.prepositions import Governor
from ..language.punctuation import COMMAS
from ..language.rules import Rule
from ..language.triggers import Sense
from ..language.wordclasses import WordClass
from ..model import ActorKind, EventKind, Status
from .dating import date_of
from .frames import Frame
from .governed import is_free
from .governing import governor, in_title
from .sources import tells
from .timing import times_of

__all__ = ["speaking_abroad"]

_PERSON = ActorKind.PERSON
_IS_THERE = "hunak"
"""The row of triggers.tsv for who is somewhere without a verb of going there."""


def speaking_abroad(document: Document, naming: Naming) -> Iterator[Frame]:
    """A visit for everybody who is said to speak outside of the country that the article knows as his."""
    for person in document.actors:
        verb = person.first - 1
        if person.kind is not _PERSON or verb < 0 or not tells(document, verb):
            continue
        if not _may_travel(document, person):
            continue
        where = _place_after(document, person)
        if where is None:
            continue
        known = naming.person(person)
        if not _in_office(document, known) or not _abroad(where, known.country):
            continue
        if not person.named and where.outer - person.stop <= 1 and not _town(where):
            continue  # «القائد الأمريكي في أفغانستان»: held there
        date = date_of(document, verb, Status.HAPPENED, times_of(document, verb))
        yield Frame(
            kind=EventKind.VISIT,
            sense=Sense.VISIT,
            token=verb,
            sentence=document.tokens.sentence_of(verb),
            movers=(person,),
            hosts=(),
            destination=where,
            origin=None,
            via=(),
            status=Status.HAPPENED,
            date=date,
            rule=f"{_IS_THERE}/{Rule.SPEAKS_ABROAD}",
            group=verb,
            subject=person,
            accomplished=True,
        )


def _may_travel(document: Document, person: ActorMention) -> bool:
    """Whether somebody is told by name or office, and not as one of many."""
    return person.definite and not person.weak and is_free(document, person)


def _in_office(document: Document, person: ActorMention) -> bool:
    """Whether somebody holds an office that is one country's, and not one that he holds in another."""
    if person.title is None:
        return False
    office = person.title[0]
    return document.is_(office, WordClass.ACCREDITED) and not document.is_(office, WordClass.RESIDENT)


def _place_after(document: Document, person: ActorMention) -> LocatedMention | None:
    """The place right after somebody, but for dates and whom he speaks to: «للصحفيين»."""
    index, size = person.stop, document.end
    while index < size and _passed(document, index):
        index += 1
    place = document.place(min(index + 1, size - 1)) if index + 1 < size else None
    if index < size and document.place_at[index] >= 0:
        place = document.place(index)
    if place is None or in_title(document, place) or place.mention.metonym:
        return None
    preposition = place.outer if place.prefix else document.before(place.outer)
    stands = governor(document, place) in (Governor.IN, Governor.FROM) and preposition == index
    return place if stands else None


def _passed(document: Document, token: int) -> bool:
    if document.tokens.words[token] in COMMAS or document.dated(token):
        return True
    spoken_to = document.lexemes[token].particle == affix(Affix.FOR) and document.place_at[token] < 0
    return spoken_to and document.word(token)


def _town(where: LocatedMention) -> bool:
    return where.place is not None and where.place.kind is Kind.CITY


def _abroad(where: LocatedMention, country: str | None) -> bool:
    there = where.place.country if where.place is not None else None
    return None not in (there, country) and there != country
