"""Merging across articles: all at once, or one article at a time beside a shelf."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Reading
from .blocking import block_keys
from .comparing import compare_profiles
from .deciding import decide, reaches
from .model import MergedEvent, Telling
from .profiles import Profile, article_key, profile_of, tellings_of
from .shelf import Shelf

__all__ = ["Changes", "add", "merge", "take_back"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What an article changes: events that are no more as they were, and those that stand instead.

    An event that only gained a report is in both, under one id.
    """

    gone: tuple[MergedEvent, ...]
    come: tuple[MergedEvent, ...]


def merge(readings: Iterable[Reading]) -> tuple[MergedEvent, ...]:
    """The real-world events that readings tell, by id; an event that one article tells alone is one too.

    The outcome depends on the set of readings, not on their order; a reading given twice counts once.
    """
    return decide(telling for reading in readings for telling in tellings_of(reading))


def add(shelf: Shelf, *readings: Reading) -> Changes:
    """Put readings on a shelf and say which events change; only their neighbours are looked at.

    Many at once take less time than one after the other, and change the same in the end.
    """
    new: list[Telling] = []
    for reading in readings:
        there = {telling.id for telling in shelf.of_article(article_key(reading.article))}
        new += [telling for telling in tellings_of(reading) if telling.id not in there]
    shelf.put(new)
    around = _neighbourhood(shelf, new)
    ids = {telling.id for telling in new}
    return _changes([telling for telling in around if telling.id not in ids], around)


def take_back(shelf: Shelf, article: str) -> Changes:
    """Take an article (by its key) off a shelf; what is left is as if it had never been there."""
    old = list(shelf.of_article(article))
    around = _neighbourhood(shelf, old)
    for telling in old:
        shelf.take_off(telling)
    return _changes(around, [telling for telling in around if telling.article != article])


def _changes(before: list[Telling], after: list[Telling]) -> Changes:
    was = {event.id: event for event in decide(before)}
    now = {event.id: event for event in decide(after)}
    return Changes(
        gone=tuple(event for id_, event in was.items() if now.get(id_) != event),
        come=tuple(event for id_, event in now.items() if was.get(id_) != event),
    )


def _neighbourhood(shelf: Shelf, tellings: Iterable[Telling]) -> list[Telling]:
    """The tellings of all components that hold the given ones: from neighbour to neighbour."""
    found = {telling.id: telling for telling in tellings}
    compared: set[Profile] = set()
    waiting = list(found.values())
    while waiting:
        profile = profile_of(waiting.pop())
        if profile in compared:
            continue
        compared.add(profile)
        for near in shelf.near(block_keys(profile)):
            if near.id not in found and reaches(compare_profiles(profile, profile_of(near))):
                found[near.id] = near
                waiting.append(near)
    return list(found.values())
