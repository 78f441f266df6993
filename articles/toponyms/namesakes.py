"""What is only called by a town: «مستشفى الكويت في رفح» is in Rafah, whatever its name says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gazetteer import Kind, Place

from ..annotations.document import Document, LocatedMention
from ..language.affixes import Affix, affix
from ..language.wordclasses import WordClass
from .geography import distance_km

__all__ = ["without_namesakes"]

_MADE_AT = "-at:"
"""In the ids of places that the gazetteer puts where their name says: a hospital of Kuwait, at Kuwait."""

_FAR_KM = 60.0
"""An airport or a camp may lie so far outside the town that it is called by."""

_DESCRIBED = 3
"""Words that may stand between: «مستشفى الكويت التخصصي الميداني في رفح»."""


def without_namesakes(document: Document, located: list[LocatedMention]) -> list[LocatedMention]:
    """The mentions without those that lie, by what follows them, far from where their name says."""
    wrong = {id(one) for one in _namesakes(document, located)}
    return [one for one in located if id(one) not in wrong] if wrong else located


def _namesakes(document: Document, located: list[LocatedMention]) -> Iterator[LocatedMention]:
    for one, other in pairwise(located):
        if one.place is None or other.place is None or _MADE_AT not in one.place.id:
            continue
        if _lies_in(document, one, other) and _far_from(one.place, other.place):
            yield one


def _far_from(one: Place, other: Place) -> bool:
    """Whether one place cannot lie in another: «ميناء كاتانيا في صقلية» can, however far the middle of the
    island is."""
    wide = other.kind in (Kind.COUNTRY, Kind.REGION) and one.country == other.country
    return not wide and distance_km(one, other) > _FAR_KM


def _lies_in(document: Document, one: LocatedMention, other: LocatedMention) -> bool:
    """Whether the second mention says where the first is: «في» or «بـ» before it, only adjectives between."""
    last = other.outer
    if not other.prefix:
        last -= 1
        if last < one.stop or not document.alone(last, WordClass.IN):
            return False
    elif other.prefix != affix(Affix.WITH):
        return False
    between = range(one.stop, last)
    return len(between) <= _DESCRIBED and all(document.lexemes[token].definite for token in between)
