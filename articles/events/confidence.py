"""How sure it is that the article reports an event: a logistic model of what is known of it.

The weights are fitted by `evaluation/confidence.py` on annotated articles, which also prints, by
cross-validation over articles, how often events of each confidence were right. Right means that the article
reports such a stay or move at this place, whatever becomes of its date or its people.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from operator import attrgetter, mul

from gazetteer import Kind, quickly_made

from ..language.rules import Rule
from ..model import Event

__all__ = ["UNCERTAIN_BELOW", "Features", "confidence_of", "features_of", "weights_of"]

UNCERTAIN_BELOW = 0.6
"""An event below this is shown as uncertain: of those, about every second is not what the article says."""

_SPOTS = frozenset({Kind.CITY, Kind.DISTRICT, Kind.POI})
_STRONG = frozenset(
    {
        Rule.SUBJECT_VERB,
        Rule.VERB_SUBJECT,
        Rule.LATE_SUBJECT,
        Rule.GENITIVE,
        Rule.RECEIVED,
        Rule.EVENT,
        Rule.SUBJECT_MOVED,
        Rule.NOUN_OBJECT,
    }
)
_MOST_RULES = 3
_DIGITS = 2


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What tells for or against an event, each a number between 0 and 2."""

    ways: float
    """In how many further ways it is told: different rules that found its people."""
    grammar: float
    """Its people stand beside the trigger as grammar demands, and were not guessed."""
    nowhere: float
    """Only an origin or a way is told."""
    spot: float
    """It leads to a city or finer rather than to a country, a region or a sea."""
    host: float
    """Somebody receives."""
    foreigner: float
    """A traveller of another country than the one he comes to."""


_BIAS = 1.27
"""Log odds that all events begin with; fitted, see the module."""
_FITTED = Features(
    ways=0.74,
    grammar=0.27,
    nowhere=-1.05,
    spot=0.79,
    host=0.51,
    foreigner=0.68,
)
"""Log odds that each feature adds; fitted together with the bias."""
_NAMES = tuple(field.name for field in fields(Features))
_each = attrgetter(*_NAMES)


def features_of(event: Event) -> Features:
    """The features of an event as it is told."""
    rules = {reason.rpartition("/")[2] for reason in event.reasons}
    place = event.destination.place if event.destination else None
    return Features(
        ways=min(len(rules), _MOST_RULES) - 1,
        grammar=float(not _STRONG.isdisjoint(rules)),
        nowhere=float(event.destination is None),
        spot=float(place is not None and place.kind in _SPOTS),
        host=float(bool(event.hosts)),
        foreigner=float(event.origin is not None and event.origin.inferred),
    )


def confidence_of(event: Event) -> float:
    """The probability that the article reports this event, between 0 and 1, to two digits."""
    return round(1 / (1 + math.exp(-sum(weights_of(event).values()))), _DIGITS)


def weights_of(event: Event) -> dict[str, float]:
    """What each feature adds to the log odds that the event is told, and what all begin with (`bias`)."""
    added = map(mul, _each(_FITTED), _each(features_of(event)))
    return {"bias": _BIAS, **dict(zip(_NAMES, added, strict=True))}
