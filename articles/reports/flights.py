"""A flight that a noun tells: «نظمت الخطوط رحلة جوية من طرابلس إلى لاغوس على متنها 170 عائدا»."""

from __future__ import annotations

from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix
from ..language.triggers import Form, Part, Sense
from ..language.wordclasses import WordClass
from ..model import ActorKind

__all__ = ["flown"]


def flown(document: Document, token: int, form: Form) -> tuple[ActorMention, ...]:
    """Who is on board and the flight itself, where a noun of going and its adjectives are its name."""
    if form.word.sense is not Sense.GO or form.part is not Part.NOUN or form.pronoun:
        return ()
    if token and document.is_(token - 1, WordClass.TEMPORAL | WordClass.IN):
        return ()  # «خلال رحلة بحرية إلى»
    flight = document.actor(token)
    if flight is None or flight.first != token or flight.stop == token + 1:
        return ()
    last, rest = document.lexemes[flight.stop - 1], document.tokens.folds[flight.first + 1 : flight.stop]
    if flight.kind is not ActorKind.GOODS or flight.definite or last.definite or last.trigger:
        return ()  # «رحلة العودة»
    if not all(fold.endswith(affix(Affix.FEMININE_FOLDED)) for fold in rest):
        return ()  # «رحلة بايدن»
    return (*_aboard(document, flight), flight)


def _aboard(document: Document, flight: ActorMention) -> tuple[ActorMention, ...]:
    """Whom the sentence goes on to tell on board."""
    _, stop = document.tokens.sentence_of(flight.first)
    aboard = document.having(WordClass.ABOARD, flight.stop, stop)
    passengers = document.actor(aboard + 1) if aboard is not None and aboard + 1 < stop else None
    told = passengers is not None and aboard is not None and passengers.first == aboard + 1
    return (passengers,) if told and passengers is not None else ()
