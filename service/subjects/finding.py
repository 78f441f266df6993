"""One box for everything: events, articles, actors and places that words find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from gazetteer import Gazetteer, Place

from ..store import FeatureStore, MarkQuery, Value, asked_words
from .naming import value_of
from .telling import AFFIRMED, Counted, Listed, listed_events

__all__ = ["Found", "FoundArticle", "find", "named_values"]

MOST = 12
"""Of each kind on a page of results; each has a longer list of its own."""
MOST_LOOKED_AT = 100
"""Events of which the articles are looked at."""


class FoundArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article that tells one of the events that were found."""

    id: str
    title: str | None
    source: str | None
    published: str | None
    in_title: bool


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What words find. `total` is how many events there are, of which a few are listed."""

    total: int
    events: tuple[Listed, ...]
    articles: tuple[FoundArticle, ...]
    actors: tuple[Counted, ...]
    places: tuple[Counted, ...]
    gazetteer: tuple[Place, ...]


def find(store: FeatureStore, gazetteer: Gazetteer, text: str) -> Found:
    """Look for words in all that events tell: names, titles, places, headlines, outlets, sentences; and for a
    place of that name in the gazetteer. Articles are those that tell an event that was found."""
    groups = asked_words(text)
    query = MarkQuery(words=groups, statuses=AFFIRMED)
    survey = store.survey(query)
    looked = listed_events(store, query, MOST_LOOKED_AT)
    articles = sorted(_articles(store, looked, groups), key=lambda one: not one.in_title)
    return Found(
        total=survey.total,
        events=looked[:MOST],
        articles=tuple({one.id: one for one in reversed(articles)}.values())[::-1][:MOST],
        actors=named_values(survey.facets["actor"], groups)[:MOST],
        places=named_values(survey.facets["place"], groups)[:MOST],
        gazetteer=tuple(one.place for one in gazetteer.find(text, limit=3)),
    )


def named_values(values: Iterable[Value], groups: tuple[tuple[str, ...], ...]) -> tuple[Counted, ...]:
    """The values in whose names all words of a group stand, as parts of words; all where nothing is asked."""
    return tuple(
        Counted(
            id=one.value, name=one.label or one.value, name_en=one.english or one.label, events=one.events
        )
        for one in values
        if not groups or _has(f"{one.value} {one.label} {one.english}", groups)
    )


def _has(text: str, groups: tuple[tuple[str, ...], ...]) -> bool:
    folded = value_of(text)
    return any(all(word in folded for word in group) for group in groups)


def _articles(
    store: FeatureStore, events: Iterable[Listed], groups: tuple[tuple[str, ...], ...]
) -> Iterator[FoundArticle]:
    for report in _reports(store, events):
        title = report.get("article_title")
        yield FoundArticle(
            id=report["article"],
            title=title,
            source=report.get("source"),
            published=report.get("published"),
            in_title=title is not None and _has(title, groups),
        )


def _reports(store: FeatureStore, events: Iterable[Listed]) -> Iterator[Mapping[str, Any]]:
    for event in events:
        body = store.event(event.row.id)
        told = msgspec.json.decode(body)["properties"] if body else {}
        yield from told.get("reports") or ()
