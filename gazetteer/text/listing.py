"""Common words that are places in a list of places: القصرين والكاف وجندوبة.

Alone such a word is hardly ever a place (الكاف is a letter); between towns of its country it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from operator import attrgetter

from ..model import Kind, Match, Toponym
from ..weights import LISTED_SCORE

__all__ = ["with_listed"]

_COMMA = re.compile("[،,] ?")
_AND = "و"
_COMPUTED = (Match.DESCRIPTIVE, Match.HEAD)
_TOWNS = (Kind.CITY, Kind.DISTRICT, Kind.REGION)
_START = attrgetter("start")


def with_listed(text: str, found: Sequence[Toponym], doubtful: Sequence[Toponym]) -> list[Toponym]:
    """The names found and those of the doubtful ones that stand in a list with a town of their country.

    That country must be one that some name of the text means which is not a common word itself.
    """
    kept = list(found)
    countries = {one.candidates[0].place.country for one in found if one.candidates and not one.ambiguous}
    for toponym in (*doubtful, *reversed(doubtful)):
        at = bisect_left(kept, toponym.start, key=_START)
        before, after = kept[at - 1 : at] if at else [], kept[at : at + 1]
        if any(toponym.start < other.end and other.start < toponym.end for other in (*before, *after)):
            continue
        beside = [one for one in before if _listed(text, one, toponym)]
        beside += [one for one in after if _listed(text, toponym, one)]
        if any(_fits(toponym, neighbour, countries) for neighbour in beside):
            kept.insert(at, toponym)
    return kept


def _listed(text: str, first: Toponym, second: Toponym) -> bool:
    """Whether the second name follows the first after and or a comma, with no other particle."""
    between = text[first.end : second.start]
    if second.prefix == _AND:
        return between.removesuffix(_AND) in (" ", "، ", ", ")
    return not second.prefix and _COMMA.fullmatch(between) is not None


def _fits(toponym: Toponym, neighbour: Toponym, countries: Set[str | None]) -> bool:
    """Whether some likely place of the name lies in the country of its neighbour in the list, a town."""
    if neighbour.match in _COMPUTED or not neighbour.candidates:
        return False
    town = neighbour.candidates[0].place
    if town.kind not in _TOWNS or town.country not in countries:
        return False
    return any(
        one.place.country == town.country and one.place.kind in _TOWNS and one.score >= LISTED_SCORE
        for one in toponym.candidates
    )
