"""Who a trigger is about: the people that move or meet, their hosts, and the rule that found them."""

from __future__ import annotations

from gazetteer import changed

from ..actors.companions import accompanies, is_counterpart, others, parties, with_companions
from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix, affixes
from ..language.rules import Rule
from ..language.triggers import TOGETHER, Form, Need, Part, Sense
from ..language.wordclasses import WordClass
from ..model import ActorKind
from .brought import brought_along
from .flights import flown
from .governed import is_free, owns_goal
from .inviting import call_before, called
from .ordering import allowed
from .owners import for_person, foreigner, genitive, light_subject, nearest_before
from .people import Participants, one
from .pluperfect import in_pluperfect
from .pronouns import meant, owner_meant
from .receiving import of_reception, received
from .seized import seized_before, seized_coming, seized_going
from .speaking import speaker, speaks_for_others
from .states import says_how
from .subjects import first_in_clause, subject_of
from .visited import pays_visit, visited_person

__all__ = ["Participants", "participants"]

_MOST_MOVED = 2
"""Loads taken in reach of one trigger; in annotated news others rather belong elsewhere."""


_MOVED_BY_OTHERS = frozenset({Sense.SEND, Sense.EXPEL, Sense.DEPLOY, Sense.FETCH})


def participants(
    document: Document, token: int, form: Form, last_subject: ActorMention | None, country: str | None
) -> Participants:
    """The people of a frame.

    `last_subject` is the subject of the sentence before, for dropped subjects; `country` is where the frame
    leads: who is said to visit a country is hardly one of its own.
    """
    if form.part is Part.VERB:
        subject, rule = subject_of(document, token, form, last_subject)
        people = _of_verb(document, token, form, (subject, rule), last_subject)
        return changed(people, subject=subject)
    if form.part is Part.PARTICIPLE:
        themselves = document.actor(token)
        if themselves is not None and themselves.crowd and not says_how(document, themselves):
            return Participants(movers=(themselves,), rule=Rule.PARTICIPLE)
        subject = _described(document, token) or _coming(document, token)
        return Participants(movers=one(subject), rule=Rule.PARTICIPLE)
    if form.word.sense in TOGETHER:
        return _of_event_noun(document, token, form, last_subject)
    if form.word.sense is Sense.RECEIVE:
        return of_reception(document, token, form, last_subject)
    if Need.SUPPLY in form.word.needs:
        supplies = document.actor(token)
        return Participants(movers=with_companions(document, supplies), rule=Rule.NOUN_OBJECT)
    if form.word.sense in _MOVED_BY_OTHERS:
        return _of_sending(document, token, form, last_subject)
    flight = flown(document, token, form)
    if flight:
        return Participants(movers=flight, rule=Rule.NOUN_OBJECT)
    return _of_noun(document, token, form, last_subject, country)


def _described(document: Document, token: int) -> ActorMention | None:
    """«القوات المنتشرة», «سفينة متجهة»: the mention right before a participle, both definite or neither."""
    noun = token - 1 - (token > 1 and document.alone(token - 1, WordClass.AUX))
    mention = document.actor(noun)
    if mention is None or mention.stop != noun + 1 or mention.named:
        return None
    return mention if document.lexemes[token].definite is mention.definite else None


def _coming(document: Document, token: int) -> ActorMention | None:
    """Whom a participle beside no noun says to be coming or going: who is seized, else the subject."""
    seized = seized_before(document, token)
    if seized is not None:
        return seized_coming(document, seized, token)
    return first_in_clause(document, token) or speaker(document, token)


def _of_verb(
    document: Document,
    token: int,
    form: Form,
    found: tuple[ActorMention | None, Rule],
    last: ActorMention | None,
) -> Participants:
    """What the subject of a verb is to its frame: mover, host, sender or party."""
    sense = form.word.sense
    subject, rule = found
    if sense is Sense.RECEIVE:
        return received(document, token, form, subject, last)
    if sense in _MOVED_BY_OTHERS:
        pronoun = meant(document, token, form.pronoun, last) if form.pronoun else None
        if pronoun is not None and pronoun is not subject:
            return Participants(movers=(pronoun,), rule=Rule.OBJECT)
        sender = None if _sent_by_unlisted(document, token, subject) else subject
        return _moved(document, token, sender, sense)
    if sense in (Sense.HOLD, Sense.HOST) and rule is Rule.DROPPED_SUBJECT:
        met = parties(document, token, None) or _attending(document, token)
        met = met or one(_attendant(document, token))
        brought = (speaker(document, token) or last) if form.pronoun and met else None  # «لقاء جمعه بالسفير»
        return Participants(movers=(*one(brought if brought not in met else None), *met), rule=Rule.EVENT)
    if sense in TOGETHER:
        met = parties(document, token, subject)
        met_by_pronoun = form.pronoun and sense is not Sense.HOLD
        if met_by_pronoun and last is not None and last is not subject:
            met = (last, *met)
        return Participants(movers=(*one(subject), *met), rule=rule)
    traveller = _whose_vehicle(document, subject)
    if traveller is not None:
        return Participants(movers=with_companions(document, traveller), rule=rule)
    movers = (*with_companions(document, subject), *_on_board(document, subject))
    visited = visited_person(document, token, subject) if sense is Sense.VISIT else None
    return Participants(movers=movers, hosts=one(visited), rule=rule)


