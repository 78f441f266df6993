"""«وصل الرئيس إلى المملكة», «زيارته للسلطنة»: a country told by the kind of its rule.

Of the kingdoms it is the one of which the article speaks, by name or by nationality; where it speaks as much
of several, none is guessed at.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from ..annotations.clauses import clause_stop
from ..annotations.document import Document, LocatedMention
from ..language.affixes import Affix, affix
from ..language.prepositions import Governor, governor_named
from ..language.roles import Role, role_of
from ..language.tokens import fold_word
from ..language.triggers import Form, Sense
from ..language.wordclasses import WordClass
from ..loading import load_rows
from .arguments import PlaceArguments
from .countries import assign, country_of, nearest, told_country
from .participants import Participants

__all__ = ["add_realm", "realm_at"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Realm:
    word: str
    countries: tuple[str, ...]


_REACHED = frozenset(
    {Sense.VISIT, Sense.ARRIVE, Sense.ENTER, Sense.GO, Sense.RETURN, Sense.LEAVE, Sense.SEND, Sense.EXPEL}
)
_HOMEWARD = frozenset({Sense.RETURN, Sense.EXPEL})
"""Senses of going or being brought home: «إجلاء المواطنين السعوديين إلى المملكة»."""
_REACH = 14
"""Words after a trigger within which the word for the country stands: an office and a name between."""
_DOMINATES = 2
"""How many times as often as any other the article speaks of the realm that is meant."""
_TOLD = 0.85
"""Confidence in the country: the article speaks of one such realm alone."""


@cache
def _realms() -> dict[str, frozenset[str]]:
    """The countries that a folded word may stand for."""
    return {fold_word(row.word): frozenset(row.countries) for row in load_rows("realms.tsv", _Realm)}


def realm_at(document: Document, token: int, form: Form) -> int | None:
    """Where a word for a realm stands that a trigger leads to or from; None without one."""
    if not document.told & WordClass.REALM or form.word.sense not in _REACHED:
        return None
    stop = min(token + _REACH, clause_stop(document, token))
    index = document.having(WordClass.REALM, token + 1, stop)
    while index is not None and (
        document.place_at[index] >= 0 or _role(document, token, index, form.word.sense) is None
    ):
        index = document.having(WordClass.REALM, index + 1, stop)
    return index


def add_realm(
    document: Document, token: int, form: Form, places: PlaceArguments, people: Participants
) -> None:
    """Give a trigger the country that such a word stands for, where its role is still open."""
    if places.destinations and (places.origin is not None or form.word.sense is not Sense.LEAVE):
        return
    index = realm_at(document, token, form)
    if index is None:
        return
    role = _role(document, token, index, form.word.sense)
    comers = set() if form.word.sense in _HOMEWARD else {mover.country for mover in people.movers}
    where = _country(document, index, comers, role)
    if where is None:
        return
    assign(places, role, where)


def _role(document: Document, token: int, index: int, sense: Sense) -> Role | None:
    """Where somebody goes to or leaves, not where something is; as an object only right after the verb or
    its subject («سيزور المملكة», not «زار سفير المملكة»)."""
    if document.lexemes[index].particle == affix(Affix.FOR):
        return role_of(sense, Governor.FOR)
    governor = governor_named(document.tokens.folds[index - 1])
    if governor in (Governor.TO, Governor.FROM):
        return role_of(sense, governor)
    named = document.actor(index - 1)
    after_subject = sense is Sense.LEAVE and named is not None and named.stop == index and named.named
    return role_of(sense, Governor.BARE) if index == token + 1 or after_subject else None


def _country(
    document: Document, index: int, comers: set[str | None], role: Role | None
) -> LocatedMention | None:
    """The realm that the article speaks of, by name or nationality; who comes is not from there."""
    may_be = _realms()[document.tokens.folds[index]]
    if role is Role.DESTINATION:
        may_be = may_be - comers
    named = [mention for mention in document.places if country_of(mention) in may_be]
    told = Counter([*map(country_of, named), *(nation for nation in document.nations if nation in may_be)])
    (country, most), (_, next_most) = [*told.most_common(2), ("", 0), ("", 0)][:2]
    if not country or most < _DOMINATES * next_most:
        return None
    here = [mention for mention in named if country_of(mention) == country]
    return nearest(here, index) or told_country(document, index, country, _TOLD)
