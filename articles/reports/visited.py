"""Whom a visit is paid to: «زار السفير البطريرك», «قام السفير بزيارة البطريرك»."""

from __future__ import annotations

from ..actors.companions import office_of
from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix
from ..language.triggers import Form, Sense
from ..model import ActorKind
from .owners import light_subject

__all__ = ["pays_visit", "visited_person"]


def visited_person(document: Document, token: int, visitor: ActorMention | None) -> ActorMention | None:
    """«زار السفير البطريرك في مقره»: the person right after the visitor is visited."""
    if visitor is None or not token < visitor.first < visitor.stop < document.end:
        return None
    whom = document.actor(visitor.stop)
    if whom is None or whom.first != visitor.stop or whom.particle or whom.conjunction:
        return None
    person = whom.kind is ActorKind.PERSON and office_of(document, whom) is None
    return whom if person and not whom.weak else None


def pays_visit(
    document: Document, token: int, form: Form, visited: ActorMention | None
) -> ActorMention | None:
    """«قام السفير بزيارة البطريرك»: after a light verb with its subject, who follows the noun is visited."""
    if form.word.sense is not Sense.VISIT or form.prefix != affix(Affix.WITH) or visited is None:
        return None
    if visited.kind is not ActorKind.PERSON:
        return None
    visitor = light_subject(document, token, None)
    return visitor if visitor is not visited else None
