"""Who receives whom: the host stays, the guest has travelled."""

from __future__ import annotations

from ..actors.agreement import may_mean
from ..actors.companions import others
from ..annotations.document import ActorMention, Document
from ..language.rules import Rule
from ..language.triggers import Form, Sense
from ..language.wordclasses import WordClass
from ..model import ActorKind
from .governed import is_agent, is_free
from .honours import honoured
from .people import Participants, one
from .speaking import speaker

__all__ = ["greeted_before", "of_reception", "received", "welcomed_before"]

_MOST_GUESTS = 3
_MOST_MOVED = 2
"""Guests, and those received by a place, taken in reach of one trigger; others rather belong elsewhere."""


def received(
    document: Document, token: int, form: Form, subject: ActorMention | None, last: ActorMention | None
) -> Participants:
    """Who receives is the host; who is received has travelled."""
    if form.pronoun:
        guest = last if last is not subject else None
        return Participants(movers=one(guest), hosts=one(subject), rule=Rule.RECEIVED_PRONOUN)
    if document.place_at[min(token + 1, document.end - 1)] >= 0:
        come = (mention for mention in others(document, token, None) if not _carries(document, mention))
        return Participants(movers=tuple(come)[:_MOST_MOVED], rule=Rule.RECEIVED_BY_PLACE)
    reached = others(document, token, subject)
    host = _agent(document, reached)
    if host is not None and subject is not None:
        return Participants(movers=(subject,), hosts=(host,), rule=Rule.RECEIVED)
    guests = tuple(mention for mention in reached if is_free(document, mention))
    if subject is not None and subject.crowd and not guests:
        return Participants(movers=(subject,), rule=Rule.RECEIVED)
    return Participants(movers=guests[:_MOST_GUESTS], hosts=one(subject), rule=Rule.RECEIVED)


def _carries(document: Document, mention: ActorMention) -> bool:
    """«استقبل مطار بغداد الوزير على متن طائرة خاصة»: what somebody comes on."""
    return mention.kind is ActorKind.GOODS and not is_free(document, mention)


def of_reception(document: Document, token: int, form: Form, last: ActorMention | None) -> Participants:
    """«استقبال الملك الوزير»: the host, then the guests; a single mention is the guest, but the host in «كان
    في استقباله»."""
    found = others(document, token, None)
    agent = _agent(document, found)
    if agent is not None:
        guests = tuple(mention for mention in found if mention.first < agent.first)[:_MOST_MOVED]
        received = guests or one(speaker(document, token) or last)
        return Participants(movers=received, hosts=(agent,), rule=Rule.RECEIVED)
    if token and document.is_(token - 1, WordClass.IN):
        guest, welcoming = _welcomed(document, token, form, last, found)
        rule = Rule.RECEIVED_PRONOUN if form.pronoun else Rule.WELCOMED
        return Participants(movers=guest, hosts=welcoming[:_MOST_GUESTS], rule=rule)
    honour = token + 1 < document.end and document.is_(token + 1, WordClass.HONOURED)
    if honour:  # «استقبال سموه الوفد»
        host = one(honoured(document, token + 1) or last)
        return Participants(movers=found[:_MOST_MOVED], hosts=host, rule=Rule.RECEIVED)
    his = found[0].stop if found else document.end
    if his < document.end and document.is_(his, WordClass.HIS):  # «استقبال الملك له»
        return Participants(movers=one(speaker(document, token) or last), hosts=found[:1], rule=Rule.RECEIVED)
    host, guests = found[:1], found[1 : _MOST_MOVED + 1]
    return Participants(movers=guests or host, hosts=host if guests else (), rule=Rule.RECEIVED)


def _welcomed(
    document: Document,
    token: int,
    form: Form,
    last: ActorMention | None,
    found: tuple[ActorMention, ...],
) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
    """«كان في استقباله الوزير», «في الاستقبال الوزير», «في استقبال فخامته الوزير», «في استقبال الرئيس
    الوزير»: the guest, and who is there to meet him."""
    if form.pronoun or document.lexemes[token].definite:
        return one(last), found
    if token + 1 < document.end and document.is_(token + 1, WordClass.HONOURED):
        return one(honoured(document, token + 1) or last), found
    return found[:1], found[1:]


def welcomed_before(document: Document, token: int) -> int | None:
    """«استقبله الوزير لدى وصوله»: where a word of receiving with a pronoun stands before another noun with
    one: who arrives is the guest, not the subject between them. None where there is none."""
    first, _ = document.tokens.sentence_of(token)
    for before, forms in document.triggers_between(first, token):
        if any(form.word.sense is Sense.RECEIVE and form.pronoun for form in forms):
            return before
    return None


def greeted_before(document: Document, token: int, pronoun: str) -> ActorMention | None:
    """«كان الوالي في استقبال الوزير لدى وصوله», «في وداع الضيف لدى مغادرته»: the pronoun of a coming or going
    means who is met or seen off there. None where nobody is."""
    if not document.told & WordClass.GREETING:
        return None
    first, _ = document.tokens.sentence_of(token)
    for index in range(token - 2, first, -1):
        if document.is_(index, WordClass.GREETING) and _among_greeters(document, index):
            guest = document.actor(index + 1)
            if guest is None or guest.first != index + 1 or guest.weak:
                return None
            return guest if may_mean(document, pronoun, guest) else None
    return None


def _among_greeters(document: Document, index: int) -> bool:
    """«في استقبال الوزير», «في مقدمة مستقبلي الوزير»."""
    return any(document.is_(before, WordClass.IN) for before in range(max(index - 2, 0), index))


def _agent(document: Document, reached: tuple[ActorMention, ...]) -> ActorMention | None:
    """«استقبال الوفد من طرف الوالي»: who does what is told of another."""
    return next((mention for mention in reached if is_agent(document, mention)), None)
