"""Further ways that the same journeys take: «من حلب نحو إدلب، ومن حمص نحو جرابلس», «من تعز والحديدة»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..annotations.document import Document, LocatedMention
from ..language.prepositions import Governor
from ..language.roles import Role
from ..language.wordclasses import WordClass
from .governing import governor, joined_to, listed

__all__ = ["Way", "goes_another_way", "goes_on_from", "leaves_too"]


@dataclass(slots=True, kw_only=True)
class Way:
    """From where and to where, as far as it is told."""

    origin: LocatedMention
    destination: LocatedMention | None = None


def goes_another_way(
    document: Document, ways: list[Way], mention: LocatedMention, role: Role | None, found: Governor
) -> bool:
    """Whether a place begins or ends a further way, which is added: after a first one «ومن … إلى»."""
    if role is Role.ORIGIN and found is Governor.FROM:
        source = document.before(mention.outer)
        again = source >= 0 and document.lexemes[source].conjunction
        ways += [Way(origin=mention)] if again else []
        return again
    if role is not Role.DESTINATION or found is not Governor.TO or not ways:
        return False
    waiting = ways[-1].destination is None
    if waiting:
        ways[-1].destination = mention
    return waiting


def leaves_too(document: Document, mention: LocatedMention, left: Sequence[LocatedMention | None]) -> bool:
    """«انسحبت القوات من تعز والحديدة»: the next of the places that are left; «من الحروب في سوريا والعراق»
    says where the wars are."""
    if governor(document, mention) in (Governor.IN, Governor.ON):
        return False
    return joined_to(document, mention) is left[-1] and listed(document, mention)


def goes_on_from(document: Document, goal: LocatedMention) -> bool:
    """«إلى عمان ومنها إلى بغداد»: whether a word takes up the stop before as where the journey goes on from;
    «ثم إلى» only counts on."""
    onward = document.before(document.before(goal.outer))
    return (
        onward >= 0 and document.is_(onward, WordClass.ONWARD) and not document.is_(onward, WordClass.LISTING)
    )
