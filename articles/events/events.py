"""A cluster of frames becomes the event a reader sees, with its evidence and a confidence."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer import Kind, changed

from ..actors.naming import Naming
from ..annotations.document import ActorMention, Document, LocatedMention
from ..language.triggers import Sense
from ..messages import Message, message
from ..model import Actor, DateExpression, Event, EventKind, PlaceRef, Status
from ..reports.gatherings import gathered
from ..reports.kinds import is_home
from .alternatives import alternatives_of
from .clusters import Cluster
from .confidence import confidence_of
from .evidence import evidence
from .fleeing import in_flight
from .homes import Homes
from .receptions import received_at_home

__all__ = ["build_event", "status_of"]

_FINE = {
    Kind.POI: 0,
    Kind.DISTRICT: 1,
    Kind.CITY: 2,
    Kind.WATER: 3,
    Kind.OTHER: 3,
    Kind.REGION: 4,
    Kind.COUNTRY: 5,
}
_LEAVES = frozenset({Sense.LEAVE, Sense.RETURN})
_MOST_HOSTS = 8
"""Hosts of one event; longer lists are lists of participants."""
_INFERRED = 0.5
"""Confidence in an origin that only a nationality tells: ministers also travel on from a third country; and
in the seat of a host: some also receive elsewhere."""


def build_event(
    document: Document,
    cluster: Cluster,
    naming: Naming,
    homes: Homes,
    date: DateExpression | None,
    said: Sequence[str | None],
) -> Event:
    """The event of a cluster, on the date that was found for it, `said` being who says what at each token."""
    head = cluster.head
    destination = _finest([frame.destination for frame in cluster.frames if frame.destination])
    movers, hosts = _people(document, cluster, naming)
    reference = _seat(cluster, destination) or _reference(destination)
    kind, country = cluster.kind, reference.place.country if reference and reference.place else None
    if received_at_home(document, cluster, movers, country):
        kind, movers, hosts = EventKind.MEETING, [*hosts, *movers], []
    if kind is EventKind.VISIT and movers and _goes_home(cluster, naming.person(movers[0]), destination):
        kind = EventKind.MOVEMENT
    if kind is EventKind.VISIT and movers and in_flight(document, cluster, movers[0], naming):
        kind = EventKind.MOVEMENT
    home = homes.of(cluster, movers[0], country) if kind is EventKind.VISIT and movers else None
    event = Event(
        kind=kind,
        status=status_of(cluster),
        actors=_actors(movers, naming),
        hosts=_actors(hosts, naming)[:_MOST_HOSTS],
        destination=reference,
        origin=_reference(_origin(cluster)) or home,
        via=tuple(ref for via in _vias(cluster) if (ref := _reference(via)) is not None),
        date=date,
        trigger=document.tokens.span(head.token, head.token + 1),
        evidence=evidence(document, cluster),
        confidence=0.0,
        attributed_to=_attributed(document, cluster, said),
        reasons=tuple(dict.fromkeys(frame.rule for frame in cluster.frames)),
    )
    alternatives = alternatives_of(document, cluster, naming, event)
    return changed(event, confidence=confidence_of(event), alternatives=alternatives)


def _goes_home(cluster: Cluster, person: ActorMention, destination: LocatedMention | None) -> bool:
    """«قبل أن يغادر إلى دكار»: who is told elsewhere to be of the country leaves for its capital."""
    where = destination.place if destination else None
    if where is None or person.country is None or person.country != where.country:
        return False
    return is_home(where) and all(frame.sense in _LEAVES for frame in cluster.frames)


def _attributed(document: Document, cluster: Cluster, said: Sequence[str | None]) -> str | None:
    """Who says so, where no sentence of the body tells it without a source; headlines hardly name theirs."""
    body = [frame for frame in cluster.frames if frame.token >= document.headline_stop]
    told = [said[frame.token] for frame in body or cluster.frames]
    return told[0] if all(told) else None


def _finest(mentions: list[LocatedMention]) -> LocatedMention | None:
    """The most precise place, the first among equals."""
    if not mentions:
        return None

    def rank(mention: LocatedMention) -> int:
        return _FINE[mention.place.kind] if mention.place else len(_FINE)

    return min(mentions, key=rank)


def _people(
    document: Document, cluster: Cluster, naming: Naming
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Movers and hosts: on a visit, whoever is only met is a host."""
    visits = [frame for frame in cluster.frames if frame.kind is not EventKind.MEETING and frame.movers]
    leading = (
        visits or [frame for frame in cluster.frames if frame.movers][:1]
        if cluster.kind is EventKind.VISIT
        else []
    )
    led = {id(frame) for frame in leading}
    movers: list[ActorMention] = []
    hosts: list[ActorMention] = []
    for frame in leading or cluster.frames:
        _extend(movers, frame.movers, naming)
    for frame in cluster.frames:
        _extend(hosts, frame.hosts, naming)
        if leading and id(frame) not in led:
            _extend(hosts, frame.movers, naming)
    if hosts:
        hosts = [mention for mention in hosts if not any(naming.same(mention, mover) for mover in movers)]
    if cluster.kind is EventKind.MEETING and not movers and not hosts:
        movers = gathered(document, [frame.token for frame in cluster.frames])
    return movers, hosts


def _extend(into: list[ActorMention], more: tuple[ActorMention, ...], naming: Naming) -> None:
    """Add the mentions that are nobody already there."""
    for person in (person for mention in more for person in naming.people(mention)):
        if naming.key(person) and not any(naming.same(person, known) for known in into):
            into.append(person)


def _actors(mentions: list[ActorMention], naming: Naming) -> tuple[Actor, ...]:
    return tuple(naming.actor(mention) for mention in mentions)


def _origin(cluster: Cluster) -> LocatedMention | None:
    return _finest([frame.origin for frame in cluster.frames if frame.origin])


def _vias(cluster: Cluster) -> list[LocatedMention]:
    return next((list(frame.via) for frame in cluster.frames if frame.via), [])


def _reference(mention: LocatedMention | None) -> PlaceRef | None:
    """A stated place as an argument."""
    if mention is None:
        return None
    resolution = mention.mention.resolution
    return PlaceRef(place=resolution.place, span=mention.mention.span, confidence=resolution.confidence)


def _seat(cluster: Cluster, destination: LocatedMention | None) -> PlaceRef | None:
    """The destination where it is only the seat of the host; None where some sentence tells it."""
    if destination is None or not all(frame.seated for frame in cluster.frames if frame.destination):
        return None
    why = message(Message.SEAT_OF_HOST)
    place = destination.mention.resolution.place
    return PlaceRef(place=place, span=None, confidence=_INFERRED, inferred=True, why=why)


def status_of(cluster: Cluster) -> Status:
    """The status of the first frame that leads somewhere; an accomplished report outweighs the rest, and of a
    meeting held during a visit it is that of the visit."""
    placed = [frame for frame in cluster.frames if frame.destination or frame.origin or frame.via]
    placed = [frame for frame in placed if frame.kind is cluster.kind] or placed
    told = {frame.status for frame in placed}
    if Status.DENIED in told:
        return Status.DENIED
    if any(frame.accomplished for frame in placed):
        return Status.HAPPENED
    return Status.PLANNED if Status.PLANNED in told else placed[0].status
