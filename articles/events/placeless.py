"""Reports without a place: they add to what was told of the same people, or borrow the place they speak
of."""

from __future__ import annotations

from dataclasses import replace

from ..actors.naming import Naming
from ..language.triggers import Sense
from ..model import EventKind, Status
from ..reports.frames import Frame
from ..reports.seats import Seats
from .merging import Cluster, cluster_of, join, people_agree, placed

__all__ = ["settle"]


def settle(clusters: list[Cluster], frames: list[Frame], naming: Naming, seats: Seats) -> None:
    """Give each frame without place to an event, in text order; new events are added to `clusters`."""
    for frame in frames:
        if placed(frame) or _of_place_left(clusters, frame, naming) or _earlier(clusters, frame, naming):
            continue
        if _attach(clusters, frame, naming):
            continue
        _seat(clusters, frame, naming, seats)


def _of_place_left(clusters: list[Cluster], frame: Frame, naming: Naming) -> bool:
    """«غادر الوزير الدوحة بعد زيارة استمرت يومين»: who leaves after a visit has visited what he leaves."""
    if frame.sense is not Sense.VISIT or frame.status is Status.DENIED:
        return False
    told = (leaving for cluster in clusters for leaving in cluster.frames)
    left = next((leaving for leaving in told if _leaves(leaving, frame)), None)
    if left is None or left.origin is None or not people_agree(left, frame, naming):
        return False
    movers = left.movers or frame.movers
    stay = replace(frame, kind=EventKind.VISIT, movers=movers, destination=left.origin, group=frame.token)
    join(clusters, stay, naming)
    return True


def _leaves(leaving: Frame, visit: Frame) -> bool:
    """Whether a frame of the same sentence tells before the visit that a place is left."""
    earlier = leaving.sentence == visit.sentence and leaving.token < visit.token
    leads_nowhere = leaving.origin is not None and leaving.destination is None
    return earlier and leads_nowhere and leaving.sense is Sense.LEAVE


def _earlier(clusters: list[Cluster], frame: Frame, naming: Naming) -> bool:
    """«كما قام بزيارة سابقة مطلع العام»: another visit of the same people to where they are now."""
    if not frame.earlier or frame.sense is not Sense.VISIT or frame.date is None or not frame.movers:
        return False
    now = next((cluster for cluster in clusters if _stay_of(cluster, frame, naming)), None)
    if now is None:
        return False
    clusters.append(cluster_of(replace(frame, destination=now.head.destination), naming))
    return True


def _stay_of(cluster: Cluster, frame: Frame, naming: Naming) -> bool:
    head = cluster.head
    visit = cluster.kind is EventKind.VISIT and head.destination is not None and head.token < frame.token
    return visit and people_agree(head, frame, naming)


def _seat(clusters: list[Cluster], frame: Frame, naming: Naming, seats: Seats) -> None:
    """Put a reception without place where the host resides, unless the guest's stay is told elsewhere."""
    seat = seats.of(frame)
    told = any(
        cluster.kind is not EventKind.MOVEMENT and people_agree(cluster.head, frame, naming)
        for cluster in clusters
    )
    if seat is not None and not told:
        clusters.append(cluster_of(replace(frame, destination=seat, seated=True), naming))


def _attach(clusters: list[Cluster], frame: Frame, naming: Naming) -> bool:
    """Give a frame without place to the event of its people told before it; whether there is one."""
    if frame.status is Status.DENIED:
        return False
    best: Cluster | None = None
    for cluster in clusters:
        if cluster.kind is EventKind.MOVEMENT or cluster.head.token > frame.token:
            continue
        if people_agree(cluster.head, frame, naming) and frame.movers:
            best = cluster
    if best is not None:
        best.frames.append(frame)
        best.judge()
    return best is not None
