"""How far from a trigger a name stands, when what may stand between is not counted."""

from __future__ import annotations

from ..annotations.document import Document, LocatedMention
from ..language.punctuation import COMMAS
from ..language.wordclasses import WordClass

__all__ = ["words_between"]

_LEADS_TO_DATE = 4
"""Words of «في وقت سابق من» before the date itself."""


def words_between(document: Document, token: int, mention: LocatedMention) -> int:
    """Words from a trigger to a name; «كل من» before a list does not count, nor does a subject that fills the
    words between: «زار رئيس مجلس الوزراء القطري محمد بن عبد الرحمن طهران»."""
    every = mention.outer > 1 and document.is_(mention.outer - 2, WordClass.EVERY)
    begin = mention.outer - (2 if every else 0)
    subject = document.actor(begin - 1)
    if subject is not None and subject.first == _after_complete(document, token) and not subject.particle:
        return 1
    led = subject is not None and document.is_(subject.first - 1, WordClass.ESCORTING)
    if led or _after_aside(document, token, mention):
        return 1  # «زار وفد برئاسة الوزير طهران»
    before = begin - 1
    while before > token and _in_date(document, before):
        before -= 1
    return before + 1 - token


def _after_complete(document: Document, token: int) -> int:
    """«في الوقت الذي يزور فيه الوزير طهران»: the word after a trigger and what takes up a word before it."""
    after = token + 1
    while after < document.end and document.is_(after, WordClass.COMPLETE):
        after += 1
    return after


def _after_aside(document: Document, token: int, mention: LocatedMention) -> bool:
    """«غادر الوزير، يرافقه وفد رفيع، مسقط»: whether who comes along is told between two commas before it."""
    closes = mention.outer > 0 and document.tokens.words[mention.outer - 1] in COMMAS
    if closes and _after_description(document, token):
        return True
    return closes and document.having(WordClass.ESCORTING, token + 1, mention.outer) is not None


def _after_description(document: Document, token: int) -> bool:
    """«غادر الوفد، الذي ضم وزيرين، طهران»: whether the subject right after a trigger is described between
    commas."""
    subject = document.actor(token + 1)
    if subject is None or subject.first != token + 1 or subject.stop + 1 >= document.end:
        return False
    describes = document.is_(subject.stop + 1, WordClass.REL | WordClass.DESCRIPTIVE)
    return bool(describes) and document.tokens.words[subject.stop] in COMMAS


def _in_date(document: Document, token: int) -> bool:
    """Whether a word is part of a date or leads to it: «زار في وقت سابق من هذا العام النيجر»."""
    following = token + 1 < document.end and document.dated(token + 1)
    if document.dated(token) or (following and document.is_(token, WordClass.PREP)):
        return True
    near = range(token + 1, min(document.end, token + _LEADS_TO_DATE))
    return any(document.is_(index, WordClass.FROM) and document.dated(index + 1) for index in near)
