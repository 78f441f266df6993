"""What of a telling is compared: who, where and when, each in a form in which spellings no longer matter."""

from __future__ import annotations

import datetime
import hashlib
from calendar import monthrange
from dataclasses import dataclass, field
from functools import lru_cache

from gazetteer import Place

from ..model import (
    Actor,
    ActorKind,
    ArticleInfo,
    DateExpression,
    Event,
    EventKind,
    PlaceRef,
    Precision,
    Reading,
    Status,
)
from .model import Telling
from .spelling import has_lineage, is_office, name_words, sound, stems

__all__ = [
    "Days",
    "People",
    "Profile",
    "Who",
    "article_key",
    "days_of",
    "profile_of",
    "tellings_of",
    "who_of",
]

_SLACK = {Precision.WEEK: 3, Precision.VAGUE: 2}
"""Days by which an estimate may lie off («قبل أسبوع», «قبل أيام»)."""
_BEFORE_NEWS = 2
"""Days before its publication within which a report without a date most likely happened."""
_ANNOUNCED_AHEAD = 10
"""Days after its publication within which what is announced without a date most likely happens."""
_DIGEST = 10
"""Bytes of an id: no two of a billion tellings share one."""
_REMEMBERED = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An actor as compared: `names` for a person told by name, `words` for an office, a group or a load;
    `lineage` where the name tells whose son somebody is («محمد بن سلمان»)."""

    kind: ActorKind
    names: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    country: str | None = None
    lineage: bool = False

    def __hash__(self) -> int:
        """By the words alone: enums hash slowly, and this is asked millions of times."""
        return hash((self.names, self.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """From when to when, as day numbers, both included. `told` is False where the article gives no date and
    the publication stands for it; `slack` is how many days an estimate may lie off."""

    first: int
    last: int
    slack: int = 0
    told: bool = True

    @property
    def length(self) -> int:
        """How many days it spans."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Movers and hosts of a telling; `gathering` where it tells of a meeting, in which both take part alike.

    Most tellings of an event name the same people, so that what two say of each other is remembered; hence
    the hash is kept.
    """

    gathering: bool
    movers: tuple[Who, ...]
    hosts: tuple[Who, ...]
    everybody: tuple[Who, ...] = field(init=False, compare=False)
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Derive what is asked most often."""
        object.__setattr__(self, "everybody", self.movers + self.hosts)
        object.__setattr__(self, "_hash", hash((self.gathering, self.movers, self.hosts)))

    def __hash__(self) -> int:
        """As kept."""
        return self._hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A telling without its words: tellings of one profile are told of one event and compared only once."""

    kind: EventKind
    status: Status
    people: People
    destination: Place | None
    origin: Place | None
    days: Days | None

    def __hash__(self) -> int:
        """By who and when: quickly, as above."""
        return hash((self.people, self.days))


def article_key(article: ArticleInfo) -> str:
    """A hash of an article as one outlet has it; the same wherever it is read."""
    return _digest(article.id, article.source or "", article.url or "")


def tellings_of(reading: Reading) -> tuple[Telling, ...]:
    """A telling for each event of a reading; what an article says twice in all that counts is one."""
    article = reading.article
    key = article_key(article)
    tellings: dict[str, Telling] = {}
    for event in reading.events:
        id_ = _telling_id(key, event)
        outlet = article.source or article.url
        telling = Telling(id=id_, article=key, outlet=outlet, published=article.published, event=event)
        tellings.setdefault(id_, telling)
    return tuple(tellings.values())


def _telling_id(article: str, event: Event) -> str:
    """By the word that reports it, kind, status, who, where and when."""
    places = (event.destination, event.origin, *event.via)
    where = (place.place.id if place and place.place else "" for place in places)
    when = (event.date.begin or "", event.date.until or "") if event.date else ()
    who = (actor.name for actor in (*event.actors, *event.hosts))
    return _digest(article, event.kind, event.status, str(event.trigger.start), *where, *when, *who)


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=_DIGEST).hexdigest()


def profile_of(telling: Telling) -> Profile:
    """The profile of a telling."""
    event = telling.event
    origin = event.origin if event.origin and not event.origin.inferred else None
    return Profile(
        kind=event.kind,
        status=event.status,
        people=_people(
            event.kind is EventKind.MEETING,
            tuple(dict.fromkeys(map(who_of, event.actors))),
            tuple(dict.fromkeys(map(who_of, event.hosts))),
        ),
        destination=_place(event.destination),
        origin=_place(origin),
        days=days_of(event.date) or _news_days(telling.published, event.status),
    )


@lru_cache(maxsize=_REMEMBERED)
def _people(gathering: bool, movers: tuple[Who, ...], hosts: tuple[Who, ...]) -> People:
    """One object for the same people, which makes comparing them quick."""
    return People(gathering=gathering, movers=movers, hosts=hosts)


def _place(reference: PlaceRef | None) -> Place | None:
    return reference.place if reference else None


def who_of(actor: Actor) -> Who:
    """An actor as compared."""
    return _who_is(actor.kind, actor.name, actor.title, actor.named, actor.country)


@lru_cache(maxsize=_REMEMBERED)
def _who_is(kind: ActorKind, name: str, title: str | None, named: bool, country: str | None) -> Who:
    named = named or (kind is ActorKind.PERSON and (title is not None or not is_office(name)))
    names = name_words(name) if named else ()
    if names:
        return Who(
            kind=kind,
            names=names,
            sounds=tuple(map(sound, names)),
            words=stems(title) if title else (),
            country=country,
            lineage=has_lineage(name),
        )
    return Who(kind=kind, words=stems(name), country=country)


def days_of(date: DateExpression | None) -> Days | None:
    """The days of a date; None where it is not resolved to a calendar."""
    if date is None or date.begin is None:
        return None
    first, last = _edge(date.begin, last=False), _edge(date.until or date.begin, last=True)
    if first is None or last is None or last < first:
        return None
    return Days(first=first, last=last, slack=_SLACK.get(date.precision, 0) if date.precision else 0)


@lru_cache(maxsize=_REMEMBERED)
def _edge(written: str, *, last: bool) -> int | None:
    """The first or last day of an ISO date, month or year; None for anything else."""
    try:
        parts = [int(part) for part in written.split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else 12 if last else 1
        day = parts[2] if len(parts) > 2 else monthrange(year, month)[1] if last else 1
        return datetime.date(year, month, day).toordinal()
    except (ValueError, IndexError):
        return None


def _news_days(published: str | None, status: Status) -> Days | None:
    """When an event without a date most likely happened: news is of the day before or of the day."""
    day = _edge(published[:10], last=True) if published else None
    if day is None:
        return None
    ahead = _ANNOUNCED_AHEAD if status is Status.PLANNED else 0
    return Days(first=day - (0 if ahead else _BEFORE_NEWS), last=day + ahead, told=False)
