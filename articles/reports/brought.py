"""Who is brought along: «تم الوصول بالمهاجرين إلى الميناء», «العودة بالركاب»."""

from __future__ import annotations

from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix
from ..language.triggers import Form, Sense

__all__ = ["brought_along"]

_BRINGS = frozenset({Sense.ARRIVE, Sense.RETURN, Sense.LEAVE, Sense.GO})
"""Senses of nouns after which «ب» tells who is brought."""


def brought_along(document: Document, token: int, form: Form) -> ActorMention | None:
    """Whom «ب» tells right after a noun of coming or going; None where it tells nobody."""
    if form.word.sense not in _BRINGS or token + 1 >= document.end:
        return None
    mention = document.actor(token + 1)
    beside = mention is not None and mention.first == token + 1 and mention.particle == affix(Affix.WITH)
    return mention if beside else None
