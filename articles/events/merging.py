"""Many tellings in one article, one event: frames that report the same are joined."""

from __future__ import annotations

from gazetteer import Kind, Place

from ..actors.naming import Naming
from ..annotations.document import ActorMention
from ..language.triggers import Sense
from ..model import ActorKind, EventKind, Precision, Status
from ..reports.frames import Frame
from ..toponyms.geography import distance_km
from .clusters import Cluster, Clusters, named
from .lookup import WIDE

__all__ = [
    "dates_agree",
    "join",
    "merge_frames",
    "people_agree",
    "placed",
    "same_place",
]

_NEAR_KM = 25.0
"""A city, its airport and its suburbs are one destination."""
_TOWN_PEOPLE, _TOWNS_KM = 100_000, 1.0
"""People of a town that has no suburbs of its own, and how near another such place with another name is only
a part of it: villages that soldiers go through one after the other lie 3 km apart."""
_AIRPORT = "airport"
_AIRPORT_KM = 45.0
"""Large airports lie farther out than suburbs: Riyadh's 35 km."""
_WITHIN_KM = 250.0
"""A place lies in a region whose middle is nearer than this: «الصحراء», «دارفور»."""
_PROVINCE = "adm1"
_WITHIN_PROVINCE_KM = 150.0
"""The same for provinces, which lie side by side."""
_STOPS = frozenset({Sense.VISIT, Sense.TOUR})
"""Senses of a stop on a tour: who visits a wall or a museum is on a visit to the country besides."""
_STAY = frozenset({EventKind.VISIT, EventKind.MEETING})
_MOVEMENT, _MEETING = EventKind.MOVEMENT, EventKind.MEETING
_LEAVE, _DENIED = Sense.LEAVE, Status.DENIED
_POI, _COUNTRY = Kind.POI, Kind.COUNTRY


def merge_frames(frames: list[Frame], naming: Naming) -> Clusters:
    """The events of frames that tell the same; frames without any place are left to `settle`."""
    clusters = Clusters(naming)
    for frame in frames:
        if placed(frame):
            join(clusters, frame, naming)
    return clusters


def join(clusters: Clusters, frame: Frame, naming: Naming) -> None:
    """Add a frame to the first cluster that tells the same event, else to a new one."""
    like = clusters.leading_as(frame)
    people = named(frame, naming) if like else []
    for number in like:
        if _same(clusters[number], frame, people, naming):
            clusters.add(number, frame)
            return
    clusters.open(frame)


def placed(frame: Frame) -> bool:
    """Whether a frame can be put on a map; «استقبل وفدا من الغابون» says of whom, not from where he came."""
    if frame.kind is _MOVEMENT or frame.sense is _LEAVE:
        return bool(frame.destination or frame.origin or frame.via)
    return bool(frame.destination)


def _same(cluster: Cluster, frame: Frame, people: list[ActorMention], naming: Naming) -> bool:
    """Whether a frame tells the event of a cluster: kind, place, people, date and status agree; `people` are
    those whom the frame names."""
    for member in cluster.frames:
        if _elsewhere(member, frame) or _others(member, frame, naming):
            return False
    if _strangers(cluster, frame, people, naming):
        return False
    peopled = [member for member in cluster.frames if member.movers] or cluster.frames
    return any(_agree(member, frame, naming) for member in peopled)


def _elsewhere(one: Frame, other: Frame) -> bool:
    """Whether both lead to places that cannot be one; two towns of a country that a third frame names stay
    two."""
    where, there = one.destination, other.destination
    if where is None or there is None:
        return False
    return not same_place(where.place, there.place) or _sight_of(one, other) or _sight_of(other, one)


def _others(one: Frame, other: Frame, naming: Naming) -> bool:
    """Whether both tell of what moves, and not of the same: «طائرة» and «سفينة», «قافلة» and «قافلة
    ثانية»."""
    if one.kind is not _MOVEMENT or other.kind is not _MOVEMENT:
        return False
    return bool(one.movers and other.movers) and naming.distinct(one.movers[0], other.movers[0])


def _sight_of(one: Frame, other: Frame) -> bool:
    """Whether one tells a sight or site that is visited in the country that the other leads to."""
    if one.sense not in _STOPS or one.destination is None or other.destination is None:
        return False
    where, there = one.destination.place, other.destination.place
    return where is not None and there is not None and where.kind is _POI and there.kind is _COUNTRY


def _strangers(cluster: Cluster, frame: Frame, people: list[ActorMention], naming: Naming) -> bool:
    """Whether both name people and none of them is the same; of two meetings, whether each names somebody
    that the other does not."""
    mine = cluster.people
    if not mine or not people:
        return False
    if cluster.kind is _MEETING and frame.kind is _MEETING:
        return _lacks(mine, people, naming) and _lacks(people, mine, naming)
    others = (*people, *frame.movers)  # «في استقبال الرئيس الأسد الشيخ محمد»: he is told by his office
    return not any(naming.same(a, b) for a in mine for b in others)


def _lacks(some: list[ActorMention], others: list[ActorMention], naming: Naming) -> bool:
    """Whether one of the others is none of some."""
    return any(not any(naming.same(person, known) for known in some) for person in others)


