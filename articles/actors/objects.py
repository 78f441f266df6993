"""Where a group ends, because the next word belongs to the verb: «أخلت مروحية عسكرية المصابين»."""

from __future__ import annotations

from ..annotations.document import Document
from ..language.affixes import Affix, affix, affixes
from ..language.triggers import Part, forms_of
from ..language.wordclasses import WordClass
from .agreement import relational
from .names import name_follows

__all__ = ["is_doing", "is_object", "is_officer", "owns_nothing"]

_ACCUSATIVE = affixes(Affix.ACCUSATIVE_WRITTEN)


def is_doing(document: Document, token: int) -> bool:
    """«رفض الوفد الحوثي السفر»: a definite noun of moving after a definite group is what that does."""
    if not document.lexemes[token].trigger or document.is_(token, WordClass.HEAD):
        return False
    forms = forms_of(document.tokens.folds[token])
    return bool(forms) and all(form.part is Part.NOUN for form in forms)


def is_object(document: Document, first: int, token: int) -> bool:
    """«زار وفد برلماني مدرسة», «تفقد وفد وزاري مصنعا»: after an indefinite group with its adjective a noun is
    what the verb before both is done to: no further adjective are buildings, nor another gender or case."""
    lexeme, before = document.lexemes[token], document.lexemes[token - 1]
    if lexeme.definite or before.definite or document.is_(first, WordClass.QUANTITY) or token < first + 2:
        return False
    adjective = relational(document, token - 1) or document.nation(token - 1) is not None
    if not adjective or document.nation(token) is not None or document.place_at[token] >= 0:
        return False
    written = document.tokens.words
    if document.is_(token, WordClass.NAMESAKE) or _feminine_after(written, first, token):
        return True
    accusative = written[token].endswith(_ACCUSATIVE) and not written[token - 1].endswith(_ACCUSATIVE)
    return accusative and not _relation_in(written[token])


def _relation_in(word: str) -> bool:
    """«مصريا», «رسميا»: the accusative of an adjective."""
    ending = next(ending for ending in _ACCUSATIVE if word.endswith(ending))
    return word.removesuffix(ending).endswith(affix(Affix.ADJECTIVE))


def _feminine_after(written: list[str], first: int, token: int) -> bool:
    """«وفد برلماني مدرسة»: a feminine is no adjective of what is masculine, nor of plurals of people."""
    feminine = affix(Affix.FEMININE)
    return written[token].endswith(feminine) and not any(
        word.endswith((feminine, affix(Affix.FEMININE_PLURAL))) for word in written[first:token]
    )


def is_officer(document: Document, head: int, token: int) -> bool:
    """«اعتقلت قوات الاحتلال النائب»: a definite office with a name, or a man's after a feminine, is none of
    the group."""
    if not document.is_(token, WordClass.TITLE | WordClass.RANK) or not document.lexemes[token].definite:
        return False
    if document.nation(token) is not None or (token == head + 1 and relational(document, token)):
        return False
    feminine = document.tokens.folds[head].endswith(
        (affix(Affix.FEMININE_FOLDED), affix(Affix.FEMININE_PLURAL))
    )
    man = not document.tokens.folds[token].endswith(affix(Affix.FEMININE_FOLDED))
    return (feminine and man and not relational(document, token)) or name_follows(document, token + 1)


def owns_nothing(document: Document, first: int, head: int, token: int) -> bool:
    """«نقلت مروحية عسكرية المصابين», «عبر 300 مهاجر الحدود», «هاجم مسلحون قافلة»: after the adjective of an
    indefinite craft a noun, after a counted singular what is definite, and after a plural in ـون a noun
    belong to the verb."""
    sound_plural = token == head + 1 and document.tokens.folds[head].endswith(affixes(Affix.PLURAL))
    if sound_plural and document.is_(token, WordClass.COLLECTIVE) and not document.lexemes[token].definite:
        return not document.tokens.folds[token].endswith(affixes(Affix.PLURAL))
    craft = token > head + 1 and document.is_(head, WordClass.VEHICLE | WordClass.FORCE)
    if craft and document.tokens.folds[token - 1].endswith(affix(Affix.ADJECTIVE_FEMININE)):
        return document.is_(token, WordClass.COLLECTIVE)
    if first < head and document.is_(head, WordClass.VEHICLE):  # «نقلت ثلاث طائرات الحجاج»
        return document.lexemes[token].definite or document.place(token) is not None
    counted_singly = token == head + 1 and first < head and document.tokens.words[head - 1].isdigit()
    national = token > head + 1 and document.nation(token - 1) is not None
    whole = counted_singly or (national and not document.lexemes[token - 1].definite)
    return whole and document.lexemes[token].definite
