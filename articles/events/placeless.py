"""Reports without a place: they add to what was told of the same people, or borrow the place they speak
of."""

from __future__ import annotations

from collections.abc import Callable

from gazetteer import Place, changed

from ..actors.naming import Naming
from ..annotations.document import Document
from ..language.rules import Rule
from ..language.triggers import Sense
from ..language.wordclasses import WordClass
from ..model import EventKind, Status
from ..reports.frames import Frame
from ..reports.indoors import is_indoors
from ..reports.seats import Seats
from .clusters import Cluster, Clusters
from .merging import join, people_agree, placed

__all__ = ["settle"]

_COMES_FROM = frozenset({Sense.LEAVE, Sense.RETURN, Sense.ARRIVE})
_OVER = WordClass.AFTERMATH | WordClass.AFTER | WordClass.ENDING
"""Words before a visit that say it to be over: «بعد زيارة», «في ختام زيارة»."""


def settle(
    clusters: Clusters,
    frames: list[Frame],
    naming: Naming,
    document: Document,
    exact: Callable[[str], tuple[Place, ...]],
) -> None:
    """Give each frame without place to an event, in text order; new events are added to `clusters`. `exact`
    gives the places of a name."""
    leaving, seats = _departures(clusters), Seats(document, naming, exact)
    for frame in frames:
        if placed(frame) or _of_place_left(clusters, leaving, frame, naming, document):
            continue
        if _earlier(clusters, frame, naming) or _attach(clusters, frame, naming, document):
            continue
        _seat(clusters, frame, naming, seats)


def _departures(clusters: Clusters) -> dict[tuple[int, int], list[Frame]]:
    """The frames that tell that a place is left, by their sentence."""
    found: dict[tuple[int, int], list[Frame]] = {}
    for cluster in clusters:
        for frame in cluster.frames:
            if frame.sense in _COMES_FROM and frame.origin is not None:
                found.setdefault(frame.sentence, []).append(frame)
    return found


def _of_place_left(
    clusters: Clusters,
    leaving: dict[tuple[int, int], list[Frame]],
    frame: Frame,
    naming: Naming,
    document: Document,
) -> bool:
    """«غادر الوزير الدوحة بعد زيارة استمرت يومين»: who leaves after a visit has visited what he leaves, also
    where the article says where he goes («عاد إلى بلاده قادما من الدوحة بعد زيارة»)."""
    if frame.sense is not Sense.VISIT or frame.status is Status.DENIED:
        return False
    told = leaving.get(frame.sentence, ())
    over = document.is_(frame.token - 1, _OVER)
    left = next((one for one in told if one.token < frame.token and _was_there(one, over=over)), None)
    if left is None or not people_agree(left, frame, naming):
        return False
    movers = left.movers or frame.movers
    stay = changed(frame, kind=EventKind.VISIT, movers=movers, destination=left.origin, group=frame.token)
    join(clusters, stay, naming)
    return True


def _was_there(frame: Frame, *, over: bool) -> bool:
    """Whether who leaves a place was a visitor there: he goes nowhere that is told, or what is `over` was his
    visit to a country not his own."""
    if frame.destination is None:
        return frame.sense is Sense.LEAVE
    left, goal = frame.origin, frame.destination
    if not over or left is None or left.place is None or goal.place is None:
        return False
    own = frame.movers[0].country if frame.movers else None
    return left.place.country not in (None, own, goal.place.country)


def _earlier(clusters: Clusters, frame: Frame, naming: Naming) -> bool:
    """«كما قام بزيارة سابقة مطلع العام»: another visit of the same people to where they are now."""
    if not frame.earlier or frame.sense is not Sense.VISIT or frame.date is None or not frame.movers:
        return False
    alike = (clusters[number] for number in clusters.peopled_as(frame))
    now = next((stay for stay in alike if _stay_of(stay, frame, naming)), None)
    if now is None:
        return False
    clusters.open(changed(frame, destination=now.head.destination))
    return True


def _stay_of(cluster: Cluster, frame: Frame, naming: Naming) -> bool:
    head = cluster.head
    visit = cluster.kind is EventKind.VISIT and head.destination is not None and head.token < frame.token
    return visit and people_agree(head, frame, naming)


def _seat(clusters: Clusters, frame: Frame, naming: Naming, seats: Seats) -> None:
    """Put a reception without place where the host resides, unless the guest's stay is told elsewhere; who
    only comes to see him makes no journey: «استقبل الوالي المواطنين»."""
    seat = seats.of(frame)
    if seat is None:
        return
    alike = (clusters[number] for number in clusters.peopled_as(frame))
    stays = (cluster for cluster in alike if cluster.kind is not EventKind.MOVEMENT)
    if not any(people_agree(stay.head, frame, naming) for stay in stays):
        kind = frame.kind if frame.kind is EventKind.MEETING else EventKind.VISIT
        clusters.open(changed(frame, kind=kind, destination=seat, seated=True))


def _attach(clusters: Clusters, frame: Frame, naming: Naming, document: Document) -> bool:
    """Give a frame without place to the last event of its people told before it; whether there is one."""
    if frame.status is Status.DENIED or not frame.movers:
        return False
    told = (clusters[number] for number in reversed(clusters.peopled_as(frame)))
    event = next((cluster for cluster in told if _tells_of(cluster, frame, naming)), None)
    if event is not None and _one_of_several(clusters, event, frame, document):
        return True
    if event is not None:
        event.frames.append(_undated_return(event, frame))
        event.judge()
    return event is not None


def _one_of_several(clusters: Clusters, event: Cluster, frame: Frame, document: Document) -> bool:
    """«زار مصانع في طنجة والدار البيضاء، والتقى مسؤولين في الوزارة»: who meets in a house whose town is not
    told, after a visit to several places, need not meet at the last of them."""
    if frame.sense is not Sense.MEET or not is_indoors(document, frame.token):
        return False
    group = event.head.group
    return any(other is not event and other.head.group == group for other in clusters)


def _undated_return(event: Cluster, frame: Frame) -> Frame:
    """«زار مدريد، على أن يعود الجمعة»: the day on which somebody goes home is not that of his visit."""
    if frame.sense is not Sense.RETURN or event.head.sense is Sense.RETURN:
        return frame
    return changed(frame, date=None)


def _tells_of(cluster: Cluster, frame: Frame, naming: Naming) -> bool:
    """Whether an event told before a frame is no movement and of the same people; an arrival may be told
    right after the welcome («كان في استقبال الرئيس لدى وصوله إلى»)."""
    welcome = frame.rule.endswith(Rule.WELCOMED) and cluster.head.sentence == frame.sentence
    if cluster.kind is EventKind.MOVEMENT or (cluster.head.token > frame.token and not welcome):
        return False
    if frame.sense is Sense.RECEIVE and _hosted_by_traveller(cluster, frame, naming):
        return False
    return people_agree(cluster.head, frame, naming)


def _hosted_by_traveller(cluster: Cluster, frame: Frame, naming: Naming) -> bool:
    """Whether who receives is the one who travels in that event: he receives elsewhere."""
    return any(naming.same(host, mover) for host in frame.hosts for mover in cluster.head.movers)
