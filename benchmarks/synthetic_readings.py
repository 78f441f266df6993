"""Readings as a year of news would give them, made by dice that always fall alike.

What makes merging hard is in it: a few places and people are in most news (Zipf), a few events are told
hundreds of times and most once, tellings differ in spelling, precision and completeness, and the same people
are in the same places on other days.
"""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, replace
from itertools import accumulate, count

from articles import (
    Actor,
    ActorKind,
    ArticleInfo,
    DateExpression,
    Event,
    EventKind,
    PlaceRef,
    Precision,
    Reading,
    Span,
    Status,
)
from gazetteer import Gazetteer, Kind, Place

__all__ = ["DAYS", "ENDINGS", "FIRST_DAY", "GIVEN", "OFFICES", "OUTLETS", "SURNAMES", "readings", "towns"]

FIRST_DAY = datetime.date(2025, 1, 1)
DAYS = 365
PEOPLE = 4000
OUTLETS = 120
MOST_TELLINGS = 400
GIVEN = (
    "سالم",
    "خالد",
    "كريم",
    "يوسف",
    "نبيل",
    "فارس",
    "طارق",
    "سمير",
    "هاني",
    "جمال",
    "رامي",
    "عادل",
    "ماهر",
    "وليد",
)
SURNAMES = (
    "غولر",
    "كاستيلو",
    "برنار",
    "شتاينر",
    "موريتي",
    "فيدور",
    "كوفاتش",
    "نوفاك",
    "هانس",
    "باكر",
    "مازور",
    "داغر",
)
LETTERS = "ابتجحدرسشصعغفقكلمنهو"
ENDINGS = ("", "ي", "ان", "وف", "ين", "ار", "و", "ون", "اس", "يك", "يل", "ور", "ام", "ت", "ر", "ن")
OFFICES = ("وزير الخارجية", "وزير الدفاع", "رئيس الحكومة", "المبعوث الخاص", "رئيس الأركان")
GROUPS = ("وفد حكومي", "وفد أمني", "وفد اقتصادي", "قوات", "قافلة مساعدات", "طائرة مساعدات", "مئات الأسر")
CITIES = 120
"""Places of the year: capitals and large towns, the largest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Happening:
    """A real event: what all its tellings are made from."""

    kind: EventKind
    actors: tuple[Actor, ...]
    place: Place
    country: Place
    day: datetime.date


def readings(gazetteer: Gazetteer, wanted: int, *, seed: int = 7) -> list[tuple[Reading, int]]:
    """So many readings of one event each with the number of the event, in no particular order."""
    dice = random.Random(seed)
    world = _World(gazetteer, dice)
    found: list[tuple[Reading, int]] = []
    for number in count():
        if len(found) >= wanted:
            break
        happening = world.happening()
        found += [(world.reading(happening), number) for _ in range(_tellings(dice))]
    dice.shuffle(found)
    return found[:wanted]


def _tellings(dice: random.Random) -> int:
    """Once most often, hundreds of times seldom."""
    return min(MOST_TELLINGS, int(dice.paretovariate(1.1)))


class _World:
    """The people and places of the year."""

    def __init__(self, gazetteer: Gazetteer, dice: random.Random) -> None:
        self._dice = dice
        self._places = towns(gazetteer)
        codes = {place.country for place in self._places if place.country}
        self._countries = {code: gazetteer.country(code) for code in codes}
        self._people = [self._person(dice.choice(sorted(codes))) for _ in range(PEOPLE)]
        self._fame_of_places = _fame(len(self._places), 5)
        self._fame_of_people = _fame(PEOPLE, 20)
        self._numbers = count()

    def _person(self, country: str) -> Actor:
        dice = self._dice
        name = f"{dice.choice(GIVEN)} {dice.choice(SURNAMES)}{dice.choice(ENDINGS)}"
        title = dice.choice(OFFICES)
        return Actor(
            name=name, title=title, kind=ActorKind.PERSON, span=_span(name), named=True, country=country
        )

    def happening(self) -> _Happening:
        dice = self._dice
        place = dice.choices(self._places, cum_weights=self._fame_of_places)[0]
        return _Happening(
            kind=dice.choice((EventKind.VISIT, EventKind.VISIT, EventKind.MEETING, EventKind.MOVEMENT)),
            actors=self._actors(),
            place=place,
            country=self._countries[place.country],
            day=FIRST_DAY + datetime.timedelta(days=dice.randrange(DAYS)),
        )

    def _actors(self) -> tuple[Actor, ...]:
        dice = self._dice
        if dice.random() < 0.4:
            head = dice.choice(GROUPS)
            country = dice.choice(sorted(self._countries))
            return (Actor(name=head, title=None, kind=ActorKind.GROUP, span=_span(head), country=country),)
        chosen = dice.choices(self._people, cum_weights=self._fame_of_people, k=dice.choice((1, 1, 2)))
        return tuple(dict.fromkeys(chosen))

    def reading(self, happening: _Happening) -> Reading:
        dice = self._dice
        published = happening.day + datetime.timedelta(days=dice.choice((0, 0, 0, 1, 1, 2)))
        text = f"{next(self._numbers)}"
        article = ArticleInfo(
            id=text, text=text, title=None, published=published.isoformat(), published_inferred=False,
            language="ar", source=f"outlet-{dice.randrange(OUTLETS)}",
        )  # fmt: skip
        return Reading(article=article, places=(), events=(self._event(happening),))

    def _event(self, happening: _Happening) -> Event:
        dice = self._dice
        where = happening.country if dice.random() < 0.1 else happening.place
        movers, hosts = happening.actors[:1], happening.actors[1:]
        return Event(
            kind=happening.kind,
            status=Status.PLANNED if dice.random() < 0.1 else Status.HAPPENED,
            actors=tuple(map(self._told, movers)),
            hosts=tuple(map(self._told, hosts)) if dice.random() < 0.6 else (),
            destination=PlaceRef(place=where, span=None, confidence=0.9),
            origin=None,
            via=(),
            date=self._date(happening.day),
            trigger=_span("زار"),
            evidence=(_span("زار"),),
            confidence=0.8,
        )

    def _told(self, actor: Actor) -> Actor:
        """As one outlet has it: surname alone, without the title, or in another spelling."""
        dice = self._dice
        if not actor.named:
            return actor
        name = actor.name
        if dice.random() < 0.15:
            name = name.split()[-1]
        if dice.random() < 0.1:
            name = name.replace("غ", "ج")
        return (
            replace(actor, name=name)
            if dice.random() < 0.6
            else replace(actor, name=name, title=None, country=None)
        )

    def _date(self, day: datetime.date) -> DateExpression | None:
        dice = self._dice
        chance = dice.random()
        if chance < 0.25:
            return None
        if chance < 0.3:
            return _date(day.isoformat()[:7], Precision.MONTH)
        if chance < 0.35:
            day += datetime.timedelta(days=1)
        return _date(day.isoformat(), Precision.DAY)


def _fame(number: int, flat: int) -> list[float]:
    """How often each is in the news, added up: as one over the rank, the first few hardly apart. The first
    place is in 6 % of the news, the first person in 1 %."""
    return list(accumulate(1 / (rank + flat) for rank in range(1, number + 1)))


def towns(gazetteer: Gazetteer) -> list[Place]:
    """The largest places whose names begin with any letter, in the gazetteer's own order."""
    found = {
        place.id: place
        for letter in LETTERS
        for name in gazetteer.prefix(letter, limit=40)
        for place in gazetteer.exact(name)[:1]
        if place.kind is Kind.CITY and place.country and gazetteer.country(place.country)
    }
    return sorted(found.values(), key=lambda place: (-place.population, place.id))[:CITIES]


def _date(written: str, precision: Precision) -> DateExpression:
    return DateExpression(
        span=_span(written), begin=written, until=written, precision=precision, basis="explicit"
    )


def _span(text: str) -> Span:
    return Span(start=0, end=len(text), text=text)
