"""Clauses: where the clause of a verb begins, and how far a trigger reaches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ..language.affixes import Affix, affix
from ..language.prepositions import Governor, governor_named
from ..language.punctuation import BREAKS
from ..language.triggers import Part, forms_of
from ..language.wordclasses import WordClass
from ..language.words import Lexeme
from .document import Document

__all__ = ["clause_start", "clause_stop"]

_LONGEST_REACH = 34
"""Words a trigger reaches at most: the farthest that a place of its own stood in annotated news."""
_LIGHT_NEAR = 4
"""A light verb so near after a noun carries it and does not end its reach: «الزيارة التي قام بها»."""

_PART_OF_PHRASE = WordClass.PREP | WordClass.AUX | WordClass.DEM | WordClass.PRON | WordClass.DESCRIPTIVE
_NOMINAL = WordClass.ANY_NAME | WordClass.HEAD | WordClass.INSTITUTION
_OPENS_NO_CLAUSE = _PART_OF_PHRASE | _NOMINAL
_OPENS_CLAUSE = WordClass.SUB | WordClass.REL | WordClass.VERB
_SUBORDINATES = WordClass.SUB | WordClass.REL
_DESCRIBES = WordClass.AUX | WordClass.PREP | WordClass.DESCRIPTIVE


def clause_start(document: Document, token: int) -> int:
    """Where the clause of a verb begins: after the last subordinator, verb or break before it."""
    known = document.clause_starts.get(token)
    if known is None:
        known = document.clause_starts[token] = _clause_start(document, token)
    return known


def _clause_start(document: Document, token: int) -> int:
    first, _ = document.tokens.sentence_of(token)
    joints = document.joints
    for number in range(bisect_left(joints, token) - 1, -1, -1):
        index = joints[number]
        if index < first:
            break
        classes = document.classes[index]
        if document.tokens.words[index] in BREAKS or classes & _SUBORDINATES or _governs_clause(classes):
            return index + 1
    return first


def _governs_clause(classes: int) -> bool:
    """A verb that governs a clause of its own, rather than describing the noun before it."""
    return classes & WordClass.VERB != 0 and not classes & _DESCRIBES


def clause_stop(document: Document, token: int) -> int:
    """Where the reach of a trigger ends: the next subordinator, verb, relative pronoun or break."""
    known = document.clause_stops.get(token)
    if known is None:
        known = document.clause_stops[token] = _clause_stop(document, token)
    return known


def _clause_stop(document: Document, token: int) -> int:
    _, stop = document.tokens.sentence_of(token)
    limit, joints, following = min(stop, token + _LONGEST_REACH), document.joints, token + 1
    if following < limit and document.lexemes[following].trigger and _ends_reach(document, token, following):
        return following
    for number in range(bisect_right(joints, token), len(joints)):
        index = joints[number]
        if index >= limit:
            break
        if _ends_reach(document, token, index):
            return index
    return limit


def _ends_reach(document: Document, token: int, index: int) -> bool:
    """Whether the word at `index` ends the reach of the trigger at `token`: a joint, or the next word where
    that may be a trigger itself."""
    if document.tokens.words[index] in BREAKS:
        return True
    lexeme = document.lexemes[index]
    classes = lexeme.classes
    if classes & WordClass.TEMPORAL and lexeme.conjunction:
        return True
    if document.place_at[index] >= 0 or document.date_at[index] >= 0:
        return False
    if classes & WordClass.LISTING and _lists_places(document, index):
        return False
    if classes & WordClass.REL and (_carries(document, index + 1) or _lasts(document, index + 1)):
        return False
    if classes & WordClass.LASTING and _lasts(document, index):
        return False
    if classes & WordClass.LIGHT and _is_carried(document, token, index):
        return False
    if lexeme.trigger and (_verb_after_topic(document, token, index) or _goes_on_to_talk(lexeme)):
        return True
    return _opens_clause(classes) and not _is_noun(document, index)


def _is_carried(document: Document, token: int, index: int) -> bool:
    """Whether a light verb stands right after a definite adverb, or carries the noun that is told before."""
    if document.is_(index - 1, WordClass.ADV) and document.lexemes[index - 1].definite:
        return True
    return not document.lexemes[index].conjunction and index - token <= _LIGHT_NEAR


def _goes_on_to_talk(lexeme: Lexeme) -> bool:
    """«التقى نظيره وبحث معه الأوضاع في السودان»: a verb, or its noun, though the word is in names of
    ministries, too: there it is definite («التعليم والبحث العلمي»)."""
    verb = lexeme.classes & WordClass.VERB and lexeme.classes & WordClass.INSTITUTION
    return bool(verb) and lexeme.conjunction and not lexeme.definite


def _verb_after_topic(document: Document, token: int, index: int) -> bool:
    """«وفي اللقاء نقل المبعوث»: a form that is verb or noun is a verb right after a definite noun that it
    could only own, not describe."""
    lexeme = document.lexemes[index]
    if index != token + 1 or lexeme.conjunction or lexeme.classes & _PART_OF_PHRASE:
        return False
    if not _definite_form(document.tokens.folds[token]):
        return False
    return not any(
        form.part is not Part.VERB and form.prefix for form in forms_of(document.tokens.folds[index])
    )


def _definite_form(fold: str) -> bool:
    """Whether a trigger stands there as a noun with its article or its owner."""
    return any(
        form.part is Part.NOUN and (form.pronoun or affix(Affix.ARTICLE) in form.prefix)
        for form in forms_of(fold)
    )


def _is_noun(document: Document, index: int) -> bool:
    """«على سير العمل», «موقع قصف المبنى»: a form that is verb or noun is a noun after a preposition or an
    indefinite noun."""
    lexeme = document.lexemes[index]
    if lexeme.trigger and lexeme.bare and governor_named(document.tokens.folds[index - 1]) is Governor.ON:
        return True
    if not lexeme.conjunction and document.alone(index - 1, WordClass.AFTER | WordClass.AFTERMATH):
        return True  # «بعد توقفها», «إثر انسحاب»: a verb stands after «بعد أن»
    if not lexeme.trigger and not lexeme.conjunction and _after_preposition(document, index):
        return True
    if not lexeme.classes & WordClass.COMMON or lexeme.classes & WordClass.LIGHT:
        return False
    if lexeme.conjunction or lexeme.trigger:
        return False
    before = document.lexemes[index - 1]
    construct = document.word(index - 1) and not before.definite and before.classes & WordClass.COMMON
    return bool(construct) or document.is_(index - 1, WordClass.PREP)


def _after_preposition(document: Document, index: int) -> bool:
    """«بمقر إقامته»: no verb stands right after a preposition, save those of time and «حتى»."""
    if not document.alone(index - 1, WordClass.PREP) or document.is_(index - 1, WordClass.TEMPORAL):
        return False
    toward = governor_named(document.tokens.folds[index - 1]) is Governor.TO
    return not toward or document.is_(index - 1, WordClass.TO)


def _carries(document: Document, index: int) -> bool:
    """«الطائرة التي تقل الوزير»: a relative clause that only says who or what is on board."""
    return index < document.end and document.is_(index, WordClass.CARRYING)


def _lasts(document: Document, index: int) -> bool:
    """«زيارة تستغرق ثلاثة أيام إلى بكين»: a verb that only says how long what stands before it takes;
    in «حيث تستمر المعارك» it has a subject of its own."""
    if index + 1 >= document.end or not document.is_(index, WordClass.LASTING):
        return False
    if document.lexemes[index].conjunction or not document.word(index - 1):
        return False
    return document.word(index + 1) and not document.lexemes[index + 1].definite


def _lists_places(document: Document, index: int) -> bool:
    """«باريس ثم لندن», «إلى باريس ثم إلى لندن»: a word of listing between two places, of which the second may
    be unknown («أو ميناء جين»)."""
    if not document.alone(index, WordClass.LISTING):
        return False
    then = index - 1 - (document.is_(index - 1, WordClass.FROM) and document.is_(index, WordClass.ONWARD))
    if document.place(then) is None:
        return False
    if index + 1 < document.end and _names_on(document, index + 1):
        return True
    following = index + 1 if document.is_(index + 1, WordClass.TO) else index
    return following + 1 < document.end and document.place(following + 1) is not None


def _names_on(document: Document, token: int) -> bool:
    """Whether a word is a noun that a list of places may go on with: no verb, preposition or person."""
    lexeme = document.lexemes[token]
    plain = not lexeme.trigger and not lexeme.definite and lexeme.bare and document.word(token)
    return (
        bool(plain)
        and bool(lexeme.classes & (WordClass.COMMON | WordClass.INSTITUTION))
        and not lexeme.classes & WordClass.STOP
    )


def _opens_clause(classes: int) -> bool:
    return not classes & _OPENS_NO_CLAUSE and classes & _OPENS_CLAUSE != 0
