"""What tense and date say of an event: that it is to come, or that it has happened."""

from __future__ import annotations

from ..annotations.clauses import clause_start
from ..annotations.document import DateMention, Document
from ..dates import Bound, TimeKind
from ..language.affixes import Affix, affix, affixes
from ..language.inflection import Tense
from ..language.triggers import Form, Part
from ..language.wordclasses import WordClass
from ..model import Status
from .ahead import is_held
from .dating import looks_ahead

__all__ = ["by_tense", "leads_to_come"]

_FARTHEST_BEFORE = 18
"""Words before a trigger that are looked at; in annotated news others spoke of something else."""
_LONGEST_HEADLINE = 20
"""Words of a headline; a longer first sentence is the first of the body."""
_PURPOSE_NEAR = 14
"""Words between a journey and what it is for."""
_PAST, _PRESENT, _FUTURE, _NONE = Tense.PAST, Tense.PRESENT, Tense.FUTURE, Tense.NONE
_NOUN = Part.NOUN
_NO_VERB = WordClass.FUNCTION | WordClass.COMMON | WordClass.HEAD
"""Classes of words that are written like a verb: «قبل»."""
_DAYS = frozenset({TimeKind.DAY, TimeKind.WEEKDAY, TimeKind.DEICTIC, TimeKind.RANGE})


def by_tense(document: Document, token: int, form: Form, date: DateMention | None, described: bool) -> Status:
    """Planned by the tense or by the date, else happened; `described` says that the verb only says more of
    somebody."""
    present = form.tense is _PRESENT
    if (present and _next_stop(document, token)) or _first_stop(document, token, form):
        return Status.PLANNED
    if form.tense is _FUTURE or (present and (_may(document, token) or _goes_on(document, token))):
        return Status.PLANNED
    if _to_be_done(document, token):
        return Status.PLANNED
    if form.tense is _PAST and form.part is Part.VERB:
        return Status.HAPPENED
    if form.part is _NOUN and _carried_on(document, token, form, date):
        return Status.PLANNED
    if date is not None and looks_ahead(date.expression, document.published):
        return Status.PLANNED
    announced = present and not described and _announced(document, token, date)
    return Status.PLANNED if announced else Status.HAPPENED


def _next_stop(document: Document, token: int) -> bool:
    """«يبدأ جولته من الرياض، ثم يزور مسقط»: after «ثم» a present that follows one of beginning is to
    come; not «يأتي المهاجرون من النيجر ثم يعبرون»."""
    if not (
        token and document.alone(token - 1, WordClass.LISTING) and document.is_(token - 1, WordClass.SUB)
    ):
        return False
    first, _ = document.tokens.sentence_of(token)
    begun = document.having(WordClass.LIGHT, first, token - 1)
    begins = begun is not None and _is_present(document, begun)
    return begins and not _looks_back(document, first, token)


def _first_stop(document: Document, token: int, form: Form) -> bool:
    """«يستهل الوزير جولته من الرياض، ثم يزور مسقط»: so is the stop that comes before «ثم»."""
    verb = clause_start(document, token) - 1
    if form.part is not _NOUN or verb < 0 or not _is_present(document, verb):
        return False
    _, stop = document.tokens.sentence_of(token)
    return any(
        _is_present(document, index) and _next_stop(document, index)
        for index, _ in document.triggers_between(token, stop)
    )


def _is_present(document: Document, token: int) -> bool:
    """Whether a word is a verb that begins as the present of a third person does."""
    if not document.is_(token, WordClass.VERB) or document.is_(token, _NO_VERB):
        return False
    fold = document.tokens.folds[token].removeprefix(affix(Affix.AND))
    return fold.startswith(affixes(Affix.THIRD_PERSON))


def _looks_back(document: Document, first: int, token: int) -> bool:
    """«كان يزور القاهرة ثم ينتقل»: what used to be done, or was done."""
    return document.having(WordClass.WAS, first, token) is not None


def _to_be_done(document: Document, token: int) -> bool:
    """«سيتم نقل الأسرى», «سيجري ترحيلهم»: a noun stands right after a passive in the future."""
    return (
        token > 0
        and bool(document.is_(token - 1, WordClass.DONE))
        and _future(document.tokens.folds[token - 1])
    )


def _may(document: Document, token: int) -> bool:
    """«قد يزور»: what may happen has not happened."""
    return token > 0 and document.is_(token - 1, WordClass.MAY)


def _goes_on(document: Document, token: int) -> bool:
    """«سيزور تونس قبل أن يتوجه إلى غيرها», «سيصل غدا ويلتقي»: a present goes on with a future."""
    return _continues(document, token) and leads_to_come(document, token)


def _carried_on(document: Document, token: int, form: Form, date: DateMention | None) -> bool:
    """Whether the verb that carries an event noun says that it is to come."""
    if date is None and _done_on(document, token):
        return True
    return _carried_ahead(document, token, form) or _carried_on_a_weekday(document, token, date)


