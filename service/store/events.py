"""Merged events in the tables of the store: what merging changes, drawn with the corrections of editors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from articles.tellings import Changes, MergedEvent
from maps import Source, merged_feature, merged_movement_feature, merged_visit_feature

from .corrections import corrected, corrected_event, edits_of, homes_of
from .layers import EVENT_LAYERS, MOVEMENTS, VISITS
from .model import Layer, StoredEdit
from .rows import delete_feature, write_feature

__all__ = ["apply", "drawn", "lead_on", "redraw", "remove_event", "write_own"]

_FIRST = -1
"""Before all tellings that an event had: what one of them became."""
_AMONG = "IN (SELECT value FROM json_each(?))"
_DRAWERS = {VISITS.name: merged_visit_feature, MOVEMENTS.name: merged_movement_feature}


def apply(db: sqlite3.Connection, changes: Sequence[Changes]) -> None:
    """Make the tables of events what they are after changes that followed each other."""
    state: dict[str, MergedEvent | None] = {}
    for change in changes:
        state |= dict.fromkeys(event.id for event in change.gone) | {event.id: event for event in change.come}
    come = [event for event in state.values() if event is not None]
    was = {event.id: event for change in changes for event in change.gone}
    tellings = {telling.id for change in changes for event in change.gone for telling in event.tellings}
    for event in come:
        ids = [telling.id for telling in event.tellings]
        tellings.update(ids)
        db.execute(f"UPDATE masalik_tellings SET event = ? WHERE id {_AMONG}", (event.id, _json(ids)))
    for id_, stands in state.items():
        if stands is None:
            remove_event(db, id_)
            _remember(db, was[id_])
    for event in come:
        _keep(db, event)
    for id_ in homes_of(db, tellings) - state.keys():
        redraw(db, id_)


def _remember(db: sqlite3.Connection, event: MergedEvent) -> None:
    """Keep by which tellings an event that went under this id may go on under another."""
    rows = [(event.id, place, telling.id) for place, telling in enumerate(event.tellings)]
    db.executemany("INSERT OR REPLACE INTO masalik_gone_tellings VALUES (?, ?, ?)", rows)


def lead_on(db: sqlite3.Connection, old: str, new: str) -> None:
    """A telling has another id from now on: what knows it by the old one finds it by the new one."""
    db.execute("INSERT OR REPLACE INTO masalik_gone_tellings VALUES (?, ?, ?)", (old, _FIRST, new))
    db.execute("UPDATE masalik_edit_tellings SET telling = ? WHERE telling = ?", (new, old))


def _keep(db: sqlite3.Connection, event: MergedEvent) -> None:
    """Write an event as the articles tell it, then as it is shown."""
    told = merged_feature(event, _sources(db, {telling.article for telling in event.tellings}))
    db.execute(
        """INSERT INTO masalik_events (id, told, body, located, removed) VALUES (?1, ?2, '', 0, 0)
           ON CONFLICT (id) DO UPDATE SET told = ?2""",
        (event.id, msgspec.json.encode(told).decode()),
    )
    for table in ("masalik_gone", "masalik_gone_tellings"):
        db.execute(f"DELETE FROM {table} WHERE id = ?", (event.id,))
    _draw(db, told)


def _sources(db: sqlite3.Connection, keys: Iterable[str]) -> dict[str, Source]:
    """The articles by the keys that tellings name them by."""
    sql = f"""SELECT key, id, title, url, source, published FROM masalik_answers
              JOIN articles ON articles.id = masalik_answers.article WHERE key {_AMONG}"""
    return {
        key: Source(id=id_, title=title, url=url, source=source, published=published)
        for key, id_, title, url, source, published in db.execute(sql, (_json(keys),))
    }


def redraw(db: sqlite3.Connection, event_id: str) -> None:
    """Show an event anew, after its corrections changed."""
    row = db.execute("SELECT told FROM masalik_events WHERE id = ?", (event_id,)).fetchone()
    if row is not None and row[0] is not None:
        _draw(db, msgspec.json.decode(row[0]))


def drawn(told: dict[str, Any], edits: Sequence[StoredEdit]) -> dict[str, dict[str, Any]]:
    """The features of an event by the name of their layer, corrected; none of one that was removed."""
    if any(stored.edit.removed for stored in edits):
        return {}
    features = ((layer, _DRAWERS[layer.name](told)) for layer in EVENT_LAYERS)
    return {
        layer.name: corrected(layer, feature, edits) for layer, feature in features if feature is not None
    }


def _draw(db: sqlite3.Connection, told: dict[str, Any]) -> None:
    edits = edits_of(db, told["id"])
    features = drawn(told, edits)
    for layer in EVENT_LAYERS:
        if layer.name in features:
            write_feature(db, layer, features[layer.name])
        else:
            delete_feature(db, layer, told["id"])
    body = msgspec.json.encode(corrected_event(told, edits) if edits else told).decode()
    removed = any(stored.edit.removed for stored in edits)
    sql = "UPDATE masalik_events SET body = ?, located = ?, removed = ? WHERE id = ?"
    db.execute(sql, (body, bool(features), removed, told["id"]))


def write_own(db: sqlite3.Connection, layer: Layer, feature: dict[str, Any]) -> None:
    """Write an event that an editor added: no article tells it, so it is what its feature is."""
    write_feature(db, layer, feature)
    db.execute(
        """INSERT INTO masalik_events (id, told, body, located, removed) VALUES (?1, NULL, ?2, 1, 0)
           ON CONFLICT (id) DO UPDATE SET body = ?2""",
        (feature["id"], msgspec.json.encode(feature).decode()),
    )


def remove_event(db: sqlite3.Connection, event_id: str) -> None:
    """Take an event out of every table; its id is remembered."""
    for layer in EVENT_LAYERS:
        delete_feature(db, layer, event_id)
    db.execute("DELETE FROM masalik_events WHERE id = ?", (event_id,))
    db.execute("INSERT OR IGNORE INTO masalik_gone VALUES (?)", (event_id,))


def _json(values: Iterable[str]) -> str:
    return msgspec.json.encode(list(values)).decode()
