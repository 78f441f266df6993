"""One annotated article beside its reading: which events are the same, and what was seen on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import ModuleType
from typing import Any

import msgspec

from articles import read
from articles.annotations.document import Document
from articles.language.triggers import find_triggers
from articles.pipeline import analyse, prepared
from articles.reports.frames import Frame, find_frames
from gazetteer import Gazetteer, Place
from service.reading.answers import answer_of

__all__ = ["Judged", "judge_article"]

Properties = dict[str, Any]
Extent = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Judged:
    """An article's gold and reading: `pairs` are (gold, read, checks) of the events that are the same."""

    gold: dict[str, Any]
    scorer: ModuleType
    document: Document
    places: list[Properties]
    events: list[Properties]
    pairs: list[tuple[int, int, dict[str, bool]]]

    @cached_property
    def missed(self) -> list[Properties]:
        """The events of the gold that nobody read, optional ones aside."""
        found = {gold for gold, _, _ in self.pairs}
        return [
            event
            for number, event in enumerate(self.gold["events"])
            if number not in found and not event["optional"]
        ]

    @cached_property
    def invented(self) -> list[Properties]:
        """The events that were read and are none of the gold, not even optional ones."""
        found = {read for _, read, _ in self.pairs}
        optional = [event for event in self.gold["events"] if event["optional"]]
        return [
            event
            for number, event in enumerate(self.events)
            if number not in found and not any(self.agree(one, event) for one in optional)
        ]

    def agree(self, gold: Properties, event: Properties) -> bool:
        """Whether the scorer lets them be the same event: place and sort agree."""
        return self.scorer.judge(self.gold, gold, event) is not None

    def agree_in_place(self, gold: Properties, event: Properties) -> bool:
        """Whether they would be the same event if stays and moves were not told apart."""
        return self.agree({**gold, "optional": True}, event)

    def extents(self, gold: Properties) -> list[Extent]:
        """Where the evidence of an annotated event stands in the article."""
        text = self.gold["text"]
        starts = [(text.find(words), len(words)) for words in gold["evidence"]]
        return [(start, start + length) for start, length in starts if start >= 0]

    def within(self, offset: int, gold: Properties) -> bool:
        """Whether an offset lies in the evidence of an annotated event."""
        return any(start <= offset < end for start, end in self.extents(gold))

    @cached_property
    def frames(self) -> list[tuple[int, Frame]]:
        """The reports that were made before any was merged or dropped, with where their words stand."""
        return [
            (self.document.tokens.span(frame.token, frame.token + 1).start, frame)
            for frame in find_frames(self.document)
        ]

    @cached_property
    def triggers(self) -> list[int]:
        """Where words stand that may report an event."""
        tokens = self.document.tokens
        return [tokens.span(token, token + 1).start for token, _ in find_triggers(tokens)]

    def leads_there(self, frame: Frame, gold: Properties) -> bool:
        """Whether a report leads to, or from, the place of an annotated event."""
        spots = [where and _properties(where.place) for where in (frame.destination, frame.origin)]
        event = {"kind": gold["kind"], "destination": spots[0], "origin": spots[1], "via": []}
        return self.agree_in_place(gold, {**event, "actors": [], "status": ""})


def _properties(place: Place | None) -> Properties | None:
    if place is None:
        return None
    return {"kind": str(place.kind), "country": place.country, "lat": place.lat, "lon": place.lon}


def judge_article(gold: dict[str, Any], gazetteer: Gazetteer, scorer: ModuleType) -> Judged:
    """Read an article and set what was read beside the gold."""
    text, published = gold["text"], gold.get("published")
    day = date.fromisoformat(published[:10]) if published else None
    answer = msgspec.json.decode(answer_of(read(text, gazetteer=gazetteer, published=day)))
    events = [feature["properties"] for feature in answer["events"]["features"]]
    known = answer["article"]["published"]
    document = analyse(
        *prepared(text), gazetteer=gazetteer, published=date.fromisoformat(known) if known else None
    )
    return Judged(
        gold=gold,
        scorer=scorer,
        document=document,
        places=[feature["properties"] for feature in answer["places"]["features"]],
        events=events,
        pairs=_paired(gold, events, scorer),
    )


def _paired(
    gold: dict[str, Any], events: list[Properties], scorer: ModuleType
) -> list[tuple[int, int, dict[str, bool]]]:
    """The scorer's own pairing: the best fitting first, each event once."""
    fitting = []
    for mine, told in enumerate(gold["events"]):
        for theirs, event in enumerate(events):
            checks = scorer.judge(gold, told, event)
            if checks is not None:
                fitting.append((not told.get("optional"), sum(checks.values()), -mine, -theirs, checks))
    pairs: list[tuple[int, int, dict[str, bool]]] = []
    for _, _, mine, theirs, checks in sorted(fitting, key=lambda one: one[:4], reverse=True):
        if all(mine != -one and theirs != -other for one, other, _ in pairs):
            pairs.append((-mine, -theirs, checks))
    return pairs
