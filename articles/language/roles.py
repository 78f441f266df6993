"""Which role a place plays for a trigger, by the sense of the trigger and what governs the place.

The table is grammar: «غادر القاهرة» leaves the place that «زار القاهرة» leads to, and «إلى», «من» and «عبر»
say the same after nearly every word.
"""

from __future__ import annotations

from enum import StrEnum

from .prepositions import Governor
from .triggers import Sense

__all__ = ["ADJACENT_ONLY", "Role", "role_of", "takes_place"]


class Role(StrEnum):
    """Where an event leads, where it comes from, what it passes."""

    DESTINATION = "destination"
    ORIGIN = "origin"
    VIA = "via"


_G = Governor
_D, _O, _V = Role.DESTINATION, Role.ORIGIN, Role.VIA
_TOWARDS = {_G.TO: _D, _G.FOR: _D, _G.COVERS: _D, _G.FROM: _O, _G.VIA: _V}
_STAY = {_G.IN: _D, _G.BARE: _D, _G.COVERS: _D}
_ROLES: dict[Sense, dict[Governor, Role]] = {
    Sense.VISIT: {**_TOWARDS, _G.BARE: _D, _G.IN: _D},
    Sense.TOUR: {**_TOWARDS, _G.IN: _D, _G.FROM: _D},
    Sense.ARRIVE: {**_TOWARDS, _G.BARE: _D, _G.IN: _D, _G.ON: _D},
    Sense.ENTER: {**_TOWARDS, _G.BARE: _D, _G.IN: _D},
    Sense.GO: _TOWARDS,
    Sense.LEAVE: {**_TOWARDS, _G.BARE: _O},
    Sense.RETURN: {**_TOWARDS, _G.BARE: _D},
    Sense.FLEE: {**_TOWARDS, _G.ON: _D},
    Sense.RECEIVE: {_G.IN: _D, _G.FROM: _O, _G.VIA: _V},
    Sense.HOST: _STAY,
    Sense.MEET: _STAY,
    Sense.GATHER: _STAY,
    Sense.HOLD: {_G.IN: _D},
    Sense.ATTEND: {_G.IN: _D},
    Sense.SEND: _TOWARDS,
    Sense.EXPEL: _TOWARDS,
    Sense.FETCH: _TOWARDS,
    Sense.DEPLOY: {**_TOWARDS, _G.IN: _D, _G.ON: _D},
    Sense.RAID: {**_TOWARDS, _G.BARE: _D, _G.IN: _D},
    Sense.CROSS: {**_TOWARDS, _G.BARE: _V, _G.IN: _V},
}

_TAKES_PLACE = frozenset({Sense.VISIT, Sense.ARRIVE, Sense.ENTER, Sense.LEAVE})

ADJACENT_ONLY = {Sense.MEET: 2, Sense.GATHER: 3, Sense.HOST: 2, Sense.RETURN: 2}
"""At how many words an ungoverned place may still be where a meeting is held; farther off it is rather a
party.

Set by the annotated news: one adjective fits between («اجتماع وزاري بتونس»), after a gathering two.
"""


def role_of(sense: Sense, governor: Governor) -> Role | None:
    """The role of a place so governed; None where it plays none."""
    return _ROLES[sense].get(governor)


def takes_place(sense: Sense) -> bool:
    """Whether a verb of this sense has the place it leads to or from as its object: «زار القاهرة»."""
    return sense in _TAKES_PLACE
