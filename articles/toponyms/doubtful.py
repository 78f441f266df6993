"""Place names that are also common words («صور», «سيول»): kept only where a list, what stands before them
or the rest of the article speaks for the place."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from gazetteer import Kind, Toponym

from ..annotations.document import Document
from ..language.affixes import Affix, affix
from ..language.punctuation import COMMAS
from ..language.wordclasses import WordClass
from .placecues import cue_of

__all__ = ["listed_names", "supported"]

_BEST_CANDIDATES = 3
"""Candidates that are looked at to tell whether a name is of a prominent place."""
_NO_ATTRIBUTE = WordClass.ANY_NAME | WordClass.STOP | WordClass.HEAD
"""What an indefinite feminine after a name may be without describing it."""
_LISTS = frozenset({"", *COMMAS})
"""What stands between the names of a list, «و» aside."""


def listed_names(toponyms: Sequence[Toponym], text: str) -> frozenset[int]:
    """Where the names begin that stand in a list with a sure name of the same country, or with another
    country: «عدن، وأبين، ولحج»."""
    joined = affix(Affix.AND)
    runs: list[list[Toponym]] = [[toponym] for toponym in toponyms[:1]]
    for last, toponym in pairwise(toponyms):
        between = text[last.end : toponym.start].replace(joined, "").strip()
        if between in _LISTS and _alike(last, toponym):
            runs[-1].append(toponym)
        else:
            runs.append([toponym])
    sure = (run for run in runs if len(run) > 1 and not all(toponym.ambiguous for toponym in run))
    return frozenset(toponym.start for run in sure for toponym in run)


def _alike(one: Toponym, other: Toponym) -> bool:
    """Whether two names may be of one country, or both of countries or capitals: «طوكيو وسيول»."""
    mine, theirs = _heads(one), _heads(other)
    if Kind.COUNTRY in mine.values() and Kind.COUNTRY in theirs.values():
        return True
    if _is_capital(one) and _is_capital(other):
        return True
    return bool(mine.keys() & theirs.keys())


def _is_capital(toponym: Toponym) -> bool:
    return bool(toponym.candidates) and toponym.candidates[0].place.feature == "capital"


def _heads(toponym: Toponym) -> dict[str | None, Kind]:
    """The countries of the best candidates, each with the kind of its best."""
    best = toponym.candidates[:_BEST_CANDIDATES]
    return {candidate.place.country: candidate.place.kind for candidate in reversed(best)}


def supported(
    document: Document, toponyms: Sequence[Toponym], listed: frozenset[int], nations: Set[str]
) -> list[Toponym]:
    """Drop names that are also common words, unless what stands before and the article support them."""
    sure = [toponym for toponym in toponyms if not toponym.ambiguous]
    if len(sure) == len(toponyms):
        return sure
    countries = {one.candidates[0].place.country for one in sure if one.candidates} | nations
    ends = {document.tokens.range(one.start, one.end) for one in sure}
    return [
        toponym
        for toponym in toponyms
        if not toponym.ambiguous
        or toponym.head
        or toponym.start in listed
        or _has_support(document, toponym, countries)
        or _other_end(document, toponym, ends)
    ]


def _has_support(document: Document, toponym: Toponym, countries: Set[str | None]) -> bool:
    first, stop = document.tokens.range(toponym.start, toponym.end)
    before = document.word_before(first)
    if before is None or _described_as_noun(document, stop):
        return False
    cue = cue_of(document.tokens.folds[before])
    if cue is not None and cue.head:
        return True
    if not document.alone(before, WordClass.IN | WordClass.TO | WordClass.FROM):
        return False
    if _is_capital(toponym) and _gone_to(document, before):
        return True
    return _is_country(document, first, toponym) or any(
        candidate.place.country in countries for candidate in toponym.candidates
    )


def _gone_to(document: Document, preposition: int) -> bool:
    """«وصل الوزير إلى سيول», not «أدت الأمطار إلى سيول»: whether the sentence goes somewhere before «إلى»."""
    first, _ = document.tokens.sentence_of(preposition)
    going = document.having(WordClass.MOTION, first, preposition)
    return document.is_(preposition, WordClass.TO) and going is not None


def _is_country(document: Document, first: int, toponym: Toponym) -> bool:
    """«إلى مالي»: an adjective does not follow a preposition, so a country needs no other name of its own in
    the article; «في الصحراء», with the article, may be the plain noun."""
    country = bool(toponym.candidates) and toponym.candidates[0].place.kind is Kind.COUNTRY
    return country and not document.lexemes[first].definite


def _described_as_noun(document: Document, stop: int) -> bool:
    """«سيول جارفة», «أدى إلى سيول وفيضانات»: an indefinite feminine right after, which describes no place."""
    if stop >= document.end or not document.word(stop):
        return False
    if document.lexemes[stop].trigger:
        return False
    feminine = document.tokens.folds[stop].endswith(affix(Affix.FEMININE_FOLDED))
    return feminine and not document.lexemes[stop].definite and not document.is_(stop, _NO_ATTRIBUTE)


def _other_end(document: Document, toponym: Toponym, sure: set[tuple[int, int]]) -> bool:
    """«من صور إلى قبرص», «من بيروت إلى صور»: one end of a way whose other end is surely a place."""
    first, stop = document.tokens.range(toponym.start, toponym.end)
    before = document.word_before(first)
    if before is None or toponym.prefix:
        return False
    if document.alone(before, WordClass.FROM):
        onward = stop + 1 < document.end and document.is_(stop, WordClass.TO)
        return onward and any(begin == stop + 1 for begin, _ in sure)
    if not document.alone(before, WordClass.TO):
        return False
    come = (begin for begin, end in sure if end == before)
    return any(begin > 0 and document.is_(begin - 1, WordClass.FROM) for begin in come)
