"""What editors correct: kept beside what the articles tell, and laid over it whenever an event is drawn.

A correction is kept with the tellings that the event had when it was made. It belongs to the event that holds
the first of them that is still there: so it survives that reports come and go, that events become one, and
that one becomes two. Where none of them is left it waits for its article to come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from maps import LIST_SEPARATOR

from .connection import AMONG, Connection, listed
from .model import Edit, Layer, StoredEdit

__all__ = ["corrected", "corrected_event", "edits_of", "homes_of", "keep_edit", "take_back_edits"]

_HOME = """(SELECT t.event FROM masalik_edit_tellings x JOIN masalik_tellings t ON t.id = x.telling
            WHERE x.edit = e.id ORDER BY x.place LIMIT 1)"""
_PARTIES = ("actors", "hosts")
_PLACES = ("destination", "origin")
_SIMPLE = ("kind", "status", "start", "end", "date_precision", "date_text", "attributed_to", "confidence")


def keep_edit(db: Connection, layer: Layer, event_id: str, edit: Edit) -> None:
    """Keep a correction of an event that articles tell."""
    patch = msgspec.json.encode(edit).decode()
    sql = "INSERT INTO masalik_edits (layer, patch) VALUES (?, ?) RETURNING id"
    (number,) = db.execute(sql, (layer.name, patch)).fetchone()
    told = db.execute("SELECT told FROM masalik_events WHERE id = ?", (event_id,)).fetchone()[0]
    reports = msgspec.json.decode(told)["properties"]["reports"]
    rows = [(number, place, report["telling"]) for place, report in enumerate(reports)]
    db.executemany("INSERT INTO masalik_edit_tellings VALUES (?, ?, ?)", rows)


def edits_of(db: Connection, event_id: str) -> list[StoredEdit]:
    """The corrections that belong to an event, the first made first."""
    sql = f"""SELECT e.id, e.at, e.layer, e.patch FROM masalik_edits e WHERE e.id IN (
                SELECT x.edit FROM masalik_edit_tellings x JOIN masalik_tellings t ON t.id = x.telling
                WHERE t.event = ?1) AND {_HOME} = ?1 ORDER BY e.id"""
    return [
        StoredEdit(id=id_, at=at, layer=layer, edit=msgspec.json.decode(patch, type=Edit))
        for id_, at, layer, patch in db.execute(sql, (event_id,))
    ]


def homes_of(db: Connection, tellings: Iterable[str]) -> set[str]:
    """The events to which the corrections belong that were made on any of these tellings."""
    sql = f"""SELECT DISTINCT {_HOME} FROM masalik_edits e WHERE e.id IN (
                SELECT edit FROM masalik_edit_tellings WHERE telling {AMONG})"""
    found = db.execute(sql, (listed(tellings),))
    return {event for (event,) in found if event}


def take_back_edits(db: Connection, event_id: str) -> int:
    """Forget the corrections that belong to an event; how many there were."""
    numbers = [(stored.id,) for stored in edits_of(db, event_id)]
    for table, column in (("masalik_edit_tellings", "edit"), ("masalik_edits", "id")):
        db.executemany(f"DELETE FROM {table} WHERE {column} = ?", numbers)
    return len(numbers)


def corrected(layer: Layer, feature: dict[str, Any], edits: Sequence[StoredEdit]) -> dict[str, Any]:
    """A feature of a layer as it is shown: what was corrected last counts.

    A geometry holds for its own layer, properties for all features of the event.
    """
    properties = {**feature["properties"], "note": None, "corrected": bool(edits)}
    geometry = feature["geometry"]
    for stored in edits:
        known = {name: value for name, value in stored.edit.properties.items() if layer.column(name)}
        properties |= known
        if stored.edit.moves and stored.layer == layer.name:
            geometry = stored.edit.geometry
    return {**feature, "geometry": geometry, "properties": properties}


def corrected_event(told: dict[str, Any], edits: Sequence[StoredEdit]) -> dict[str, Any]:
    """An event with all its reports as it is shown on maps, corrected as its features are."""
    changed: dict[str, Any] = {}
    for stored in edits:
        changed |= stored.edit.properties
    properties = {**told["properties"], "corrected": True, "note": changed.get("note")}
    properties |= {name: changed[name] for name in _SIMPLE if name in changed}
    properties |= {name: _named(changed[name]) for name in _PARTIES if name in changed}
    if "via" in changed:
        properties["via"] = [{"name": one["name"]} for one in _named(changed["via"])]
    for name in _PLACES:
        properties[name] = _place(properties[name], name, changed)
    moved = next((one for one in reversed(edits) if one.edit.moves), None)
    if moved is None:
        return {**told, "properties": properties}
    return {**told, "geometry": moved.edit.geometry, "properties": _put_at(properties, moved.edit.geometry)}


def _named(names: str | None) -> list[dict[str, Any]]:
    return [{"name": name, "title": None} for name in (names or "").split(LIST_SEPARATOR) if name]


def _place(known: dict[str, Any] | None, name: str, changed: Mapping[str, Any]) -> dict[str, Any] | None:
    """A place of an event with the names that an editor gave it; none where it was taken away."""
    new = {
        key: changed[column]
        for key, column in (("name", name), ("name_en", f"{name}_en"), ("kind", f"{name}_kind"))
        if column in changed
    }
    if "name" in new and new["name"] is None:
        return None
    return {**(known or {}), **new} if new else known


def _put_at(properties: dict[str, Any], geometry: Mapping[str, Any] | None) -> dict[str, Any]:
    """The place that the event stands at, where an editor put its point."""
    if geometry is None or geometry["type"] != "Point":
        return properties
    end = "destination" if properties["destination"] else "origin"
    lon, lat = geometry["coordinates"][:2]
    return {**properties, end: {**(properties[end] or {}), "lon": lon, "lat": lat}}
