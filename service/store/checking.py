"""Whether a store is whole: every rule that its tables keep among each other, asked of all rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from articles.tellings import Telling, decide

from .connection import Connection
from .ddl import bodies_table, boxes_table, tree_table, words_table
from .files import connect, layout_of, prepare, told
from .layers import EVENT_LAYERS, LAYERS, PLACES
from .model import Layer
from .sqlite import SqliteConnection

__all__ = ["broken", "problems_of", "shared_problems"]

_RULES = {
    "articles without their reading": """
        SELECT id FROM articles WHERE id NOT IN (SELECT article FROM masalik_answers)""",
    "readings without their article": """
        SELECT article FROM masalik_answers WHERE article NOT IN (SELECT id FROM articles)""",
    "reports of no article": """
        SELECT id FROM masalik_reports WHERE article NOT IN (SELECT id FROM articles)""",
    "tellings of no article": """
        SELECT id FROM masalik_tellings WHERE article NOT IN (SELECT key FROM masalik_answers)""",
    "tellings of no event": """
        SELECT id FROM masalik_tellings
        WHERE event NOT IN (SELECT id FROM masalik_events WHERE told NOTNULL)""",
    "tellings without a key, or keys without a telling": """
        SELECT telling FROM masalik_keys WHERE telling NOT IN (SELECT id FROM masalik_tellings)""",
    "events that nothing tells": """
        SELECT id FROM masalik_events
        WHERE told NOTNULL AND id NOT IN (SELECT event FROM masalik_tellings)""",
    "events that are there and gone": """
        SELECT id FROM masalik_gone WHERE id IN (SELECT id FROM masalik_events)""",
    "events without a mark": """
        SELECT id FROM masalik_events WHERE NOT removed AND fid NOT IN (SELECT fid FROM masalik_marks)""",
    "marks of no event": """
        SELECT fid FROM masalik_marks
        WHERE fid NOT IN (SELECT fid FROM masalik_events WHERE NOT removed)""",
    "names or words of no mark": """
        SELECT mark FROM masalik_mark_names WHERE mark NOT IN (SELECT fid FROM masalik_marks)
        UNION SELECT rowid FROM masalik_mark_words WHERE rowid NOT IN (SELECT fid FROM masalik_marks)""",
    "places whose counts are wrong": """
        SELECT p.id FROM places p JOIN
          (SELECT place, count(*) AS articles, sum(mentions) AS mentions, sum(metonyms) AS metonyms
           FROM masalik_mentions GROUP BY place) m ON m.place = p.id
        WHERE coalesce(p.article_count, -1) != m.articles OR coalesce(p.mentions, -1) != m.mentions
          OR coalesce(p.metonyms, -1) != m.metonyms""",
    "places that nobody names": "SELECT id FROM places WHERE id NOT IN (SELECT place FROM masalik_mentions)",
    "mentions of no place": "SELECT place FROM masalik_mentions WHERE place NOT IN (SELECT id FROM places)",
}
_SHOWN = 3


def problems_of(path: Path) -> list[str]:
    """What is wrong with a store, a line each; nothing where it is whole.

    Raises `UnsupportedStore` for a file that is no store, `DamagedStore` for one that cannot be read at all.
    """
    with told(path):
        db = connect(path)
        try:
            layout_of(db, path)
            prepare(db, path, None)
            db.execute("PRAGMA query_only = ON")
            db.execute("BEGIN")
            return list(_problems(db))
        finally:
            db.close()


def _problems(db: SqliteConnection) -> Iterator[str]:
    for (line,) in db.execute("PRAGMA integrity_check(10)").fetchall():
        if line != "ok":
            yield f"damaged: {line}"
    yield from shared_problems(db)
    for layer in LAYERS:
        yield from _layer_problems(db, layer)


def shared_problems(db: Connection) -> Iterator[str]:
    """What is wrong with the tables that all kinds of stores have."""
    for rule, sql in _RULES.items():
        yield from broken(db, rule, sql)
    yield from _merging_problems(db)


def broken(db: Connection, rule: str, sql: str) -> Iterator[str]:
    """What a query for all rows that break a rule finds, as a line."""
    found = [str(row[0]) for row in db.execute(sql)]
    if found:
        more = "" if len(found) <= _SHOWN else " …"
        yield f"{rule}: {len(found)} ({', '.join(found[:_SHOWN])}{more})"


def _layer_problems(db: Connection, layer: Layer) -> Iterator[str]:
    """Rows, their JSON, their place in the tree and their words belong together."""
    name, tree = layer.name, tree_table(layer)
    rules = {
        "boxes missing": f"SELECT fid FROM {name} WHERE geom NOTNULL EXCEPT SELECT id FROM {tree}",
        "boxes of nothing": f"SELECT id FROM {tree} EXCEPT SELECT fid FROM {name} WHERE geom NOTNULL",
        "box missing": f"SELECT fid FROM {name} EXCEPT SELECT fid FROM {boxes_table(layer)}",
        "box of nothing": f"SELECT fid FROM {boxes_table(layer)} EXCEPT SELECT fid FROM {name}",
        "features of nothing": f"SELECT fid FROM {bodies_table(layer)} EXCEPT SELECT fid FROM {name}",
        "words missing": f"""SELECT fid FROM {bodies_table(layer)} EXCEPT
                             SELECT rowid FROM {words_table(layer)}""",
        "wrong counter": f"""SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = '{name}'
                             AND feature_count != (SELECT count(*) FROM {name})""",
    }
    if layer in EVENT_LAYERS:
        rules["features of no event"] = f"""SELECT id FROM {name} WHERE id NOT IN
            (SELECT id FROM masalik_events UNION SELECT id FROM masalik_touched)"""
    if layer is not PLACES:
        rules["JSON missing"] = f"""SELECT id FROM {name} WHERE fid NOT IN (SELECT fid FROM
            {bodies_table(layer)}) AND id NOT IN (SELECT id FROM masalik_touched)"""
    for rule, sql in rules.items():
        yield from broken(db, f"{name}, {rule}", sql)


def _merging_problems(db: Connection) -> Iterator[str]:
    """The events are those that merging all tellings gives."""
    rows = db.execute("SELECT event, body FROM masalik_tellings").fetchall()
    decoder = msgspec.json.Decoder(Telling)
    tellings = [decoder.decode(body) for _, body in rows]
    stored: dict[str, set[str]] = {}
    for (event, _), telling in zip(rows, tellings, strict=True):
        stored.setdefault(event, set()).add(telling.id)
    merged = {event.id: {telling.id for telling in event.tellings} for event in decide(tellings)}
    wrong = sorted(id_ for id_ in stored.keys() | merged.keys() if stored.get(id_) != merged.get(id_))
    if wrong:
        yield f"events that merging makes otherwise: {len(wrong)} ({', '.join(wrong[:_SHOWN])})"
