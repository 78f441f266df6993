"""What words for a country share, be it somebody's own («بلاده») or told by its rule («المملكة»): the mention
that they are, the nearest that names it, and its place in a report."""

from __future__ import annotations

from collections.abc import Iterable

from gazetteer import Kind, Resolution

from ..annotations.document import Document, LocatedMention
from ..language.roles import Role
from ..messages import Message, message
from ..model import PlaceMention
from .arguments import PlaceArguments

__all__ = ["assign", "country_of", "nearest", "told_country"]


def country_of(mention: LocatedMention) -> str | None:
    """The code of a country that a mention names; None for other places."""
    place = mention.place
    return place.country if place is not None and place.kind is Kind.COUNTRY else None


def nearest(mentions: Iterable[LocatedMention], index: int) -> LocatedMention | None:
    """The mention that stands nearest to a token; None without any."""
    return min(mentions, key=lambda mention: abs(mention.first - index), default=None)


def told_country(document: Document, index: int, country: str, confidence: float) -> LocatedMention | None:
    """The word at a token itself as the mention of a country that the article does not name."""
    place = document.country_of(country)
    if place is None:
        return None
    reasons = (message(Message.HOMELAND, country=place.name),)
    resolution = Resolution(place=place, confidence=confidence, reasons=reasons)
    mention = PlaceMention(span=document.text((index, index + 1)), resolution=resolution)
    return LocatedMention(first=index, stop=index + 1, outer=index, prefix="", mention=mention)


def assign(places: PlaceArguments, role: Role | None, where: LocatedMention) -> None:
    """Make a country the destination or origin of a report where that is still open."""
    if role is Role.DESTINATION and not places.destinations:
        places.destinations.append(where)
        places.by_motion = True
    elif role is Role.ORIGIN and places.origin is None:
        places.origin = where
        places.by_motion = True
