"""A reception without a journey is a meeting: «استقبل الوالي رؤساء البلديات في مكتبه»."""

from __future__ import annotations

from ..annotations.document import ActorMention, Document
from ..language.rules import Rule
from ..language.wordclasses import WordClass
from ..model import ActorKind, EventKind
from .clusters import Cluster

__all__ = ["received_at_home"]


def received_at_home(
    document: Document, cluster: Cluster, guests: list[ActorMention], country: str | None
) -> bool:
    """Whether an event in a country is nothing but a reception of guests who have not come from abroad."""
    visits = [frame.rule for frame in cluster.frames if frame.kind is EventKind.VISIT]
    if cluster.kind is not EventKind.VISIT or not all(_is_reception(rule) for rule in visits):
        return False
    return bool(guests) and all(_at_home(document, guest, country) for guest in guests)


def _is_reception(rule: str) -> bool:
    """Whether somebody is received by somebody: who is received by a country or on arrival has travelled."""
    return rule.endswith("/" + Rule.RECEIVED)


def _at_home(document: Document, guest: ActorMention, country: str | None) -> bool:
    """Whether a guest lives in the country: its own people, its ambassadors, and officials and groups of no
    nationality. Of a person with a name alone nothing is known."""
    if guest.title is not None and document.is_(guest.title[0], WordClass.RESIDENT):
        return True
    if guest.country is not None:
        return guest.country == country
    if guest.kind is ActorKind.PERSON:
        return guest.title is not None
    return not _from_elsewhere(document, guest)


def _from_elsewhere(document: Document, group: ActorMention) -> bool:
    """«وفدا من الغابون»: a group whose country is told by its name."""
    following = group.stop + 1
    if following >= document.end or not document.is_(group.stop, WordClass.FROM):
        return False
    return document.place(following) is not None
