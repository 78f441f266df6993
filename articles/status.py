"""Did it happen: planned, alleged and denied by tense, by words around the trigger, and by the date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from .clauses import clause_stop
from .dates import TimeKind
from .dating import looks_ahead
from .document import DateMention, Document
from .inflection import Tense
from .loading import load_rows
from .model import Status
from .tokens import fold_word
from .triggers import Form, forms_of
from .wordclasses import WordClass

__all__ = ["judge_status"]


class Scope(StrEnum):
    """On which side of the trigger a cue counts."""

    BEFORE = "before"
    AFTER = "after"
    AROUND = "around"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    cue: str
    status: Status
    scope: Scope
    reach: int


_RANK = {Status.DENIED: 3, Status.ALLEGED: 2, Status.PLANNED: 1, Status.HAPPENED: 0}


@cache
def _cues() -> dict[str, tuple[_Cue, ...]]:
    table: dict[str, tuple[_Cue, ...]] = {}
    for row in load_rows("status-cues.tsv", _Cue):
        for conjunction in ("", "و", "ف"):
            key = fold_word(conjunction + row.cue)
            table[key] = (*table.get(key, ()), row)
    return table


def judge_status(document: Document, token: int, form: Form, date: DateMention | None) -> tuple[Status, str]:
    """The status of the event a trigger reports, and the word that says so; `date` is the time it is told with."""
    found = Status.HAPPENED, ""
    if form.tense is Tense.FUTURE:
        found = Status.PLANNED, document.tokens.words[token]
    elif date is not None and looks_ahead(date.expression, document.published):
        found = Status.PLANNED, document.text((date.first, date.stop)).text
    elif form.tense is Tense.PRESENT and _announced(document, token, date):
        found = Status.PLANNED, document.tokens.words[token]
    first, stop = document.tokens.sentence_of(token)
    reach_stop = clause_stop(document, token)
    for index in range(max(first, token - 14), min(stop, reach_stop)):
        for cue in _cues().get(document.tokens.folds[index], ()):
            if _applies(document, cue, index, token) and _RANK[cue.status] > _RANK[found[0]]:
                found = cue.status, document.tokens.words[index]
    return found


def _announced(document: Document, token: int, date: DateMention | None) -> bool:
    """A verb in the present that opens a clause of the body: «ويتوجه الرئيس اليوم إلى الرياض»."""
    if token < document.headline_stop or not (document.lexemes[token].conjunction or _dated(date)):
        return False
    return not (token and document.is_(token - 1, WordClass.REL))


def _dated(date: DateMention | None) -> bool:
    """Whether a day is named."""
    return date is not None and date.expression.kind in (
        TimeKind.DAY,
        TimeKind.WEEKDAY,
        TimeKind.DEICTIC,
        TimeKind.RANGE,
    )


def _applies(document: Document, cue: _Cue, index: int, token: int) -> bool:
    """Whether a cue word stands on its side, within reach, with no clause that ends its reach between."""
    before = index < token
    if index == token or (before and cue.scope is Scope.AFTER) or (not before and cue.scope is Scope.BEFORE):
        return False
    if abs(token - index) > cue.reach:
        return False
    between = range(index + 1, token) if before else range(token + 1, index)
    return not any(_stops(document, position) for position in between)


def _stops(document: Document, token: int) -> bool:
    """A relative pronoun, a break or another trigger ends the reach of a cue; «أعلن أنه لن» goes on."""
    if document.tokens.words[token] in "؛;:" or document.is_(token, WordClass.REL | WordClass.TEMPORAL):
        return True
    return bool(forms_of(document.tokens.folds[token])) and not document.is_(token, WordClass.LIGHT)
