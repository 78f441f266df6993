"""Where the places of a trigger end: with its clause, or the relative clause that says where it was held."""

from __future__ import annotations

from ..annotations.clauses import clause_stop
from ..annotations.document import Document
from ..annotations.topics import discussed
from ..language.affixes import Affix, affixes
from ..language.inflection import Tense
from ..language.punctuation import BREAKS, COMMAS
from ..language.triggers import TOGETHER, Form, Part, Sense, forms_of
from ..language.wordclasses import WordClass
from .owners import genitive

__all__ = ["reach_of"]

_LIGHT_NEAR = 6
"""Words after a relative pronoun within which a light verb carries the noun: «التي ينتظر أن يقوم بها»."""

_RELATIVE_NEAR = 7
"""Words of a relative clause of any verb within which a place still is that of its noun: «الذي تم في»."""

_LONGEST_DESCRIBING = 22
"""Words of a relative clause about who moves, up to where the verb before it leads."""

_GOES_TO = frozenset(
    {Sense.FETCH, Sense.EXPEL, Sense.SEND, Sense.RETURN, Sense.ARRIVE, Sense.GO, Sense.FLEE, Sense.ENTER}
)
_NOUN, _PARTICIPLE, _ATTEND = Part.NOUN, Part.PARTICIPLE, Sense.ATTEND
_TAKES_PART = frozenset(
    {Sense.HOLD, Sense.HOST, Sense.GATHER, Sense.MEET, Sense.ATTEND, Sense.VISIT, Sense.TOUR}
)
_HELD = frozenset({Sense.HOLD, Sense.HOST})
_GOES_OVER_RELATIVE = frozenset({Sense.GATHER, Sense.MEET, Sense.TOUR, Sense.VISIT})
_MOVES = frozenset({Sense.GO, Sense.LEAVE, Sense.ARRIVE, Sense.RETURN, Sense.FLEE, Sense.DEPLOY, Sense.SEND})
_LEAVES = frozenset({Sense.LEAVE, Sense.FLEE})


def reach_of(document: Document, token: int, form: Form) -> int:
    """Where the places of a trigger end."""
    sense, stop = form.word.sense, clause_stop(document, token)
    stop = _up_to_another(document, token, stop)
    if form.part is Part.VERB and stop < document.end and document.is_(stop, WordClass.REL):
        past = _past_subject(document, token, stop, sense)
        if past != stop:
            return past
    if form.part is _PARTICIPLE:
        auxiliary = document.having(WordClass.AUX, token + 1, stop)
        return stop if auxiliary is None else auxiliary
    if sense is _ATTEND or (sense in _GOES_OVER_RELATIVE and form.part is _NOUN):
        held = sense is _ATTEND and _held(document, stop)
        stop = clause_stop(document, stop) if held else _past_relative(document, stop)
    elif sense in _MOVES:
        stop = _past_leader(document, stop)
    return discussed(document, token, stop) if sense in TOGETHER and form.part is _NOUN else stop


def _up_to_another(document: Document, token: int, stop: int) -> int:
    """«وصلت الشرطة إلى الموقع بعد هروب المهربين إلى ليبيا»: where others leave after a word of time, who is
    named right there goes on alone."""
    when = document.having(WordClass.AFTERMATH | WordClass.AFTER, token + 1, stop)
    if when is None or when + 2 >= stop or document.dated(when + 2):
        return stop
    leaves = any(
        form.part is _NOUN and not form.pronoun and form.word.sense in _LEAVES
        for form in forms_of(document.tokens.folds[when + 1])
    )
    owner = genitive(document, when + 1) if leaves else None
    return when if owner is not None and owner.first == when + 2 else stop


def _past_subject(document: Document, token: int, stop: int, sense: Sense) -> int:
    """Past a relative clause that describes who stands right after a verb that goes on after it."""
    subject = document.actor(token + 1)
    if subject is None or subject.first != token + 1:
        return stop
    if subject.stop == stop:
        return _past_described(document, stop) if sense in _GOES_TO else stop
    aside = subject.stop == stop - 1 and document.tokens.words[stop - 1] in COMMAS
    return _past_aside(document, stop) if aside else stop


