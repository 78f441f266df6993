"""The shelf of merging in the tables of the store: tellings, and the keys under which their like is found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import msgspec

from articles.tellings import Telling, keys_of

from .connection import AMONG, Connection, listed

__all__ = ["StoredShelf"]


_KEEP = "INSERT INTO masalik_tellings (id, article, body) VALUES (?, ?, ?)"


class StoredShelf:
    """An `articles.tellings.Shelf` inside one transaction; tellings and keys are read once."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._read: dict[str, Telling] = {}
        self._under: dict[str, list[str]] = {}
        self._expected: dict[str, list[Telling]] = {}
        self._decoder = msgspec.json.Decoder(Telling)

    def near(self, keys: Iterable[str]) -> list[Telling]:
        """The tellings that have one of the keys."""
        asked = list(keys)
        self._look_under([key for key in asked if key not in self._under])
        ids = dict.fromkeys(chain.from_iterable(map(self._under.__getitem__, asked)))
        self._read_all([id_ for id_ in ids if id_ not in self._read])
        return [self._read[id_] for id_ in ids]

    def _look_under(self, keys: Sequence[str]) -> None:
        """Learn which tellings are under keys: once, as many tellings share few keys."""
        self._under |= {key: [] for key in keys}
        if keys:
            sql = f"SELECT key, telling FROM masalik_keys WHERE key {AMONG}"
            for key, telling in self._db.execute(sql, (listed(keys),)):
                self._under[key].append(telling)

    def _read_all(self, ids: Sequence[str]) -> None:
        if ids:
            sql = f"SELECT id, body FROM masalik_tellings WHERE id {AMONG}"
            for id_, body in self._db.execute(sql, (listed(ids),)):
                self._read[id_] = self._decoder.decode(body)

    def expect(self, articles: Iterable[str]) -> None:
        """Learn which tellings articles have that are asked for next, by their keys."""
        self._expected = {article: [] for article in articles}
        if self._expected:
            sql = f"SELECT article, body FROM masalik_tellings WHERE article {AMONG}"
            for article, body in self._db.execute(sql, (listed(self._expected),)):
                self._expected[article].append(self._decoder.decode(body))

    def of_article(self, article: str) -> list[Telling]:
        """The tellings of an article, by its key."""
        if article in self._expected:
            return self._expected[article]
        rows = self._db.execute("SELECT body FROM masalik_tellings WHERE article = ?", (article,))
        return [self._decoder.decode(body) for (body,) in rows]

    def put(self, tellings: Sequence[Telling]) -> None:
        """Keep tellings under their keys, and learn what else is there: they are asked for next."""
        self._read_all([telling.id for telling in tellings])
        new = {telling.id: telling for telling in tellings if telling.id not in self._read}
        rows = sorted((key, one.id) for one in new.values() for key in keys_of(one))
        self._under.clear()
        self._look_under(list(dict.fromkeys(key for key, _ in rows)))
        near = set(chain.from_iterable(self._under.values()))
        self._read_all([id_ for id_ in near if id_ not in self._read])
        bodies = [(one.id, one.article, msgspec.json.encode(one).decode()) for one in new.values()]
        self._db.executemany(_KEEP, bodies)
        self._db.executemany("INSERT INTO masalik_keys (key, telling) VALUES (?, ?)", rows)
        for key, id_ in rows:
            self._under[key].append(id_)
        self._read |= new
        self._expected.clear()

    def take_off(self, telling: Telling) -> None:
        """Forget a telling and its keys."""
        self._db.execute("DELETE FROM masalik_tellings WHERE id = ?", (telling.id,))
        self._db.execute("DELETE FROM masalik_keys WHERE telling = ?", (telling.id,))
        self._read.pop(telling.id, None)
        self._under.clear()
        self._expected.clear()
