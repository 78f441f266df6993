"""The end of a transaction in a GeoPackage."""

from __future__ import annotations

from .connection import Connection
from .layers import LAYERS
from .outside import forget_touched
from .trees import bounds_of

__all__ = ["finish"]


def finish(db: Connection) -> None:
    """End a transaction that changed something: a new version, and the extents that other programs read."""
    forget_touched(db)
    db.execute("UPDATE masalik_meta SET value = value + 1 WHERE name = 'version'")
    for layer in LAYERS:
        db.execute(
            """UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now'),
               min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?""",
            (*(bounds_of(db, layer) or (None,) * 4), layer.name),
        )
