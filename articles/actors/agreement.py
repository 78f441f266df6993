"""Agreement: whether a word may be the adjective of the noun before it, by number and gender."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..annotations.document import Document
from ..language.affixes import Affix, affix, affixes
from ..language.tokens import fold_word
from ..language.wordclasses import WordClass
from ..language.words import lexeme
from ..loading import load_rows

__all__ = ["disagrees", "irregular_plurals", "is_pair", "joined_adjective"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    word: str


@cache
def irregular_plurals() -> frozenset[str]:
    return frozenset(fold_word(row.word) for row in load_rows("plural-nationalities.tsv", _Row))


def disagrees(document: Document, head: int, token: int) -> bool:
    """«أخلت القوات المصابين», «تبادل الطرفان الاتهامات»: a definite noun that cannot be the adjective of the
    definite head before it is the object of the verb before both."""
    word, noun = document.lexemes[token], document.lexemes[head]
    if token != head + 1 or not (word.definite and noun.definite) or document.nation(token):
        return False
    fold = document.tokens.folds[token]
    if is_pair(document, head):
        return not fold.endswith(affix(Affix.DUAL))
    if word.classes & WordClass.QUANTITY or fold in irregular_plurals():
        return False
    listed = word.classes & (WordClass.COLLECTIVE | WordClass.TITLE)
    if fold.endswith(affixes(Affix.PLURAL)):
        return bool(listed) and document.is_(head, WordClass.INSTITUTION)
    if fold.endswith((affix(Affix.ADJECTIVE), affix(Affix.ADJECTIVE_FEMININE))):
        return False
    if _several(document, head):
        noun_of_its_own = bool(listed & WordClass.COLLECTIVE)
        return noun_of_its_own or not fold.endswith(affixes(Affix.PLURAL_ADJECTIVE))
    feminine = document.is_(head, WordClass.INSTITUTION) and fold.endswith(affix(Affix.FEMININE_FOLDED))
    return bool(listed) or feminine


def joined_adjective(document: Document, head: int, token: int) -> bool:
    """«القوات السورية والروسية», «الوزيران المصري والأردني»: a second adjective of its kind after و."""
    word = document.lexemes[token]
    if token < head + 2 or not word.conjunction or word.trigger or not document.word(token):
        return False
    fold, before = document.tokens.folds[token], document.tokens.folds[token - 1]
    ending = next((end for end in affixes(Affix.RELATION) if before.endswith(end)), None)
    definite = word.definite is document.lexemes[token - 1].definite
    return ending is not None and definite and fold.endswith(ending) and document.place_at[token] < 0


def _several(document: Document, head: int) -> bool:
    """Whether a head is a plural or feminine: «القادة», «القوات», but not «الوفد»."""
    if document.tokens.folds[head].endswith(affixes(Affix.PLURAL_ADJECTIVE)):
        return True
    return not document.is_(head, WordClass.INSTITUTION | WordClass.TITLE)


def is_pair(document: Document, token: int) -> bool:
    """«الطرفان»: a known noun with the ending of the dual, which «السكان» is not."""
    fold, ending = document.tokens.folds[token], affix(Affix.DUAL)
    if not fold.endswith(ending):
        return False
    single = fold.removesuffix(ending)
    return lexeme(single, single).classes != WordClass.NONE
