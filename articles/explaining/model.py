"""The records an explanation is made of. Every one carries words for an editor beside codes for programs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..model import Event, Span

__all__ = [
    "About",
    "CandidateReasons",
    "Counted",
    "EventReasons",
    "Explanation",
    "Ground",
    "How",
    "Phrase",
    "PlaceReasons",
    "Retelling",
    "RuleUse",
    "Vote",
    "Weight",
]


class About(StrEnum):
    """Which argument of an event a ground is of; `published` is that of the article."""

    KIND = "kind"
    STATUS = "status"
    ACTOR = "actor"
    HOST = "host"
    DESTINATION = "destination"
    ORIGIN = "origin"
    VIA = "via"
    DATE = "date"
    ATTRIBUTED_TO = "attributed_to"
    PUBLISHED = "published"


class How(StrEnum):
    """Told with the event; told of something else that it belongs to; or not told but concluded."""

    STATED = "stated"
    INHERITED = "inherited"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A code for programs and what it says to a reader."""

    code: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How a date was counted: the value of its words without a point of reference (`P-1D`, `XXXX-12-27`);
    the `anchor` they were set against (`published`, whose day is `anchor_day`, another event, the opening and
    so on; None for a date that is told in full); and the precision."""

    symbolic: str
    anchor: str | None
    anchor_day: str | None
    precision: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where one argument of an event comes from.

    `span` are the words of the article that say it, `sentence` is the sentence they stand in; both None for
    what is inferred from no single words. `counted` is there for dates.
    """

    about: About
    label: str
    value: str
    how: How
    how_words: str
    span: Span | None
    sentence: Span | None
    reasons: tuple[Phrase, ...]
    counted: Counted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleUse:
    """A rule by its name (`zara/verb-subject`: the word that reports, how its people were found), what it
    says, and sentences that it reads; a test reads each of them."""

    name: str
    words: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """One report of an event: the word that reports it, its sentence, the rule, and why it is taken for the
    event of the reports before it."""

    trigger: Span
    sentence: Span
    rule: RuleUse
    joined: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What speaks for (above 0) or against an event, in log odds."""

    code: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReasons:
    """Why an event was read: its arguments, its reports in text order, what some of them say otherwise, and
    what its confidence is made of."""

    event: Event
    heading: str
    grounds: tuple[Ground, ...]
    reports: tuple[Retelling, ...]
    otherwise: tuple[Ground, ...]
    confidence: float
    weights: tuple[Weight, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateReasons:
    """A place that a name may mean. `votes` is the share that its country has of the votes of all other
    names, from 0 to 1; `score` is what candidates are ranked by."""

    id: str
    name: str
    name_en: str
    kind: str
    country: str | None
    chosen: bool
    score: float | None
    votes: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceReasons:
    """Why a name was taken for a place; all its mentions that mean the same are `spans`. Candidates stand
    best first, the chosen one before them where there is one."""

    name: str
    spans: tuple[Span, ...]
    confidence: float
    metonym: bool
    reasons: tuple[str, ...]
    candidates: tuple[CandidateReasons, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A country that the article speaks for: its share of all votes, and the words that vote for it."""

    country: str
    name: str
    share: float
    told_by: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why an article was read as it was."""

    published: Ground
    votes: tuple[Vote, ...]
    places: tuple[PlaceReasons, ...]
    events: tuple[EventReasons, ...]
