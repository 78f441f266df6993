"""Supplies told as an example of support: «دعم المسلحين في تشاد عن طريق ليبيا، مثل إمدادات السلاح عبر»."""

from __future__ import annotations

from gazetteer import Kind, Place

from ..annotations.document import Document, LocatedMention
from ..language.prepositions import Governor
from ..language.wordclasses import WordClass
from ..toponyms.placecues import is_support
from .governing import governor

__all__ = ["support_before", "supported"]


def support_before(document: Document, token: int) -> int | None:
    """The noun of support of which a word tells an example: «دعم المسلحين، مثل إمدادات السلاح»."""
    example = token - 1
    if example < 0 or not document.is_(example, WordClass.EXAMPLE):
        return None
    first, _ = document.tokens.sentence_of(token)
    folds = document.tokens.folds
    return next((index for index in range(first, example) if is_support(folds[index])), None)


def supported(
    document: Document, token: int, through: LocatedMention
) -> tuple[LocatedMention | None, LocatedMention | None]:
    """Where those are whom the supplies go to, and the country by way of which support comes, where they come
    `through` a port or airport of it: there their way begins."""
    noun = support_before(document, token)
    found: dict[Governor, LocatedMention] = {}
    for mention in document.places_between(noun, token) if noun is not None else ():
        found.setdefault(governor(document, mention), mention)
    country = found.get(Governor.VIA)
    begins = country is not None and _lies_in(through.place, country.place)
    return found.get(Governor.IN), country if begins else None


def _lies_in(place: Place | None, country: Place | None) -> bool:
    if place is None or country is None or country.kind is not Kind.COUNTRY:
        return False
    return place.country == country.country
