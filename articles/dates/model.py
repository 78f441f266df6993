"""What a time expression says before it is set against a calendar."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from gazetteer import quickly_made

from ..model import Precision, Span

__all__ = [
    "Anchor",
    "Bound",
    "CalendarPoint",
    "DayPart",
    "Edge",
    "Portion",
    "PublishedGuess",
    "Shift",
    "TimeExpression",
    "TimeKind",
    "Unit",
]


class TimeKind(StrEnum):
    """How an expression names its time."""

    DAY = "day"  # 12 فبراير, 27/12/2020
    WEEKDAY = "weekday"  # الأحد المقبل
    MONTH = "month"  # نوفمبر الماضي
    YEAR = "year"  # عام 2013
    SEASON = "season"  # صيف 2019
    DECADE = "decade"  # ثمانينيات القرن الماضي
    RANGE = "range"  # من 10 إلى 12 فبراير, يومي السبت والأحد
    DEICTIC = "deictic"  # أمس, اليوم الأحد
    PERIOD = "period"  # الأسبوع الماضي, مطلع العام
    OFFSET = "offset"  # قبل أسبوع, بعد يومين
    STRETCH = "stretch"  # الأيام الثلاثة الماضية
    WITHIN = "within"  # خلال يومين
    DURATION = "duration"  # تستغرق يومين: no date, but how long; bound before where it is over
    ANAPHOR = "anaphor"  # في ذلك العام, اليوم التالي
    VAGUE = "vague"  # مؤخرا


class Unit(StrEnum):
    """Units of time, shortest first."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class DayPart(StrEnum):
    """Which part of the day."""

    DAWN = "dawn"
    MORNING = "morning"
    DAY = "day"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Edge(StrEnum):
    """Which end of a week, a month or a year; `rest` is what is left of it."""

    START = "start"
    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    END = "end"
    REST = "rest"


class Bound(StrEnum):
    """How the time bounds what is told: at it, since it or what was then, until, by, before or after it."""

    AT = "at"
    SINCE = "since"
    SINCE_THEN = "since-then"  # منذ توليه منصبه في مايو
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPoint:
    """A calendar date with gaps; `lunar` in the Islamic calendar.

    `weekday` is an ISO number. `relation` says which one of the named month, weekday or season is meant (-1
    the last, 0 the running, 1 the next); the shifts count from the day, week, month and year of publication
    (أمس, من الأسبوع الماضي, من الشهر المقبل, من هذا العام).
    """

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    relation: int | None = None
    day_shift: int | None = None
    week_shift: int | None = None
    month_shift: int | None = None
    year_shift: int | None = None
    lunar: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units into the past (`sign` -1) or the future (1); `count` None for a plural without number."""

    count: int | None
    unit: Unit
    sign: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """The `index`-th of `parts` equal parts of a year, or the `index`-th week of a month (-1 the last)."""

    index: int
    parts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a relative time hangs on: the event named at offset `at` (زيارة in بعد أسبوع من زيارة)."""

    kind: str
    at: int


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression as the article puts it, not yet resolved.

    `rule` names the rule that found it, `symbolic` is its value without a point of reference (`XXXX-12-27`,
    `P-1W`). `stamp` marks the date line of a page, which dates the article and nothing in it (see
    `stamped`). `in_quote` is for the caller to set: inside a quotation أمس counts from the speech, not from
    the publication. `antecedent` is what an anaphor points back to.
    """

    span: Span
    kind: TimeKind
    precision: Precision
    rule: str
    symbolic: str = ""
    first: CalendarPoint | None = None
    last: CalendarPoint | None = None
    shift: Shift | None = None
    portion: Portion | None = None
    edge: Edge | None = None
    part: DayPart | None = None
    bound: Bound = Bound.AT
    window: tuple[int, int] | None = None
    anchor: Anchor | None = None
    antecedent: TimeExpression | None = None
    in_quote: bool = False
    stamp: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedGuess:
    """A publication date read from the article itself: how sure (0 to 1), why, and what span tells it."""

    date: datetime.date
    confidence: float
    reason: str
    span: Span
