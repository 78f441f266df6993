"""Who stands before a verb only as the one in whose name another goes: «بتوجيهات الملك وصل الوزير إلى»."""

from __future__ import annotations

from ..annotations.document import Document
from ..language.triggers import Form, Sense
from ..model import ActorKind

__all__ = ["told_after"]

_MOVES_NOBODY_ELSE = frozenset({Sense.GO, Sense.LEAVE, Sense.ARRIVE, Sense.RETURN})
"""Senses of verbs after which no person stands but their subject."""


def told_after(document: Document, token: int, form: Form) -> bool:
    """Whether somebody with a title stands right after a verb that has no object: he is its subject, whoever
    stands before it."""
    if form.word.sense not in _MOVES_NOBODY_ELSE or token + 1 >= document.end:
        return False
    after = document.actor(token + 1)
    if after is None or after.first != token + 1 or after.particle or after.conjunction:
        return False
    return after.kind is ActorKind.PERSON and after.title is not None and (after.named or after.definite)
