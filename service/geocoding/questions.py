"""A question to the gazetteer, made of what a client said, and its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from gazetteer import ANYWHERE, Candidate, Context, Gazetteer, Kind, Match, Resolution, Where

from .surroundings import countries_of

__all__ = ["Found", "Question", "answer", "suggestions"]

_NOWHERE = "ZZ"
"""A code that ISO 3166 leaves to users and no country has: no place is there."""

_COMMA = re.compile(r"\s*[,،]\s*")
_VOTE_OF_WIDER = 1.0
"""What a wider place after a comma counts for its country; as a name beside it in a text."""
_SURE = frozenset({Match.EXACT, Match.FOLDED, Match.GLUED, Match.LATIN})
"""Ways of matching a country's name that make it a condition rather than a hint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A name to look up; the parts after a comma say where (طرابلس، لبنان).

    `where` leaves places out. `near` (lon, lat in degrees), `text` (what was written around the name) and
    `countries` (votes) only prefer some.
    """

    name: str
    where: Where = ANYWHERE
    near: tuple[float, float] | None = None
    text: str = ""
    countries: Mapping[str, float] = field(default_factory=dict)
    limit: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All candidates, the most likely first, and which of them is meant with what confidence."""

    candidates: tuple[Candidate, ...]
    resolution: Resolution


def answer(gazetteer: Gazetteer, question: Question) -> Found:
    """What the gazetteer knows; no candidates for a name that it does not."""
    name, where, context = _read(gazetteer, question)
    candidates = gazetteer.find(name, context=context, where=where, limit=question.limit)
    return Found(
        candidates=tuple(candidates), resolution=gazetteer.resolve(name, context=context, where=where)
    )


def suggestions(gazetteer: Gazetteer, question: Question) -> tuple[Candidate, ...]:
    """The places whose name one may be about to type, the most likely first."""
    name, where, context = _read(gazetteer, question)
    return tuple(gazetteer.suggest(name, context=context, where=where, limit=question.limit))


def _read(gazetteer: Gazetteer, question: Question) -> tuple[str, Where, Context]:
    """The bare name, and where and in which context to look for it."""
    name, *wider = [part for part in _COMMA.split(question.name.strip()) if part] or [""]
    votes = dict(question.countries)
    if question.text:
        _count(votes, countries_of(gazetteer, question.text))
    where = question.where
    for part in wider:
        found = gazetteer.resolve(part)
        if found.place is None or found.place.country is None:
            continue
        if found.place.kind is Kind.COUNTRY and found.match in _SURE:
            where = _within(where, found.place.country)
        else:
            _count(votes, [(found.place.country, _VOTE_OF_WIDER)])
    return name, where, Context(countries=votes, near=question.near)


def _within(where: Where, country: str) -> Where:
    """The same, in this country only; where the country is left out already, nothing is left."""
    if where.countries and country not in where.countries:
        return replace(where, countries=frozenset({_NOWHERE}))
    return replace(where, countries=frozenset({country}))


def _count(votes: dict[str, float], more: Iterable[tuple[str, float]]) -> None:
    for country, weight in more:
        votes[country] = votes.get(country, 0.0) + weight
