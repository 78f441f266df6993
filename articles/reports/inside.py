"""Triggers that are only a word of an actor's name: «لجنة الحوار», «شؤون اللاجئين»."""

from __future__ import annotations

from ..annotations.document import ActorMention, Document
from ..language.triggers import Form, Need, Part, Sense
from ..language.wordclasses import WordClass
from .flights import flown

__all__ = ["names_people"]


def names_people(document: Document, people: ActorMention, token: int, form: Form) -> bool:
    """Whether a word of an actor's name is only that."""
    return _only_people(document, people, form) or _inside(document, people, token, form)


def _only_people(document: Document, people: ActorMention, form: Form) -> bool:
    """«شؤون اللاجئين»: participles that are words for people report a movement only with «من» or «إلى»."""
    if not people.crowd or form.part is not Part.PARTICIPLE:
        return False
    after = people.stop
    return after >= document.end or not document.is_(after, WordClass.FROM | WordClass.TO)


def _inside(document: Document, mention: ActorMention, token: int, form: Form) -> bool:
    """A noun inside an actor's own words («لجنة الحوار») reports nothing; «رحلة» alone may."""
    if mention.stop - mention.first == 1:
        return False
    if Need.SUPPLY in form.word.needs:
        return token > mention.first
    if form.word.sense is Sense.FLEE and token == mention.first + 1 and not document.lexemes[token].definite:
        return False  # «حركة نزوح»
    during = token > 0 and document.is_(token - 1, WordClass.TEMPORAL | WordClass.IN)
    if token == mention.first and (during or flown(document, token, form)):
        return False  # «خلال رحلة مدرسية إلى», «نظمت رحلة جوية إلى»
    return form.part is not Part.VERB or mention.first < token < mention.stop
