"""What belongs to a craft beside its adjectives: whose it is, what it is called, what it is laden with."""

from __future__ import annotations

from ..annotations.document import Document
from ..language.affixes import Affix, affix
from ..language.punctuation import QUOTES
from ..language.wordclasses import WordClass
from .phrases import goes_on

__all__ = ["with_load", "with_owner", "with_quoted_name"]

_LONGEST_QUOTED = 5
"""Words in the name of a ship or convoy between quotation marks; more are rather a quotation."""


def with_owner(document: Document, head: int, stop: int, limit: int) -> int:
    """«طائرة للخطوط الجوية التركية», «سفينة لبرنامج الأغذية العالمي»: whose an indefinite craft is."""
    if document.lexemes[head].definite or stop >= limit:
        return stop
    institution = document.is_(stop, WordClass.INSTITUTION | WordClass.FORCE | WordClass.COLLECTIVE)
    owned = document.tokens.folds[stop].startswith(affix(Affix.FOR_THE)) or (
        document.lexemes[stop].particle == affix(Affix.FOR) and institution
    )
    if document.lexemes[stop].trigger and not institution:
        return stop
    if not owned or document.is_(stop, WordClass.CROWD) or document.place_at[stop] >= 0:
        return stop
    end = stop + 1
    while end < limit and goes_on(document, end) and document.lexemes[end].definite:
        end += 1
    return end


def with_quoted_name(document: Document, stop: int) -> int:
    """«السفينة "إيفر غيفن"»: the name of a ship, convoy or flight in quotation marks right after it."""
    words = document.tokens.words
    if stop >= len(words) or words[stop] not in QUOTES:
        return stop
    inside = range(stop + 1, min(len(words), stop + _LONGEST_QUOTED + 2))
    close = next((index for index in inside if words[index] in QUOTES), None)
    return close + 1 if close is not None and close > stop + 1 else stop


def with_load(document: Document, stop: int, limit: int) -> int:
    """«سفينة محملة بالوقود»: a participle of load with what is loaded, else without it."""
    if not document.is_(stop - 1, WordClass.LADEN):
        return stop
    loaded = stop < limit and document.word(stop) and document.lexemes[stop].particle == affix(Affix.WITH)
    return stop + 1 if loaded else stop - 1
