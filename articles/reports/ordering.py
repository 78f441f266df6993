"""Whom something is allowed, ordered or advised: «أمر القائد قواته بالانسحاب»."""

from __future__ import annotations

from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix, affixes
from ..language.triggers import Form
from ..language.wordclasses import WordClass
from ..model import ActorKind

__all__ = ["allowed"]

_COMMANDED = frozenset({ActorKind.GROUP, ActorKind.FORCE})


def allowed(document: Document, token: int, form: Form) -> ActorMention | None:
    """«السماح لوفد أوروبي بدخول غزة», «أمر القائد قواته بالانسحاب»: whom something is allowed, ordered or
    advised, right before it."""
    mention = document.actor(token - 1) if form.prefix.startswith(affix(Affix.WITH)) else None
    if mention is None or mention.stop != token or mention.weak:
        return None
    for_him = mention.particle == affix(Affix.FOR)
    return mention if for_him or _object_after_subject(document, mention) else None


def _object_after_subject(document: Document, mention: ActorMention) -> bool:
    """Whether somebody stands right after the subject of a verb, with nothing between."""
    subject = document.actor(mention.first - 1) if mention.first else None
    if subject is None or subject.stop != mention.first or mention.particle or mention.conjunction:
        return False
    verb = subject.first - 1
    if verb < 0 or document.is_(verb, WordClass.LIGHT):
        return False
    owned = mention.kind in _COMMANDED and document.tokens.folds[mention.first].endswith(affixes(Affix.OWNER))
    return document.is_(verb, WordClass.VERB) or owned