def _sent_by_unlisted(document: Document, token: int, subject: ActorMention | None) -> bool:
    """«كانت الحكومة قد أرسلت تعزيزات»: what follows the verb is sent, as the subject stands before «قد»."""
    return subject is not None and subject.first > token and in_pluperfect(document, token)


def _whose_vehicle(document: Document, vehicle: ActorMention | None) -> ActorMention | None:
    """«حطت طائرة الوزير»: the person whose vehicle arrives travels in it."""
    if vehicle is None or vehicle.definite or not document.is_(vehicle.first, WordClass.VEHICLE):
        return None
    owner = document.actor(vehicle.stop) if vehicle.stop < document.end else None
    owns = owner is not None and owner.first == vehicle.stop and owner.kind is ActorKind.PERSON
    return owner if owns and document.lexemes[vehicle.stop].bare else None


def _on_board(document: Document, vehicle: ActorMention | None) -> tuple[ActorMention, ...]:
    """«الطائرة التي تقل الوزير», «سفينة تحمل مساعدات»: whom or what a vehicle carries."""
    if vehicle is None or vehicle.kind is not ActorKind.GOODS:
        return ()
    verb = vehicle.stop + document.is_(min(vehicle.stop, document.end - 1), WordClass.REL)
    if verb + 1 >= document.end or not document.is_(verb, WordClass.CARRYING):
        return ()
    load = document.actor(verb + 1)
    return with_companions(document, load) if load is not None and load.first == verb + 1 else ()


def _moved(document: Document, token: int, subject: ActorMention | None, sense: Sense) -> Participants:
    """The object of sending moves, also after a place that sends («أعادت تونس أطفالا»).

    Without an object a subject that can itself be moved does, not an army that moves something unnamed.
    """
    told = others(document, token, subject)
    reached = [mention for mention in told if not (mention.weak or owns_goal(document, mention))]
    if len(reached) > 1 and _owns_sender(document, token, reached[0]):
        del reached[0]
    if subject is not None and not subject.weak:
        reached = [mention for mention in reached if not _told_of_another_time(document, token, mention)]
    objects = [mention for mention in reached if is_free(document, mention)] or [
        mention for mention in reached if _pushed(document, mention, subject, sense)
    ]
    if subject is not None and document.place(token + 1) is not None and subject.first > token + 1:
        objects = [subject, *objects]  # «رحلت النمسا 12 أفغانيا»: a place sends
    if objects:
        return Participants(movers=tuple(objects[:_MOST_MOVED]), rule=Rule.OBJECT)
    army = subject is not None and subject.kind is ActorKind.FORCE and subject.definite
    if subject is not None and (subject.weak or army) and sense is Sense.SEND:
        return Participants(movers=(), rule=Rule.OBJECT)
    if subject is not None and subject.stop <= token and document.place(token + 1) is not None:
        return Participants(movers=(), rule=Rule.OBJECT)  # «أعادت الجزائر إلى فرنسا مؤثرا»: a place sends
    return Participants(movers=one(subject), rule=Rule.SUBJECT_MOVED)


def _owns_sender(document: Document, token: int, mention: ActorMention) -> bool:
    """«سلم مكتب النائب العام ثلاثة سجناء»: whose office or body it is that sends."""
    body = token + 1
    if mention.first != body + 1 or not document.is_(body, WordClass.INSTITUTION):
        return False
    lexeme = document.lexemes[body]
    return lexeme.bare and not lexeme.definite


def _told_of_another_time(document: Document, token: int, mention: ActorMention) -> bool:
    """«انتشر الجيش في البلدة بعد انسحاب القوات»: who comes after «بعد» is no object."""
    return any(document.is_(index, WordClass.TEMPORAL) for index in range(token + 1, mention.first))


def _pushed(document: Document, mention: ActorMention, subject: ActorMention | None, sense: Sense) -> bool:
    """«دفع بتعزيزات», «بعث بوفد»: an object after ب; «نقل بسيارة» and «شاحنات محملة بالغذاء» have none."""
    if sense is not Sense.SEND or mention.particle != affix(Affix.WITH):
        return False
    loaded = subject is not None and subject.kind is ActorKind.GOODS
    return not loaded and not document.is_(mention.first, WordClass.VEHICLE)


