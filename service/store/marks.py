"""Events as maps ask for them: their outlines in narrow rows, with the names and words they are chosen by.

A mark is written whenever its event is, so that the tables of `data/marks.sql` always say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from gazetteer import fold
from maps import Feature, Outline, Spot, outline_of

from .connection import AMONG, Connection, listed
from .days import first_day, last_day
from .searching import indexed_words, write_words

__all__ = ["Aspect", "mark_all", "mark_events", "remove_marks", "write_marks"]

_AT_ONCE = 1000
"""Events that are marked at once when all are: so few that their JSON takes some megabytes."""

_TABLES = (("masalik_marks", "fid"), ("masalik_mark_names", "mark"), ("masalik_mark_words", "rowid"))
_SEARCHED = frozenset(
    (
        *("title", "text", "name", "name_en", "source", "article_title", "attributed_to", "note"),
        *("actors", "hosts", "destination", "destination_en", "origin", "origin_en", "via"),
        *("evidence", "sources"),
    )
)
"""Members that words are looked for in, of an event with its reports, and of a flat feature."""


_MARK_COLUMNS = (
    *("fid", "spot", "leaves", "inferred", "kind", "status"),
    *("first_day", "last_day", "spots", "outline"),
)
_MARK = f"""INSERT INTO masalik_marks ({", ".join(_MARK_COLUMNS)})
            VALUES ({", ".join("?" * len(_MARK_COLUMNS))}) ON CONFLICT (fid) DO UPDATE
            SET {", ".join(f"{name} = excluded.{name}" for name in _MARK_COLUMNS[1:])}"""


class Aspect(StrEnum):
    """What the names are of by which events are chosen."""

    ACTOR = "actor"
    PLACE = "place"
    OUTLET = "outlet"


def mark_all(db: Connection) -> None:
    """Write the marks of all events that are there."""
    events = db.execute("SELECT fid, body FROM masalik_events WHERE NOT removed").fetchall()
    for start in range(0, len(events), _AT_ONCE):
        some = events[start : start + _AT_ONCE]
        mark_events(db, [(fid, msgspec.json.decode(body)) for fid, body in some])


def write_marks(db: Connection, features: Sequence[Feature]) -> None:
    """Write the marks of events that are there, as they are shown."""
    numbers = _numbers(db, [str(feature["id"]) for feature in features])
    mark_events(db, [(numbers[str(feature["id"])], feature) for feature in features])


def mark_events(db: Connection, events: Sequence[tuple[int, Feature]]) -> None:
    """Write the marks of events by their numbers. Many at once, because few places are in most of them."""
    outlines = [(fid, outline_of(feature)) for fid, feature in events]
    numbers = _spot_numbers(db, (spot for _, outline in outlines for spot in _named_spots(outline)))
    db.executemany(_MARK, [_mark(fid, outline, numbers.__getitem__) for fid, outline in outlines])
    _write_names(db, outlines)
    words = [(fid, indexed_words(dict.fromkeys(_texts(feature["properties"])))) for fid, feature in events]
    write_words(db, "masalik_mark_words", words)


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


def _named_spots(outline: Outline) -> Iterator[Spot]:
    yield from filter(None, (outline.destination, outline.origin, *outline.via))


def remove_marks(db: Connection, ids: Sequence[str]) -> None:
    """Take the marks of events out, by their ids, while the events are there."""
    numbers = [(number,) for number in _numbers(db, ids).values()]
    for table, column in _TABLES:
        db.executemany(f"DELETE FROM {table} WHERE {column} = ?", numbers)


def _numbers(db: Connection, ids: Sequence[str]) -> dict[str, int]:
    """The numbers of events by their ids."""
    sql = f"SELECT id, fid FROM masalik_events WHERE id {AMONG}"
    return dict(db.execute(sql, (listed(ids),))) if ids else {}


def _write_names(db: Connection, outlines: Sequence[tuple[int, Outline]]) -> None:
    """Write by which names events can be chosen; what is new among them is listed."""
    db.executemany("DELETE FROM masalik_mark_names WHERE mark = ?", [(fid,) for fid, _ in outlines])
    named = [(fid, name) for fid, outline in outlines for name in _names(outline)]
    first = {name[:2]: name for _, name in reversed(named)}
    db.executemany(
        "INSERT INTO masalik_mark_values VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", first.values()
    )
    rows = sorted((aspect, value, fid) for fid, (aspect, value, *_) in named)
    db.executemany("INSERT INTO masalik_mark_names VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows)


def _names(outline: Outline) -> Iterator[tuple[Aspect, str, str, str]]:
    """The names that it can be chosen by: aspect, value, and how it is written in Arabic and in English."""
    for name in filter(None, (*outline.actors, *outline.hosts)):
        yield Aspect.ACTOR, fold(name).casefold(), name, name
    for spot in _named_spots(outline):
        if spot.id or spot.name:
            yield Aspect.PLACE, spot.id or fold(spot.name).casefold(), spot.name, spot.english
    for outlet in outline.outlets:
        yield Aspect.OUTLET, outlet, outlet, outlet


def _texts(told: Any) -> list[str]:
    """All that words are looked for in, of an event with its reports or of a flat feature."""
    found: list[str] = []
    _gather(told, found)
    return found


def _gather(told: Any, found: list[str]) -> None:
    for name, value in told.items():
        if isinstance(value, str):
            if name in _SEARCHED:
                found.append(value)
        elif isinstance(value, dict):
            _gather(value, found)
        elif isinstance(value, list):
            for one in value:
                if isinstance(one, dict):
                    _gather(one, found)


def _days(outline: Outline) -> tuple[str | None, str | None]:
    """The first and the last day, as the collections have them."""
    first, last = first_day(outline.start), last_day(outline.end) or last_day(outline.start)
    return first.isoformat() if first else None, last.isoformat() if last else None


def _spot_numbers(db: Connection, spots: Iterable[Spot]) -> dict[Spot, int]:
    """The numbers of spots; those that are new get one."""
    bodies = {spot: _json(spot) for spot in spots}
    known = _known_spots(db, bodies.values())
    new = {body: spot for spot, body in bodies.items() if body not in known}
    if new:
        rows = [(spot.lon, spot.lat, body) for body, spot in new.items()]
        db.executemany("INSERT INTO masalik_spots (lon, lat, body) VALUES (?, ?, ?)", rows)
        known |= _known_spots(db, new)
    return {spot: known[body] for spot, body in bodies.items()}


def _known_spots(db: Connection, bodies: Iterable[str]) -> dict[str, int]:
    return dict(db.execute(f"SELECT body, id FROM masalik_spots WHERE body {AMONG}", (listed(bodies),)))


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
