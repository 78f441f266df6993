"""Who goes where somebody calls or invites others: «دعا الملك نظيره إلى زيارة عمان», «تلقى دعوة لزيارة»."""

from __future__ import annotations

from gazetteer import changed

from ..actors.phrases import phrase_from
from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix
from ..language.wordclasses import WordClass
from .governed import is_free
from .subjects import first_in_clause

__all__ = ["call_before", "called"]

_LONGEST_UNLISTED = 3
"""Words of somebody called that no list knows."""


def call_before(document: Document, token: int) -> int | None:
    """The word of calling before a noun that says to what, with no other verb between; None without one."""
    if not document.told & WordClass.CALLING or not _is_aim(document, token):
        return None
    first, _ = document.tokens.sentence_of(token)
    for index in range(token - 1, first - 1, -1):
        if document.is_(index, WordClass.CALLING):
            return index
        if document.is_(index, WordClass.VERB | WordClass.REL) and not document.is_(index, WordClass.AUX):
            return None
    return None


def _is_aim(document: Document, token: int) -> bool:
    """«إلى زيارة», «لزيارة»: what one is called to."""
    if document.tokens.folds[token].startswith(affix(Affix.FOR)):
        return True
    return token > 0 and document.is_(token - 1, WordClass.TO)


def called(document: Document, call: int, token: int, country: str | None) -> ActorMention | None:
    """Whom the word at `call` calls to what the noun at `token` says; None where he is not told. `country` is
    where that leads: «دعوة الرئيس الفرنسي لزيارة باريس» is his own, «لزيارة روما» is to him."""
    between = document.actors_between(call + 1, token)
    if document.is_(call, WordClass.VERB):
        return _after_verb(document, call, token, between)
    verb = _verb_of(document, call)
    before = [one for one in document.actors_between(verb, call) if is_free(document, one)]
    if document.is_(verb, WordClass.ACCEPTING):
        return before[0] if before else first_in_clause(document, verb)
    first, _ = document.tokens.sentence_of(call)
    addressed = _addressed(document, document.actors_between(first, token))
    if addressed is not None:
        return addressed
    owner = document.actor(call + 1)
    if owner is not None and owner.first == call + 1 and owner.country and country:
        return owner if owner.country != country else None
    return before[1] if len(before) > 1 else None


def _after_verb(
    document: Document, verb: int, token: int, between: list[ActorMention]
) -> ActorMention | None:
    """«دعا الملك نظيره», «الملك دعا نظيره»: the object of a verb of calling."""
    free = [one for one in between if is_free(document, one)]
    if len(free) > 1:
        return free[1]
    if free and (free[0].first > verb + 1 or first_in_clause(document, verb) is not None):
        return free[0]
    phrase = free and phrase_from(document, free[0].stop, min(free[0].stop + _LONGEST_UNLISTED, token))
    return changed(phrase, weak=False) if phrase else None


def _verb_of(document: Document, noun: int) -> int:
    """The verb that an invitation is the object of, else the beginning of its sentence."""
    first, _ = document.tokens.sentence_of(noun)
    verbs = (index for index in range(noun - 1, first - 1, -1) if document.is_(index, WordClass.VERB))
    return next(verbs, first)


def _addressed(document: Document, mentions: list[ActorMention]) -> ActorMention | None:
    """«دعوة إلى نظيره», «دعوة للرئيس»: the last to whom something is said to be sent."""
    return next((one for one in reversed(mentions) if _is_addressed(document, one)), None)


def _is_addressed(document: Document, mention: ActorMention) -> bool:
    to = mention.first > 0 and document.is_(mention.first - 1, WordClass.TO)
    return to or mention.particle == affix(Affix.FOR)
