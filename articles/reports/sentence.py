"""Which of several words written alike stands in a sentence, by what may stand beside a verb."""

from __future__ import annotations

from ..actors.agreement import relational
from ..annotations.clauses import clause_start, clause_stop
from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix
from ..language.inflection import Tense
from ..language.triggers import Form, Part, Sense, forms_of
from ..language.wordclasses import WordClass
from ..model import ActorKind
from .governed import is_free

__all__ = ["joined_noun", "moves_another", "names_craft", "stands_after_did_not", "verb_stands"]

_MOVED = frozenset({ActorKind.GOODS, ActorKind.FORCE})
_MOVES_OTHERS = frozenset({Sense.SEND, Sense.EXPEL, Sense.DEPLOY, Sense.FETCH})


def verb_stands(document: Document, token: int, form: Form) -> bool:
    """Whether a form that is oftener another word is the verb: after «أن» and its like, or beside what moves
    («أن تدخل القافلة», «عبر مئات المهاجرين الحدود», «قوات تدخل المدينة»)."""
    if form.part is not Part.VERB:
        return False
    after = document.actor(token + 1) if token + 1 < document.end else None
    moves = after is not None and after.first == token + 1 and _moves(after)
    if document.is_(token, WordClass.PREP):
        opens = clause_start(document, token) == token or document.is_(token - 1, WordClass.AUX)
        return opens and (moves or (after is not None and _many(document, after, token)))
    before = document.actor(token - 1) if token else None
    if token and document.is_(token - 1, WordClass.SUB | WordClass.REL | WordClass.NEG | WordClass.MAY):
        return True
    if moves:
        return after is not None and not _followed_by_in(document, after)
    placed = token + 1 < document.end and document.place_at[token + 1] >= 0
    return before is not None and _moves(before) and is_free(document, before) and placed


def stands_after_did_not(form: Form) -> bool:
    """«لم توقف إسرائيل»: after «لم» stands a verb, and none in the past."""
    return form.part is Part.VERB and form.tense is not Tense.PAST


def joined_noun(document: Document, token: int) -> bool:
    """«زيارة عمل وتفقد», «عن نقل السفارة»: joined to what describes a noun of visiting, or after a
    preposition, a form that is verb or noun is a noun."""
    if token < 2:
        return False
    if _construct(document, token) or _object(document, token):
        return True
    joined = document.lexemes[token].conjunction
    governed = not joined and document.is_(token - 1, WordClass.PREP) and document.lexemes[token].bare
    if not (governed or joined):
        return False
    forms = forms_of(document.tokens.folds[token])
    if not any(form.part is Part.NOUN for form in forms):
        return False
    if governed and any(form.word.sense in _MOVES_OTHERS for form in forms):
        return not document.is_(token - 1, WordClass.SUB | WordClass.TEMPORAL)
    if not joined:
        return False
    purpose, noun = document.lexemes[token - 1], document.tokens.folds[token - 2]
    plain = purpose.bare and not purpose.definite and document.word(token - 1)
    return plain and any(form.part is Part.NOUN for form in forms_of(noun))


def _construct(document: Document, token: int) -> bool:
    """«محاولة تسلل», «عملية نقل», «رحلة عودة»: right after a feminine noun without article stands the noun of
    what it is, as a verb would be feminine; after another one where who does it follows («إحباط تسلل
    مهاجرين»)."""
    if token == 0 or not document.lexemes[token].bare or document.place_at[token - 1] >= 0:
        return False
    noun = document.lexemes[token - 1]
    feminine = document.tokens.folds[token - 1].endswith(affix(Affix.FEMININE_FOLDED))
    plain = not noun.definite and noun.classes & WordClass.COMMON and not noun.classes & WordClass.STOP
    if not plain or not (feminine or _owned_by_next(document, token)):
        return False
    return any(form.part is Part.NOUN for form in forms_of(document.tokens.folds[token]))


