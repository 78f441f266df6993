"""What a language model states of an article, held against the article: only what stands there remains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from ..actors.naming import Naming
from ..annotations.document import Document
from ..dates import resolve
from ..model import Actor, ActorKind, DateExpression, Event, EventKind, PlaceRef, Rejected, Span, Status

__all__ = ["Grounding", "Stated"]

_CONFIDENCE = 0.5
"""Of an event that a model alone tells: not calibrated, so shown as uncertain."""
_ATTACHED = 3
"""Letters that may stand before a quote within its first word: conjunction, preposition and article."""
_LEAST_EVIDENCE = 3
"""Words of a quote that can say who went where."""


class Stated(msgspec.Struct):
    """An event as a model states it: all texts are meant to be quotes of the article."""

    kind: EventKind
    evidence: str
    status: Status = Status.HAPPENED
    trigger: str = ""
    actors: list[str] = []
    hosts: list[str] = []
    to: str | None = None
    origin: str | None = msgspec.field(name="from", default=None)
    via: list[str] = []
    date: str | None = None


Extent = tuple[int, int]
"""Token numbers, half open."""


class Grounding:
    """Looks quotes up in one article and keeps what does not stand there."""

    def __init__(self, document: Document) -> None:
        self.rejected: list[Rejected] = []
        self._document = document
        self._text = document.tokens.plain.text
        self._naming = Naming(document)

    def event(self, stated: Stated) -> Event | None:
        """The event with what of it the article bears out; None without evidence, place or people."""
        evidence = self._found(stated.evidence, None)
        if evidence is None or evidence[1] - evidence[0] < _LEAST_EVIDENCE:
            self._reject("event", stated.evidence)
            return None
        destination, origin = (self._place(name, evidence) for name in (stated.to, stated.origin))
        via = tuple(place for name in stated.via if (place := self._place(name, evidence)))
        actors, hosts = (tuple(self._people(names, evidence)) for names in (stated.actors, stated.hosts))
        if not (destination or origin or via) or not (actors or hosts):
            self._reject("event", stated.evidence)
            return None
        return Event(
            kind=stated.kind,
            status=stated.status,
            actors=actors,
            hosts=hosts,
            destination=destination,
            origin=origin,
            via=via,
            date=self._date(stated.date, evidence),
            trigger=self._trigger(stated.trigger, evidence),
            evidence=(self._span(evidence),),
            confidence=_CONFIDENCE,
            reasons=("model",),
        )

    def _reject(self, what: str, quote: str) -> None:
        self.rejected.append(Rejected(what=what, quote=quote))

    def _span(self, extent: Extent) -> Span:
        return self._document.tokens.span(*extent)

    def _found(self, quote: str, evidence: Extent | None) -> Extent | None:
        """The words of a quote: in the evidence, else where the article first has them, else None."""
        tokens = self._document.tokens
        if evidence is not None:
            inside = self._first(quote, tokens.starts[evidence[0]], tokens.ends[evidence[1] - 1])
            if inside is not None:
                return inside
        return self._first(quote, 0, len(self._text))

    def _first(self, quote: str, start: int, end: int) -> Extent | None:
        """The first occurrence that ends with a word and begins with one, attached particles aside."""
        tokens, quote = self._document.tokens, quote.strip()
        at = self._text.find(quote, start, end) if quote else -1
        while at >= 0:
            first, stop = tokens.range(at, at + len(quote))
            whole = first < stop and tokens.ends[stop - 1] == at + len(quote)
            if whole and at - tokens.starts[first] <= _ATTACHED:
                return first, stop
            at = self._text.find(quote, at + 1, end)
        return None

    def _place(self, name: str | None, evidence: Extent) -> PlaceRef | None:
        """The place that the reader itself finds where the quote stands."""
        extent = self._found(name, evidence) if name else None
        for token in range(*extent) if extent else ():
            mention = self._document.place(token)
            if mention is not None and mention.place is not None:
                resolution = mention.mention.resolution
                span, confidence = mention.mention.span, resolution.confidence
                return PlaceRef(place=resolution.place, span=span, confidence=confidence)
        if name:
            self._reject("place", name)
        return None

    def _date(self, words: str | None, evidence: Extent) -> DateExpression | None:
        """The time expression that the reader itself finds where the quote stands."""
        extent = self._found(words, evidence) if words else None
        for mention in self._document.dates if extent else ():
            if extent is not None and mention.first < extent[1] and extent[0] < mention.stop:
                return resolve(mention.expression, self._document.published)
        if words:
            self._reject("date", words)
        return None

    def _people(self, names: Iterable[str], evidence: Extent) -> Iterator[Actor]:
        """Whom the quotes name, each once: as the reader itself knows them, else by the words alone."""
        seen: set[Span] = set()
        for name in names:
            extent = self._found(name, evidence)
            if extent is None:
                self._reject("actor", name)
                continue
            actor = self._actor(extent)
            if actor.span not in seen:
                seen.add(actor.span)
                yield actor

    def _actor(self, extent: Extent) -> Actor:
        mention = next(filter(None, map(self._document.actor, range(*extent))), None)
        if mention is not None:
            return self._naming.actor(mention)
        span = self._span(extent)
        return Actor(name=span.text, title=None, kind=ActorKind.GROUP, span=span)

    def _trigger(self, word: str, evidence: Extent) -> Span:
        """The word that reports it, where it stands in the evidence; else the evidence's first word."""
        found = self._found(word, evidence)
        if found is not None and evidence[0] <= found[0] < evidence[1]:
            return self._span(found)
        return self._span((evidence[0], evidence[0] + 1))
