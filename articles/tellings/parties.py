"""Who took part in a merged event: the mentions of all tellings, put together by person and group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..model import Actor, EventKind
from .model import Party, Telling
from .people import same_person
from .profiles import Who, who_of

__all__ = ["Cast", "cast"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """An actor as one telling names it."""

    actor: Actor
    who: Who
    telling: Telling
    mover: bool


@dataclass(slots=True, kw_only=True)
class _Part:
    """The mentions of one person or group."""

    whos: list[Who] = field(default_factory=list)
    mentions: list[_Mention] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Movers and hosts, those whom most tellings name first; `movers_of` says by telling id whom each names
    as mover, persons told by name only."""

    actors: tuple[Party, ...]
    hosts: tuple[Party, ...]
    movers_of: dict[str, frozenset[str]]


def cast(tellings: Sequence[Telling], kind: EventKind) -> Cast:
    """Everybody in some tellings of one event of a kind."""
    parts = _parts(_mentions(tellings))
    known = [(part, _party(part)) for part in parts]
    known.sort(key=lambda each: (-len(each[1].tellings), not each[0].whos[0].names, each[1].name))
    movers = [(part, party) for part, party in known if _moves(part, kind)]
    return Cast(
        actors=tuple(party for _, party in movers),
        hosts=tuple(party for part, party in known if not _moves(part, kind)),
        movers_of=_movers_of(movers),
    )


def _mentions(tellings: Iterable[Telling]) -> Iterator[_Mention]:
    for telling in tellings:
        for mover, actors in ((True, telling.event.actors), (False, telling.event.hosts)):
            for actor in actors:
                yield _Mention(actor=actor, who=who_of(actor), telling=telling, mover=mover)


def _parts(mentions: Iterable[_Mention]) -> list[_Part]:
    """Mentions by who they are: the fullest and most frequent first: a surname joins the full name."""
    by_who: dict[Who, list[_Mention]] = {}
    for mention in mentions:
        by_who.setdefault(mention.who, []).append(mention)
    parts: list[_Part] = []
    for who in sorted(by_who, key=lambda who: (-len(who.names), -len(by_who[who]), *_order(who))):
        part = next((part for part in parts if any(_one(who, known) for known in part.whos)), None)
        if part is None:
            part = _Part()
            parts.append(part)
        part.whos.append(who)
        part.mentions += by_who[who]
    return parts


def _order(who: Who) -> tuple[str, ...]:
    return (" ".join(who.names), " ".join(who.words), who.kind, who.country or "")


def _one(who: Who, known: Who) -> bool:
    """Whether two mentions within one event are one person or group."""
    if who.names and known.names:
        return same_person(who, known) is not None
    if who.names or known.names or who.kind is not known.kind:
        return False
    if who.country and known.country and who.country != known.country:
        return False
    mine, theirs = set(who.words), set(known.words)
    return mine == theirs or (bool(mine & theirs) and (mine <= theirs or theirs <= mine))


def _moves(part: _Part, kind: EventKind) -> bool:
    """Whether a part moves: on a visit, who is mover only in tellings of a meeting is met there."""
    moving = sum(mention.mover for mention in part.mentions if mention.telling.event.kind is kind)
    hosting = sum(not mention.mover for mention in part.mentions)
    other = any(mention.mover for mention in part.mentions) and kind is not EventKind.VISIT
    return moving >= hosting if moving else other and not hosting


def _party(part: _Part) -> Party:
    names = Counter(mention.actor.name for mention in part.mentions)
    length = {mention.actor.name: len(mention.who.names or mention.who.words) for mention in part.mentions}
    titles = Counter(mention.actor.title for mention in part.mentions if mention.actor.title)
    countries = Counter(who.country for who in part.whos if who.country)
    return Party(
        names=tuple(sorted(names, key=lambda name: (-length[name], -names[name], name))),
        titles=tuple(sorted(titles, key=lambda title: (-titles[title], title))),
        kind=part.mentions[0].actor.kind,
        country=min(countries, key=lambda code: (-countries[code], code), default=None),
        tellings=tuple(sorted({mention.telling.id for mention in part.mentions})),
    )


def _movers_of(movers: Iterable[tuple[_Part, Party]]) -> dict[str, frozenset[str]]:
    named: dict[str, set[str]] = {}
    for part, party in movers:
        for mention in part.mentions if part.whos[0].names else ():
            if mention.mover:
                named.setdefault(mention.telling.id, set()).add(party.name)
    return {telling: frozenset(names) for telling, names in named.items()}
