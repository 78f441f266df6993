"""The records of merging across articles: a telling, what comparing two finds, and the event they tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..model import ActorKind, Aspect, DateExpression, Event, EventKind, PlaceRef, Status

__all__ = [
    "Alternative",
    "Aspect",
    "Comparison",
    "Disagreement",
    "Finding",
    "Link",
    "MergedEvent",
    "Party",
    "Telling",
]


class Finding(StrEnum):
    """What comparing two tellings may find; findings.tsv says how much each speaks for one event."""

    SAME_NAME = "same_name"
    SAME_SURNAME = "same_surname"
    NAME_VARIANT = "name_variant"
    SURNAME_VARIANT = "surname_variant"
    FIRST_NAME = "first_name"
    SAME_OFFICE = "same_office"
    SAME_GROUP = "same_group"
    SAME_NATION = "same_nation"
    UNLIKE_GROUPS = "unlike_groups"
    UNLIKE_KINDS = "unlike_kinds"
    SECOND_PERSON = "second_person"
    SAME_HOST = "same_host"
    TOLD_APART = "told_apart"
    STRANGERS = "strangers"
    OTHER_PARTNERS = "other_partners"
    NOBODY_SHARED = "nobody_shared"
    SAME_PLACE = "same_place"
    NEAR_PLACE = "near_place"
    WITHIN_REGION = "within_region"
    WITHIN_COUNTRY = "within_country"
    SAME_REGION = "same_region"
    SAME_COUNTRY = "same_country"
    SAME_START = "same_start"
    OTHER_START = "other_start"
    ELSEWHERE = "elsewhere"
    SAME_DAY = "same_day"
    SAME_DAYS = "same_days"
    SAME_WEEK = "same_week"
    SAME_MONTH = "same_month"
    SAME_PERIOD = "same_period"
    NEAR_DAYS = "near_days"
    NEXT_DAY = "next_day"
    WITHIN_LONG_PERIOD = "within_long_period"
    NEWS_OF_THE_DAY = "news_of_the_day"
    NEWS_OF_THE_WEEK = "news_of_the_week"
    OTHER_TIME = "other_time"
    NO_TIME = "no_time"
    SAME_KIND = "same_kind"
    VISIT_OR_MEETING = "visit_or_meeting"
    VISIT_OR_MOVEMENT = "visit_or_movement"
    MEETING_OR_MOVEMENT = "meeting_or_movement"
    SAME_STATUS = "same_status"
    ANNOUNCED_AND_DONE = "announced_and_done"
    DOUBTED = "doubted"
    DENIED_BY_ONE = "denied_by_one"
    CALLED_OFF_BEFORE = "called_off_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event as one article tells it.

    `id` and `article` are hashes of content: the same article of the same outlet gives the same ones whenever
    it is read. `outlet` is the source the reading names, else the address, else None. `published` is an ISO
    date or None.
    """

    id: str
    article: str
    outlet: str | None
    published: str | None
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two tellings compared: the findings, their weights added up, and whether one of them forbids that both
    are one event."""

    weight: float
    apart: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two tellings (by their ids) are told of one event."""

    one: str
    other: str
    weight: float
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who took part: all names and titles the tellings give, the fullest and most frequent first;
    `tellings` are the ids of those that name them."""

    names: tuple[str, ...]
    titles: tuple[str, ...]
    kind: ActorKind
    country: str | None
    tellings: tuple[str, ...]

    @property
    def name(self) -> str:
        """The fullest name."""
        return self.names[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One answer and the ids of the tellings that give it."""

    value: str
    tellings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What tellings say differently: at least two answers, that of most tellings first."""

    aspect: Aspect
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedEvent:
    """One real-world event with every report of it.

    The most precise place and date and the fullest names stand for it; what tellings say otherwise is in
    `disagreements`. Spans in places and date count letters of the article that gave them; to quote, go by the
    tellings. `tellings` are in the order of publication. `id` is that of the first of them: it stays
    when later reports join. `sources` counts the outlets (articles where they name none). `links` hold the
    features of every merge: one less than there are different tellings.
    """

    id: str
    kind: EventKind
    status: Status
    actors: tuple[Party, ...]
    hosts: tuple[Party, ...]
    destination: PlaceRef | None
    origin: PlaceRef | None
    via: tuple[PlaceRef, ...]
    date: DateExpression | None
    tellings: tuple[Telling, ...]
    sources: int
    confidence: float
    disagreements: tuple[Disagreement, ...]
    links: tuple[Link, ...]
