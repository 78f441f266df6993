"""What a map is of, in words: the line below the title of its picture, which has no controls to say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from gazetteer import fold
from maps import Notation, date_in_words, outline_of

from ..answering.words import Language, Words
from ..store import Interval
from .query import Scope

__all__ = ["scope_in_words"]

BETWEEN = " · "
OR = " / "

Features = Iterable[dict[str, Any]]


def scope_in_words(scope: Scope, features: Features, words: Words, notation: Notation) -> str:
    """The choices of a scope in words, nothing for all events; `features` say what its values are called.

    A value that none of the features has is told as it stands in the address.
    """
    query = scope.query
    called = dict(_names(features, words.language)) if query.actors or query.places else {}
    lists = (
        [words(f"events.kind.{value}") for value in query.kinds],
        [words(f"events.status.{value}") for value in query.statuses],
        *([called.get(value, value) for value in values] for values in (query.actors, query.places)),
        list(query.outlets),
    )
    asked = [OR.join(values) for values in lists if values]
    asked += [f"«{value}»" for name, value in scope.parameters if name == "q"]
    asked += _days(query.interval, words, notation) if query.interval else []
    return BETWEEN.join(asked)


def _names(features: Features, language: Language) -> Iterator[tuple[str, str]]:
    """What people and places are called, by the values that they are chosen by."""
    for feature in features:
        outline = outline_of(feature)
        for name in filter(None, (*outline.actors, *outline.hosts)):
            yield fold(name).casefold(), name
        for spot in filter(None, (outline.destination, outline.origin, *outline.via)):
            name = spot.name if language is Language.ARABIC else spot.english
            yield spot.id or fold(spot.name).casefold(), name


def _days(interval: Interval, words: Words, notation: Notation) -> list[str]:
    """The ends of an interval that are set: «من 1 مايو 2024 إلى 31 مايو 2024»."""
    ends = (("list.from", interval.begin), ("list.until", interval.end))
    said = [
        f"{words(key)} {date_in_words(day.isoformat(), words.language.value, notation)}"
        for key, day in ends
        if day
    ]
    return [" ".join(said)] if said else []
