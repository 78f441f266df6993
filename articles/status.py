"""Did it happen: planned, alleged and denied by tense, by words around the trigger, and by the date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from .clauses import clause_stop
from .dates import TimeKind
from .dating import looks_ahead
from .document import DateMention, Document
from .inflection import Tense, with_conjunctions
from .loading import load_rows
from .model import Status
from .punctuation import CUE_ENDS
from .tokens import fold_word
from .triggers import Form, Part, forms_of
from .wordclasses import WordClass

__all__ = ["Scope", "StatusCue", "judge_status"]


class Scope(StrEnum):
    """On which side of the trigger a cue counts."""

    BEFORE = "before"
    AFTER = "after"
    AROUND = "around"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCue:
    """One row of status-cues.tsv: a word, what it says, and within how many words of a trigger.

    After the word `not_after` it says nothing.
    """

    cue: str
    status: Status
    scope: Scope
    reach: int
    not_after: str = ""


_FARTHEST_BEFORE = 14
"""Words before a trigger that are looked at; in annotated news others spoke of something else."""
_FARTHEST_AFTER = 24
"""The same after a trigger, beyond its clause: «… لكنها ألغيت»."""
_WEIGHT = {Status.DENIED: 3, Status.ALLEGED: 2, Status.PLANNED: 1, Status.HAPPENED: 0}
"""Which status outweighs which where several words speak: a denial ends it."""
_DAYS = frozenset({TimeKind.DAY, TimeKind.WEEKDAY, TimeKind.DEICTIC, TimeKind.RANGE})


@cache
def _cues() -> dict[str, tuple[StatusCue, ...]]:
    table: dict[str, tuple[StatusCue, ...]] = {}
    for row in load_rows("status-cues.tsv", StatusCue):
        for written in with_conjunctions(row.cue):
            key = fold_word(written)
            table[key] = (*table.get(key, ()), row)
    return table


def judge_status(
    document: Document, token: int, form: Form, date: DateMention | None, *, described: bool = False
) -> Status:
    """The status of the event a trigger reports; `date` is the time it is told with, `described` says that
    it only says more of somebody («الوفد الذي يزور», «وفدا يزور»)."""
    found = _by_time(document, token, form, date, described)
    first, stop = document.tokens.sentence_of(token)
    near, stop = clause_stop(document, token), min(stop, token + _FARTHEST_AFTER)
    said = (
        cue.status
        for index in range(max(first, token - _FARTHEST_BEFORE), max(near, stop))
        for cue in _cues().get(document.tokens.folds[index], ())
        if (index < near or _takes_back(cue)) and _applies(document, cue, index, token)
    )
    return max((found, *said), key=_WEIGHT.__getitem__)


def _takes_back(cue: StatusCue) -> bool:
    """«كان يفترض أن يزور … لكنها ألغيت»: a later clause may say that nothing came of it."""
    return cue.status is Status.DENIED and cue.scope is Scope.AFTER


def _by_time(document: Document, token: int, form: Form, date: DateMention | None, described: bool) -> Status:
    """Planned by the tense or by the date, else happened."""
    if form.tense is Tense.FUTURE or (form.tense is Tense.PRESENT and _may(document, token)):
        return Status.PLANNED
    if form.tense is Tense.PAST and form.part is Part.VERB:
        return Status.HAPPENED
    if date is not None and looks_ahead(date.expression, document.published):
        return Status.PLANNED
    announced = form.tense is Tense.PRESENT and not described and _announced(document, token, date)
    return Status.PLANNED if announced else Status.HAPPENED


def _may(document: Document, token: int) -> bool:
    """«قد يزور»: what may happen has not happened."""
    return token > 0 and document.is_(token - 1, WordClass.MAY)


def _announced(document: Document, token: int, date: DateMention | None) -> bool:
    """A verb in the present that opens a clause of the body: «ويتوجه الرئيس اليوم إلى الرياض»."""
    if token < document.headline_stop and not (date is not None and date.expression.kind is TimeKind.WEEKDAY):
        return False
    if not (document.lexemes[token].conjunction or _names_day(date)):
        return False
    return not (token and document.is_(token - 1, WordClass.REL))


def _names_day(date: DateMention | None) -> bool:
    return date is not None and date.expression.kind in _DAYS


def _applies(document: Document, cue: StatusCue, index: int, token: int) -> bool:
    """Whether a cue word stands on its side, within reach, with no clause that ends its reach between."""
    before = index < token
    if index == token or (before and cue.scope is Scope.AFTER) or (not before and cue.scope is Scope.BEFORE):
        return False
    if abs(token - index) > cue.reach or (index and _other_word(document, cue, index)):
        return False
    between = range(index + 1, token) if before else range(token + 1, index)
    return not any(_stops(document, position) for position in between)


def _other_word(document: Document, cue: StatusCue, index: int) -> bool:
    return bool(cue.not_after) and document.tokens.folds[index - 1] == fold_word(cue.not_after)


def _stops(document: Document, token: int) -> bool:
    """A relative pronoun, a break or another trigger ends the reach of a cue; «أعلن أنه لن» goes on."""
    if document.tokens.words[token] in CUE_ENDS or document.is_(token, WordClass.REL | WordClass.TEMPORAL):
        return True
    return bool(forms_of(document.tokens.folds[token])) and not document.is_(token, WordClass.LIGHT)