def _done_on(document: Document, token: int) -> bool:
    """«سيبحث الوزير خلال زيارته إلى», «سيرافق الرئيس في رحلته إلى»: what will be done on a journey of no day
    makes the journey one to come."""
    on = token > 0 and document.is_(token - 1, WordClass.DURING | WordClass.IN)
    return on and _verb_before(document, token, WordClass.VERB) is _FUTURE


def _carried_ahead(document: Document, token: int, form: Form) -> bool:
    """«سيقوم الوزير بزيارة», «ستجرى محادثات»: the verb that carries an event noun is in the future."""
    if form.prefix and form.prefix.startswith(affix(Affix.FOR)) and _goes_for(document, token):
        return True
    return _verb_before(document, token, WordClass.LIGHT) is _FUTURE


def _carried_on_a_weekday(document: Document, token: int, date: DateMention | None) -> bool:
    """«يبدأ الملك الاثنين زيارة»: carried by a verb in the present that opens the clause, on a weekday."""
    if date is None or date.expression.kind is not TimeKind.WEEKDAY:
        return False
    if date.expression.bound is Bound.SINCE:
        return False
    verb = clause_start(document, token) - 1
    if verb >= 0 and clause_start(document, date.first) - 1 == verb and is_held(document, verb):
        return True
    if verb < 0 or not verb < date.first < token or not document.is_(verb, WordClass.LIGHT):
        return False
    fold = document.tokens.folds[verb].removeprefix(affix(Affix.AND))
    told_of = verb > 0 and document.is_(verb - 1, WordClass.REL | WordClass.AUX | WordClass.NEG)
    return not told_of and fold.startswith(affixes(Affix.THIRD_PERSON)) and not document.is_(verb, _NO_VERB)


def _goes_for(document: Document, token: int) -> bool:
    """«ستتوجه البعثة إلى السعودية للمشاركة في»: the purpose of a journey that is to come."""
    first, _ = document.tokens.sentence_of(token)
    before = [forms for _, forms in document.triggers_between(max(first, token - _PURPOSE_NEAR), token)]
    return bool(before) and any(form.tense is Tense.FUTURE for form in before[-1])


def leads_to_come(document: Document, token: int) -> bool:
    """Whether the verb before a token, of whatever it tells, is in the future."""
    return _verb_before(document, token, WordClass.VERB) is _FUTURE


def _verb_before(document: Document, token: int, classes: int) -> Tense:
    """The tense of the nearest verb before a token in its sentence; NONE where it is of other classes."""
    first, _ = document.tokens.sentence_of(token)
    verb = WordClass.VERB
    for index in range(token - 1, max(first, token - _FARTHEST_BEFORE) - 1, -1):
        own = document.classes[index]
        if own & verb and not own & _NO_VERB:
            future = own & classes and _future(document.tokens.folds[index])
            return _FUTURE if future else _NONE
    return _NONE


def _future(fold: str) -> bool:
    """Whether a word that is a verb is one in the future, by its beginning."""
    return fold.removeprefix(affix(Affix.AND)).startswith(affixes(Affix.VERB_IN_FUTURE))


def _continues(document: Document, token: int) -> bool:
    """Whether a verb is joined to the one before it: «ويلتقي», «ثم يتوجه», «قبل أن يتوجه», «حيث يلتقي»."""
    if document.lexemes[token].conjunction:
        return True
    return token > 0 and document.is_(token - 1, WordClass.SUB | WordClass.LISTING)


def _announced(document: Document, token: int, date: DateMention | None) -> bool:
    """A verb in the present that opens a clause of the body: «ويتوجه الرئيس اليوم إلى الرياض»; what is so
    since some day goes on («توجد البعثة هناك منذ الاثنين»)."""
    if date is not None and date.expression.bound is Bound.SINCE:
        return False
    weekday = date is not None and date.expression.kind is TimeKind.WEEKDAY
    headline = token < document.headline_stop and not _opens_body(document, token)
    if headline and not weekday and not _after_past(document, token):
        return False
    if not (document.lexemes[token].conjunction or _names_day(date)):
        return False
    return not (token and document.is_(token - 1, WordClass.REL))


def _opens_body(document: Document, token: int) -> bool:
    """Whether a first sentence is too long for a headline, and the verb opens it: «تغادر البعثة اليوم»."""
    first, stop = document.tokens.sentence_of(token)
    return token == first and stop - first > _LONGEST_HEADLINE


def _after_past(document: Document, token: int) -> bool:
    """«وصل الوزير إلى باريس أمس، ويتوجه منها إلى مدريد»: a present joined to what is done is to come."""
    if not document.lexemes[token].conjunction:
        return False
    first, _ = document.tokens.sentence_of(token)
    return any(
        form.part is Part.VERB and form.tense is Tense.PAST
        for index, forms in document.triggers_between(first, token)
        if document.lexemes[index].trigger
        for form in forms
    )


def _names_day(date: DateMention | None) -> bool:
    return date is not None and date.expression.kind in _DAYS
