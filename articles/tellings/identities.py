"""Which mentions over articles are one person or body.

Full names first: the same name and no other country. Then a name of one word, or an office alone, joins a
person only where one person alone fits it within the time of that person's mentions; what fits two stays by
itself, and so does who shares a surname and nothing else. The outcome depends on the set of mentions alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..model import Actor, ActorKind
from .people import same_person
from .profiles import Who
from .spelling import sound

__all__ = ["Mention", "identities"]

_IN_OFFICE = 366
"""Days before and after a person's mentions within which an office alone may mean this person: offices change
hands, and who follows is told by name soon."""
_FULL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An actor as one article tells it."""

    actor: Actor
    who: Who
    article: str
    published: str | None


@dataclass(slots=True, kw_only=True)
class _Identity:
    """The mentions of one person or body; `whos` only those that are told by a full name."""

    whos: list[Who] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def identities(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """The mentions of each person or body together."""
    by_who: dict[Who, list[Mention]] = {}
    for mention in sorted(mentions, key=_order):
        by_who.setdefault(mention.who, []).append(mention)
    persons = _persons(by_who)
    rest = [mention for who in by_who if len(who.names) < _FULL for mention in by_who[who]]
    homes = [(mention, _home(mention, persons)) for mention in rest]
    alone: dict[tuple[object, ...], list[Mention]] = {}
    for mention, home in homes:
        if home is None:
            alone.setdefault(_itself(mention.who), []).append(mention)
        else:
            home.mentions.append(mention)
    return [*(person.mentions for person in _each(persons)), *alone.values()]


def _itself(who: Who) -> tuple[object, ...]:
    """What mentions that join nobody are gathered by."""
    return who.names, () if who.names else tuple(sorted(who.words)), who.country


def _order(mention: Mention) -> tuple[str, ...]:
    return (mention.published or "", mention.article, mention.actor.name, mention.actor.title or "")


_Persons = dict[str, list[_Identity]]
"""Persons by the sound of the first and the last word of each of their names."""


def _persons(by_who: dict[Who, list[Mention]]) -> _Persons:
    """Everybody told by a full name: first those whose country is told, then who is told without."""
    persons, without = _Persons(), _Persons()
    full = sorted((who for who in by_who if len(who.names) >= _FULL), key=_fullest_first)
    for who in (who for who in full if who.country):
        _put(persons, _named_so(persons, who), who, by_who[who])
    for who in (who for who in full if not who.country):
        known = _named_so(persons, who)
        if len(known) == 1:
            known[0].mentions += by_who[who]
        else:
            _put(without, _named_so(without, who), who, by_who[who])
    for identity in _each(without):
        for who in identity.whos:
            _file(persons, who, identity)
    return persons


def _fullest_first(who: Who) -> tuple[object, ...]:
    return -len(who.names), who.names, who.country or "", who.words


def _named_so(persons: _Persons, who: Who) -> list[_Identity]:
    return [one for one in _near(persons, who) if any(_is(who, known) for known in one.whos)]


def _is(one: Who, other: Who) -> bool:
    return same_person(one, other) is not None


def _put(persons: _Persons, same: Sequence[_Identity], who: Who, mentions: list[Mention]) -> None:
    """Give mentions to the first person of that name, else to a new one."""
    identity = same[0] if same else _Identity()
    identity.whos.append(who)
    identity.mentions += mentions
    _file(persons, who, identity)


def _file(persons: _Persons, who: Who, identity: _Identity) -> None:
    for key in _keys(who):
        known = persons.setdefault(key, [])
        if not any(identity is other for other in known):
            known.append(identity)


def _keys(who: Who) -> set[str]:
    return {sound(who.names[0]), sound(who.names[-1])} | (
        {" ".join(sorted(who.words[:1]))} if who.words else set()
    )


def _near(persons: _Persons, who: Who) -> list[_Identity]:
    """Persons that share a key, each once, in the order in which they were filed."""
    keys = sorted(_keys(who)) if who.names else [" ".join(who.words[:1])]
    found: list[_Identity] = []
    for key in keys:
        found += [one for one in persons.get(key, ()) if not any(one is other for other in found)]
    return found


def _each(persons: _Persons) -> Iterator[_Identity]:
    seen: set[int] = set()
    for key in sorted(persons):
        for identity in persons[key]:
            if id(identity) not in seen:
                seen.add(id(identity))
                yield identity


def _home(mention: Mention, persons: _Persons) -> _Identity | None:
    """The only person whom a short name or an office fits; None where there is none or another as well."""
    who = mention.who
    if who.kind is not ActorKind.PERSON or not (who.names or who.words):
        return None
    if not who.names and not (who.country or len(who.words) >= _FULL):
        return None
    fits = [one for one in _near(persons, who) if _fits(who, one) and _in_time(mention, one)]
    return fits[0] if len(fits) == 1 else None


def _fits(who: Who, identity: _Identity) -> bool:
    if who.names:
        return any(_is(who, known) for known in identity.whos)
    return any(
        who.country == known.country and set(who.words) <= set(known.words)
        for known in identity.whos
        if known.words
    )


def _in_time(mention: Mention, identity: _Identity) -> bool:
    """Whether a mention falls into the time of a person; where one has no time, names do without, and an
    office counts only within one article."""
    days = [day for known in identity.mentions if (day := _day(known.published)) is not None]
    day = _day(mention.published)
    if day is None or not days:
        return bool(mention.who.names) or any(known.article == mention.article for known in identity.mentions)
    return min(days) - _IN_OFFICE <= day <= max(days) + _IN_OFFICE


def _day(published: str | None) -> int | None:
    try:
        return datetime.date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None
