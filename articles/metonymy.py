"""Names that stand for a government or an institution: «أعلنت طهران», «مباحثات مع القاهرة»."""

from __future__ import annotations

from dataclasses import replace

from gazetteer import Kind

from .affixes import Affix, affix
from .document import Document, LocatedMention
from .placecues import Cue, cue_of
from .prepositions import LOCATIVE, Governor, governor_named
from .roles import takes_place
from .triggers import Form, Part, forms_of
from .wordclasses import WordClass

__all__ = ["with_metonymy"]

_SUBJECT_LONGEST = 8
"""Words of a subject between a verb and the place it takes: «زار رئيس مجلس النواب المصري فلان بيروت»."""
_SEATS = frozenset({"capital", "palace", "government"})
"""Features of places that governments are called by."""


def with_metonymy(document: Document, located: list[LocatedMention]) -> list[LocatedMention]:
    """Mark names that stand for a government or an institution in every one of their occurrences."""
    verdicts: dict[str, bool] = {}
    for mention in located:
        verdicts[mention.fold] = verdicts.get(mention.fold, True) and _metonymic(document, mention)
    return [
        replace(mention, mention=replace(mention.mention, metonym=True))
        if verdicts[mention.fold]
        else mention
        for mention in located
    ]


def _metonymic(document: Document, mention: LocatedMention) -> bool:
    """Whether this occurrence of a country, capital or seat of power acts, speaks or is dealt with."""
    place = mention.place
    if place is None or not (place.kind is Kind.COUNTRY or place.feature in _SEATS):
        return False
    if mention.prefix == affix(Affix.WITH) or mention.outer != mention.first:
        return False
    before = document.word_before(mention.outer)
    if before is None:
        return _acts(document, mention)
    listing = document.alone(before, WordClass.LISTING)
    joined = document.place(document.before(before) if listing else before)
    if joined is not None and joined.stop <= mention.first:
        return _dealt_with(document, joined) and _metonymic(document, joined)
    if governor_named(document.tokens.folds[before]) is Governor.COVERS:
        return False
    cue = cue_of(document.tokens.folds[before])
    if cue is not None and cue.kind in (Cue.LOCATIVE, Cue.HEAD):
        return False
    return not (_locates(document, before) or _is_object(document, before))


def _dealt_with(document: Document, mention: LocatedMention) -> bool:
    """«بين موسكو وكييف», «أعلنت باريس وبرلين»: a verb or preposition before the first of a list; a list that
    a noun owns («قادة مصر وفرنسا») says where they are from."""
    before = document.word_before(mention.outer)
    if before is None:
        return True
    first = document.place(before)
    if first is not None and first.stop <= mention.first:
        return _dealt_with(document, first)
    return bool(mention.prefix) or document.is_(before, WordClass.VERB | WordClass.PREP)


def _acts(document: Document, mention: LocatedMention) -> bool:
    """At the start of a sentence or clause: whether a verb follows."""
    after = mention.stop
    return after < len(document.tokens) and document.is_(after, WordClass.VERB | WordClass.NEG)


def _locates(document: Document, token: int) -> bool:
    """Whether the word before a name is a preposition of place, or a trigger whose place it is."""
    if document.lexemes[token].trigger:
        return True
    return document.is_(token, WordClass.PREP) and governor_named(document.tokens.folds[token]) in LOCATIVE


def _is_object(document: Document, last: int) -> bool:
    """«غادر الوفد المصري طرابلس»: after the whole subject of a verb that takes a place as its object."""
    construct = WordClass.TITLE | WordClass.INSTITUTION | WordClass.COLLECTIVE
    if document.is_(last, construct) and not document.lexemes[last].definite:
        return False
    for token in range(last, max(-1, last - _SUBJECT_LONGEST), -1):
        if any(form.part is Part.VERB and takes_place(form.word.sense) for form in _forms(document, token)):
            return True
        if document.dated(token) or document.alone(token, WordClass.ADV):
            continue
        ends = document.is_(token, WordClass.STOP) and not _partitive(document, token)
        if ends or not document.word(token):
            return False
    return False


def _partitive(document: Document, token: int) -> bool:
    """«وفد من الكونغرس»."""
    return token > 0 and document.is_(token, WordClass.FROM) and document.is_(token - 1, WordClass.PARTITIVE)


def _forms(document: Document, token: int) -> tuple[Form, ...]:
    return forms_of(document.tokens.folds[token]) if document.lexemes[token].trigger else ()
