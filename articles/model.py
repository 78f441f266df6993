"""The records a reading is made of. Every span is counted in Unicode code points of the article's text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gazetteer import Place, Resolution, quickly_made

__all__ = [
    "Actor",
    "ActorKind",
    "ArticleInfo",
    "Aspect",
    "DateExpression",
    "Event",
    "EventAlternative",
    "EventKind",
    "PlaceMention",
    "PlaceRef",
    "Precision",
    "Reading",
    "Rejected",
    "Span",
    "Status",
]


class EventKind(StrEnum):
    """A visit, a meeting, or a movement of people, forces or goods."""

    VISIT = "visit"
    MEETING = "meeting"
    MOVEMENT = "movement"


class Status(StrEnum):
    """Whether it happened, is planned, is only alleged, or is said not to have happened."""

    HAPPENED = "happened"
    PLANNED = "planned"
    ALLEGED = "alleged"
    DENIED = "denied"


class ActorKind(StrEnum):
    """Who or what moves."""

    PERSON = "person"
    GROUP = "group"
    FORCE = "force"
    GOODS = "goods"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    VAGUE = "vague"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the article; `text` is always `article[start:end]`."""

    start: int
    end: int
    text: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """A time expression and what it resolves to.

    `begin` and `until` are ISO 8601 dates with the precision that is known (`2020-12-27`, `2020-12`, `2020`),
    None where the article does not allow it (no publication date). `basis` says where the resolution comes
    from (`explicit`, `published`, `weekday`, `event`, …); `symbolic` is the unresolved value (`P-1D`,
    `XXXX-12-27`).
    """

    span: Span
    begin: str | None
    until: str | None
    precision: Precision | None
    basis: str
    symbolic: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place name in the article and what it means; `metonym` where it stands for a government."""

    span: Span
    resolution: Resolution
    metonym: bool = False


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """A place as an argument of an event: stated (`span` is where) or inferred (`why` says from what)."""

    place: Place | None
    span: Span | None
    confidence: float
    inferred: bool = False
    why: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who moves, meets or receives: `name` and `title` are exact words of the article.

    `named` tells a personal name from a description («وفد أمني»); `country` is the ISO 3166-1 alpha-2 code of
    the nationality that the words tell, None where they tell none.
    """

    name: str
    title: str | None
    kind: ActorKind
    span: Span
    named: bool = False
    country: str | None = None


class Aspect(StrEnum):
    """What reports of one event may disagree about; WHENCE is where it set out."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    WHENCE = "whence"
    HOW_MANY = "how_many"
    WHETHER = "whether"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventAlternative:
    """What another report in the same article says otherwise.

    `value` says it in a word: a name, an ISO date (two with a slash between for a range), a status; `span`
    are the words of the article, `evidence` the sentence. `place` and `date` are there where they differ.
    """

    aspect: Aspect
    value: str
    span: Span
    evidence: Span
    place: PlaceRef | None = None
    date: DateExpression | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One real-world visit, meeting or movement as this article tells it.

    `trigger` is the word that reports it, `evidence` every sentence that does. `reasons` name the rules that
    read it: a row of triggers.tsv and a member of `articles.language.rules.Rule`, as in `zara/verb-subject`.
    `alternatives` are what some of its reports say otherwise.
    """

    kind: EventKind
    status: Status
    actors: tuple[Actor, ...]
    hosts: tuple[Actor, ...]
    destination: PlaceRef | None
    origin: PlaceRef | None
    via: tuple[PlaceRef, ...]
    date: DateExpression | None
    trigger: Span
    evidence: tuple[Span, ...]
    confidence: float
    attributed_to: str | None = None
    reasons: tuple[str, ...] = ()
    alternatives: tuple[EventAlternative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleInfo:
    """The article itself: `id` is a hash of its content, `published` an ISO date or None."""

    id: str
    text: str
    title: str | None
    published: str | None
    published_inferred: bool
    language: str
    url: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """What a reader's source stated and the article does not bear out: `what` it was meant to be (`event`,
    `place`, `date`, `actor`), and the words; `model` where a whole answer was of no use, and why."""

    what: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one article says: place mentions in text order, events most important first.

    `rejected` is what a language model stated and the article does not say; the rules alone reject nothing.
    """

    article: ArticleInfo
    places: tuple[PlaceMention, ...]
    events: tuple[Event, ...]
    rejected: tuple[Rejected, ...] = ()
