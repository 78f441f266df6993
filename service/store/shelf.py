"""The shelf of merging in the tables of the store: tellings, and the keys under which their like is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from articles.tellings import Telling

__all__ = ["SqliteShelf"]

_AMONG = "IN (SELECT value FROM json_each(?))"


class SqliteShelf:
    """An `articles.tellings.Shelf` inside one transaction; tellings are read once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._read: dict[str, Telling] = {}
        self._decoder = msgspec.json.Decoder(Telling)

    def near(self, keys: Iterable[str]) -> list[Telling]:
        """The tellings that have one of the keys."""
        sql = f"SELECT DISTINCT telling FROM masalik_keys WHERE key {_AMONG}"
        ids = [row[0] for row in self._db.execute(sql, (_json(keys),))]
        new = _json(id_ for id_ in ids if id_ not in self._read)
        for id_, body in self._db.execute(f"SELECT id, body FROM masalik_tellings WHERE id {_AMONG}", (new,)):
            self._read[id_] = self._decoder.decode(body)
        return [self._read[id_] for id_ in ids]

    def of_article(self, article: str) -> list[Telling]:
        """The tellings of an article, by its key."""
        rows = self._db.execute("SELECT body FROM masalik_tellings WHERE article = ?", (article,))
        return [self._decoder.decode(body) for (body,) in rows]

    def put(self, telling: Telling, keys: Iterable[str]) -> None:
        """Keep a telling under its keys."""
        sql = "INSERT OR IGNORE INTO masalik_tellings (id, article, body) VALUES (?, ?, ?)"
        body = msgspec.json.encode(telling).decode()
        if self._db.execute(sql, (telling.id, telling.article, body)).rowcount:
            rows = [(key, telling.id) for key in keys]
            self._db.executemany("INSERT OR IGNORE INTO masalik_keys VALUES (?, ?)", rows)
            self._read[telling.id] = telling

    def take_off(self, telling: Telling) -> None:
        """Forget a telling and its keys."""
        self._db.execute("DELETE FROM masalik_tellings WHERE id = ?", (telling.id,))
        self._db.execute("DELETE FROM masalik_keys WHERE telling = ?", (telling.id,))
        self._read.pop(telling.id, None)


def _json(values: Iterable[str]) -> str:
    return msgspec.json.encode(list(values)).decode()
