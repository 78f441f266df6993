"""Agreement: whether a word may be the adjective of the noun before it, by number and gender."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from gazetteer import Remembered

from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix, affixes
from ..language.inflection import Tense
from ..language.tokens import fold_token, fold_word
from ..language.triggers import Part, forms_of
from ..language.wordclasses import WordClass
from ..language.words import lexeme
from ..loading import load_rows
from ..model import ActorKind

__all__ = [
    "agrees_with_verb",
    "definite_follows",
    "disagrees",
    "is_pair",
    "joined_adjective",
    "may_mean",
    "of_other_gender",
    "plural_people",
    "relational",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    word: str


@cache
def plural_people() -> frozenset[str]:
    return frozenset(fold_word(row.word) for row in load_rows("plural-nationalities.tsv", _Row))


def disagrees(document: Document, head: int, token: int) -> bool:
    """«أخلت القوات المصابين», «تبادل الطرفان الاتهامات»: a definite noun that cannot be the adjective of the
    definite head before it is the object of the verb before both."""
    word, noun = document.lexemes[token], document.lexemes[head]
    if token > head + 1:
        return _another_noun(document, head, token)
    if token != head + 1 or not (word.definite and noun.definite) or document.nation(token):
        return False
    fold = document.tokens.folds[token]
    if is_pair(document, head):
        return not fold.endswith(affix(Affix.DUAL))
    if word.classes & WordClass.QUANTITY or fold in plural_people():
        return False
    listed = word.classes & (WordClass.COLLECTIVE | WordClass.TITLE)
    if fold.endswith(affixes(Affix.PLURAL)):
        return bool(listed) and _nobody(document, head)
    if relational(document, token):
        return False
    if _several(document, head):
        noun_of_its_own = bool(listed & WordClass.COLLECTIVE)
        return noun_of_its_own or not fold.endswith(affixes(Affix.PLURAL_ADJECTIVE))
    feminine = document.is_(head, WordClass.INSTITUTION) and fold.endswith(affix(Affix.FEMININE_FOLDED))
    return bool(listed) or feminine


def _nobody(document: Document, head: int) -> bool:
    """«السلطات», «السفن»: no people one by one, whose adjective would end in ـين."""
    things = WordClass.INSTITUTION | WordClass.VEHICLE
    return document.is_(head, things) or document.tokens.folds[head].endswith(affix(Affix.FEMININE_PLURAL))


def relational(document: Document, token: int) -> bool:
    """«العسكري», «الرسمية»: a word with the ending of an adjective; «الجرحى» and «الأسرى» only fold to it."""
    return _RELATIONAL[document.tokens.words[token]]


def _is_relational(word: str) -> bool:
    ending = (affix(Affix.ADJECTIVE), affix(Affix.ADJECTIVE_FEMININE))
    return fold_token(word).endswith(ending) and not word.endswith(affix(Affix.DEFECTIVE))


_RELATIONAL = Remembered(_is_relational)


def _another_noun(document: Document, head: int, token: int) -> bool:
    """«رفضت السلطات المصرية السماح», «أبعدت الشرطة التركية الصحفي»: after a feminine or plural noun with its
    nationality a word without the ending of either is what the verb is done to."""
    word, fold = document.lexemes[token], document.tokens.folds[token]
    feminine = document.tokens.folds[head].endswith(
        (affix(Affix.FEMININE_FOLDED), affix(Affix.FEMININE_PLURAL))
    )
    complete = document.lexemes[head].definite and document.nation(token - 1) is not None
    if not feminine or not complete or not word.definite or not word.bare:
        return False
    agrees = fold.endswith(affixes(Affix.PLURAL_ADJECTIVE))
    people = word.classes & WordClass.GROUP and not fold.endswith(affixes(Affix.RELATION))
    other = not agrees or bool(people)
    return other and not word.classes & WordClass.QUANTITY and document.nation(token) is None


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


def may_mean(document: Document, pronoun: str, mention: ActorMention) -> bool:
    """Whether a pronoun can stand for somebody: «انسحابها» is not of «المسؤولون», nor «زيارتهم» of one
    person. Gender is known by the ending of a title or head alone."""
    fold = document.tokens.folds[mention.first]
    _, she, they, both = affixes(Affix.OWNER)
    person = mention.kind is ActorKind.PERSON
    if pronoun in (they, both):
        return pronoun == both or not person
    if not person:
        return not fold.endswith(affixes(Affix.PLURAL))
    known = pronoun == she and mention.title is not None and not mention.named
    return fold.endswith(affix(Affix.FEMININE_FOLDED)) or not known


def agrees_with_verb(document: Document, token: int, mention: ActorMention) -> bool:
    """Whether somebody told before a verb can be its subject: «نقلوا» is not of «السلطات», nor «نقل» of
    «الشرطة»; what the endings do not tell is taken to agree."""
    fold, head = document.tokens.folds[token], document.tokens.folds[mention.first]
    feminine = head.endswith((affix(Affix.FEMININE_FOLDED), affix(Affix.FEMININE_PLURAL)))
    one = mention.kind is ActorKind.PERSON
    counted = document.is_(mention.first, WordClass.QUANTITY) or mention.crowd
    if fold.endswith(affix(Affix.PAST_PLURAL)):
        return not one and (counted or not feminine)
    if one or counted or not feminine:
        return True
    return _feminine_verb(document, token)


def _feminine_verb(document: Document, token: int) -> bool:
    """Whether a finite verb stands in the feminine, or in a form that does not tell."""
    ending = affix(Affix.FEMININE_JOINED)
    forms = [form for form in forms_of(document.tokens.folds[token]) if form.part is Part.VERB]
    if any(form.tense is not Tense.PAST or form.pronoun for form in forms):
        return True
    return document.tokens.folds[token].endswith(ending)


def of_other_gender(document: Document, first: int, token: int) -> bool:
    """«غادر الوزير المدينة»: a feminine right after a man's definite title and its adjectives is none."""
    words, feminine = document.tokens.words, affix(Affix.FEMININE)
    if not words[token].endswith(feminine) or words[first].endswith(feminine):
        return False
    return all(lexeme.definite and lexeme.bare for lexeme in document.lexemes[first:token])


def definite_follows(document: Document, token: int) -> bool:
    """Whether an unknown indefinite word is followed by the definite word that makes both a genitive."""
    following = token + 1
    if following >= document.end or not document.word(following):
        return False
    lexeme = document.lexemes[following]
    return lexeme.definite and lexeme.bare
