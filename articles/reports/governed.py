"""Whether a mention stands free of prepositions, and which words may stand between a verb and its subject."""

from __future__ import annotations

from ..annotations.document import ActorMention, Document
from ..language.prepositions import Governor, governor_of_two
from ..language.punctuation import PASSED_OVER
from ..language.wordclasses import WordClass

__all__ = ["before_quote", "is_agent", "is_free", "is_passed_over", "owns_goal", "stands_alone"]

_BUILDING = WordClass.INSTITUTION | WordClass.NAMESAKE
"""What a house or seat is told by: «مركز», «مستشفى»."""


def is_free(document: Document, mention: ActorMention) -> bool:
    """Whether no preposition governs a mention."""
    if mention.particle:
        return False
    before = mention.first - 1
    while before >= 0 and document.tokens.words[before] in PASSED_OVER:
        before -= 1
    joined = document.actor(before) if mention.conjunction else None
    if joined is not None:
        return is_free(document, joined)
    if governor_of_two(document.tokens.folds, before) is not None:
        return False
    return before < 0 or not document.is_(before, WordClass.PREP) or document.is_(before, WordClass.COMPLETE)


def owns_goal(document: Document, mention: ActorMention) -> bool:
    """«نقل الموقوف إلى مقر الشرطة», «بمستشفى الجيش»: whose house it is that a preposition leads to."""
    house = mention.first - 1
    if house < 1 or mention.particle or not document.is_(house, _BUILDING) or document.actor_at[house] >= 0:
        return False
    lexeme = document.lexemes[house]
    if lexeme.definite or lexeme.conjunction or lexeme.trigger:
        return False
    return bool(lexeme.particle) or document.is_(house - 1, WordClass.PREP)


def is_passed_over(document: Document, token: int) -> bool:
    """Whether a token may stand between a verb and its subject: marks, dates, adverbs, auxiliaries."""
    if document.tokens.words[token] in PASSED_OVER or document.dated(token):
        return True
    return (
        document.is_(token, WordClass.ADV | WordClass.AUX | WordClass.PRON) and document.actor_at[token] < 0
    )


def stands_alone(document: Document, token: int) -> bool:
    """«وتلا ذلك قوافل»: a word of pointing that no definite noun follows is an object of its own."""
    following = token + 1
    if not document.is_(token, WordClass.DEM) or following >= document.end:
        return False
    return document.word(following) and not document.lexemes[following].definite


def is_agent(document: Document, mention: ActorMention) -> bool:
    """«من طرف السلطات»: who does what is told of another."""
    return governor_of_two(document.tokens.folds, mention.first - 1) is Governor.AGENT


def before_quote(document: Document, token: int) -> ActorMention | None:
    """«قال المتحدث إن المبعوث «سيلتقي»»: a free mention before the marks that a verb is quoted in."""
    last = document.before(token)
    said = document.actor(last) if last > 0 else None
    return said if said is not None and said.stop == last + 1 and is_free(document, said) else None
