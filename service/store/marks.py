"""Events as maps ask for them: their outlines in narrow rows, with the names and words they are chosen by.

A mark is written whenever its event is, so that the tables of `data/marks.sql` always say the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any

import msgspec

from gazetteer import fold
from maps import Feature, Outline, Spot, outline_of

from .days import first_day, last_day
from .searching import indexed_words

__all__ = ["Aspect", "mark_all", "mark_events", "remove_marks", "write_marks"]

_AT_ONCE = 1000
"""Events that are marked at once when all are: so few that their JSON takes some megabytes."""

_TABLES = (("masalik_marks", "fid"), ("masalik_mark_names", "mark"), ("masalik_mark_words", "rowid"))
_SEARCHED = ("title", "text", "name", "name_en", "source", "article_title", "attributed_to", "note")


class Aspect(StrEnum):
    """What the names are of by which events are chosen."""

    ACTOR = "actor"
    PLACE = "place"
    OUTLET = "outlet"


def mark_all(db: sqlite3.Connection) -> None:
    """Write the marks of all events that are there."""
    events = db.execute("SELECT fid, body FROM masalik_events WHERE NOT removed").fetchall()
    for start in range(0, len(events), _AT_ONCE):
        some = events[start : start + _AT_ONCE]
        mark_events(db, [(fid, msgspec.json.decode(body)) for fid, body in some])


def write_marks(db: sqlite3.Connection, features: Sequence[Feature]) -> None:
    """Write the marks of events that are there, as they are shown."""
    numbers = _numbers(db, [str(feature["id"]) for feature in features])
    mark_events(db, [(numbers[str(feature["id"])], feature) for feature in features])


def mark_events(db: sqlite3.Connection, events: Sequence[tuple[int, Feature]]) -> None:
    """Write the marks of events by their numbers. Many at once, because few places are in most of them."""
    outlines = [(fid, outline_of(feature)) for fid, feature in events]
    number = lru_cache(maxsize=None)(partial(_number, db))
    db.executemany(
        "INSERT OR REPLACE INTO masalik_marks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_mark(fid, outline, number) for fid, outline in outlines],
    )
    _write_names(db, outlines)
    words = [(fid, indexed_words(dict.fromkeys(_texts(feature["properties"])))) for fid, feature in events]
    db.executemany("INSERT OR REPLACE INTO masalik_mark_words (rowid, words) VALUES (?, ?)", words)


def _mark(fid: int, outline: Outline, number: Callable[[Spot], int]) -> tuple[object, ...]:
    """The row of an event, whose places go by their numbers."""
    used: dict[int, None] = {}

    def noted(spot: Spot) -> int:
        used[number(spot)] = None
        return number(spot)

    row = _json(outline.row(noted))
    leaves = outline.origin if outline.is_line else None
    return (
        *(fid, noted(outline.spot) if outline.spot else None, noted(leaves) if leaves else None),
        *(bool(leaves) and outline.inferred, outline.kind, outline.status, *_days(outline)),
        *(_json(list(used)), row),
    )


def remove_marks(db: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Take the marks of events out, by their ids, while the events are there."""
    numbers = [(number,) for number in _numbers(db, ids).values()]
    for table, column in _TABLES:
        db.executemany(f"DELETE FROM {table} WHERE {column} = ?", numbers)


def _numbers(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, int]:
    """The numbers of events by their ids."""
    sql = "SELECT id, fid FROM masalik_events WHERE id IN (SELECT value FROM json_each(?))"
    return dict(db.execute(sql, (_json(ids),))) if ids else {}


def _write_names(db: sqlite3.Connection, outlines: Sequence[tuple[int, Outline]]) -> None:
    """Write by which names events can be chosen; what is new among them is listed."""
    db.executemany("DELETE FROM masalik_mark_names WHERE mark = ?", [(fid,) for fid, _ in outlines])
    named = [(fid, name) for fid, outline in outlines for name in _names(outline)]
    listed = {name[:2]: name for _, name in reversed(named)}
    db.executemany("INSERT OR IGNORE INTO masalik_mark_values VALUES (?, ?, ?, ?)", listed.values())
    rows = sorted((aspect, value, fid) for fid, (aspect, value, *_) in named)
    db.executemany("INSERT OR IGNORE INTO masalik_mark_names VALUES (?, ?, ?)", rows)


def _names(outline: Outline) -> Iterator[tuple[Aspect, str, str, str]]:
    """The names that it can be chosen by: aspect, value, and how it is written in Arabic and in English."""
    for name in filter(None, (*outline.actors, *outline.hosts)):
        yield Aspect.ACTOR, fold(name).casefold(), name, name
    for spot in filter(None, (outline.destination, outline.origin, *outline.via)):
        if spot.id or spot.name:
            yield Aspect.PLACE, spot.id or fold(spot.name).casefold(), spot.name, spot.english
    for outlet in outline.outlets:
        yield Aspect.OUTLET, outlet, outlet, outlet


def _texts(told: Any) -> Iterator[str]:
    """All that words are looked for in, of an event with its reports or of a flat feature."""
    for name, value in told.items():
        if isinstance(value, dict):
            yield from _texts(value)
        elif isinstance(value, list):
            for one in value:
                yield from _texts(one) if isinstance(one, dict) else ()
        elif isinstance(value, str) and (name in _SEARCHED or name in _FLAT):
            yield value


_FLAT = (
    "actors",
    "hosts",
    "destination",
    "destination_en",
    "origin",
    "origin_en",
    "via",
    "evidence",
    "sources",
)


def _days(outline: Outline) -> tuple[str | None, str | None]:
    """The first and the last day, as the collections have them."""
    first, last = first_day(outline.start), last_day(outline.end) or last_day(outline.start)
    return first.isoformat() if first else None, last.isoformat() if last else None


def _number(db: sqlite3.Connection, spot: Spot) -> int:
    body = _json(spot)
    known = db.execute("SELECT id FROM masalik_spots WHERE body = ?", (body,)).fetchone()
    if known is not None:
        return int(known[0])
    sql = "INSERT INTO masalik_spots (lon, lat, body) VALUES (?, ?, ?) RETURNING id"
    return int(db.execute(sql, (spot.lon, spot.lat, body)).fetchone()[0])


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
