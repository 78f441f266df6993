"""One event, many tellings: the same real-world event as several outlets report it.

>>> events = merge(readings)                                        # doctest: +SKIP
>>> events[0].sources, events[0].disagreements                      # doctest: +SKIP
(3, ())
"""

from .actor_index import ActorEntry, ActorIndex, TitleUse
from .comparing import compare
from .deciding import decide
from .merge import Changes, add, merge, take_back
from .model import (
    Alternative,
    Aspect,
    Comparison,
    Disagreement,
    Finding,
    Link,
    MergedEvent,
    Party,
    Telling,
)
from .profiles import article_key, tellings_of
from .shelf import MemoryShelf, Shelf, keys_of
from .weights import reason

__all__ = [
    "ActorEntry",
    "ActorIndex",
    "Alternative",
    "Aspect",
    "Changes",
    "Comparison",
    "Disagreement",
    "Finding",
    "Link",
    "MemoryShelf",
    "MergedEvent",
    "Party",
    "Shelf",
    "Telling",
    "TitleUse",
    "add",
    "article_key",
    "compare",
    "decide",
    "keys_of",
    "merge",
    "reason",
    "take_back",
    "tellings_of",
]
