"""What lies around the things that are reached or left: «إلى مستشفى في القاهرة», «من دول في غرب أفريقيا»."""

from __future__ import annotations

from gazetteer import Kind

from ..annotations.document import Document, LocatedMention
from ..language.prepositions import Governor, governor_named, governor_of_two
from ..language.wordclasses import WordClass
from ..toponyms.placecues import cue_of

__all__ = ["around", "around_origin", "came_out_of", "covers", "narrower"]

_AROUND_NEAR = 7
"""Words between «إلى» or «من» and the preposition of the place around: a building or people."""
_COVERS_NEAR = 2
"""Words from a continent to the first country of it that a tour covers."""
_ENDS_AROUND = WordClass.STOP & ~WordClass.ADV
"""What ends what lies around; «مصحات خاصة في صفاقس» goes on over a word that may be an adverb."""


def around(document: Document, mention: LocatedMention, token: int) -> Governor:
    """«إلى مستشفى في القاهرة», «من النازحين في غزة»: what is reached or left lies in the place."""
    index = mention.outer if mention.prefix else document.before(mention.outer)
    if index > 1 and governor_of_two(document.tokens.folds, index) is Governor.BESIDE:
        index -= 2
    for before in range(index - 1, max(token, index - _AROUND_NEAR) - 1, -1):
        found = governor_named(document.tokens.folds[before])
        if found is Governor.FROM and document.is_(before - 1, WordClass.QUANTITY | WordClass.PARTITIVE):
            continue  # «إلى عدد من المراكز في»
        if found in (Governor.TO, Governor.FROM):
            return found
        other = document.is_(before, _ENDS_AROUND) or document.place_at[before] >= 0
        if other or not document.word(before) or document.dated(before):
            break
    return Governor.IN


def came_out_of(document: Document, mention: LocatedMention, token: int) -> bool:
    """«يصل المهاجرون من الدول الفقيرة في غرب أفريقيا»: what is left lies there; not «عدد من المهاجرين في»."""
    index = mention.outer if mention.prefix else document.before(mention.outer)
    near = range(index - 1, max(token, index - _AROUND_NEAR), -1)
    source = next((before for before in near if document.alone(before, WordClass.FROM)), None)
    if source is None or document.actor_at[source] >= 0:
        return False
    cue = cue_of(document.tokens.folds[source + 1])
    nobody = document.actor_at[source + 1] < 0 or (cue is not None and cue.head)
    return nobody and around(document, mention, token) is Governor.FROM


def covers(wide: LocatedMention, mention: LocatedMention) -> bool:
    """«جولة في إفريقيا تشمل السنغال»: what lies in several countries, before the first of those it is to."""
    near = mention.outer - wide.stop <= _COVERS_NEAR
    return near and wide.place is not None and wide.place.country is None


def narrower(mention: LocatedMention, last: LocatedMention) -> bool:
    """Whether the first is a closer word for the second, a country: «إلى مصر لحضور مؤتمر في الأقصر»."""
    where, wide = mention.place, last.place
    if where is None or wide is None or wide.kind is not Kind.COUNTRY or where.kind is Kind.COUNTRY:
        return False
    return where.country is not None and where.country == wide.country


def around_origin(document: Document, mention: LocatedMention, left: LocatedMention | None) -> bool:
    """«قادما من إسطنبول في تركيا»: the country in which the place that is left lies."""
    stop = mention.outer if mention.prefix else document.before(mention.outer)
    return left is not None and left.stop == stop and narrower(left, mention)
