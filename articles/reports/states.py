"""Participles that say how somebody else comes or goes: «غادر اللاجئون لبنان عائدين إلى بلادهم»."""

from __future__ import annotations

from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affixes
from .subjects import first_in_clause

__all__ = ["says_how"]


def says_how(document: Document, crowd: ActorMention) -> bool:
    """Whether an indefinite plural in the accusative, after the subject and what it did, is nobody else."""
    alone = crowd.stop == crowd.first + 1 and not crowd.definite
    accusative = document.tokens.folds[crowd.first].endswith(affixes(Affix.PLURAL)[0])
    return alone and accusative and first_in_clause(document, crowd.first) is not None
