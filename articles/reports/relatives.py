"""Whom a relative pronoun refers to: «الوفد الذي وصل», «جثة السائح الذي سافر»."""

from __future__ import annotations

from gazetteer import changed

from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix
from ..language.wordclasses import WordClass

__all__ = ["antecedent"]

_ANTECEDENT_NEAR = 3
"""Words between an antecedent and its relative pronoun: a place or an adjective or two."""


def antecedent(document: Document, token: int) -> ActorMention | None:
    """The mention that the relative pronoun before a verb refers to."""
    pronoun = token - 1
    before = document.actor_before(pronoun)
    if before is None or pronoun - before.stop > _ANTECEDENT_NEAR:
        return None
    return _owner_meant(document, before, pronoun) or before


def _owner_meant(document: Document, mention: ActorMention, pronoun: int) -> ActorMention | None:
    """«جثة السائح الذي سافر»: a masculine pronoun after a feminine noun means whose that is."""
    head, owner = mention.first, mention.first + 1
    feminine = document.tokens.folds[head].endswith(affix(Affix.FEMININE_FOLDED))
    if not (feminine and document.is_(pronoun, WordClass.MASCULINE)):
        return None
    if document.is_(head, WordClass.QUANTITY | WordClass.TITLE):
        return None
    if owner >= mention.stop or document.lexemes[head].definite or not document.lexemes[owner].definite:
        return None
    return changed(mention, first=owner, name=(owner, mention.stop), particle="", conjunction=False)
