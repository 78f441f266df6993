"""What maps ask, as SQL over the marks of events: counted, by place and way, or page by page.

Every count comes off a narrow index; names and words narrow the marks down by their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from maps import Tally

from .connection import AMONG, Connection, listed
from .mark_model import MarkQuery, OutlinePage, Survey, Tallied, Value
from .marks import Aspect
from .model import Box
from .statements import Statement

__all__ = ["count_marks", "outline_page", "survey", "tallied"]

MOST_VALUES = 100
"""Values of an aspect that are listed, the most frequent first."""

_IN_BOX = "IN (SELECT id FROM masalik_spots WHERE lon BETWEEN ? AND ? AND lat BETWEEN ? AND ?)"
_EVERYTHING = Statement(sql="TRUE")

_Place = tuple[str | int | None, ...]


def count_marks(db: Connection, query: MarkQuery) -> int:
    """How many events match."""
    where = _where(db, query)
    return int(
        db.execute(f"SELECT count(*) FROM masalik_marks m WHERE {where.sql}", where.values).fetchone()[0]
    )


def survey(db: Connection, query: MarkQuery) -> Survey:
    """The events that match, counted. What is counted by an aspect or by time passes over the choice made by
    that, so that the other choices are seen."""
    where = _where(db, query)
    sql = f"SELECT count(*), count(*) - count(spot) FROM masalik_marks m WHERE {where.sql}"
    total, unlocated = db.execute(sql, where.values).fetchone()
    facets, values = dict[str, tuple[Value, ...]](), dict[str, int]()
    for column, narrower in (("kind", replace(query, kinds=())), ("status", replace(query, statuses=()))):
        facets[column], values[column] = _values(db, column, _by_column(db, column, narrower))
    for aspect, narrower in _without_choices(query):
        facets[aspect], values[aspect] = _values(db, aspect, _by_name(db, aspect, narrower))
    months = _by_column(db, "substr(first_day, 1, 7)", replace(query, interval=None, undated=True))
    sql = f"SELECT value, count FROM ({months.sql}) counted ORDER BY value ISNULL, value"
    return Survey(
        total=total,
        unlocated=unlocated,
        months=tuple(db.execute(sql, months.values).fetchall()),
        facets=facets,
        values=values,
    )


def _without_choices(query: MarkQuery) -> Iterator[tuple[Aspect, MarkQuery]]:
    yield Aspect.ACTOR, replace(query, actors=())
    yield Aspect.PLACE, replace(query, places=())
    yield Aspect.OUTLET, replace(query, outlets=())


def _by_column(db: Connection, column: str, query: MarkQuery) -> Statement:
    """Counts of events by a column; names come from here, never from a client."""
    where = _where(db, query)
    sql = f"SELECT {column} AS value, count(*) AS count FROM masalik_marks m WHERE {where.sql} GROUP BY 1"
    return Statement(sql=sql, values=where.values)


def _by_name(db: Connection, aspect: Aspect, query: MarkQuery) -> Statement:
    where = _where(db, query)
    narrowed = (
        f"AND mark IN (SELECT fid FROM masalik_marks m WHERE {where.sql})" if where != _EVERYTHING else ""
    )
    sql = f"""SELECT value, count(*) AS count FROM masalik_mark_names
              WHERE aspect = ? {narrowed} GROUP BY value"""
    return Statement(sql=sql, values=(aspect, *where.values))


def _values(db: Connection, aspect: str, counts: Statement) -> tuple[tuple[Value, ...], int]:
    """The most frequent values with their counts, and how many there are."""
    sql = f"""SELECT c.value, c.count, coalesce(label, ''), coalesce(english, ''),
                     (SELECT count(*) FROM counted)
              FROM (SELECT * FROM counted ORDER BY count DESC, value LIMIT {MOST_VALUES}) c
              LEFT JOIN masalik_mark_values v ON v.aspect = ? AND v.value = c.value"""
    rows = db.execute(
        f"WITH counted AS MATERIALIZED ({counts.sql}) {sql}", (*counts.values, aspect)
    ).fetchall()
    return tuple(Value(*row) for *row, _ in rows), rows[0][-1] if rows else 0


def tallied(db: Connection, query: MarkQuery) -> Tallied:
    """The events that match and stand somewhere, counted by spot or way, kind and status."""
    where = _where(db, query)
    rows = db.execute(
        f"""SELECT spot, leaves, inferred, kind, status, count(*), min(first_day), max(last_day)
            FROM masalik_marks m WHERE spot NOTNULL AND {where.sql}
            GROUP BY spot, leaves, inferred, kind, status""",
        where.values,
    )
    tallies = tuple(map(Tally._make, rows))
    used = {spot for tally in tallies for spot in (tally.spot, tally.leaves) if spot is not None}
    sql = f"SELECT id, lon, lat, body FROM masalik_spots WHERE id {AMONG}"
    spots = db.execute(sql, (_json(used),)).fetchall()
    return Tallied(
        tallies=tallies,
        positions={id_: (lon, lat) for id_, lon, lat, _ in spots},
        spots={id_: body.encode() for id_, _, _, body in spots},
    )


def outline_page(db: Connection, query: MarkQuery, *, limit: int, after: _Place | None = None) -> OutlinePage:
    """Events in order of time from where the page before ended: those with a day, then the others."""
    day, number = after or ("", 0)
    where, found = _where(db, query), list[tuple[str | None, int, str, str]]()
    if day is not None:
        beyond = Statement(sql="(m.first_day, m.fid) > (?, ?) AND m.first_day NOTNULL", values=(day, number))
        found += _ordered(db, [beyond, where], limit + 1)
        number = 0
    if len(found) <= limit:
        beyond = Statement(sql="m.first_day ISNULL AND m.fid > ?", values=(number,))
        found += _ordered(db, [beyond, where], limit + 1 - len(found))
    shown = found[:limit]
    return OutlinePage(
        outlines=tuple(outline.encode() for *_, outline in shown),
        spots=_spots_of(db, (spots for *_, spots, _ in shown)),
        next=shown[-1][:2] if len(found) > limit else None,
    )


def _ordered(
    db: Connection, conditions: list[Statement], limit: int
) -> list[tuple[str | None, int, str, str]]:
    where = _all(conditions)
    sql = f"""SELECT m.first_day, m.fid, m.spots, m.outline FROM masalik_marks m WHERE {where.sql}
              ORDER BY m.first_day, m.fid LIMIT ?"""
    return db.execute(sql, (*where.values, limit)).fetchall()


def _spots_of(db: Connection, named: Iterable[str]) -> dict[int, bytes]:
    """The spots that outlines name, each list of them JSON."""
    used = {number for text in set(named) for number in msgspec.json.decode(text)}
    sql = f"SELECT id, body FROM masalik_spots WHERE id {AMONG}"
    return {id_: body.encode() for id_, body in db.execute(sql, (_json(used),))}


def _where(db: Connection, query: MarkQuery) -> Statement:
    within = [_where(db, query.within)] if query.within else []
    return _all([*within, *_chosen(query), *_interval(query), *_words(db, query), *_ends(query)])


def _chosen(query: MarkQuery) -> Iterator[Statement]:
    for column, values in (("kind", query.kinds), ("status", query.statuses)):
        if values:
            yield Statement(sql=f"m.{column} {AMONG}", values=(_json(values),))
    named = ((Aspect.ACTOR, query.actors), (Aspect.PLACE, query.places), (Aspect.OUTLET, query.outlets))
    for aspect, values in named:
        if values:
            having = f"SELECT mark FROM masalik_mark_names WHERE aspect = ? AND value {AMONG}"
            yield Statement(sql=f"m.fid IN ({having})", values=(aspect, _json(values)))


def _interval(query: MarkQuery) -> Iterator[Statement]:
    interval = query.interval
    if not query.undated:
        yield Statement(sql="(m.first_day NOTNULL OR m.last_day NOTNULL)")
    if interval and interval.begin:
        yield _bound("last_day", ">=", interval.begin.isoformat())
    if interval and interval.end:
        yield _bound("first_day", "<=", interval.end.isoformat())


def _bound(column: str, sign: str, day: str) -> Statement:
    return Statement(sql=f"(m.{column} IS NULL OR m.{column} {sign} ?)", values=(day,))


def _words(db: Connection, query: MarkQuery) -> Iterator[Statement]:
    if query.words:
        having = db.matching("masalik_mark_words", query.words)
        yield Statement(sql=f"m.fid IN ({having.sql})", values=having.values)


def _ends(query: MarkQuery) -> Iterator[Statement]:
    """Where an event stands or begins."""
    wanted: list[Statement] = []
    if query.spots:
        wanted.append(_either_end(AMONG, (_json(query.spots),)))
    wanted += [Statement(sql="(m.leaves = ? AND m.spot = ?)", values=way) for way in query.ways]
    if wanted:
        yield _any(wanted)
    if query.boxes:
        yield _any([_either_end(_IN_BOX, _edges(box)) for box in query.boxes])


def _either_end(condition: str, values: tuple[object, ...]) -> Statement:
    return Statement(sql=f"(m.spot {condition} OR m.leaves {condition})", values=(*values, *values))


def _edges(box: Box) -> tuple[float, ...]:
    return box.west, box.east, box.south, box.north


def _all(parts: Iterable[Statement]) -> Statement:
    return _joined(" AND ", parts)


def _any(parts: Iterable[Statement]) -> Statement:
    return _joined(" OR ", parts)


def _joined(word: str, parts: Iterable[Statement]) -> Statement:
    parts = list(parts)
    if not parts:
        return _EVERYTHING
    return Statement(
        sql=f"({word.join(part.sql for part in parts)})",
        values=tuple(value for part in parts for value in part.values),
    )


def _json(values: Iterable[object]) -> str:
    return listed(sorted(values, key=str))
