"""Legs of one journey: a report that tells only its start or its way belongs to the one that tells its end.

«تم إجلاؤهم من اليمن … وصلوا إلى جيبوتي», «عبرت القافلة معبر رفح … ووصلت إلى غزة».
"""

from __future__ import annotations

from ..actors.naming import Naming
from ..language.triggers import Sense
from ..model import ActorKind, EventKind, Status
from ..reports.frames import Frame
from .clusters import Cluster, Clusters
from .merging import dates_agree, same_place

__all__ = ["join_legs"]

_NEAR = 90
"""Words between the reports of two legs: some three sentences of news."""


def join_legs(clusters: Clusters, naming: Naming) -> list[Cluster]:
    """The clusters, those that lead nowhere added to the journey of the same people where there is one.

    A bare arrival from somewhere is left out: where it leads is not told.
    """
    kept: list[Cluster] = []
    for cluster in clusters:
        whole = None
        if cluster.head.destination is None:
            alike = clusters.moved_as(cluster)
            whole = next(
                (number for number in alike if _one_journey(clusters[number], cluster, naming)), None
            )
        if whole is not None:
            for frame in cluster.frames:
                clusters.add(whole, frame)
        elif cluster.head.destination is not None or any(map(_tells_more, cluster.frames)):
            kept.append(cluster)
    return kept


def _tells_more(frame: Frame) -> bool:
    """Whether a report is more than a bare arrival: what came through a port was there."""
    return frame.sense is not Sense.ARRIVE or bool(frame.via)


def _one_journey(whole: Cluster, leg: Cluster, naming: Naming) -> bool:
    """Whether a report with a destination goes on with the leg: the same movers near by, from no other place
    and not back to where the leg begins. The stops of a tour are reached later than its start is left."""
    end, start = whole.head, leg.head
    if end.destination is None or whole.kind is EventKind.MEETING or end.sense is Sense.TOUR:
        return False
    if (end.status is Status.DENIED) is not (start.status is Status.DENIED):
        return False
    left = start.origin.place if start.origin else None
    if left is not None:
        others = [frame.origin for frame in whole.frames if frame.origin is not None]
        if same_place(left, end.destination.place) or any(not same_place(left, o.place) for o in others):
            return False
    if not _told_together(whole, leg) and not _left_again(whole, leg):
        return False
    return dates_agree(end, start) and _same_movers(whole, leg, naming)


def _told_together(whole: Cluster, leg: Cluster) -> bool:
    """Somebody who travels much leaves one place and reaches the next in one sentence, and so do soldiers
    that raid one town after the other; crowds, loads and forces are told of once, in a few sentences."""
    start, end = leg.head, whole.head
    raid = end.sense is Sense.ENTER and any(mover.kind is ActorKind.FORCE for mover in start.movers[:1])
    if raid or any(mover.kind is ActorKind.PERSON for mover in start.movers[:1]):
        return start.sentence == end.sentence and start.token < end.token
    return abs(end.token - start.token) <= _NEAR


def _left_again(whole: Cluster, leg: Cluster) -> bool:
    """«غادر الوزير بغداد إلى واشنطن … غادر الوزير بغداد على متن», «… لدى مغادرته مطار بغداد»: the start of
    somebody told once more, by the town or its airport."""
    start, end = leg.head.origin, whole.head.origin
    if start is None or end is None:
        return False
    somebody = any(mover.kind is ActorKind.PERSON for mover in leg.head.movers[:1])
    return leg.head.sense is Sense.LEAVE and somebody and same_place(start.place, end.place)


def _same_movers(whole: Cluster, leg: Cluster, naming: Naming) -> bool:
    """Whether somebody named the same moves in both."""
    return any(
        naming.same(one, other)
        for frame in whole.frames
        for one in frame.movers
        for start in leg.frames
        for other in start.movers
    )
