"""Names that are only part of what is written: «المنطقة الشرقية من مدينة نابلس», «العاصمة البوروندية
بوجمبورا»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gazetteer import Toponym

from ..annotations.document import Document
from ..language.wordclasses import WordClass
from .placecues import cue_of, is_plain_word

__all__ = ["without_fragments"]

_CAPITAL = "capital"
_BEST = 3
"""Candidates of a name that are looked at."""


def without_fragments(document: Document, toponyms: Sequence[Toponym]) -> list[Toponym]:
    """The names without those that the words after them make part of another place."""
    described = {first.start for first, second in pairwise(toponyms) if _other_town(document, first, second)}
    return [one for one in toponyms if one.start not in described and not _part_of_town(document, one)]


def _part_of_town(document: Document, toponym: Toponym) -> bool:
    """«المنطقة الشرقية من مدينة نابلس»: a side of the town that is told with its generic word, and no
    province of that name; «المنطقة الشرقية من السعودية» is one."""
    if " " not in toponym.text:
        return False
    first, stop = document.tokens.range(toponym.start, toponym.end)
    after = stop + 1
    if stop - first != 2 or after >= document.end or not is_plain_word(document.tokens.folds[first]):
        return False
    cue = cue_of(document.tokens.folds[after])
    return document.alone(stop, WordClass.FROM) and cue is not None and cue.head


def _other_town(document: Document, first: Toponym, second: Toponym) -> bool:
    """«العاصمة البوروندية بوجمبورا»: a town right after the words for a capital that is another town than
    today's is the one meant."""
    capital = first.candidates[:1]
    if not capital or capital[0].place.feature != _CAPITAL or second.prefix:
        return False
    begin, stop = document.tokens.range(first.start, first.end)
    after, _ = document.tokens.range(second.start, second.end)
    if stop != after or stop - begin < 2 or document.lexemes[after].conjunction:
        return False
    if document.nation(stop - 1) is None:
        return False
    named = [candidate.place for candidate in second.candidates[:_BEST]]
    ours = any(place.country == capital[0].place.country for place in named)
    return ours and all(place.id != capital[0].place.id for place in named)
