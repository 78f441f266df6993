"""Crowds of whom only the number is told: «نزح مئات الآلاف من رفح», «وصل العشرات إلى تونس»."""

from __future__ import annotations

from ..annotations.document import ActorMention, Document
from ..language.wordclasses import WordClass
from ..model import ActorKind

__all__ = ["crowd", "uncounted"]


def uncounted(document: Document, first: int, token: int) -> bool:
    """«نزح مئات الآلاف من رفح», «وصل العشرات إلى»: after a definite number nobody is named, but a place or
    preposition follows."""
    last = token - 1
    if last > first and document.is_(last, WordClass.FROM) and document.is_(last - 1, WordClass.QUANTITY):
        last -= 1
    number = first <= last and document.is_(last, WordClass.QUANTITY) and document.lexemes[last].definite
    if not number or last + 1 >= document.end:
        return False
    if last < token - 1:
        return document.place_at[token] >= 0 if token < document.end else False
    governs = WordClass.TO | WordClass.IN if first < last else WordClass.TO
    return document.is_(last + 1, governs) and not document.lexemes[last + 1].conjunction


def crowd(document: Document, first: int, token: int) -> ActorMention:
    """People of whom only their number is told."""
    stop = token - 1 if document.is_(token - 1, WordClass.FROM) else token
    lexeme = document.lexemes[first]
    return ActorMention(
        first=first,
        stop=stop,
        kind=ActorKind.GROUP,
        name=(first, stop),
        particle=lexeme.particle,
        conjunction=lexeme.conjunction,
        definite=True,
        crowd=True,
    )
