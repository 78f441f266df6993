"""Whom a pronoun means that a coming or going is told with: «زيارته», «لدى وصولهم»."""

from __future__ import annotations

from ..actors.agreement import may_mean
from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affixes
from ..language.triggers import Form, Part, Sense
from ..language.wordclasses import WordClass
from ..model import ActorKind
from .governed import is_free
from .owners import foreigner
from .people import one
from .receiving import greeted_before, welcomed_before
from .seized import seized_before, whom

__all__ = ["meant", "owner_meant"]

_REALM_NEAR = 4
"""Words from a noun of visiting within which the word for the country stands: «زيارته الرسمية للمملكة»."""
_OPENING = 4
"""Words before a noun with a pronoun that still open the sentence: «وفي ختام زيارته», «لدى وصوله»."""


def owner_meant(
    document: Document, token: int, form: Form, last: ActorMention | None, country: str | None
) -> ActorMention | None:
    """«زيارته», «لدى وصوله»: whom the pronoun of a noun means."""
    welcomed, seized = welcomed_before(document, token), seized_before(document, token)
    if welcomed is not None:
        return meant(document, welcomed, form.pronoun, last)
    greeted = greeted_before(document, token, form.pronoun)
    if greeted is not None:
        return greeted
    whose = None if seized is None else whom(document, seized, token, form.pronoun, last)
    if whose is not None or (seized is not None and document.is_(seized, WordClass.VERB)):
        return whose
    owner = _guest(document, token, form) or _right_before(document, token, form)
    owner = owner or _of_clause(document, token, form)
    owner = owner or foreigner(document, token, country) or last
    if owner is not None and not may_mean(document, form.pronoun, owner):
        owner = meant(document, token, form.pronoun, last)
    return owner or meant(document, token, form.pronoun, last) or _told_after(document, token)


def _guest(document: Document, token: int, form: Form) -> ActorMention | None:
    """«استقبل الملك ولي العهد لدى وصوله», «استقبل الملك الرئيس خلال زيارته للمملكة»: of host and guest the
    guest arrives, and visits what is told as the country by its rule."""
    realm = document.having(WordClass.REALM, token + 1, min(token + _REALM_NEAR, document.end))
    if form.word.sense is not Sense.ARRIVE and (form.word.sense is not Sense.VISIT or realm is None):
        return None
    first, _ = document.tokens.sentence_of(token)
    verb, forms = next(reversed(document.triggers_between(first, token)), (token, ()))
    if not any(one.word.sense is Sense.RECEIVE and one.part is Part.VERB for one in forms):
        return None
    reached = [one for one in document.actors_between(verb + 1, token) if not one.weak]
    if not reached or reached[0].first != verb + 1:
        return None
    guests = (one for one in reached[1:] if not one.conjunction and may_mean(document, form.pronoun, one))
    return next(guests, None)


def _right_before(document: Document, token: int, form: Form) -> ActorMention | None:
    """«انقلبت حافلة كانت في طريقها إلى»: the indefinite noun that what follows it says more of."""
    index = token - 1
    while index > 0 and document.is_(index, WordClass.PREP | WordClass.AUX):
        index -= 1
    mention = document.actor(index) if index < token - 1 else None
    if mention is None or mention.stop != index + 1 or mention.definite or mention.named:
        return None
    return mention if may_mean(document, form.pronoun, mention) else None


def _of_clause(document: Document, token: int, form: Form) -> ActorMention | None:
    """«أرسل الجيش تعزيزات، ووصلت قافلة إلى البلدة في طريقها إلى»: the subject right after the last verb of
    moving that «و» joins to what the sentence told before, where it is no person."""
    first, _ = document.tokens.sentence_of(token)
    verbs = [
        index
        for index, forms in document.triggers_between(first, token)
        if document.lexemes[index].conjunction and any(one.part is Part.VERB for one in forms)
    ]
    subject = document.actor(verbs[-1] + 1) if verbs else None
    if subject is None or subject.first != verbs[-1] + 1 or subject.kind is ActorKind.PERSON:
        return None
    return subject if not subject.weak and may_mean(document, form.pronoun, subject) else None


def _told_after(document: Document, token: int) -> ActorMention | None:
    """«في ختام زيارته إلى تونس، توجه الرئيس الإيراني إلى»: a pronoun that opens a sentence speaks of the
    subject told after it."""
    first, stop = document.tokens.sentence_of(token)
    if token - first > _OPENING:
        return None
    if _received_after(document, token, stop):
        return None
    after = document.actors_between(token + 1, stop)
    told = next((mention for mention in after if is_free(document, mention)), None)
    return told if told is not None and not told.weak else None


def _received_after(document: Document, token: int, stop: int) -> bool:
    """«ولدى وصوله إلى المطار كان في استقباله الوزير»: who is named next receives him."""
    received = (
        form
        for _, forms in document.triggers_between(token + 1, stop)
        for form in forms
        if form.word.sense is Sense.RECEIVE and form.pronoun
    )
    return next(received, None) is not None


def _people(document: Document, mention: ActorMention) -> bool:
    """Rather people than a craft or a force as a body: «وصلت سفينة تابعة للبحرية وتم نقلهم»."""
    body = mention.kind is ActorKind.FORCE and mention.definite
    counted = mention.crowd or document.is_(mention.first, WordClass.QUANTITY)
    return mention.kind is not ActorKind.GOODS and (counted or not body)


def _of_others(document: Document, mention: ActorMention) -> bool:
    """«أنقذت البحرية 60 مهاجرا بينهم نساء ونقلتهم إلى»: some of those told before, who are meant all."""
    while mention.conjunction:
        joined = document.actor(mention.first - 1)
        if joined is None or joined is mention:
            return False
        mention = joined
    before = mention.first - 1
    some = before > 0 and document.is_(before, WordClass.COMPLETE)
    return some and document.tokens.folds[before].endswith(affixes(Affix.OWNER)[2])


def meant(document: Document, token: int, pronoun: str, last: ActorMention | None) -> ActorMention | None:
    """The nearest told before a token whom a pronoun can stand for."""
    first, _ = document.tokens.sentence_of(token)
    nearest = reversed(document.actors_between(first, token))
    before = [mention for mention in (*nearest, *one(last)) if not mention.weak]
    fitting = [mention for mention in before if may_mean(document, pronoun, mention)]
    several = pronoun == affixes(Affix.OWNER)[2]
    if several:
        fitting = [mention for mention in fitting if not _of_others(document, mention)] or fitting
    first_of = next((one for one in fitting if _people(document, one)), None) if several else None
    return first_of or (fitting[0] if fitting else None)
