"""Why an article was read as it was: what every place, event and date was read from, and by which rule."""

from .explain import explain
from .model import (
    About,
    CandidateReasons,
    Counted,
    EventReasons,
    Explanation,
    Ground,
    How,
    Phrase,
    PlaceReasons,
    Retelling,
    RuleUse,
    Vote,
    Weight,
)
from .outline import outline

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
    "explain",
    "outline",
]
