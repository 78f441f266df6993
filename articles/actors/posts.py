"""Prepositions inside a title: «وزير الداخلية في حكومة الوفاق», «المبعوث الأممي إلى ليبيا»."""

from __future__ import annotations

from gazetteer import Kind

from ..annotations.document import Document, LocatedMention
from ..language.affixes import Affix, affix, affixes
from ..language.wordclasses import WordClass
from .names import name_follows, name_from

__all__ = [
    "POSTED_WITH",
    "Step",
    "begins_first",
    "is_owned",
    "is_sister",
    "place_step",
    "preposition_step",
    "represented",
]

Step = tuple[int, bool]
"""How many tokens still belong to the title (0: none), and whether a genitive must follow them."""

POSTED_WITH = (affix(Affix.WITH), affix(Affix.FOR))
"""What joins an office to the place it is held in or for."""


def is_sister(document: Document, token: int) -> bool:
    """«دولة قطر الشقيقة», «البلدين الشقيقين»: a word of kin that says of a country how it is called."""
    if not document.is_(token, WordClass.SISTER) or not document.lexemes[token].definite or not token:
        return False
    return document.in_place(token - 1) or document.lexemes[token - 1].definite


def is_owned(document: Document, token: int) -> bool:
    """«نظيره», «رئيسها»: an office with the pronoun of its owner; «خليفة» is written with another letter."""
    return document.tokens.words[token].endswith(affixes(Affix.OWNER))


def place_step(document: Document, first: int, token: int) -> int:
    """«سفير الولايات المتحدة بتونس، دانيال …», «المبعوث الأممي لليبيا، غسان …»: a place inside a title, after
    ب and ل only where a name follows."""
    mention = document.places[document.place_at[token]]
    if mention.prefix:
        posted = mention.prefix in POSTED_WITH and document.is_(first, WordClass.ACCREDITED)
        if not posted or not name_follows(document, mention.stop):
            return 0
    elif document.lexemes[token - 1].definite or document.nation(token - 1) or document.in_place(token - 1):
        return 0
    return mention.stop - token


def preposition_step(document: Document, first: int, token: int) -> Step:
    """«وزير الداخلية في حكومة الوفاق», «المبعوث الأممي إلى ليبيا»: a preposition inside a title."""
    following = token + 1
    if following >= document.end or document.dated(following):
        return 0, False
    place = document.place(following)
    if document.alone(token, WordClass.AT) and not document.lexemes[following].trigger:
        return (place.stop - token if place else 2), False
    if place is None:
        institution = document.alone(token, WordClass.IN) and document.is_(following, WordClass.INSTITUTION)
        institution = institution and not is_owned(document, following)
        return (2, True) if institution else (0, False)
    posted = document.alone(token, WordClass.IN | WordClass.TO) and document.is_(first, WordClass.ACCREDITED)
    if posted and document.alone(token, WordClass.TO) and document.lexemes[first].definite:
        posted = not _goes_there(document, place.stop)
    posted = posted or _held_in(document, first, token, place)
    return (place.stop - token if posted and _name_after(document, place.stop) else 0), False


def _goes_there(document: Document, token: int) -> bool:
    """«زيارة الرئيس التركي إلى بغداد تأجلت», «… مقررة»: what follows is a single unlisted word that may be
    said of the journey."""
    name = name_from(document, token, min(document.end, token + 2))
    alone = name is not None and name[1] - name[0] == 1 and not document.is_(token, WordClass.ANY_NAME)
    if not alone:
        return False
    words, folds = document.tokens.words, document.tokens.folds
    return words[token].endswith(affix(Affix.FEMININE)) or folds[token].endswith(affix(Affix.FEMININE_JOINED))


def _name_after(document: Document, token: int) -> bool:
    """«… في دولة قطر الفريق الركن سالم النابت»: a name, with the ranks before it."""
    while token < document.end and document.is_(token, WordClass.RANK):
        token += 1
    return name_follows(document, token)


def _held_in(document: Document, first: int, token: int, place: LocatedMention) -> bool:
    """«وزير الصناعة في الجمهورية التونسية سليم الفرياني»: the country an office is held in, before the
    name."""
    office = document.alone(token, WordClass.IN) and document.is_(first, WordClass.TITLE)
    country = place.place is not None and place.place.kind is Kind.COUNTRY
    return bool(office) and country and document.lexemes[token - 1].definite


def begins_first(document: Document, token: int) -> bool:
    """«أصبح الرئيس الألماني أول زعيم يزورها»: the first of an office after a title that is complete, which
    «الفريق أول عبد الله» and «وزير أول» are not."""
    if not document.is_(token, WordClass.QUANTITY) or document.lexemes[token].definite:
        return False
    following = token + 1
    if following >= document.end or not document.lexemes[token - 1].definite:
        return False
    office = document.is_(following, WordClass.TITLE) and not document.is_(following, WordClass.RANK)
    return office and not document.lexemes[following].definite


def represented(document: Document, first: int) -> bool:
    """«زارت الوزارة ممثلة بوكيلها المدينة»: by whom a body is represented follows with ب, and the word is no
    woman's office. «ممثلة فرنسا» is one."""
    following = first + 1
    if not document.is_(first, WordClass.ACCREDITED) or not document.is_(first, WordClass.GOVERNING):
        return False
    bare = document.lexemes[first].bare and not document.lexemes[first].definite
    if not bare or following >= document.end or document.place_at[following] >= 0:
        return False
    return document.lexemes[following].particle == affix(Affix.WITH)
