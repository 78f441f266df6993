"""What must stand beside a trigger for it to report an event: the needs of its row."""

from __future__ import annotations

from collections.abc import Callable

from ..actors.agreement import is_pair
from ..annotations.clauses import clause_stop
from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix
from ..language.rules import Rule
from ..language.triggers import TOGETHER, Form, Need, Part, Sense, forms_of
from ..language.wordclasses import WordClass
from ..model import ActorKind
from .arguments import PlaceArguments
from .participants import Participants

__all__ = ["promising", "satisfied"]

_EVENT_NOUN_BEFORE = 8
"""Words before a verb of holding within which its event noun stands: «القمة العربية التي انعقدت»."""

_ANIMATE = frozenset({ActorKind.PERSON, ActorKind.GROUP})
_FREIGHT = frozenset({ActorKind.GOODS, ActorKind.FORCE})
_PLACELESS = frozenset({Sense.MEET, Sense.RECEIVE, Sense.VISIT})
_LOADED = frozenset({Rule.OBJECT, Rule.NOUN_OBJECT})
"""By these rules somebody or something is moved by others."""
_OWNED = frozenset({Rule.GENITIVE, Rule.OWNER, Rule.PARTICIPLE})
"""By these rules a noun or participle says itself who moves."""


def satisfied(
    document: Document, token: int, form: Form, places: PlaceArguments, people: Participants
) -> bool:
    """Whether a promising trigger has what its row says it needs."""
    needs = form.word.needs
    return not needs or all(
        _CHECKS[need](document, token, form, places, people) for need in needs if need in _CHECKS
    )


def promising(form: Form, places: PlaceArguments) -> bool:
    """Whether the places of a trigger are such that it may have what it needs, whoever its people are."""
    if not places and form.word.sense not in _PLACELESS:
        return False
    needs = form.word.needs
    return not needs or all(_PLACES_FOR[need](places) for need in needs if need in _PLACES_FOR)


def _leads(form: Form, places: PlaceArguments, people: Participants) -> bool:
    """Whether a trigger leads somewhere by a preposition of motion, or sets out."""
    motion = places.by_motion or form.part is not Part.VERB
    return (bool(places.destinations) and motion) or _sets_out(form, places, people)


def _animate(form: Form, people: Participants) -> bool:
    somebody = any(not mover.weak and mover.kind in _ANIMATE for mover in people.movers)
    return somebody and not (form.word.sense is Sense.ATTEND and people.rule is Rule.VERB_PHRASE)


def _several(document: Document, token: int, places: PlaceArguments, people: Participants) -> bool:
    """Whether two or more are told, and the place right after them or the verb: «بحث الوزير مع نظيره في روما
    الأزمة», not «الأزمة في ليبيا»."""
    told = [mover for mover in people.movers if mover.kind in _ANIMATE and not _thing(document, mover)]
    several = len(told) > 1 or any(_many(document, mover) for mover in told)
    before = places.destinations[0].outer - 1 if several and places.destinations else -1
    while before > token and (document.is_(before, WordClass.PREP) or document.dated(before)):
        before -= 1
    if document.is_(before, WordClass.COMMON | WordClass.TOPIC):
        return False
    return before == token or any(mover.first <= before < mover.stop for mover in told)


def _many(document: Document, mover: ActorMention) -> bool:
    """«الوزيران», «وزراء المالية»: one mention of several people."""
    one = WordClass.INSTITUTION | WordClass.PARTITIVE | WordClass.TITLE
    pair = is_pair(document, mover.first)
    return pair or (mover.kind is ActorKind.GROUP and not document.is_(mover.first, one))


def _thing(document: Document, mover: ActorMention) -> bool:
    return mover.weak or document.is_(mover.name[0], WordClass.COMMON)


def _sets_out(form: Form, places: PlaceArguments, people: Participants) -> bool:
    """«انطلقت القافلة من لندن»: vehicles and forces also move where only their origin is told."""
    moves = people.movers and people.movers[0].kind in (ActorKind.GOODS, ActorKind.FORCE)
    told = form.part is Part.VERB or people.rule in _OWNED
    return bool(moves) and told and form.word.sense is Sense.GO and places.origin is not None


def _event_noun_near(document: Document, token: int) -> bool:
    """Whether a meeting or gathering is the object or the antecedent of a verb of holding."""
    first, _ = document.tokens.sentence_of(token)
    reach = range(max(first, token - _EVENT_NOUN_BEFORE), min(clause_stop(document, token) + 1, document.end))
    return any(
        form.part is Part.NOUN and form.word.sense in TOGETHER
        for index in reach
        for form in forms_of(document.tokens.folds[index])
    )


def _abroad(places: PlaceArguments, people: Participants) -> bool:
    """«خاض المنتخب الأردني مباراة في الدوحة»: who plays outside of his own country has come there."""
    where = places.destinations[0].place if places.destinations else None
    home = people.movers[0].country if people.movers else None
    return where is not None and None not in (home, where.country) and home != where.country


_PLACES_FOR: dict[Need, Callable[[PlaceArguments], bool]] = {
    Need.TO: lambda places: bool(places.destinations or places.origin),
    Need.FROM: lambda places: places.origin is not None,
    Need.PLACE: bool,
    Need.STAY: bool,
    Need.AT: lambda places: any(place.prefix == affix(Affix.WITH) for place in places.destinations),
    Need.EVENT: lambda places: bool(places.destinations),
    Need.SUPPLY: lambda places: bool(places.via),
}
"""What each need asks of the places alone."""
_CHECKS: dict[Need, Callable[[Document, int, Form, PlaceArguments, Participants], bool]] = {
    Need.TO: lambda *of: _leads(of[2], of[3], of[4]),
    Need.LOAD: lambda *of: bool(of[4].movers) and of[4].rule in _LOADED,
    Need.TROOPS: lambda *of: any(mover.kind is ActorKind.FORCE for mover in of[4].movers),
    Need.CRAFT: lambda *of: any(of[0].is_(mover.first, WordClass.VEHICLE) for mover in of[4].movers),
    Need.MOVER: lambda *of: any(not mover.weak for mover in of[4].movers),
    Need.PERSON: lambda *of: _animate(of[2], of[4]),
    Need.PARTIES: lambda *of: _several(of[0], of[1], of[3], of[4]),
    Need.EVENT: lambda *of: _event_noun_near(of[0], of[1]),
    Need.FREIGHT: lambda *of: any(mover.kind in _FREIGHT for mover in of[4].movers),
    Need.SEEN: lambda *of: any(place.stop <= of[1] for place in of[3].destinations),
    Need.ABROAD: lambda *of: _abroad(of[3], of[4]),
    Need.SUPPLY: lambda *of: any(mover.first == of[1] for mover in of[4].movers),
}
"""What it asks besides: of a document, a token, its form, its places and its people."""
