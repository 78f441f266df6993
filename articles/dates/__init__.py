"""Time expressions of Arabic news: found, and resolved against the publication date."""

from .finding import find_dates
from .model import (
    Anchor,
    Bound,
    CalendarPoint,
    DayPart,
    Edge,
    Portion,
    PublishedGuess,
    Shift,
    TimeExpression,
    TimeKind,
    Unit,
)
from .publication import clock, infer_published, stamped
from .relating import anchored, extended
from .resolving import resolve

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
    "anchored",
    "clock",
    "extended",
    "find_dates",
    "infer_published",
    "resolve",
    "stamped",
]