def _agree(one: Frame, other: Frame, naming: Naming) -> bool:
    if one.group == other.group or (one.kind in _STAY) is not (other.kind in _STAY):
        return False
    if _MEETING is one.kind is other.kind and _unlike(one, other):
        return False
    denied = one.status is not other.status and (one.status is _DENIED or other.status is _DENIED)
    if denied and not _told_with(one, other):
        return False
    if not _places_agree(one, other) or not dates_agree(one, other):
        return False
    return people_agree(one, other, naming)


def _unlike(one: Frame, other: Frame) -> bool:
    """Whether of two meetings told in different sentences one is over and the other to come, and nobody is
    told to be at both."""
    over = {one.status, other.status} == {Status.HAPPENED, Status.PLANNED}
    return over and one.sentence != other.sentence and not (one.movers and other.movers)


def _told_with(one: Frame, other: Frame) -> bool:
    """«كان يفترض أن يعقدا قمة في باريس لكنها ألغيت»: the verb and the noun of one sentence are one event."""
    where, there = one.destination, other.destination
    return one.sentence == other.sentence and where is not None and where is there


def _places_agree(one: Frame, other: Frame) -> bool:
    if (one.destination is None) is not (other.destination is None):
        return False
    if one.destination is not None and other.destination is not None:
        return same_place(one.destination.place, other.destination.place)
    if one.origin is not None and other.origin is not None:
        return same_place(one.origin.place, other.origin.place)
    return [via.place for via in one.via] == [via.place for via in other.via] and not (
        one.origin or other.origin
    )


def same_place(one: Place | None, other: Place | None) -> bool:
    """Whether two places may be one: equal, near, or one the country or region around the other."""
    if one is None or other is None:
        return False
    if one.id == other.id:
        return True
    if one.country is not None and one.country == other.country:
        if one.kind is _COUNTRY or other.kind is _COUNTRY:
            return True
        if one.feature == other.feature == _PROVINCE:
            return False
        if one.kind in WIDE or other.kind in WIDE:
            provinces = _PROVINCE in (one.feature, other.feature)
            return distance_km(one, other) <= (_WITHIN_PROVINCE_KM if provinces else _WITHIN_KM)
    if _are_towns(one, other):
        return distance_km(one, other) <= _TOWNS_KM
    airport = _AIRPORT in (one.feature, other.feature)
    return distance_km(one, other) <= (_AIRPORT_KM if airport else _NEAR_KM)


def _are_towns(one: Place, other: Place) -> bool:
    """«اقتحمت القوات بيتا، كما اقتحمت حوارة»: small towns are neighbours, not one place, however near."""
    return all(place.kind is Kind.CITY and place.population < _TOWN_PEOPLE for place in (one, other))


def dates_agree(one: Frame, other: Frame) -> bool:
    """Days known from both sides must touch; a month or year must contain the other."""
    if one.date is None or other.date is None or one.date.begin is None or other.date.begin is None:
        return _symbols_agree(one, other)
    if Precision.VAGUE in (one.date.precision, other.date.precision):
        return True
    a, b = (
        (one.date.begin, one.date.until or one.date.begin),
        (other.date.begin, other.date.until or other.date.begin),
    )
    return a[0][: len(b[1])] <= b[1][: len(a[0])] and b[0][: len(a[1])] <= a[1][: len(b[0])]


def _symbols_agree(one: Frame, other: Frame) -> bool:
    """Without a calendar two symbolic values of one kind contradict each other; «الأسبوع الماضي» and
    «10 فبراير» may be the same."""
    if one.date is None or other.date is None:
        return True
    a, b = one.date.symbolic, other.date.symbolic
    return not a or not b or a == b or _relative(a) is not _relative(b)


def _relative(symbol: str) -> bool:
    """Whether a symbolic value counts from the publication or is a bare weekday."""
    return symbol.startswith(("P", "@", "XXXX-W"))


def people_agree(one: Frame, other: Frame, naming: Naming) -> bool:
    if not one.movers or not other.movers:
        return True
    if _held_during(one, other) and not (named(one, naming) and named(other, naming)):
        return True
    mine, theirs = (*one.movers, *one.hosts), (*other.movers, *other.hosts)
    if any(naming.same(a, b) for a in mine for b in theirs):
        return True
    return _loose(one.movers[0], other.movers[0])


def _held_during(one: Frame, other: Frame) -> bool:
    """«زار الدوحة حيث شارك في قمة الدول المصدرة», «بدأ الرئيس أول زيارة يقوم بها رئيس»: a meeting or a visit
    of somebody that one sentence tells with a visit to the place."""
    if one.sentence != other.sentence or not {one.kind, other.kind} <= _STAY:
        return False
    return one.kind is not other.kind or _somebody(one) or _somebody(other)


def _somebody(frame: Frame) -> bool:
    """Whether only an office without name or article is told: «رئيس أمريكي»."""
    return all(
        mover.kind is ActorKind.PERSON and not mover.named and not mover.definite for mover in frame.movers
    )


def _loose(one: ActorMention, other: ActorMention) -> bool:
    """A definite description of the same nationality may stand for a person or a delegation, and one crowd
    for another («المهاجرين», «اللاجئين»)."""
    if one.named and other.named:
        return False
    if one.crowd and other.crowd and one.definite and other.definite:
        return one.country == other.country
    if ActorKind.GOODS in (one.kind, other.kind) or ActorKind.FORCE in (one.kind, other.kind):
        return one.kind is other.kind and one.country == other.country
    return one.country is not None and one.country == other.country
