"""What other programs changed in the file, for instance QGIS: taken as an editor's corrections.

Triggers note the ids of events whose rows change. This program forgets its own at the end of each
transaction, so what is noted when the next one begins was changed by another.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from .connection import Connection
from .corrections import edits_of, keep_edit
from .events import drawn, redraw, remove_event, write_own
from .layers import EVENT_LAYERS
from .model import Edit, Layer
from .rows import row_of

__all__ = ["forget_touched", "take_over"]


def take_over(db: Connection) -> bool:
    """Make corrections of what others changed; whether there was anything."""
    touched = [row[0] for row in db.execute("SELECT id FROM masalik_touched")]
    for event_id in touched:
        row = db.execute("SELECT told FROM masalik_events WHERE id = ?", (event_id,)).fetchone()
        if row is None or row[0] is None:
            _own(db, event_id)
        else:
            _told(db, event_id, msgspec.json.decode(row[0]))
    forget_touched(db)
    return bool(touched)


def forget_touched(db: Connection) -> None:
    """What is noted so far was changed by this program."""
    db.execute("DELETE FROM masalik_touched")


def _own(db: Connection, event_id: str) -> None:
    """An event that no article tells: it is what its row says."""
    rows = [
        (layer, feature)
        for layer in EVENT_LAYERS
        if (feature := row_of(db, layer, "id", event_id)) is not None
    ]
    for layer, feature in rows:
        write_own(db, layer, [feature])
    if not rows:
        remove_event(db, event_id)


def _told(db: Connection, event_id: str, told: dict[str, Any]) -> None:
    """An event that articles tell: how its rows differ from what was written."""
    written = drawn(told, edits_of(db, event_id))
    for layer in EVENT_LAYERS:
        feature = row_of(db, layer, "id", event_id)
        if layer.name in written:
            edit = Edit(removed=True) if feature is None else _difference(layer, written[layer.name], feature)
            if edit is not None:
                keep_edit(db, layer, event_id, edit)
    redraw(db, event_id)


def _difference(layer: Layer, old: Mapping[str, Any], new: Mapping[str, Any]) -> Edit | None:
    """What of a feature that an editor may change was changed; what articles say is put back."""
    properties = {
        column.name: new["properties"][column.name]
        for column in layer.columns
        if not column.read_only and new["properties"][column.name] != old["properties"].get(column.name)
    }
    moves = _positions(old["geometry"]) != _positions(new["geometry"])
    if not properties and not moves:
        return None
    return Edit(properties=properties, geometry=new["geometry"] if moves else None, moves=moves)


def _positions(geometry: Mapping[str, Any] | None) -> Any:
    """The coordinates as lists, however they were made."""
    return None if geometry is None else msgspec.json.decode(msgspec.json.encode(geometry["coordinates"]))
