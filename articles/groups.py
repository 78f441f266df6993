"""Groups, forces, goods and vehicles, and people told by nationality or number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .affixes import Affix, affixes
from .document import ActorMention, Document
from .loading import load_rows
from .model import ActorKind
from .phrases import goes_on, is_content
from .tokens import fold_word
from .wordclasses import WordClass

__all__ = ["counted", "group", "nationals"]

_LONGEST_GROUP = 9
"""Words in a group; in annotated news longer ones have taken words of the next phrase."""
_LONGEST_NATIONALS = 4
"""Words in a plural nationality with its adjectives."""
_LONGEST_NUMBER = 6
"""Words in a number with what it counts («ثلاثة آلاف و500 جندي»)."""
_PARTITIVE_NEAR = 3
"""Words from a head at which «من» still goes on with it: «وفد رفيع المستوى من»."""

_KINDS = (
    (WordClass.FORCE, ActorKind.FORCE),
    (WordClass.VEHICLE, ActorKind.GOODS),
    (WordClass.GOODS, ActorKind.GOODS),
    (WordClass.GROUP, ActorKind.GROUP),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    word: str


@cache
def _irregular_plurals() -> frozenset[str]:
    return frozenset(fold_word(row.word) for row in load_rows("plural-nationalities.tsv", _Row))


def group(document: Document, first: int, head: int) -> ActorMention:
    """A collective head with what belongs to it; a title chain inside a delegation stays outside.

    `first` is where the mention begins, before `head` where the head is counted.
    """
    stop = _group_stop(document, first, head)
    lexeme, classes = document.lexemes[first], document.classes[head] | _content(document, head, stop)
    institution = classes & WordClass.INSTITUTION and not classes & (WordClass.PARTITIVE | WordClass.FORCE)
    return ActorMention(
        first=first,
        stop=stop,
        kind=next(kind for flag, kind in _KINDS if classes & flag),
        name=(first, stop),
        particle=lexeme.particle,
        conjunction=lexeme.conjunction,
        definite=document.lexemes[head].definite,
        country=document.country((first, stop)),
        weak=bool(institution) and first == head,
        crowd=bool(classes & WordClass.CROWD),
    )


def _group_stop(document: Document, first: int, head: int) -> int:
    """Where a group ends: a definite word closes it to indefinite ones."""
    limit = min(document.tokens.sentence_of(head)[1], first + _LONGEST_GROUP)
    closed = document.lexemes[head].definite
    stop = head + 1
    while stop < limit:
        partitive = _partitive(document, head, stop)
        if not partitive and not goes_on(document, stop):
            break
        definite = document.lexemes[stop].definite or document.place_at[stop] >= 0
        if closed and not definite and not partitive and not document.nation(stop):
            break
        closed = closed or definite
        stop += 1
    while stop > head + 1 and document.is_(stop - 1, WordClass.PREP):
        stop -= 1
    return stop


def _content(document: Document, head: int, stop: int) -> int:
    """«مجموعة من المقاتلات»: the classes of what a head that says no more consists of."""
    if document.is_(head, WordClass.INSTITUTION) or not document.is_(head, WordClass.PARTITIVE):
        return WordClass.NONE
    for token in range(head + 1, stop - 1):
        if document.alone(token, WordClass.FROM):
            return document.classes[token + 1] & (WordClass.COLLECTIVE | WordClass.CROWD)
    return WordClass.NONE


def _partitive(document: Document, head: int, token: int) -> bool:
    """«وفد من المجلس الوطني»: the preposition goes on with the phrase after some heads."""
    near = token - head <= _PARTITIVE_NEAR and document.is_(head, WordClass.PARTITIVE)
    return near and document.alone(token, WordClass.FROM)


def counted(document: Document, first: int) -> ActorMention | None:
    """A number or quantity word and the people, forces or goods it counts."""
    limit = min(document.tokens.sentence_of(first)[1], first + _LONGEST_NUMBER)
    token = _number_stop(document, first, limit)
    if token >= limit or not document.word(token) or document.dated(token):
        return None
    if document.is_(token, WordClass.COLLECTIVE) and not document.lexemes[token].particle:
        return group(document, first, token)
    return nationals(document, first, token) if document.nation(token) or _plural(document, token) else None


def _plural(document: Document, token: int) -> bool:
    """An unlisted plural of people («المتضامنين») after a number or quantity."""
    unlisted = not document.classes[token] and not document.lexemes[token].trigger
    return unlisted and document.tokens.folds[token].endswith(affixes(Affix.PLURAL))


def _number_stop(document: Document, first: int, limit: int) -> int:
    """The token after the number words and the «من» between them and what they count."""
    token = first
    while token < limit and (_digits(document, token) or document.is_(token, WordClass.QUANTITY)):
        token += 1
        quantity = document.is_(token - 1, WordClass.QUANTITY)
        if token < limit and quantity and document.alone(token, WordClass.FROM):
            token += 1
    return token


def _digits(document: Document, token: int) -> bool:
    return document.tokens.words[token].isdigit()


def nationals(document: Document, first: int, head: int) -> ActorMention | None:
    """A nationality in the plural, or counted: «السعوديين», «482 باكستانيا»."""
    if head == first and not _people(document, head):
        return None
    limit = min(len(document.tokens), head + _LONGEST_NATIONALS)
    stop = head + 1
    while stop < limit and goes_on(document, stop):
        stop += 1
    lexeme = document.lexemes[first]
    return ActorMention(
        first=first,
        stop=stop,
        kind=ActorKind.GROUP,
        name=(first, stop),
        particle=lexeme.particle,
        conjunction=lexeme.conjunction,
        definite=lexeme.definite,
        country=document.country((head, stop)),
    )


def _people(document: Document, token: int) -> bool:
    """Whether a nationality is a plural that stands for people rather than describing the noun before it."""
    fold = document.tokens.folds[token]
    if not fold.endswith(affixes(Affix.PLURAL)) and fold not in _irregular_plurals():
        return False
    return not (token and is_content(document, token - 1) and document.lexemes[token - 1].definite)
