"""Figures of speech: words of moving that report no movement, by what moves or by where it leads.

«عاد الهدوء إلى المدينة», «خرج الوزير عن صمته», «وصلت المفاوضات إلى طريق مسدود», «انسحب الحزب من الحكومة».
"""

from __future__ import annotations

from ..annotations.clauses import clause_start, clause_stop
from ..annotations.document import Document, LocatedMention
from ..language.affixes import Affix, affix, affixes
from ..language.prepositions import governor_of_two
from ..language.triggers import TOGETHER, Form, Part, Sense
from ..language.wordclasses import WordClass
from ..toponyms.placecues import is_venue
from .governed import is_free, is_passed_over

__all__ = ["figurative", "figurative_goal"]

_STAYING = TOGETHER | {Sense.VISIT, Sense.TOUR, Sense.ATTEND, Sense.RECEIVE}
"""Senses in which people are the subject whatever stands beside them."""
_IN_PERSON = TOGETHER | {Sense.ATTEND}
"""Senses in which people may come together by telephone or screen."""
_WITH_OBJECT = frozenset({Sense.SEND, Sense.EXPEL, Sense.DEPLOY})
_WITH_PLACE = frozenset({Sense.ENTER, Sense.LEAVE})
"""Senses whose object is the place: other objects are entered or left only in words."""
_BRINGS = frozenset({Sense.GO, Sense.SEND})
"""Senses in which one comes forward or sends with words: «تقدم بشكوى», «بعث برسالة»."""
_SUBJECT_LONG = 8
"""Words after a verb within which its own preposition stands: a title, a name and a place."""
_OUTLET_LONG = 16
"""The same where a body is the subject: «نقلت صحيفة «…» العبرية، صباح الجمعة، عن مصدر»."""
_GOAL_NEAR = 10
"""Words between a place and the figurative goal that lies in it: «إلى طريق مسدود بين الوفدين في جنيف»."""


def figurative(document: Document, token: int, form: Form) -> bool:
    """Whether a word of moving is about something that moves only in a manner of speaking."""
    if form.part is Part.NOUN and _no_event_head(document, token):
        return True
    if form.word.sense in _IN_PERSON and _remote(document, token):
        return True
    if form.word.sense in _STAYING:
        return False
    if not form.pronoun and _unmoving_after(document, token):
        return True
    if form.part is not Part.VERB:
        return False
    if _trapped_on(document, token, form) or _in_play(document, token):
        return True
    if form.word.sense in _WITH_OBJECT and _unmoving_object(document, token):
        return True
    if form.word.sense in _WITH_PLACE and _entered_in_words(document, token):
        return True
    return not document.lexemes[token].conjunction and _unmoving_before(document, token)


def figurative_goal(document: Document, token: int, mention: LocatedMention, form: Form) -> bool:
    """«وصلت المفاوضات إلى طريق مسدود في جنيف», «انسحب من الحكومة في بغداد»: whether the place of a mention is
    only where a goal of words lies."""
    if form.word.sense in _STAYING or _goes_on_to(document, mention, form):
        return False
    first = max(token, mention.outer - _GOAL_NEAR)
    return any(_names_figure(document, index, form) for index in range(mention.outer - 1, first, -1))


def _goes_on_to(document: Document, mention: LocatedMention, form: Form) -> bool:
    """«فر من القتال في الخرطوم إلى تشاد»: who flees a thing and gets somewhere flees from where it is."""
    onward = mention.stop < document.end and document.is_(mention.stop, WordClass.TO)
    return onward and form.word.sense in (Sense.FLEE, Sense.RETURN)


def _no_event_head(document: Document, token: int) -> bool:
    """«حظر التجول», «قادرة على الوصول»: a word before a noun that makes it no event."""
    if not token:
        return False
    before = document.classes[token - 1]
    head = before if token == 1 or not before & WordClass.PREP else document.classes[token - 2]
    return bool(before & WordClass.COMPOUND or head & WordClass.POTENTIAL)


def _remote(document: Document, token: int) -> bool:
    """«اجتمعوا عبر الفيديو», «محادثات هاتفية», «التقى عن بعد»: nobody is anywhere but at home."""
    first, stop = clause_start(document, token), clause_stop(document, token)
    afar = document.having(WordClass.REMOTE, first, stop)
    when = document.having(WordClass.TEMPORAL, token + 1, stop)
    if when is None or (afar is not None and afar <= when):
        return afar is not None
    return document.is_(when - 1, WordClass.ABOUT)


def _in_play(document: Document, token: int) -> bool:
    """«دخل اللاعب بديلا في ملعب لندن»: on and off the pitch."""
    return document.having(WordClass.IN_PLAY, token + 1, clause_stop(document, token)) is not None


def _trapped_on(document: Document, token: int, form: Form) -> bool:
    """«خرج الوزير عن صمته», «أسقط الجيش طائرة», «تقدم الحزب بشكوى», «انتقل إلى رحمة الله»: a word soon
    after, at the latest right after the first preposition, changes the verb."""
    first, goal, traps = True, -1, form.word.traps
    brings = affix(Affix.WITH) if form.word.sense in _BRINGS else ""
    told_of = token + 1 < document.end and document.is_(token + 1, WordClass.INSTITUTION)
    long = _OUTLET_LONG if told_of else _SUBJECT_LONG
    stop = min(token + long, clause_stop(document, token))
    along = document.having(WordClass.ESCORTING, token + 1, stop)
    for index in range(token + 1, stop if along is None else along):
        trapped = document.tokens.words[index] in traps
        trapped = trapped and (first or index == goal or document.is_(index, WordClass.ABOUT))
        if trapped and governor_of_two(document.tokens.folds, index + 1) is None:
            return True
        if first and (document.is_(index, WordClass.PREP) or document.place_at[index] >= 0):
            first, goal = False, index + 1
        if first and brings and document.lexemes[index].particle == brings and _unmoving(document, index):
            return True
    return False