def _of_event_noun(document: Document, token: int, form: Form, last: ActorMention | None) -> Participants:
    """The parties of a meeting: owner or light subject first, then everyone in reach."""
    told = speaker(document, token) or last
    if form.pronoun in affixes(Affix.OWNER)[-1:]:
        both = _both(document, token)
        if both:
            return Participants(movers=both, rule=Rule.EVENT_NOUN)
    owner = told if form.pronoun else light_subject(document, token, None)
    met = parties(document, token, owner) or _attending(document, token)
    alone = not met and form.word.sense is Sense.MEET and _attended(document, token)
    if owner is None and len(met) == 1 and form.prefix == affix(Affix.FOR):
        owner = nearest_before(document, token)  # «يستعد ترامب للقاء بوتين»
    with_him = met and (accompanies(document, met[0]) or (len(met) == 1 and is_counterpart(document, met[0])))
    if owner is None and (alone or with_him):
        owner = speaker(document, token)
    return Participants(movers=(*one(owner), *met), rule=Rule.EVENT_NOUN)


def _both(document: Document, token: int) -> tuple[ActorMention, ...]:
    """«سلم الوزير رسالة إلى الرئيس خلال لقائهما»: whom the sentence is about, and the person it named
    last."""
    first, _ = document.tokens.sentence_of(token)
    people = [one for one in document.actors_between(first, token) if one.kind is ActorKind.PERSON]
    subject = speaker(document, token)
    if subject is None or not people or people[-1] is subject:
        return ()
    return subject, people[-1]


def _attended(document: Document, token: int) -> bool:
    """«خلال الاجتماع», «في لقاء»: who speaks at a meeting takes part; who speaks of «الاجتماع» need not."""
    there = WordClass.TEMPORAL | WordClass.AFTERMATH | WordClass.IN
    return not document.lexemes[token].definite or document.is_(max(token - 1, 0), there)


def _attendant(document: Document, token: int) -> ActorMention | None:
    """«سيشارك الوزير في قمة تستضيفها مسقط»: who attends what a later verb of the sentence says to be held."""
    first, _ = document.tokens.sentence_of(token)
    before = document.triggers_between(first, token)
    attends = any(form.word.sense is Sense.ATTEND for _, forms in before for form in forms)
    return speaker(document, token) if attends else None


def _attending(document: Document, token: int) -> tuple[ActorMention, ...]:
    """«اجتماع عقد في جنيف حضره ممثلون», «قمة يشارك فيها القادة»: who attends, told by a later verb of the
    sentence."""
    _, stop = document.tokens.sentence_of(token)
    for index, forms in document.triggers_between(token + 1, stop):
        attending = [form for form in forms if form.word.sense is Sense.ATTEND]
        there = index + 1 < stop and document.is_(index + 1, WordClass.THERE)
        if attending and (there or any(form.pronoun for form in attending)):
            guest = document.actor(index + 1 + there) if index + 1 + there < stop else None
            return with_companions(document, guest) if guest is not None else ()
    return ()


def _of_sending(document: Document, token: int, form: Form, last: ActorMention | None) -> Participants:
    """«إرسال مساعدات», «إرسالهم»."""
    before = one(nearest_before(document, token))
    moved = (before or one(last)) if form.pronoun else others(document, token, None)[:1]
    return Participants(movers=moved or one(light_subject(document, token, last)), rule=Rule.NOUN_OBJECT)


def _of_noun(
    document: Document, token: int, form: Form, last: ActorMention | None, country: str | None
) -> Participants:
    """«زيارة الوزير», «زيارة قام بها الوزير», «قام الوزير بزيارة», «زيارته»."""
    if form.pronoun:
        return Participants(movers=one(owner_meant(document, token, form, last, country)), rule=Rule.OWNER)
    owner = genitive(document, token) or brought_along(document, token, form)
    visitor = pays_visit(document, token, form, owner)
    if visitor is not None:
        return Participants(movers=with_companions(document, visitor), hosts=one(owner), rule=Rule.LIGHT_VERB)
    if owner is not None:
        return Participants(movers=with_companions(document, owner), rule=Rule.GENITIVE)
    call = call_before(document, token)
    if call is not None:
        return Participants(movers=one(called(document, call, token, country)), rule=Rule.SENTENCE_SUBJECT)
    light = light_subject(document, token, last)
    if light is not None:
        return Participants(movers=with_companions(document, light), rule=Rule.LIGHT_VERB)
    if token and document.is_(token - 1, WordClass.FROM):
        return Participants(movers=one(nearest_before(document, token)), rule=Rule.NEAREST)
    if token + 1 < document.end and document.is_(token + 1, WordClass.HIS):
        return Participants(movers=one(nearest_before(document, token)), rule=Rule.HIS)
    seized = seized_going(document, token, last)
    if seized is not None:
        return Participants(movers=with_companions(document, seized), rule=Rule.OBJECT)
    owner = (
        for_person(document, token) or allowed(document, token, form) or foreigner(document, token, country)
    )
    if owner is None:
        return Participants(movers=one(nearest_before(document, token)), rule=Rule.NEAREST)
    return Participants(
        movers=() if speaks_for_others(document, owner, token) else (owner,), rule=Rule.SENTENCE_SUBJECT
    )
