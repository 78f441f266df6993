"""What the map of a part of the events is called: «بنغازي · زيارات · منذ 2020»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from maps import Notation, date_in_words, isolate, when_in_words

from ..answering.words import Words
from ..mapping.query import Scope
from ..store import FeatureStore, MarkQuery
from ..subjects.naming import value_of
from ..subjects.rows import rows_of_page

__all__ = ["title_of"]

MOST_VALUES = 3
"""Of one parameter, in a title."""

AMONG = 3
"""Events that are looked at for how a name is written."""


def title_of(words: Words, store: FeatureStore, scope: Scope, notation: Notation) -> str | None:
    """What a scope chooses, in words; None where no title says it, as of a part of the world."""
    parts = [", ".join(values) for values in _told(words, store, scope, notation) if values]
    return " · ".join(parts) or None


def _told(words: Words, store: FeatureStore, scope: Scope, notation: Notation) -> Iterator[list[str]]:
    """The values of each parameter as they are shown, who and where before what."""
    query, given = scope.query, dict(scope.parameters)
    english = words.language.value == "en"
    yield _few(isolate(_actor(store, value)) for value in query.actors)
    yield _few(isolate(_place(store, value, english=english)) for value in query.places)
    yield _few(words(f"card.kind.{kind}") for kind in query.kinds)
    yield _few(words(f"events.status.{status}") for status in query.statuses)
    yield [f"«{isolate(given['q'])}»"] if "q" in given else []
    yield _few(map(isolate, query.outlets))
    yield [_days(words, given, notation)] if {"from", "until", "datetime"} & given.keys() else []


def _few(values: Iterable[str]) -> list[str]:
    """The first values, and a sign for the others."""
    told = list(values)
    return told[:MOST_VALUES] + ["…"] * (len(told) > MOST_VALUES)


def _days(words: Words, given: dict[str, str], notation: Notation) -> str:
    """The time that was asked for, in words: «3 مايو 2024», «منذ مايو 2024»."""
    begin, until = given.get("from"), given.get("until")
    if "datetime" in given:
        begin, _, until = given["datetime"].partition("/")
        until = until or begin
    begin, until = (end and end.removeprefix("..") for end in (begin, until))
    if begin and until:
        return when_in_words(begin, until, None, words.language.value, notation)
    day = date_in_words(begin or until, words.language.value, notation)
    return words("card.since", day=day) if begin else words("card.until", day=day)


def _actor(store: FeatureStore, value: str) -> str:
    """An actor as the first events write him."""
    for row, _ in rows_of_page(store.outlines(MarkQuery(actors=(value,)), limit=AMONG)):
        for name in (*row.actors, *row.hosts):
            if value_of(name) == value:
                return name
    return value


def _place(store: FeatureStore, value: str, *, english: bool) -> str:
    """A place by its name in a language."""
    page = store.outlines(MarkQuery(places=(value,)), limit=AMONG)
    for _, spots in rows_of_page(page):
        for spot in spots.values():
            if (spot.id or value_of(spot.name)) == value:
                return (english and spot.english) or spot.name
    return value
