"""The reports of an event side by side: what each says, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from ..store import FeatureStore

__all__ = ["Difference", "Piece", "Side", "differences_of", "sides_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Letters of a quote, and what they say of the event: actor, destination, date …; None for nothing."""

    text: str
    role: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One report. `told` are the properties of the event as this article alone tells it, where it is stored;
    `differs` the aspects in which it says other than most."""

    report: Mapping[str, Any]
    told: Mapping[str, Any]
    quotes: tuple[tuple[Piece, ...], ...]
    differs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An aspect that reports tell differently: their answers, by how many articles give each, and what each
    report says, in their order; None where it says nothing."""

    aspect: str
    answers: tuple[Mapping[str, Any], ...]
    said: tuple[str | None, ...]


def sides_of(store: FeatureStore, told: Mapping[str, Any]) -> tuple[Side, ...]:
    """Every report of an event, in its order."""
    return tuple(
        Side(
            report=report,
            told=_as_told(store, report),
            quotes=tuple(tuple(_pieces(quote)) for quote in report.get("evidence") or ()),
            differs=frozenset(_differing(told.get("disagreements"), report["article"])),
        )
        for report in told.get("reports") or ()
    )


def differences_of(told: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What the reports of an event tell differently."""
    articles = [report["article"] for report in told.get("reports") or ()]
    return tuple(
        Difference(
            aspect=one["aspect"],
            answers=tuple(one["alternatives"]),
            said=tuple(_said(one, article) for article in articles),
        )
        for one in _nested(told.get("disagreements"))
    )


def _as_told(store: FeatureStore, report: Mapping[str, Any]) -> Mapping[str, Any]:
    """The event as one article tells it."""
    for body in store.reports(report["article"]):
        properties: Mapping[str, Any] = msgspec.json.decode(body)["properties"]
        if properties.get("telling") == report.get("telling"):
            return properties
    return {}


def _nested(disagreements: Any) -> Sequence[Mapping[str, Any]]:
    """The disagreements of an event that articles tell; one that an editor added has a line of text."""
    return disagreements if isinstance(disagreements, list) else ()


def _said(disagreement: Mapping[str, Any], article: str) -> str | None:
    answers = disagreement["alternatives"]
    return next((one["value"] for one in answers if article in one.get("articles", ())), None)


def _differing(disagreements: Any, article: str) -> Iterator[str]:
    for one in _nested(disagreements):
        said = _said(one, article)
        if said is not None and said != one["alternatives"][0]["value"]:
            yield one["aspect"]


def _pieces(quote: Mapping[str, Any]) -> Iterator[Piece]:
    """A quote cut at the words that say something; their offsets count from the beginning of the article."""
    text, begin, at = quote["text"], quote.get("start", 0), 0
    for word in sorted(quote.get("words") or (), key=lambda one: one["start"]):
        start, end = word["start"] - begin, word["end"] - begin
        if not at <= start < end <= len(text):
            continue
        if start > at:
            yield Piece(text=text[at:start], role=None)
        yield Piece(text=text[start:end], role=word["role"])
        at = end
    if at < len(text):
        yield Piece(text=text[at:], role=None)
