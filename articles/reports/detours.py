"""Vehicles that did not get where they were bound for.

«عادت الطائرة التي كانت متجهة إلى الدوحة إلى بيروت», «هبطت طائرة متجهة إلى لندن اضطراريا في باريس».
"""

from __future__ import annotations

from ..annotations.clauses import clause_stop
from ..annotations.document import Document, LocatedMention
from ..language.triggers import Form, Part, Sense
from ..language.wordclasses import WordClass

__all__ = ["places_reached", "turned_back"]

_BOUND_NEAR = 10
"""Words from the verb to the participle that says where its subject was bound for."""
_BACK_OR_DOWN = frozenset({Sense.RETURN, Sense.ARRIVE})


def places_reached(document: Document, token: int, form: Form, stop: int) -> list[LocatedMention]:
    """The places in reach of a trigger; of a vehicle that turned back those past where it was bound for."""
    past = _past_goal(document, token, form)
    return document.places_between(token, stop) if past is None else past


def _past_goal(document: Document, token: int, form: Form) -> list[LocatedMention] | None:
    """The places of a verb of returning or landing behind where its subject was bound for; None where no such
    goal stands in between."""
    if form.part is not Part.VERB or form.word.sense not in _BACK_OR_DOWN:
        return None
    if not document.told & WordClass.VEHICLE:
        return None
    first, stop = document.tokens.sentence_of(token)
    bound = _bound(document, token, stop)
    goal = _goal(document, bound) if bound is not None else None
    if goal is None:
        return None
    after = document.places_between(goal.stop - 1, clause_stop(document, goal.stop - 1))
    forced = document.having(WordClass.FORCED, first, stop) is not None
    if form.word.sense is Sense.ARRIVE and not forced and not after:
        return None
    return after


def turned_back(document: Document, token: int) -> bool:
    """Whether the participle of a vehicle bound for a place stands beside a word that it went back."""
    if not document.told & WordClass.VEHICLE:
        return False
    first, stop = document.tokens.sentence_of(token)
    vehicle = document.having(WordClass.VEHICLE, first, token)
    return vehicle is not None and any(
        form.word.sense is Sense.RETURN and form.part is not Part.PARTICIPLE
        for index, forms in document.triggers_between(first, stop)
        if index != token
        for form in forms
    )


def _bound(document: Document, token: int, stop: int) -> int | None:
    """The participle of going that says more of the subject of a verb."""
    for index, forms in document.triggers_between(token + 1, min(token + _BOUND_NEAR, stop)):
        going = any(form.part is Part.PARTICIPLE and form.word.sense is Sense.GO for form in forms)
        if going and document.having(WordClass.VEHICLE, token + 1, index) is not None:
            return None if document.places_between(token, index) else index
    return None


def _goal(document: Document, bound: int) -> LocatedMention | None:
    """The place right after «إلى» to which a participle leads, also past the one after «من»."""
    leads = bound + 1
    if leads + 1 < document.end and document.is_(leads, WordClass.FROM):
        start = document.place(leads + 1)
        leads = start.stop if start is not None and start.outer == leads + 1 else leads
    if leads + 1 >= document.end or not document.is_(leads, WordClass.TO):
        return None
    goal = document.place(leads + 1)
    return goal if goal is not None and goal.outer == leads + 1 else None
