"""Merged events in the tables of the store: what merging changes, drawn with the corrections of editors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Any

import msgspec

from articles.tellings import Changes, MergedEvent
from maps import Source, merged_feature, merged_movement_feature, merged_visit_feature

from .connection import AMONG, Connection, listed
from .corrections import corrected, corrected_event, edits_of, homes_of
from .layers import EVENT_LAYERS, MOVEMENTS, VISITS
from .marks import remove_marks, write_marks
from .model import Layer, StoredEdit
from .rows import delete_features, write_features

__all__ = ["apply", "drawn", "lead_on", "redraw", "remove_event", "write_own"]

_FIRST = -1
"""Before all tellings that an event had: what one of them became."""
_LEADS_ON = """INSERT INTO masalik_gone_tellings (id, place, telling) VALUES (?, ?, ?)
               ON CONFLICT (id, place) DO UPDATE SET telling = excluded.telling"""
_DRAWERS = {VISITS.name: merged_visit_feature, MOVEMENTS.name: merged_movement_feature}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An event as the articles tell it, the same as JSON, and its corrections."""

    event: dict[str, Any]
    text: str
    edits: Sequence[StoredEdit]

    @property
    def is_removed(self) -> bool:
        return any(stored.edit.removed for stored in self.edits)

    @property
    def shown(self) -> dict[str, Any]:
        """The event with its corrections."""
        return corrected_event(self.event, self.edits) if self.edits else self.event

    @property
    def body(self) -> str:
        """The event with its corrections as JSON."""
        return msgspec.json.encode(self.shown).decode() if self.edits else self.text


def apply(db: Connection, changes: Sequence[Changes]) -> None:
    """Make the tables of events what they are after changes that followed each other."""
    state: dict[str, MergedEvent | None] = {}
    for change in changes:
        state |= dict.fromkeys(event.id for event in change.gone) | {event.id: event for event in change.come}
    come = [event for event in state.values() if event is not None]
    was = {event.id: event for change in changes for event in change.gone}
    homes = [(event.id, telling.id) for event in come for telling in event.tellings]
    db.executemany("UPDATE masalik_tellings SET event = ? WHERE id = ?", homes)
    left = [id_ for id_, stands in state.items() if stands is None]
    _remove(db, left)
    for id_ in left:
        _remember(db, was[id_])
    gone = {telling.id for change in changes for event in change.gone for telling in event.tellings}
    edited = homes_of(db, gone | {telling for _, telling in homes})
    _keep(db, come, edited)
    for id_ in edited - state.keys():
        redraw(db, id_)


def _remember(db: Connection, event: MergedEvent) -> None:
    """Keep by which tellings an event that went under this id may go on under another."""
    rows = [(event.id, place, telling.id) for place, telling in enumerate(event.tellings)]
    db.executemany(_LEADS_ON, rows)


def lead_on(db: Connection, old: str, new: str) -> None:
    """A telling has another id from now on: what knows it by the old one finds it by the new one."""
    db.execute(_LEADS_ON, (old, _FIRST, new))
    db.execute("UPDATE masalik_edit_tellings SET telling = ? WHERE telling = ?", (new, old))


def _keep(db: Connection, events: Sequence[MergedEvent], edited: Set[str]) -> None:
    """Write events as the articles tell them, then as they are shown; `edited` have corrections."""
    sources = _sources(db, {telling.article for event in events for telling in event.tellings})
    merged = [merged_feature(event, sources) for event in events]
    told = [
        _Told(
            event=one,
            text=msgspec.json.encode(one).decode(),
            edits=edits_of(db, one["id"]) if one["id"] in edited else (),
        )
        for one in merged
    ]
    for table in ("masalik_gone", "masalik_gone_tellings"):
        db.executemany(f"DELETE FROM {table} WHERE id = ?", [(event.id,) for event in events])
    db.executemany(
        """INSERT INTO masalik_events (id, told, body, located, removed) VALUES (?, ?, '', FALSE, FALSE)
           ON CONFLICT (id) DO UPDATE SET told = excluded.told""",
        [(one.event["id"], one.text) for one in told],
    )
    _draw(db, told)


def _sources(db: Connection, keys: Iterable[str]) -> dict[str, Source]:
    """The articles by the keys that tellings name them by."""
    sql = f"""SELECT key, id, title, url, source, published FROM masalik_answers
              JOIN articles ON articles.id = masalik_answers.article WHERE key {AMONG}"""
    return {
        key: Source(id=id_, title=title, url=url, source=source, published=published)
        for key, id_, title, url, source, published in db.execute(sql, (listed(keys),))
    }


def redraw(db: Connection, event_id: str) -> None:
    """Show an event anew, after its corrections changed."""
    row = db.execute("SELECT told FROM masalik_events WHERE id = ?", (event_id,)).fetchone()
    if row is not None and row[0] is not None:
        _draw(db, [_Told(event=msgspec.json.decode(row[0]), text=row[0], edits=edits_of(db, event_id))])


def drawn(told: dict[str, Any], edits: Sequence[StoredEdit]) -> dict[str, dict[str, Any]]:
    """The features of an event by the name of their layer, corrected; none of one that was removed."""
    if any(stored.edit.removed for stored in edits):
        return {}
    features = ((layer, _DRAWERS[layer.name](told)) for layer in EVENT_LAYERS)
    return {
        layer.name: corrected(layer, feature, edits) for layer, feature in features if feature is not None
    }


def _draw(db: Connection, events: Sequence[_Told]) -> None:
    """Write the features of events and the events as they are shown, with their corrections."""
    features = [drawn(one.event, one.edits) for one in events]
    for layer in EVENT_LAYERS:
        write_features(db, layer, [one[layer.name] for one in features if layer.name in one])
        pairs = zip(events, features, strict=True)
        delete_features(db, layer, [one.event["id"] for one, its in pairs if layer.name not in its])
    rows = [
        (one.body, bool(its), one.is_removed, one.event["id"])
        for one, its in zip(events, features, strict=True)
    ]
    db.executemany("UPDATE masalik_events SET body = ?, located = ?, removed = ? WHERE id = ?", rows)
    remove_marks(db, [one.event["id"] for one in events if one.is_removed])
    write_marks(db, [one.shown for one in events if not one.is_removed])


def write_own(db: Connection, layer: Layer, features: Sequence[dict[str, Any]]) -> None:
    """Write events that an editor added: no article tells them, so each is what its feature is."""
    write_features(db, layer, features)
    db.executemany(
        """INSERT INTO masalik_events (id, told, body, located, removed) VALUES (?, NULL, ?, TRUE, FALSE)
           ON CONFLICT (id) DO UPDATE SET body = excluded.body""",
        [(feature["id"], msgspec.json.encode(feature).decode()) for feature in features],
    )
    write_marks(db, features)


def remove_event(db: Connection, event_id: str) -> None:
    """Take an event out of every table; its id is remembered."""
    _remove(db, [event_id])


def _remove(db: Connection, ids: Sequence[str]) -> None:
    for layer in EVENT_LAYERS:
        delete_features(db, layer, ids)
    remove_marks(db, ids)
    rows = [(id_,) for id_ in ids]
    db.executemany("DELETE FROM masalik_events WHERE id = ?", rows)
    db.executemany("INSERT INTO masalik_gone VALUES (?) ON CONFLICT DO NOTHING", rows)
