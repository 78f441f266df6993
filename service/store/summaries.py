"""How much a layer holds, where and when."""

from __future__ import annotations

from .connection import Connection
from .days import first_day
from .model import Box, Interval, Layer, Summary
from .paging import count_of
from .trees import bounds_of

__all__ = ["summary_of"]


def summary_of(db: Connection, layer: Layer) -> Summary:
    """The summary of a layer as it stands."""
    bounds = bounds_of(db, layer)
    days = f"SELECT (SELECT min(first_day) FROM {layer.name}), (SELECT max(last_day) FROM {layer.name})"
    first, last = db.execute(days).fetchone()
    names = ("west", "south", "east", "north")
    return Summary(
        count=count_of(db, layer),
        box=Box(**dict(zip(names, bounds, strict=True))) if bounds else None,
        interval=Interval(begin=first_day(first), end=first_day(last)) if first or last else None,
    )