def _owned_by_next(document: Document, token: int) -> bool:
    """Whether people begin right after a token, with nothing attached to them."""
    owner = document.actor(token + 1) if token + 1 < document.end else None
    return owner is not None and owner.first == token + 1 and document.lexemes[token + 1].bare


def _object(document: Document, token: int) -> bool:
    """«أحبط حرس الحدود تسلل المهربين», «أكد الجيش تقدم قواته»: right after a definite subject whose verb
    opens the sentence stands what that verb is of, not a verb of its own."""
    subject = document.actor(token - 1)
    if subject is None or not document.lexemes[token].bare:
        return False
    if not (subject.definite or subject.named or document.lexemes[token - 1].definite):
        return False
    verb = subject.first - 1
    first, _ = document.tokens.sentence_of(token)
    if verb != first or not document.is_(verb, WordClass.VERB) or document.is_(verb, WordClass.AUX):
        return False
    return any(form.part is Part.NOUN for form in forms_of(document.tokens.folds[token]))


def names_body(document: Document, token: int, form: Form) -> bool:
    """«المنظمة الدولية للهجرة», «الهيئة العامة للنقل»: what a body with an adjective is there for."""
    if form.part is not Part.NOUN or not form.prefix.startswith(affix(Affix.FOR)) or token < 2:
        return False
    body, adjective = document.lexemes[token - 2], document.lexemes[token - 1]
    if not body.classes & WordClass.INSTITUTION or not (body.definite and adjective.definite):
        return False
    named = document.nation(token - 1) is not None or _of_person(document, token - 1)
    return not named and relational(document, token - 1)


def names_craft(document: Document, token: int) -> bool:
    """«سفينة شحن», «طائرة إجلاء للرعايا»: right after a craft the noun of what it is for; the verb would
    be feminine, and whom a noun moves stands right after it («طائرة نقل مصابين»)."""
    craft, use = token - 1, document.lexemes[token]
    if craft < 0 or not document.is_(craft, WordClass.VEHICLE) or document.lexemes[craft].definite:
        return False
    fold = document.tokens.folds[craft]
    feminine = fold.endswith((affix(Affix.FEMININE_FOLDED), affix(Affix.FEMININE_PLURAL)))
    if use.conjunction or use.particle or not (use.definite or feminine):
        return False
    noun = any(form.part is Part.NOUN and not form.pronoun for form in forms_of(document.tokens.folds[token]))
    return noun and not _owned_by_next(document, token)


def _of_person(document: Document, token: int) -> bool:
    """«يخطط وزير الدفاع البريطاني لزيارة»: a word of somebody's title."""
    mention = document.actor(token)
    return mention is not None and mention.kind is ActorKind.PERSON


def moves_another(document: Document, token: int) -> bool:
    """Whether a verb has a subject right after it and an object after that, with no preposition between."""
    subject = document.actor(token + 1) if token + 1 < document.end else None
    if subject is None or subject.first != token + 1:
        return False
    index = subject.stop
    if index >= clause_stop(document, token):
        return False
    object_ = document.actor(index)
    return (
        object_ is not None and object_.first == index and object_.particle == "" and not object_.conjunction
    )


def _many(document: Document, mention: ActorMention, verb: int) -> bool:
    """«عبر آلاف السودانيين الحدود»: people told by number right after a verb, and what they
    cross after them."""
    counted = mention.first == verb + 1 and document.is_(mention.first, WordClass.QUANTITY)
    crossed = mention.stop < document.end and document.lexemes[mention.stop].definite
    return counted and crossed and mention.kind is ActorKind.GROUP


def _moves(mention: ActorMention) -> bool:
    return mention.kind in _MOVED or mention.crowd


def _followed_by_in(document: Document, mention: ActorMention) -> bool:
    """«تدخل القوات التركية في ليبيا»: that is an intervention."""
    return mention.stop < document.end and document.is_(mention.stop, WordClass.IN)
