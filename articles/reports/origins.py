"""Origins that no «من» after the trigger tells: who sends, where a journey set out, where a visit is over."""

from __future__ import annotations

from gazetteer import Kind

from ..annotations.clauses import clause_start
from ..annotations.document import Document, LocatedMention
from ..language.prepositions import Governor
from ..language.punctuation import COMMAS
from ..language.triggers import Form, Part, Sense, forms_of
from ..language.wordclasses import WordClass
from .governing import first_listed, governor, in_title

__all__ = ["came_from_visit", "is_from_visit", "left_after_aside", "sender", "set_out_from", "thence"]

_VISITS = frozenset({Sense.VISIT, Sense.TOUR, Sense.GO, Sense.ATTEND})
"""Senses of nouns that somebody comes home from: «عاد من زيارة إلى باريس»."""
_FROM_THERE = frozenset({Sense.GO, Sense.LEAVE, Sense.RETURN, Sense.FLEE, Sense.EXPEL, Sense.FETCH})
"""Senses of leaving a place, which «منها» may stand for; of others it tells a part («دول منها مصر»)."""
_ONWARD = frozenset({Sense.RETURN, Sense.GO, Sense.LEAVE})
"""Senses of going on or home from a visit that is over."""
_OF_VISIT = 5
"""Words between a visit and its place, its adjectives and «إلى» among them: «زيارة عمل رسمية إلى»."""
_OVER_NEAR = 3
"""Words before a visit within which it is said to be over: «بعد», «فور انتهاء»."""
_SENDS = frozenset({Sense.SEND, Sense.EXPEL})


def left_after_aside(document: Document, mention: LocatedMention, form: Form) -> bool:
    """«غادر الوزير، والوفد المرافق له، الدوحة»: after an aside a verb of leaving has its object."""
    leaves = form.part is Part.VERB and form.word.sense is Sense.LEAVE
    return leaves and mention.outer > 0 and document.tokens.words[mention.outer - 1] in COMMAS


def sender(document: Document, token: int, form: Form, goal: LocatedMention | None) -> LocatedMention | None:
    """«إيران ترسل طائرات», «قامت الجزائر بترحيل مهاجرين إلى النيجر»: a country that sends is where the
    sending begins, unless it brings home."""
    if form.word.sense not in _SENDS:
        return None
    if form.word.sense is Sense.SEND and form.part is Part.VERB:
        mention = document.place(token - 1)
        bare = mention is not None and governor(document, mention) is Governor.BARE
        return mention if bare and not document.lexemes[token].conjunction else None
    if form.part is not Part.NOUN or goal is None or goal.place is None:
        return None
    mention = _who_decides(document, token)
    where = mention.place if mention is not None else None
    if where is None or where.kind is not Kind.COUNTRY or where.country == goal.place.country:
        return None
    return mention


def _who_decides(document: Document, token: int) -> LocatedMention | None:
    """The country between a verb and the noun it carries, or right before both: «ألمانيا تقرر إعادة»."""
    verb = token > 1 and document.is_(token - 1, WordClass.VERB)
    mention = document.place(token - 2 if verb else token - 1)
    if mention is None or governor(document, mention) is not Governor.BARE:
        return None
    before = mention.outer - 1
    return mention if verb or (before >= 0 and document.is_(before, WordClass.VERB)) else None


def set_out_from(document: Document, token: int) -> LocatedMention | None:
    """«ومن القاهرة سينتقل إلى الدوحة», «صواريخ مرسلة من هولندا ستصل»: an origin before the verb."""
    start = clause_start(document, token)
    for mention in reversed(document.places_between(start - 1, token)):
        if governor(document, mention) is Governor.FROM:
            source = document.before(mention.outer)
            part = source > 0 and document.is_(source - 1, WordClass.PARTITIVE)
            return None if part or in_title(document, mention) else mention
    return None


def thence(document: Document, token: int, form: Form, stop: int) -> LocatedMention | None:
    """«اقتحمت القوات نابلس وانسحبت منها», «وصل إلى باريس ويتوجه منها إلى مدريد»: from the place told last."""
    if form.word.sense not in _FROM_THERE or (token > 0 and document.is_(token - 1, WordClass.REL)):
        return None
    away = document.having(WordClass.THENCE, token + 1, stop)
    if away is None or (away + 1 < document.end and document.place_at[away + 1] >= 0):
        return None
    first, _ = document.tokens.sentence_of(token)
    before = reversed(list(document.places_between(first - 1, token)))
    return next((place for place in before if not in_title(document, place)), None)


def came_from_visit(document: Document, token: int, mention: LocatedMention, form: Form) -> bool:
    """«عاد الوزير من زيارة إلى باريس», «قادما من رحلة في فرنسا», «توجه بعد زيارته إلى دبي إلى الكويت»: where
    the visit went is where he comes from, and no goal of the verb; `onward` finds stops that are told
    without «إلى»."""
    coming = form.word.sense is Sense.ARRIVE
    if form.word.sense not in _ONWARD and not coming:
        return False
    home = coming or form.word.sense is Sense.RETURN
    if home and is_from_visit(document, token + 1, mention.outer - 1):
        return True
    if coming:
        return False
    noun = _visit_of(document, token, mention)
    return noun is not None and any(
        document.is_(index, WordClass.AFTERMATH | WordClass.ENDING | WordClass.AFTER)
        for index in range(max(token + 1, noun - _OVER_NEAR), noun)
    )


def is_from_visit(document: Document, first: int, stop: int) -> bool:
    """«من رحلة علاجية»: whether «من» with a noun of visiting stands among some words."""
    return any(
        document.is_(index, WordClass.FROM) and _visit(document, index + 1) for index in range(first, stop)
    )


def _visit_of(document: Document, token: int, mention: LocatedMention) -> int | None:
    """The noun of visiting that a place belongs to, «استغرقت يومين» aside; not «إلى الكويت» in «بعد زيارته
    إلى دبي إلى الكويت»."""
    mention = first_listed(document, mention)
    near = max(token, mention.outer - _OF_VISIT)
    lasting = document.having(WordClass.LASTING, near + 1, mention.outer)
    near = near if lasting is None else max(token, lasting - _OF_VISIT)
    for index in range(mention.outer - 1, near, -1):
        if document.place_at[index] >= 0:
            return None
        if _visit(document, index):
            return index
    return None


def _visit(document: Document, token: int) -> bool:
    """Whether a token is a noun of visiting or travelling."""
    forms = forms_of(document.tokens.folds[token]) if document.lexemes[token].trigger else ()
    return any(form.part is Part.NOUN and form.word.sense in _VISITS for form in forms)
