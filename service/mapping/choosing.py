"""The events that a query chooses, in full."""

from __future__ import annotations

import msgspec

from ..store import FeatureStore, MarkQuery

__all__ = ["events_of"]


def events_of(store: FeatureStore, query: MarkQuery, most: int) -> tuple[bytes, ...]:
    """Events with every report of them as JSON features, in order of time, so many at most."""
    outlines = store.outlines(query, limit=most).outlines
    ids = (str(msgspec.json.decode(outline)[0]) for outline in outlines)
    return tuple(body for body in map(store.event, ids) if body is not None)
