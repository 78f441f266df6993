"""Words of other kinds that are names where they stand: numbers of kings, trades, nouns, offices."""

from __future__ import annotations

from ..annotations.document import Document
from ..language.affixes import Affix, affix, affixes
from ..language.wordclasses import WordClass
from .phrases import phrase_ends

__all__ = [
    "between_names",
    "is_nisba",
    "is_noun_surname",
    "is_owned",
    "is_regnal",
    "is_trade_surname",
    "nationality_as_name",
    "office_as_name",
]

_SHORTEST_OWNED = 5
"""Letters of a noun with a pronoun; shorter ones are rather names («مها»)."""


def is_regnal(document: Document, start: int, token: int) -> bool:
    """«عبد الله الثاني», «ليو الرابع عشر»: the number of a king or pope after the name."""
    if not start < token < document.end or not document.is_(token, WordClass.QUANTITY):
        return False
    lexeme = document.lexemes[token]
    if document.dated(token):
        return False
    if document.is_(token - 1, WordClass.QUANTITY):
        return token - 1 > start and not lexeme.definite
    return lexeme.definite and lexeme.bare


def is_nisba(document: Document, token: int) -> bool:
    """«إبراهيم رئيسي»: a noun or adjective in ـي right after a given name can only be the surname."""
    lexeme = document.lexemes[token]
    listed = (
        lexeme.classes & (WordClass.COMMON | WordClass.COLLECTIVE) and not lexeme.classes & WordClass.STOP
    )
    if not listed or not lexeme.bare or lexeme.definite or not document.is_(token - 1, WordClass.NAME):
        return False
    return document.tokens.folds[token].endswith(affix(Affix.ADJECTIVE))


def is_noun_surname(document: Document, token: int) -> bool:
    """«أنس خطاب», «مالك عقار»: an indefinite noun right after what may be a given name is the surname where
    the phrase ends with it: as the object of a verb a masculine one would be written with ا."""
    lexeme, fold = document.lexemes[token], document.tokens.folds[token]
    common = lexeme.classes & WordClass.COMMON and not lexeme.classes & WordClass.STOP
    if lexeme.definite or lexeme.trigger or not lexeme.bare or not common:
        return False
    written = document.tokens.words[token].endswith(affixes(Affix.WITHOUT_ACCUSATIVE))
    if written or fold.endswith(affix(Affix.FEMININE_PLURAL)) or is_owned(document, token):
        return False
    return phrase_ends(document, token + 1)


def is_trade_surname(document: Document, token: int) -> bool:
    """«وليد المعلم», «حسين الشيخ»: a trade right after what may be a given name is the surname, unless it
    goes on as an office does, and a rank is where no name follows."""
    lexeme, following = document.lexemes[token], token + 1
    if not (lexeme.definite and lexeme.bare):
        return False
    if lexeme.classes & WordClass.STOP or not lexeme.classes & (WordClass.RANK | WordClass.TITLE):
        return False
    if lexeme.classes & WordClass.RANK:
        return phrase_ends(document, following)
    if following >= document.end or not document.word(following):
        return True
    return not document.lexemes[following].definite and document.nation(following) is None


def between_names(document: Document, start: int, token: int) -> bool:
    """«حسين أمير عبداللهيان»: an office that is also a name is one where names stand on both sides."""
    after = token + 1
    if token == start or after >= document.end or not document.is_(token - 1, WordClass.NAME):
        return False
    named = document.is_(after, WordClass.NAME | WordClass.NAME_PARTICLE)  # «حسين أمير عبد اللهيان»
    return document.lexemes[token].bare and document.lexemes[after].bare and named


def office_as_name(document: Document, token: int) -> bool:
    """«وزير الصناعة سلطان الجابر», «القائم بالأعمال أمير خان»: an office that is also a given name is one
    where a surname or «بن» comes after it; whoever asks knows that a title is complete before it."""
    following = token + 1
    classes = document.classes[token]
    if not (classes & WordClass.ANY_NAME and classes & WordClass.TITLE) or following >= document.end:
        return False
    lexeme = document.lexemes[following]
    unlisted = lexeme.definite and not lexeme.classes and document.nation(following) is None
    named = not lexeme.definite and lexeme.classes & (WordClass.NAME | WordClass.NAME_PARTICLE)
    return bool(lexeme.bare and (unlisted or named)) and document.place_at[following] < 0


def nationality_as_name(document: Document, token: int) -> bool:
    """«الأمير تركي الفيصل»: a nationality without article is no adjective of a definite title, but a name."""
    name = document.is_(token, WordClass.ANY_NAME) and not document.lexemes[token].definite
    return name and document.lexemes[token - 1].definite


def is_owned(document: Document, token: int) -> bool:
    """«عائشة لإقناعهم», «يحيى زوجته»: a noun with the pronoun of its owner."""
    fold, word = document.tokens.folds[token], document.tokens.words[token]
    owned = fold.endswith(affixes(Affix.OWNED_NOUN)) or word.endswith(affix(Affix.OWNED_FEMININE))
    return owned and len(fold) >= _SHORTEST_OWNED
