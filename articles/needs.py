"""What must stand beside a trigger for it to report an event: the needs of its row."""

from __future__ import annotations

from .affixes import Affix, affix
from .arguments import PlaceArguments
from .clauses import clause_stop
from .document import Document
from .model import ActorKind
from .participants import Participants
from .rules import Rule
from .triggers import TOGETHER, Form, Need, Part, Sense, forms_of
from .wordclasses import WordClass

__all__ = ["satisfied"]

_EVENT_NOUN_BEFORE = 8
"""Words before a verb of holding within which its event noun stands: «القمة العربية التي انعقدت»."""

_ANIMATE = frozenset({ActorKind.PERSON, ActorKind.GROUP})
_PLACELESS = frozenset({Sense.MEET, Sense.RECEIVE, Sense.VISIT})
_LOADED = frozenset({Rule.OBJECT, Rule.NOUN_OBJECT})
"""By these rules somebody or something is moved by others."""
_OWNED = frozenset({Rule.GENITIVE, Rule.OWNER, Rule.PARTICIPLE})
"""By these rules a noun or participle says itself who moves."""


def satisfied(
    document: Document, token: int, form: Form, places: PlaceArguments, people: Participants
) -> bool:
    """Whether the trigger has what its row says it needs."""
    if not places and form.word.sense not in _PLACELESS:
        return False
    checks = {
        Need.TO: (bool(places.destinations) and (places.by_motion or form.part is not Part.VERB))
        or _sets_out(form, places, people),
        Need.FROM: places.origin is not None,
        Need.PLACE: bool(places),
        Need.LOAD: bool(people.movers) and people.rule in _LOADED,
        Need.TROOPS: any(mover.kind is ActorKind.FORCE for mover in people.movers),
        Need.CRAFT: any(document.is_(mover.first, WordClass.VEHICLE) for mover in people.movers),
        Need.AT: any(place.prefix == affix(Affix.WITH) for place in places.destinations),
        Need.MOVER: any(not mover.weak for mover in people.movers),
        Need.PERSON: any(not mover.weak and mover.kind in _ANIMATE for mover in people.movers)
        and not (form.word.sense is Sense.ATTEND and people.rule is Rule.VERB_PHRASE),
        Need.EVENT: bool(places.destinations) and _event_noun_near(document, token),
    }
    return all(checks[need] for need in form.word.needs)


def _sets_out(form: Form, places: PlaceArguments, people: Participants) -> bool:
    """«انطلقت القافلة من لندن»: vehicles and forces also move where only their origin is told."""
    moves = people.movers and people.movers[0].kind in (ActorKind.GOODS, ActorKind.FORCE)
    told = form.part is Part.VERB or people.rule in _OWNED
    return bool(moves) and told and form.word.sense is Sense.GO and places.origin is not None


def _event_noun_near(document: Document, token: int) -> bool:
    """Whether a meeting or gathering is the object or the antecedent of a verb of holding."""
    first, _ = document.tokens.sentence_of(token)
    reach = range(
        max(first, token - _EVENT_NOUN_BEFORE), min(clause_stop(document, token) + 1, len(document.tokens))
    )
    return any(
        form.part is Part.NOUN and form.word.sense in TOGETHER
        for index in reach
        for form in forms_of(document.tokens.folds[index])
    )
