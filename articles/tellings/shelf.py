"""Where tellings are kept between articles, and the one in memory.

Merging keeps no state of its own: it asks a shelf for the tellings that share a key with others, decides, and
says what changes. A database that keeps tellings and their keys in two tables is a shelf as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from .blocking import block_keys
from .model import Telling
from .profiles import profile_of

__all__ = ["MemoryShelf", "Shelf", "keys_of"]


class Shelf(Protocol):
    """What merging asks of a store. Answers must hold what was put and not taken off, in any order."""

    def near(self, keys: Iterable[str]) -> Iterable[Telling]:
        """The tellings that have one of the keys, each once."""
        ...

    def of_article(self, article: str) -> Iterable[Telling]:
        """The tellings of an article."""
        ...

    def put(self, tellings: Sequence[Telling]) -> None:
        """Keep tellings under their `keys_of`; one that is there already stays as it is."""
        ...

    def take_off(self, telling: Telling) -> None:
        """Forget a telling and its keys."""
        ...


def keys_of(telling: Telling) -> frozenset[str]:
    """The keys under which a telling is kept: the same whenever they are asked for."""
    return block_keys(profile_of(telling))


class MemoryShelf:
    """A shelf of dictionaries."""

    def __init__(self) -> None:
        self._tellings: dict[str, Telling] = {}
        self._by_key: dict[str, set[str]] = {}
        self._by_article: dict[str, set[str]] = {}

    def __iter__(self) -> Iterable[Telling]:
        return iter(self._tellings.values())

    def near(self, keys: Iterable[str]) -> list[Telling]:
        """The tellings that have one of the keys."""
        found: set[str] = set().union(*(self._by_key.get(key, ()) for key in keys))
        return [self._tellings[id_] for id_ in found]

    def of_article(self, article: str) -> list[Telling]:
        """The tellings of an article."""
        return [self._tellings[id_] for id_ in self._by_article.get(article, ())]

    def put(self, tellings: Sequence[Telling]) -> None:
        """Keep tellings under their keys."""
        for telling in tellings:
            if telling.id in self._tellings:
                continue
            self._tellings[telling.id] = telling
            self._by_article.setdefault(telling.article, set()).add(telling.id)
            for key in keys_of(telling):
                self._by_key.setdefault(key, set()).add(telling.id)

    def take_off(self, telling: Telling) -> None:
        """Forget a telling; a key that nothing has any more is forgotten with it."""
        if self._tellings.pop(telling.id, None) is None:
            return
        _discard(self._by_article, telling.article, telling.id)
        for key in keys_of(telling):
            _discard(self._by_key, key, telling.id)


def _discard(table: dict[str, set[str]], key: str, value: str) -> None:
    table[key].discard(value)
    if not table[key]:
        del table[key]
