"""Further ways that the same journeys take: «من حلب نحو إدلب، ومن حمص نحو جرابلس»."""

from __future__ import annotations

from dataclasses import dataclass

from ..annotations.document import Document, LocatedMention
from ..language.prepositions import Governor
from ..language.roles import Role

__all__ = ["Way", "goes_another_way"]


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
