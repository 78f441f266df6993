"""Who was bound for a place and did not get there: stopped on the way, or landed elsewhere in distress."""

from __future__ import annotations

from ..annotations.document import Document
from ..language.inflection import Tense
from ..language.triggers import Form, Part, Sense
from ..language.wordclasses import WordClass
from .detours import turned_back
from .seized import seized_before

__all__ = ["is_stopped"]

_DONE_BEFORE = WordClass.AFTER | WordClass.AFTERMATH


def is_stopped(document: Document, token: int, form: Form) -> bool:
    """«اعترضت البحرية قاربا متجها إلى صقلية», «هبطت اضطراريا طائرة كانت في رحلة إلى موسكو», «عادت الطائرة
    المتجهة إلى تونس»: whether the words around a word of going or carrying say that its goal was not reached.
    """
    if form.part is Part.PARTICIPLE and form.word.sense is Sense.GO and turned_back(document, token):
        return True
    if not document.told & (WordClass.STOPPING | WordClass.FORCED):
        return False
    if form.word.sense is not Sense.GO and not _carries_bound(document, token):
        return False
    first, stop = document.tokens.sentence_of(token)
    seized = seized_before(document, token)
    if seized is not None and document.is_(seized, WordClass.STOPPING):
        return _under_way(document, token, form, seized)
    forced = document.having(WordClass.FORCED, first, stop) is not None
    return forced and _under_way(document, token, form, first)


def _under_way(document: Document, token: int, form: Form, since: int) -> bool:
    """Whether a word tells a journey that was not over: «في طريقه إلى», «متجها إلى», not «بعد سفره إلى»; a
    past verb, where it says more of a vehicle («زورقا أبحر نحو»), not of somebody («شابا سافر إلى»)."""
    if token > 0 and document.is_(token - 1, _DONE_BEFORE):
        return False
    if form.part is Part.NOUN and form.pronoun and document.lexemes[token].conjunction:
        return False  # «أوقفت الشرطة ناشطا ورحلته إلى»: written like «رحلة», and done
    if form.part is not Part.VERB or form.tense is Tense.PRESENT:
        return True
    vehicle = document.having(WordClass.VEHICLE, since, token) is not None
    return vehicle and not document.lexemes[token].conjunction


def _carries_bound(document: Document, token: int) -> bool:
    """«حافلة تقل مهاجرين كانت متجهة إلى»: a vehicle that carries somebody and is bound for a place."""
    if not document.is_(token, WordClass.CARRYING):
        return False
    _, stop = document.tokens.sentence_of(token)
    after = document.triggers_between(token + 1, stop)
    return bool(after) and any(
        form.part is Part.PARTICIPLE and form.word.sense is Sense.GO for form in after[0][1]
    )
