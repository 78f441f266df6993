"""What other reports of the article say of an event."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Aspect, Event, EventAlternative
from .case import ground
from .model import About, Ground, How
from .words import Speech

__all__ = ["otherwise"]

_ABOUT = {
    Aspect.WHO: About.ACTOR,
    Aspect.HOW_MANY: About.ACTOR,
    Aspect.WHEN: About.DATE,
    Aspect.WHERE: About.DESTINATION,
    Aspect.WHENCE: About.ORIGIN,
    Aspect.WHETHER: About.STATUS,
}


def otherwise(event: Event, speech: Speech) -> Iterator[Ground]:
    """A ground for each contradiction that the event keeps."""
    for one in event.alternatives:
        reasons = (speech.phrase(f"otherwise_{one.aspect}"),)
        yield ground(
            speech,
            _ABOUT[one.aspect],
            _value(one, speech),
            How.STATED,
            reasons,
            span=one.span,
            sentence=one.evidence,
        )


def _value(one: EventAlternative, speech: Speech) -> str:
    return speech.words(f"status_{one.value}") if one.aspect is Aspect.WHETHER else one.value
