"""Countries that share the name of their capital: a meeting «في تونس» is held in the city."""

from __future__ import annotations

from dataclasses import replace

from gazetteer import Gazetteer, Kind, Place, Resolution

from ..annotations.document import Document, LocatedMention
from ..language.tokens import fold_word
from ..language.triggers import TOGETHER, forms_of
from ..messages import Message, message
from .placecues import is_state_office

__all__ = ["capitals_for_meetings", "states_of_offices"]

_COUNTRY = Kind.COUNTRY

_REACH = 4
"""Words before a name within which a word of meeting says that something is held there."""


def capitals_for_meetings(
    document: Document, located: list[LocatedMention], gazetteer: Gazetteer
) -> list[LocatedMention]:
    """The mentions, with the capital in place of a country of the same name where something is held there."""
    before: list[LocatedMention | None] = [None, *located[:-1]]
    return [
        _as_capital(document, mention, last, gazetteer)
        for last, mention in zip(before, located, strict=False)
    ]


def states_of_offices(document: Document, located: list[LocatedMention]) -> list[LocatedMention]:
    """The mentions, with the state in place of a town of the same name after an office that states have."""
    return [_as_state(document, mention) for mention in located]


def _as_state(document: Document, mention: LocatedMention) -> LocatedMention:
    """«سلطان عمان», «وزير خارجية عمان»: the country, where the gazetteer knows one by that name."""
    before = document.word_before(mention.outer)
    place = mention.place
    if before is None or place is None or place.kind is _COUNTRY or mention.prefix:
        return mention
    if not is_state_office(document.tokens.folds[before]):
        return mention
    resolution = mention.mention.resolution
    called = (one.place for one in resolution.alternatives)
    state = next((place for place in called if place.kind is _COUNTRY), None)
    if state is None:
        return mention
    reasons = (*resolution.reasons, message(Message.STATE_OF_OFFICE))
    others = tuple(one for one in resolution.alternatives if one.place is not state)
    return replace(
        mention,
        mention=replace(
            mention.mention, resolution=replace(resolution, place=state, alternatives=others, reasons=reasons)
        ),
    )


def _as_capital(
    document: Document, mention: LocatedMention, last: LocatedMention | None, gazetteer: Gazetteer
) -> LocatedMention:
    place = mention.place
    if place is None or place.kind is not _COUNTRY or place.own_code is None:
        return mention
    capital = gazetteer.capital(place.own_code)
    if capital is None:
        return mention
    named = fold_word(capital.name) == mention.fold and _held_there(document, mention)
    if not named and not _apposed(document, mention, last, capital):
        return mention
    return replace(mention, mention=replace(mention.mention, resolution=_resolved(mention, capital)))


def _apposed(
    document: Document, mention: LocatedMention, last: LocatedMention | None, capital: Place
) -> bool:
    """«العاصمة التونسية تونس»: the name right after the words for the capital is that of the capital."""
    if last is None or last.place is None or last.place.id != capital.id or last.stop != mention.outer:
        return False
    called = (one.place.id for one in mention.mention.resolution.alternatives)
    return document.tokens.folds[mention.outer] == mention.fold and capital.id in called


def _held_there(document: Document, mention: LocatedMention) -> bool:
    """Whether a word of meeting or holding stands shortly before the name."""
    before = range(max(0, mention.outer - _REACH), mention.outer)
    return any(
        form.word.sense in TOGETHER for token in before for form in forms_of(document.tokens.folds[token])
    )


def _resolved(mention: LocatedMention, capital: Place) -> Resolution:
    resolution = mention.mention.resolution
    return replace(
        resolution, place=capital, reasons=(*resolution.reasons, message(Message.CAPITAL_OF_SAME_NAME))
    )
