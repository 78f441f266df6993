"""What is written in one transaction beside articles that come: articles out, and corrections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

import msgspec

from articles.tellings import take_back

from .connection import Connection
from .corrections import keep_edit, take_back_edits
from .events import apply, redraw, remove_event, write_own
from .model import Edit, Layer
from .rows import body_of
from .shelf import StoredShelf
from .taking_in import take_out

__all__ = ["add_feature", "change_feature", "remove_article", "revert_event"]


def remove_article(db: Connection, article_id: str) -> bool:
    """Take an article back with what only it said; False where there is none of that id."""
    sql = "SELECT key FROM masalik_answers WHERE article = ?"
    known = db.execute(sql, (article_id,)).fetchone()
    if known is None:
        return False
    changes = take_back(StoredShelf(db), known[0])
    take_out(db, article_id)
    apply(db, [changes])
    return True


def add_feature(db: Connection, layer: Layer, given: Mapping[str, Any]) -> str:
    """Add an event that an editor knows of; its id, a new one where it has none."""
    properties = {column.name: given["properties"].get(column.name) for column in layer.columns}
    feature = {
        "type": "Feature",
        "id": str(given.get("id") or uuid4().hex[:20]),
        "geometry": given["geometry"],
        "properties": properties,
    }
    write_own(db, layer, [feature])
    return str(feature["id"])


def change_feature(db: Connection, layer: Layer, feature_id: str, revise: Callable[[bytes], Edit]) -> bool:
    """Correct a feature by what `revise` makes of it as it stands; False where there is none of that id."""
    body = body_of(db, layer, feature_id)
    if body is None:
        return False
    told = db.execute("SELECT told FROM masalik_events WHERE id = ?", (feature_id,)).fetchone()
    edit = revise(body)
    if told and told[0] is not None:
        if edit.removed or edit.moves or edit.properties:
            keep_edit(db, layer, feature_id, edit)
            redraw(db, feature_id)
    elif edit.removed:
        remove_event(db, feature_id)
    else:
        feature = msgspec.json.decode(body)
        geometry = edit.geometry if edit.moves else feature["geometry"]
        properties = {**feature["properties"], **edit.properties}
        write_own(db, layer, [{**feature, "geometry": geometry, "properties": properties}])
    return True


def revert_event(db: Connection, event_id: str) -> bool:
    """Take all corrections of an event back; False where it has none."""
    if not take_back_edits(db, event_id):
        return False
    redraw(db, event_id)
    return True
