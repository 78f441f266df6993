"""Why a name means this place: its candidates, and how the other names of the article vote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from gazetteer import Candidate, Context, Gazetteer, Place, Resolution, Toponym, fold, in_english

from ..annotations.document import Document, LocatedMention
from ..messages import Language, Message, message
from ..toponyms.places import told_nations
from .case import name_of
from .model import CandidateReasons, Phrase, PlaceReasons, Vote
from .words import Speech

__all__ = ["Votes", "place_reasons"]

_MOST_COUNTRIES = 8
_MOST_WORDS = 6
"""Countries that are shown with their votes, and words that are shown for each: what an editor reads."""
_LEAST_SHARE = 0.01
_LEAST_VOTE = 0.2
"""Of the one vote of a name: below it the name hardly speaks for the country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """How the names (folded, and as `written`) and the nationalities of an article vote for countries."""

    by_name: Mapping[str, Mapping[str, float]]
    written: Mapping[str, str]
    others: Mapping[str, float]

    @classmethod
    def of(cls, gazetteer: Gazetteer, toponyms: Sequence[Toponym], context: Context) -> Votes:
        """The votes by which `toponyms` are resolved in a context."""
        written = {fold(toponym.text): toponym.text for toponym in reversed(toponyms)}
        by_name = gazetteer.votes(toponyms, context=context)
        return cls(by_name=by_name, written=written, others=context.countries)

    def total(self, without: str = "") -> dict[str, float]:
        """All votes by country, save those of one folded name; most first."""
        found: dict[str, float] = defaultdict(float, self.others)
        for name, votes in self.by_name.items():
            for country, vote in votes.items() if name != without else ():
                found[country] += vote
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))

    def share(self, country: str | None, without: str) -> float:
        """The share of a country in the votes of all names but one."""
        total = self.total(without)
        return round(total.get(country or "", 0.0) / sum(total.values()), 3) if total else 0.0

    def told(self, document: Document, gazetteer: Gazetteer, speech: Speech) -> Iterator[Vote]:
        """The countries with most votes, and the words that vote for them; `document` before places."""
        total = self.total()
        whole = sum(total.values())
        for code, weight in islice(total.items(), _MOST_COUNTRIES):
            country = gazetteer.country(code)
            words = tuple([*_adjectives(document, code, speech), *self._names(code, speech)][:_MOST_WORDS])
            name = name_of(country, speech) if country else code
            if weight / whole >= _LEAST_SHARE:
                yield Vote(country=code, name=name, share=round(weight / whole, 3), told_by=words)

    def _names(self, code: str, speech: Speech) -> Iterator[Phrase]:
        for name, votes in self.by_name.items():
            if votes.get(code, 0.0) >= _LEAST_VOTE:
                yield speech.phrase("vote_name", word=self.written[name])


def _adjectives(document: Document, code: str, speech: Speech) -> Iterator[Phrase]:
    told = Counter(
        document.tokens.words[token] for token, country in told_nations(document) if country == code
    )
    for word, count in told.most_common():
        yield speech.phrase("vote_adjective", word=word, n=str(count))


def place_reasons(mentions: Sequence[LocatedMention], votes: Votes, speech: Speech) -> Iterator[PlaceReasons]:
    """The places of an article, each name with what it means once, in the order of the text."""
    alike: dict[tuple[str, str | None, bool], list[LocatedMention]] = {}
    for mention in mentions:
        place, metonym = mention.place, mention.mention.metonym
        alike.setdefault((mention.mention.span.text, place.id if place else None, metonym), []).append(
            mention
        )
    for (name, _, metonym), same in alike.items():
        resolution = same[0].mention.resolution
        yield PlaceReasons(
            name=name,
            spans=tuple(mention.mention.span for mention in same),
            confidence=resolution.confidence,
            metonym=metonym,
            reasons=_reasons(resolution.reasons, speech, metonym=metonym),
            candidates=tuple(_candidates(resolution, votes, fold(name), speech)),
        )


def _candidates(
    resolution: Resolution, votes: Votes, name: str, speech: Speech
) -> Iterator[CandidateReasons]:
    if resolution.place is not None:
        reasons = _reasons(resolution.reasons, speech)
        share = votes.share(resolution.place.country, name)
        yield _candidate(resolution.place, resolution.score, reasons, share, chosen=True)
    for other in resolution.alternatives:
        yield _other(other, votes.share(other.place.country, name), speech)


def _other(other: Candidate, share: float, speech: Speech) -> CandidateReasons:
    return _candidate(other.place, other.score, _reasons(other.reasons, speech), share, chosen=False)


def _candidate(
    place: Place, score: float | None, reasons: tuple[str, ...], share: float, *, chosen: bool
) -> CandidateReasons:
    return CandidateReasons(
        id=place.id,
        name=place.name,
        name_en=place.name_en,
        kind=place.kind.value,
        country=place.country,
        chosen=chosen,
        score=None if score is None else round(score, 3),
        votes=share,
        reasons=reasons,
    )


def _reasons(reasons: tuple[str, ...], speech: Speech, *, metonym: bool = False) -> tuple[str, ...]:
    """The reasons of the gazetteer and our own, in the language of the reader."""
    said = (*reasons, *((speech.words("metonym"),) if metonym else ()))
    if speech.language is Language.ARABIC:
        return said
    key = Message.CAPITAL_OF_SAME_NAME
    own = {message(key): message(key, language=speech.language)}
    return in_english(own.get(reason, reason) for reason in said)
