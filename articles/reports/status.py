"""Did it happen: planned, alleged and denied by tense, by words around the trigger, and by the date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ..annotations.clauses import clause_start, clause_stop
from ..annotations.document import DateMention, Document
from ..language.cues import CUES, Scope, StatusCue
from ..language.inflection import Tense
from ..language.punctuation import CUE_ENDS
from ..language.tokens import fold_word
from ..language.triggers import Form, Part
from ..language.wordclasses import WordClass
from ..model import Status
from .tenses import by_tense, leads_to_come

__all__ = ["judge_status", "status_words"]

_FARTHEST_BEFORE = 18
"""Words before a trigger that are looked at; in annotated news others spoke of something else."""
_FARTHEST_AFTER = 24
"""The same after a trigger, beyond its clause: «… لكنها ألغيت»."""
_THEN_NEAR = 4
"""Words from a cue, or before the trigger, within which stands what must follow the cue."""
_VERB, _PAST = Part.VERB, Tense.PAST
_NEVER_OF_TOLD = frozenset({Scope.AROUND, Scope.GOVERNED})
_NOT_BEFORE, _NOT_AFTER = frozenset({Scope.AFTER, Scope.LATER}), frozenset({Scope.BEFORE, Scope.GOVERNED})
_WEIGHT = {Status.DENIED: 3, Status.ALLEGED: 2, Status.PLANNED: 1, Status.HAPPENED: 0}
"""Which status outweighs which where several words speak: a denial ends it."""
_NEGATED = {Status.PLANNED: Status.DENIED, Status.DENIED: Status.HAPPENED}


def judge_status(
    document: Document, token: int, form: Form, date: DateMention | None, *, described: bool = False
) -> Status:
    """The status of the event a trigger reports; `date` is the time it is told with, `described` says that
    it only says more of somebody («الوفد الذي يزور», «وفدا يزور»)."""
    found = by_tense(document, token, form, date, described)
    told = form.part is _VERB and form.tense is _PAST
    for status, _ in status_words(document, token, told=told):
        if _WEIGHT[status] > _WEIGHT[found]:
            found = status
    if found is Status.HAPPENED and _before_what_comes(document, token, form):
        return Status.PLANNED
    return found


def _before_what_comes(document: Document, token: int, form: Form) -> bool:
    """«سيقيم المنتخب معسكرا قبل التوجه إلى الدوحة», «من المقرر أن يجتمعا قبل سفرهما إلى لندن»: a noun of what
    comes after something that is itself to come."""
    if form.part is not Part.NOUN or not token or not document.is_(token - 1, WordClass.BEFORE):
        return False
    first, _ = document.tokens.sentence_of(token)
    if leads_to_come(document, token):
        return True
    told = ((index, one) for index, forms in document.triggers_between(first, token) for one in forms)
    verbs = [(index, one) for index, one in told if one.part is _VERB]
    return bool(verbs) and judge_status(document, *verbs[-1], None) is Status.PLANNED


def status_words(document: Document, token: int, *, told: bool = False) -> Iterator[tuple[Status, int]]:
    """The words around a trigger that say whether it happened: what each says, and where it stands.

    `told` says that it is a verb in the past, which no participle or attempt before it speaks of: «قبل الهدنة
    المرتقبة وصل المبعوث», «حاول التوسط ثم عاد».
    """
    first, stop = document.tokens.sentence_of(token)
    near, stop = clause_stop(document, token), min(stop, token + _FARTHEST_AFTER)
    begin, end, folds = max(first, token - _FARTHEST_BEFORE), max(near, stop), document.tokens.folds
    cues = document.cues
    for index in cues[bisect_left(cues, begin) : bisect_left(cues, end)]:
        for cue in CUES[folds[index]]:
            if told and index < token and (cue.scope in _NEVER_OF_TOLD or _of_another(document, cue, index)):
                continue
            if (index < near or _takes_back(cue)) and _applies(document, cue, index, token):
                yield _negated(document, cue, index), index


def _of_another(document: Document, cue: StatusCue, index: int) -> bool:
    """«كان مقررا أن تستمر أسبوعا، فيما غادر الوفد»: what «أن» tells of is to come; no verb in the past is."""
    clause = min(index + 2, document.end - 1)
    opens = cue.status is Status.PLANNED and document.is_(clause - 1, WordClass.SUB)
    return opens and not document.is_(clause, WordClass.AUX)


def _negated(document: Document, cue: StatusCue, index: int) -> Status:
    """«لا يعتزم زيارة» denies, «لم يرفض زيارة» says nothing."""
    negation = index > 0 and document.is_(index - 1, WordClass.NEG) and not document.is_(index, WordClass.NEG)
    if not negation or cue.only_after:
        return cue.status
    return _NEGATED.get(cue.status, cue.status)


def _takes_back(cue: StatusCue) -> bool:
    """«كان يفترض أن يزور … لكنها ألغيت»: a later clause may say that nothing came of it."""
    return cue.scope is Scope.LATER or (cue.status is Status.DENIED and cue.scope is Scope.AFTER)


def _applies(document: Document, cue: StatusCue, index: int, token: int) -> bool:
    """Whether a cue word stands on its side, within reach, with no clause that ends its reach between."""
    before = index < token
    if index == token or cue.scope in (_NOT_BEFORE if before else _NOT_AFTER):
        return False
    if document.names(index):
        return False  # «سيرجي» is no «سيرجئ»
    if abs(token - index) > cue.reach or _other_word(document, cue, index):
        return False
    if cue.scope is Scope.GOVERNED and not _governs(document, token):
        return False
    if cue.then and not _completed(document, cue, index, token):
        return False
    if not before and _opens_another(document, index):
        return False
    if cue.scope is Scope.LATER and not _contested(document, token, index):
        return False
    begin, end = (index + 1, token) if before else (_told_of(document, token), _reached(document, cue, index))
    return not any(_stops(document, position) for position in range(begin, end))


def _governs(document: Document, token: int) -> bool:
    """«حاول العبور إلى», «حاول أن يعبر إلى»: whether the trigger is what is attempted, not what is told next
    («حاول التوسط وزار»)."""
    return not document.is_(token, WordClass.VERB) or document.is_(token - 1, WordClass.SUB)


def _completed(document: Document, cue: StatusCue, index: int, token: int) -> bool:
    """«اتفقا على عقد قمة», not «اتفقا في قمة»; «نفت الرئاسة ذلك», not «نفت استقالته»: whether what must
    follow a cue stands right before the trigger, or right after a cue that comes later."""
    if index < token:
        near = range(max(index + 1, token - _THEN_NEAR), token)
    else:
        near = range(index + 1, min(index + _THEN_NEAR, document.tokens.sentence_of(token)[1]))
    return any(document.tokens.folds[position] in map(fold_word, cue.then) for position in near)


def _opens_another(document: Document, index: int) -> bool:
    """«وصل إلى مسقط، ومن المنتظر أن يغادرها»: the cue speaks of what follows it."""
    if index + 1 >= document.end or not document.is_(index + 1, WordClass.SUB):
        return False
    return document.is_(index, WordClass.IMPERSONAL) and document.lexemes[index - 1].conjunction


def _contested(document: Document, token: int, index: int) -> bool:
    """«قال … إن الرئيس فر، ونفت الرئاسة ذلك», «فر الوالي، لكن الجيش نفى ذلك»: what one says, or what the
    sentence tells with nothing else said since, may be denied by another in a later clause."""
    first, _ = document.tokens.sentence_of(token)
    if document.having(WordClass.SPEECH, first, clause_start(document, token)) is not None:
        return True
    return document.having(WordClass.SPEECH, token + 1, index) is None


def _reached(document: Document, cue: StatusCue, index: int) -> int:
    """Up to where nothing may stand that ends the reach of a cue after the trigger: «الأمر الذي نفته», «جرى
    تأجيلها»."""
    if cue.only_after:
        return index - 1
    relative = cue.scope is Scope.LATER and document.is_(index - 1, WordClass.REL)
    return index - (relative or _told_again(document, index))


def _told_of(document: Document, token: int) -> int:
    """«زيارته التي كانت مقررة إلى لندن تأجلت»: from where a clause could end the reach of a cue that follows,
    beyond the pronoun that says more of the event itself."""
    after = token + 1
    noun = after < document.end and not document.is_(token, WordClass.VERB)
    return after + (noun and document.is_(after, WordClass.REL))


def _told_again(document: Document, index: int) -> bool:
    """«كان مقررا أن يزور طرابلس لكن الزيارة ألغيت»: the event itself stands right before the cue."""
    noun = document.lexemes[index - 1]
    return index > 0 and noun.definite and bool(noun.trigger) and not document.is_(index - 1, WordClass.VERB)


def _other_word(document: Document, cue: StatusCue, index: int) -> bool:
    """Whether the word before makes the cue another word."""
    before = document.tokens.folds[index - 1] if index else ""
    if cue.only_after:
        return before not in map(fold_word, cue.only_after)
    return before in map(fold_word, cue.not_after)


def _stops(document: Document, token: int) -> bool:
    """A relative pronoun, a break or another trigger ends the reach of a cue; «أعلن أنه لن» goes on, and so
    does «تنوي اعتراض اللاجئين وإعادتهم», where a word that may be a trigger is people."""
    if document.tokens.words[token] in CUE_ENDS or document.is_(token, WordClass.REL | WordClass.TEMPORAL):
        return True
    return document.lexemes[token].trigger and not document.is_(token, WordClass.LIGHT | WordClass.HEAD)
