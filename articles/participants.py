"""Who a trigger is about: its subject, its object and its companions, and where each was found."""

from __future__ import annotations

from dataclasses import dataclass

from .phrases import phrase_from
from .clauses import clause_start, clause_stop
from .document import ActorMention, Document
from .model import ActorKind
from .triggers import Form, Part, Sense
from .wordclasses import WordClass

__all__ = ["Participants", "participants"]

_SKIPPED = frozenset({"،", ",", '"', "«", "»", "“", "”", "(", ")", "-", "–", "'"})
_SOCIABLE = frozenset({ActorKind.PERSON, ActorKind.GROUP, ActorKind.FORCE})
_BRIDGED = 3
_TOGETHER = frozenset({Sense.MEET, Sense.GATHER, Sense.HOLD, Sense.HOST})
_MOVED_BY_OTHERS = frozenset({Sense.SEND, Sense.EXPEL, Sense.DEPLOY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """The movers and the hosts of one frame, and by which rule the movers were found."""

    movers: tuple[ActorMention, ...]
    hosts: tuple[ActorMention, ...] = ()
    rule: str = ""


def participants(
    document: Document, token: int, form: Form, last_subject: ActorMention | None, country: str | None
) -> Participants:
    """The people of a frame.

    `last_subject` is the subject of the sentence before, for dropped subjects; `country` is where the frame leads:
    who is said to visit a country is hardly one of its own.
    """
    sense = form.word.sense
    if form.part is Part.VERB:
        return _of_verb(document, token, form, last_subject)
    if form.part is Part.PARTICIPLE:
        subject = _before(document, token) or _main_subject(document, token)
        return Participants(movers=_one(subject), rule="participle")
    if sense in _TOGETHER:
        return _of_event_noun(document, token, form, last_subject)
    return _of_noun(document, token, form, last_subject, country)


def _one(mention: ActorMention | None) -> tuple[ActorMention, ...]:
    return (mention,) if mention is not None else ()


def _of_verb(document: Document, token: int, form: Form, last: ActorMention | None) -> Participants:
    """Verb first, then subject; else subject first; else subject after the place; else the subject before."""
    sense = form.word.sense
    subject, rule = _subject(document, token, form, last)
    if sense is Sense.RECEIVE:
        return _reception(document, token, form, subject, last)
    if sense in _MOVED_BY_OTHERS:
        return _moved(document, token, form, subject)
    if sense in (Sense.HOLD, Sense.HOST) and rule == "dropped-subject":
        return Participants(movers=_parties(document, token, None), rule="event")
    if sense in _TOGETHER:
        others = _parties(document, token, subject)
        if form.pronoun and last is not None and last is not subject:
            others = (last, *others)
        return Participants(movers=(*_one(subject), *others), rule=rule)
    return Participants(movers=_with_companions(document, subject), rule=rule)


def _subject(
    document: Document, token: int, form: Form, last: ActorMention | None
) -> tuple[ActorMention | None, str]:
    if token and document.is_(token - 1, WordClass.REL) and not form.pronoun:
        found = _antecedent(document, token)
        if found is not None:
            return found, "relative"
    adjacent = _adjacent(document, token)
    if adjacent is not None:
        return adjacent, "subject-verb"
    after = _after(document, token)
    if after is not None and not after.weak:
        return after, "verb-subject"
    before = None if document.lexemes[token].conjunction else _before(document, token)
    if before is not None:
        return before, "subject-verb"
    if after is not None:
        return after, "verb-phrase"
    late = _late_subject(document, token)
    if late is not None:
        return late, "late-subject"
    inherited = _speaker(document, token) or last
    return inherited, "dropped-subject"


def _adjacent(document: Document, token: int) -> ActorMention | None:
    """A free mention right before a verb: «أمير قطر يلتقي الرئيس»."""
    if not token or document.lexemes[token].conjunction:
        return None
    number = document.actor_at[token - 1]
    if number >= 0:
        mention = document.actors[number]
        return mention if _free(document, mention) and not mention.weak else None
    if token > 1 and document.word(token - 2) and not document.is_(token - 2, WordClass.SUB):
        return None
    return phrase_from(document, token - 1, token)


def _antecedent(document: Document, token: int) -> ActorMention | None:
    """The mention that the relative pronoun before a verb refers to."""
    for mention in reversed(document.actors):
        if mention.stop <= token - 1:
            return mention if token - 1 - mention.stop <= _BRIDGED else None
    return None


def _after(document: Document, token: int) -> ActorMention | None:
    """The mention right after a token; dates, adverbs and commas between do not count."""
    stop = clause_stop(document, token)
    index = token + 1
    while index < stop and _transparent(document, index):
        index += 1
    if index >= stop:
        return None
    number = document.actor_at[index]
    if number >= 0:
        mention = document.actors[number]
        return mention if mention.first == index and not mention.particle else None
    if index == token + 1 or document.date_at[index - 1] >= 0:
        return phrase_from(document, index, stop)
    return None


def _transparent(document: Document, token: int) -> bool:
    if document.tokens.words[token] in _SKIPPED or document.date_at[token] >= 0:
        return True
    return (
        document.is_(token, WordClass.ADV | WordClass.AUX | WordClass.PRON) and document.actor_at[token] < 0
    )


def _before(document: Document, token: int) -> ActorMention | None:
    """The first free mention of the clause before a verb: «الرئيس الأمريكي، جو بايدن عاد»."""
    start = clause_start(document, token)
    for mention in document.actors:
        if mention.first < start or mention.weak:
            continue
        if mention.first >= token:
            break
        if _free(document, mention) and _opens(document, start, mention.first):
            return mention
    index = start
    while index < token and _transparent(document, index):
        index += 1
    if index < token and document.actor_at[index] < 0 and token - index <= 4:
        phrase = phrase_from(document, index, token)
        if phrase is not None and phrase.stop >= token - 1:
            return phrase
    return None


def _free(document: Document, mention: ActorMention) -> bool:
    """Whether no preposition governs a mention."""
    if mention.particle:
        return False
    before = mention.first - 1
    while before >= 0 and document.tokens.words[before] in _SKIPPED:
        before -= 1
    if mention.conjunction and before >= 0 and document.actor_at[before] >= 0:
        return _free(document, document.actors[document.actor_at[before]])
    return before < 0 or not document.is_(before, WordClass.PREP)


def _opens(document: Document, start: int, first: int) -> bool:
    """Whether only dates, adverbs and a few words stand between the clause start and a mention."""
    return sum(1 for index in range(start, first) if not _transparent(document, index)) <= 2


def _late_subject(document: Document, token: int) -> ActorMention | None:
    """«وصلت إلى ميناء عدن سفينة»: an indefinite subject after the place."""
    stop = clause_stop(document, token)
    for mention in document.actors:
        if token < mention.first < stop and _free(document, mention):
            before = mention.first - 1
            after_place = document.place_at[before] >= 0 or document.date_at[before] >= 0
            return mention if after_place or not document.word(before) else None
    return None


def _speaker(document: Document, token: int) -> ActorMention | None:
    """The free mention nearest before a token in its sentence that opens a clause: «قال كيري إنه سيزور»."""
    first, _ = document.tokens.sentence_of(token)
    before = [
        mention
        for mention in document.actors
        if first <= mention.first < token and _free(document, mention) and not mention.weak
    ]
    for mention in reversed(before):
        if mention.first and document.is_(mention.first - 1, WordClass.SUB):
            return mention
    return before[0] if before else None


def _main_subject(document: Document, token: int) -> ActorMention | None:
    return _speaker(document, token)


def _others(document: Document, token: int, subject: ActorMention | None) -> tuple[ActorMention, ...]:
    """Everyone else in reach: objects and those after مع, بين or an attached preposition."""
    stop = clause_stop(document, token)
    return tuple(
        mention for mention in document.actors if token < mention.first < stop and mention is not subject
    )[:6]


def _parties(document: Document, token: int, subject: ActorMention | None) -> tuple[ActorMention, ...]:
    """Those in reach who can meet: people and groups."""
    return tuple(mention for mention in _others(document, token, subject) if mention.kind in _SOCIABLE)


def _with_companions(document: Document, subject: ActorMention | None) -> tuple[ActorMention, ...]:
    """A subject and the mentions joined to it by و."""
    if subject is None:
        return ()
    found = [subject]
    for mention in document.actors:
        if mention.first >= subject.stop:
            if mention.first - found[-1].stop > 1 or not mention.conjunction:
                break
            found.append(mention)
    return tuple(found)


def _reception(
    document: Document, token: int, form: Form, subject: ActorMention | None, last: ActorMention | None
) -> Participants:
    """Who receives is the host; who is received has travelled."""
    if form.pronoun:
        guest = last if last is not subject else None
        return Participants(movers=_one(guest), hosts=_one(subject), rule="received-pronoun")
    if document.place_at[min(token + 1, len(document.tokens) - 1)] >= 0:
        return Participants(movers=_others(document, token, None)[:2], rule="received-by-place")
    guests = tuple(mention for mention in _others(document, token, subject) if _free(document, mention))
    if not guests and subject is not None and form.part is Part.VERB:
        return Participants(movers=(), hosts=(subject,), rule="received")
    return Participants(movers=guests[:3], hosts=_one(subject), rule="received")


def _moved(document: Document, token: int, form: Form, subject: ActorMention | None) -> Participants:
    """The object of sending moves; a subject that can itself be moved does where there is no object."""
    objects = tuple(
        mention
        for mention in _others(document, token, subject)
        if _free(document, mention) and not document.is_(mention.first, WordClass.INSTITUTION)
    )
    if objects:
        return Participants(movers=objects[:2], rule="object")
    return Participants(movers=_one(subject), rule="subject-moved")


def _accompanies(document: Document, mention: ActorMention) -> bool:
    """«مباحثات مع نظيره»: a party after مع, whose counterpart is the subject of the sentence."""
    return mention.first > 0 and document.is_(mention.first - 1, WordClass.COMPANION)


def _of_noun(
    document: Document, token: int, form: Form, last: ActorMention | None, country: str | None
) -> Participants:
    """«زيارة الوزير», «زيارة قام بها الوزير», «قام الوزير بزيارة», «زيارته»."""
    if form.word.sense is Sense.RECEIVE:
        host, *guests = _others(document, token, None) or (None,)
        return Participants(
            movers=tuple(guests[:2]) or _one(host), hosts=_one(host if guests else None), rule="received"
        )
    if form.word.sense in _MOVED_BY_OTHERS:
        found = (
            _others(document, token, None)[:1] if not form.pronoun else _one(_group_before(document, token))
        )
        return Participants(movers=found or _one(_light_subject(document, token, last)), rule="noun-object")
    if form.pronoun:
        return Participants(movers=_one(_foreigner(document, token, country) or last), rule="owner")
    genitive = _genitive(document, token)
    if genitive is not None:
        return Participants(movers=_with_companions(document, genitive), rule="genitive")
    light = _light_subject(document, token, last)
    if light is not None:
        return Participants(movers=_with_companions(document, light), rule="light-verb")
    if token + 1 < len(document.tokens) and document.is_(token + 1, WordClass.HIS):
        return Participants(movers=_one(_group_before(document, token)), rule="his")
    owner = _for_person(document, token) or _foreigner(document, token, country)
    if owner is None:
        return Participants(movers=_one(_group_before(document, token)), rule="nearest")
    return Participants(movers=_one(owner), rule="sentence-subject")


def _group_before(document: Document, token: int) -> ActorMention | None:
    """«اعتراض اللاجئين وإرسالهم»: whom the object pronoun stands for."""
    first, _ = document.tokens.sentence_of(token)
    for mention in reversed(document.actors):
        if first <= mention.first < token and not mention.weak:
            return mention
    return None


def _genitive(document: Document, token: int) -> ActorMention | None:
    """The mention that follows a noun directly, or after one adjective."""
    for index in (token + 1, token + 2):
        if index >= len(document.tokens) or document.date_at[index] >= 0:
            return None
        number = document.actor_at[index]
        if number >= 0:
            mention = document.actors[number]
            return (
                mention
                if mention.first == index and not mention.conjunction and mention.particle != "ب"
                else None
            )
        if not document.word(index) or document.is_(index, WordClass.STOP) or document.place_at[index] >= 0:
            return None
    return None


def _light_subject(document: Document, token: int, last: ActorMention | None) -> ActorMention | None:
    """The subject of a light verb that carries the noun, before it or in a relative clause after it."""
    first, stop = document.tokens.sentence_of(token)
    for index in (*range(token - 1, max(first, token - 14) - 1, -1), *range(token + 1, min(stop, token + 5))):
        if document.is_(index, WordClass.LIGHT):
            return (
                _after_pronoun(document, index)
                or _before(document, index)
                or _speaker(document, index)
                or last
            )
    return None


def _after_pronoun(document: Document, token: int) -> ActorMention | None:
    """The mention after a verb, with «بها» or «لها» between."""
    for index in range(token + 1, min(token + 8, len(document.tokens))):
        number = document.actor_at[index]
        if number >= 0:
            mention = document.actors[number]
            return mention if mention.first == index and not mention.particle else None
        if not (_transparent(document, index) or document.is_(index, WordClass.PREP)):
            return phrase_from(document, index, index + 4)
    return None


def _owner(document: Document, token: int, last: ActorMention | None) -> ActorMention | None:
    """Whose visit «زيارته» is: the subject of the sentence so far, else the subject before."""
    return _speaker(document, token) or last


def _foreigner(document: Document, token: int, country: str | None) -> ActorMention | None:
    """The subject of the sentence so far, unless it is at home where the noun leads and another is not."""
    speaker = _speaker(document, token)
    if speaker is None or country is None or speaker.country != country:
        return speaker
    first, _ = document.tokens.sentence_of(token)
    for mention in reversed(document.actors):
        if first <= mention.first < token and mention.country not in (None, country) and not mention.weak:
            return mention
    return speaker


def _for_person(document: Document, token: int) -> ActorMention | None:
    """«زيارة لوزير الدفاع»: a person after an attached ل."""
    stop = clause_stop(document, token)
    for mention in document.actors:
        if token < mention.first < min(stop, token + 4) and mention.particle == "ل":
            return mention
    return None


def _of_event_noun(document: Document, token: int, form: Form, last: ActorMention | None) -> Participants:
    """The parties of a meeting: owner or light subject first, then everyone in reach."""
    light = _light_subject(document, token, None)
    owner = _owner(document, token, last) if form.pronoun else light
    others = _parties(document, token, owner)
    if owner is None and (
        others and _accompanies(document, others[0]) or (not others and form.word.sense is Sense.MEET)
    ):
        owner = _speaker(document, token)
    return Participants(movers=(*_one(owner), *others), rule="event-noun")