def _names_figure(document: Document, index: int, form: Form) -> bool:
    """Whether a noun right after a preposition is a goal or a body that nobody goes to."""
    if not document.is_(index - 1, WordClass.PREP) or document.place_at[index] >= 0:
        return False
    if _unmoving(document, index) and not (_counts(document, index) or _serves(document, index)):
        return document.is_(index - 1, WordClass.TO | WordClass.IN | WordClass.FROM)
    leaves = document.is_(index - 1, WordClass.FROM) and form.word.sense is Sense.LEAVE
    return leaves and document.is_(index, WordClass.MEMBERSHIP)


def _counts(document: Document, token: int) -> bool:
    """«إلى عدد من المستشفيات»: what follows is reached, not the number."""
    following = min(token + 1, document.end - 1)
    return document.is_(token, WordClass.PARTITIVE) and document.alone(following, WordClass.FROM)


def _serves(document: Document, token: int) -> bool:
    """«إلى نقطة العبور»: a spot that is there for those who come through it."""
    following = min(token + 1, document.end - 1)
    return document.is_(token, WordClass.COMPOUND) and document.lexemes[following].trigger


def _unmoving(document: Document, token: int) -> bool:
    """Whether a word that is no part of a place, a date or a name only moves in a manner of speaking."""
    if not document.is_(token, WordClass.UNMOVING) or document.dated(token):
        return False
    if token and is_venue(document.tokens.folds[token - 1]):
        return False  # «مستشفى السلام»
    if governor_of_two(document.tokens.folds, token) is not None or document.names(token):
        return False
    return document.place_at[token] < 0 and not document.is_(token, WordClass.ANY_NAME | WordClass.FUNCTION)


def _unmoving_after(document: Document, token: int) -> bool:
    """Right after the word, adverbs and numbers passed over: «عاد الهدوء», «نقل التكنولوجيا», «دخل مرحلة»."""
    stop = clause_stop(document, token)
    index = token + 1
    counts = WordClass.QUANTITY | WordClass.PARTITIVE
    while index < stop and (is_passed_over(document, index) or document.is_(index, counts)):
        index += 1
    return index < stop and not document.lexemes[index].particle and _unmoving(document, index)


def _unmoving_before(document: Document, token: int) -> bool:
    """The noun that opens the clause of a verb, with no other actor before the verb: «قضية الصحراء عادت»;
    after a verb of saying it is the one who says («نفت الرئاسة توجه الرئيس»)."""
    if token and document.is_(token - 1, WordClass.REL):
        return token > 1 and (_unmoving(document, token - 2) or _place_itself(document, token))
    index = clause_start(document, token)
    if (
        index
        and document.is_(index - 1, WordClass.SPEECH)
        and not document.is_(index - 1, WordClass.FUNCTION)
    ):
        return False
    while index < token and is_passed_over(document, index):
        index += 1
    if index >= token or not document.lexemes[index].bare or not _unmoving(document, index):
        return False
    return not any(is_free(document, mention) for mention in document.actors_between(index, token))


def _place_itself(document: Document, token: int) -> bool:
    """«أوغندا التي لجأت إلى القضاء»: the country before the relative pronoun is what the verb is of;
    in «طهران التي وصل إليها» and «طهران التي غادرها الوفد» somebody else moves."""
    if document.place(token - 2) is None or document.tokens.folds[token].endswith(affixes(Affix.OBJECT)):
        return False
    following = document.actor(token + 1) if token + 1 < document.end else None
    if following is not None and following.first == token + 1 and not following.particle:
        return False
    back = WordClass.THERE | WordClass.ONWARD | WordClass.COMPLETE
    return not any(document.is_(index, back) for index in range(token + 1, clause_stop(document, token)))


def _entered_in_words(document: Document, token: int) -> bool:
    """«دخلت الشركة السوق», «غادرت بريطانيا الاتحاد»: what is entered or left, right after the subject."""
    if token + 1 >= document.end:
        return False
    subject = document.actor(token + 1) or document.place(token + 1)
    if subject is None:
        return False
    last = subject.stop - 1
    inside = last > token + 1 and document.lexemes[last].definite and _unmoving(document, last)
    if inside or subject.stop >= clause_stop(document, token):
        return inside
    after = subject.stop
    entered = _unmoving(document, after) or document.is_(after, WordClass.MEMBERSHIP)
    return entered and document.lexemes[after].bare and document.place_at[after] < 0


def _unmoving_object(document: Document, token: int) -> bool:
    """What is sent or published is words: «أرسل البرلمان مشروع القانون», «نشر الجيش بيانا»; not what comes
    after a word of time: «نقل الوزير إلى باريس بعد تدهور حالته»."""
    stop = clause_stop(document, token)
    when = document.having(WordClass.TEMPORAL | WordClass.AFTERMATH, token + 1, stop)
    stop = stop if when is None or document.dated(when) else when
    for index in range(token + 1, stop):
        if document.lexemes[index].particle == affix(Affix.WITH) and _unmoving(document, index):
            return index == token + 1
        free = document.lexemes[index].bare and not document.is_(index - 1, WordClass.PREP)
        if free and _unmoving(document, index) and not document.is_(index, WordClass.INSTITUTION):
            return True
        mention = document.actor(index)
        if mention is not None and mention.first > token + 1 and is_free(document, mention):
            return False
    return False
