"""What a meeting is about, told apart from where it is held: «اجتماع لبحث الأزمة في ليبيا» is no meeting in
Libya."""

from __future__ import annotations

from gazetteer import Kind

from ..language.affixes import Affix, affix
from ..language.wordclasses import WordClass
from .document import Document, LocatedMention

__all__ = ["discussed", "of_topic", "topic_after"]

_CONCERNED = frozenset({Kind.COUNTRY, Kind.REGION, Kind.OTHER, Kind.WATER})
"""Kinds of places that purposes of meetings concern."""
_MAY_OPEN = WordClass.TOPIC | WordClass.COMMON
"""The classes of the words that open a topic."""
_TOPIC_LONGEST = 3
"""Words of a topic after which a venue still follows: «حول الوضع في السودان في باريس»."""


def discussed(document: Document, token: int, stop: int) -> int:
    """«تناول اللقاء بين الوزيرين في جنيف الأوضاع في السودان»: where the object begins of a verb whose subject
    is the meeting itself; `stop` where the noun of a meeting is no such subject."""
    verb = token - 1
    while verb >= 0 and document.dated(verb):
        verb -= 1
    if verb < 0 or not document.is_(verb, WordClass.DISCUSSING):
        return stop
    for index in range(token + 1, stop):
        if document.is_(index, WordClass.REL):
            return stop
        if not _of_meeting(document, token, index):
            return index
    return stop


def _of_meeting(document: Document, noun: int, index: int) -> bool:
    """Whether a word still tells of the meeting: who meets, where and when, and its adjectives."""
    if document.actor_at[index] >= 0 or document.place_at[index] >= 0 or document.dated(index):
        return True
    if not document.word(index) or document.is_(index, WordClass.FUNCTION):
        return True
    adjective = affix(Affix.ADJECTIVE), affix(Affix.ADJECTIVE_FEMININE)
    agrees = document.lexemes[index].definite is document.lexemes[noun].definite
    return agrees and document.lexemes[index].base.endswith(adjective)


def topic_after(document: Document, token: int, stop: int) -> int:
    """The first word of the topic or purpose of what a trigger tells; `stop` where there is none."""
    index = document.having(_MAY_OPEN, token + 1, stop)
    while index is not None and not _opens_topic(document, index):
        index = document.having(_MAY_OPEN, index + 1, stop)
    return stop if index is None else index


def of_topic(document: Document, topic: int, mention: LocatedMention) -> bool:
    """Whether a place behind the beginning of a topic belongs to it.

    A venue may still follow a topic that ends in a name or a date: «اجتماع بشأن السودان في القاهرة»; a
    purpose rather concerns a country, and a town after it is a venue: «التقيا لتناول العشاء في روما».
    """
    if mention.outer <= topic:
        return False
    if not document.is_(topic, WordClass.TOPIC):
        return mention.place is not None and mention.place.kind in _CONCERNED
    governs = mention.outer if mention.prefix else document.before(mention.outer)
    if not mention.prefix and not document.alone(governs, WordClass.IN):
        return True
    before = document.before(governs)
    ends = document.place(before) is not None or document.dated(before)
    return before > topic and not (ends and before - topic <= _TOPIC_LONGEST)


def _opens_topic(document: Document, index: int) -> bool:
    """«حول», «لبحث», «لدعم»: a word of topic, or an indefinite noun after an attached ل."""
    if document.is_(index, WordClass.TOPIC):
        return document.actor(index) is None
    lexeme = document.lexemes[index]
    if lexeme.particle != affix(Affix.FOR) or lexeme.definite or not lexeme.classes & WordClass.COMMON:
        return False
    return document.actor(index) is None and document.place_at[index] < 0 and not document.dated(index)
