"""Who is who over articles: the names, offices and nationalities under which one person or body is told.

Nothing is known here but what the articles say. How mentions become one person: `identities`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model import Actor, ActorKind, Reading, Span
from .identities import Mention, identities
from .people import same_person
from .profiles import Who, article_key, who_of
from .spelling import is_institution, plain_title

__all__ = ["ActorEntry", "ActorIndex", "TitleUse"]

_NOWHERE = Span(start=0, end=0, text="")
_DIGEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleUse:
    """A title as articles wrote it, particles aside, and the first and last day of publication on which they
    did (ISO dates, None where no article with it has one)."""

    title: str
    first: str | None
    last: str | None
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """One person or body: every name, the fullest and most frequent first, and every title by time.

    `country` is the nationality that most mentions tell. `articles` are the keys of the articles.
    """

    id: str
    kind: ActorKind
    names: tuple[str, ...]
    titles: tuple[TitleUse, ...]
    country: str | None
    articles: tuple[str, ...]

    @property
    def name(self) -> str:
        """The fullest name."""
        return self.names[0]


class ActorIndex:
    """The actors of some readings.

    Readings may be added and taken back in any order; the entries depend on the set of readings alone.

        >>> index = ActorIndex(readings)                                # doctest: +SKIP
        >>> [entry.name for entry in index.find("كامل")]                # doctest: +SKIP
        ['عباس كامل']
    """

    def __init__(self, readings: Iterable[Reading] = ()) -> None:
        self._mentions: dict[str, tuple[Mention, ...]] = {}
        self._entries: tuple[ActorEntry, ...] | None = None
        for reading in readings:
            self.add(reading)

    def add(self, reading: Reading) -> None:
        """Take a reading in; one that is there already stays as it is."""
        self._mentions[article_key(reading.article)] = tuple(_mentions(reading))
        self._entries = None

    def take_back(self, article: str) -> None:
        """Forget an article (by its key)."""
        if self._mentions.pop(article, None) is not None:
            self._entries = None

    def entries(self) -> tuple[ActorEntry, ...]:
        """Everybody, those of most articles first."""
        if self._entries is None:
            mentions = [mention for told in self._mentions.values() for mention in told]
            found = [_entry(group) for group in identities(mentions)]
            self._entries = tuple(
                sorted(found, key=lambda entry: (-len(entry.articles), entry.name, entry.id))
            )
        return self._entries

    def find(self, name: str) -> tuple[ActorEntry, ...]:
        """Whom a name may mean, those of most articles first; nobody for a description."""
        asked = who_of(Actor(name=name, title=None, kind=ActorKind.PERSON, span=_NOWHERE, named=True))
        return tuple(entry for entry in self.entries() if any(_is(asked, known) for known in entry.names))


def _is(asked: Who, name: str) -> bool:
    known = who_of(Actor(name=name, title=None, kind=ActorKind.PERSON, span=_NOWHERE, named=True))
    return same_person(asked, known) is not None


def _mentions(reading: Reading) -> Iterator[Mention]:
    """The persons and bodies of the events of a reading, each once; a delegation or a crowd is none."""
    article = reading.article
    actors = dict.fromkeys(actor for event in reading.events for actor in (*event.actors, *event.hosts))
    for actor in actors:
        if actor.kind is ActorKind.PERSON or is_institution(actor.name):
            yield Mention(
                actor=actor, who=who_of(actor), article=article_key(article), published=article.published
            )


def _entry(mentions: Sequence[Mention]) -> ActorEntry:
    names = Counter(mention.actor.name for mention in mentions)
    named = {mention.actor.name: len(mention.who.names) for mention in mentions}
    length = {mention.actor.name: len(mention.who.words) for mention in mentions}
    countries = Counter(mention.who.country for mention in mentions if mention.who.country)
    country = min(countries, key=lambda code: (-countries[code], code), default=None)
    ordered = tuple(sorted(names, key=lambda name: (-named[name], -length[name], -names[name], name)))
    kind = mentions[0].who.kind
    best = next(mention.who for mention in mentions if mention.actor.name == ordered[0])
    return ActorEntry(
        id=_digest(kind, " ".join(best.names or best.words), country or ""),
        kind=kind,
        names=ordered,
        titles=tuple(_titles(mentions)),
        country=country,
        articles=tuple(sorted({mention.article for mention in mentions})),
    )


def _titles(mentions: Sequence[Mention]) -> Iterator[TitleUse]:
    """The titles in the order in which they came up."""
    used: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.actor.title:
            used.setdefault(plain_title(mention.actor.title), []).append(mention)
    uses = [_use(title, told) for title, told in used.items()]
    yield from sorted(uses, key=lambda use: (use.first or "", use.title))


def _use(title: str, mentions: Sequence[Mention]) -> TitleUse:
    days = sorted(mention.published for mention in mentions if mention.published)
    return TitleUse(
        title=title,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        articles=len({mention.article for mention in mentions}),
    )


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=_DIGEST).hexdigest()
