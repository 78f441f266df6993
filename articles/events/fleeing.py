"""Who travels in an article about people in flight, without any office, moves as they do: no visit."""

from __future__ import annotations

from ..actors.naming import Naming
from ..annotations.document import ActorMention, Document
from ..language.triggers import Sense
from ..language.wordclasses import WordClass
from .clusters import Cluster

__all__ = ["in_flight"]

_TRAVELS = frozenset({Sense.ARRIVE, Sense.GO, Sense.ENTER, Sense.LEAVE, Sense.FLEE})


def in_flight(document: Document, cluster: Cluster, person: ActorMention, naming: Naming) -> bool:
    """«رحلة لاجئ سوري … وصل العابد إلى النمسا»: the headline tells of refugees or migrants, and somebody
    without office only travels."""
    if not all(frame.sense in _TRAVELS for frame in cluster.frames):
        return False
    known = naming.person(person)
    if not known.named or (known.title is not None and not document.is_(known.title[0], WordClass.TRADE)):
        return False
    return document.having(WordClass.CROWD, 0, document.headline_stop) is not None