def _past_aside(document: Document, stop: int) -> int:
    """«غادر الوفد، الذي ضم وزيرين، طهران», «وصل الوفد، الذي يرأسه الوزير، إلى»: go on after the aside where a
    place or «إلى» follows it."""
    limit = min(stop + _LONGEST_DESCRIBING, document.tokens.sentence_of(stop)[1] - 1)
    closes = (index for index in range(stop + 1, limit) if document.tokens.words[index] in COMMAS)
    comma = next(closes, None)
    if comma is None:
        return stop
    goes_on = document.place(comma + 1) is not None or document.is_(comma + 1, WordClass.TO)
    return clause_stop(document, comma) if goes_on else stop


def _past_described(document: Document, stop: int) -> int:
    """«نقل الركاب الذين كانوا على متن السفينة إلى بورتسودان»: go on to «إلى» after what describes them, where
    that tells of no other journey."""
    limit = min(stop + _LONGEST_DESCRIBING, document.tokens.sentence_of(stop)[1])
    for index in range(stop + 2, limit):
        if _goes_elsewhere(document, index) or document.tokens.words[index] in BREAKS:
            return stop
        if document.alone(index, WordClass.TO):
            governs = document.is_(index - 1, WordClass.VERB | WordClass.REL)
            governs = governs and document.lexemes[index - 1].bare
            return stop if governs else clause_stop(document, index)
    return stop


def _goes_elsewhere(document: Document, token: int) -> bool:
    """A verb of moving or meeting in the description."""
    if not document.lexemes[token].trigger or document.lexemes[token].definite:
        return False
    return any(form.part is Part.VERB for form in forms_of(document.tokens.folds[token]))


def _past_relative(document: Document, stop: int) -> int:
    """«المفاوضات التي عقدت في تونس»: go on over the relative clause that says where it was held."""
    if stop >= document.end or not document.is_(stop, WordClass.REL):
        return stop
    near = min(stop + _LIGHT_NEAR, document.tokens.sentence_of(stop)[1])
    light = document.having(WordClass.LIGHT, stop + 1, near)
    if light is None and not _tells_of_holding(document, stop + 1):
        if stop + 1 < document.end and document.is_(stop + 1, WordClass.MOTION):
            return stop
        return min(stop + _RELATIVE_NEAR, clause_stop(document, min(stop + 1, document.end - 1)))
    return clause_stop(document, light or stop + 1)


def _held(document: Document, token: int) -> bool:
    """«يشارك في مؤتمر ينعقد بطهران»: a verb of holding right after an indefinite noun says where that is; one
    in the future tells of it by itself."""
    if token >= document.end:
        return False
    noun = document.lexemes[token - 1]
    if noun.definite or not document.word(token - 1) or document.lexemes[token].conjunction:
        return False
    return any(
        form.part is Part.VERB and form.word.sense in _HELD and form.tense is Tense.PRESENT
        for form in forms_of(document.tokens.folds[token])
    )


def _past_leader(document: Document, stop: int) -> int:
    """«انسحاب قوات التحالف الذي تقوده واشنطن من سوريا»: go on over a relative clause that only says who leads
    or sends the one who goes."""
    if stop + 3 >= document.end or not document.is_(stop, WordClass.REL):
        return stop
    verb = document.tokens.folds[stop + 1]
    if not document.is_(stop + 1, WordClass.DESCRIPTIVE) or not verb.endswith(affixes(Affix.OBJECT)):
        return stop
    leader = document.place(stop + 2) or document.actor(stop + 2)
    after = leader.stop if leader is not None else stop
    on = after < document.end and document.is_(after, WordClass.FROM | WordClass.TO)
    return clause_stop(document, after) if on and after > stop else stop


def _tells_of_holding(document: Document, token: int) -> bool:
    """Whether a relative clause says where something takes place («التي تحتضنها تونس»), not what it is for
    («الذي يسعى إلى»)."""
    forms = forms_of(document.tokens.folds[token]) if token < document.end else ()
    return any(form.word.sense in _TAKES_PART for form in forms)
