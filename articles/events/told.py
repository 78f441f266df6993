"""The events of an article as it tells them: what their dates are read from, each looked up once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer import quickly_made

from ..actors.naming import Naming
from ..annotations.document import Document
from ..model import DateExpression, EventKind, Status
from ..reports.frames import Frame
from ..reports.timing import told_earlier
from .clusters import Cluster
from .events import status_of
from .merging import same_place

__all__ = ["Told", "goes_on_from_earlier", "is_done", "leads_to", "sentences_of", "shared", "tell"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event: its first report, the number of the sentence of that, and the date where it has one.

    `earlier` says that it had happened before what the article tells («وكان قد زار»).
    """

    frames: Sequence[Frame]
    head: Frame
    kind: EventKind
    status: Status
    sentence: int
    earlier: bool
    date: DateExpression | None = None


def sentences_of(document: Document) -> list[tuple[int, int]]:
    """The sentences that have words."""
    sentences = document.tokens.sentences
    return [(first, stop) for first, stop in sentences if any(document.is_word[first:stop])]


def tell(
    document: Document, cluster: Cluster, sentences: list[tuple[int, int]], date: DateExpression | None
) -> Told:
    """What is told of a cluster."""
    head = cluster.head
    return Told(
        frames=cluster.frames,
        head=head,
        kind=cluster.kind,
        status=status_of(cluster),
        sentence=bisect_left(sentences, head.sentence),
        earlier=told_earlier(document, head.token),
        date=date,
    )


def is_done(status: Status) -> bool:
    """Whether it is told as past; what is announced may be told again as put off."""
    return status not in (Status.PLANNED, Status.DENIED)


def shared(naming: Naming, one: Frame, other: Frame) -> bool:
    """Whether somebody moves in both reports."""
    return any(naming.same(a, b) for a in one.movers for b in other.movers)


def goes_on_from_earlier(naming: Naming, earlier: Sequence[Told], told: Told) -> bool:
    """«وكان الوفد زار فاس. وفي طنجة زار الميناء»: what goes on from events that had happened before."""
    before = (other for other in earlier if other.sentence <= told.sentence)
    return any(shared(naming, told.head, other.head) for other in before)


def leads_to(one: Frame, other: Frame) -> bool:
    """Whether one report leads to where the other comes from."""
    if one.destination is None or other.origin is None:
        return False
    return same_place(one.destination.place, other.origin.place)
