"""When entries of a feed were last changed, as far as articles and editors tell.

The store keeps no moment of storing. What is known of an event is the day of its newest article and the
moment of its last correction; where neither is, its entry is as old as the newest article of all, which is
what the data as a whole are up to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from ..store import EVENT_LAYERS, Column, FeatureStore, Query, SortKey
from .selection import Feature

__all__ = ["day_moment", "moments_of"]

_PUBLISHED = "published"


def moments_of(store: FeatureStore, features: Sequence[Feature]) -> tuple[dict[str, str], str]:
    """The moments of flat features by their ids, and that of the feed: its newest, or that of the data."""
    known = {str(feature["id"]): _known(store, feature) for feature in features}
    found = [moment for moment in known.values() if moment]
    data = _of_the_data(store) if len(found) < len(known) or not known else None
    return {id_: moment or str(data) for id_, moment in known.items()}, max(
        [*found, *([data] if data else [])]
    )


def day_moment(day: str) -> str:
    """A day as a moment: its hour is not known."""
    return f"{day[:10]}T00:00:00Z"


def _known(store: FeatureStore, feature: Feature) -> str | None:
    """The day of the newest article that tells an event, or the moment of its last correction if later."""
    body = store.event(str(feature["id"]))
    told = msgspec.json.decode(body)["properties"] if body is not None else feature["properties"]
    days = [one.get(_PUBLISHED) for one in (told, *told.get("reports", ()))]
    moments = [day_moment(day) for day in days if day]
    if told.get("corrected"):
        moments += [edit.at for edit in store.edits(str(feature["id"]))]
    return max(moments, default=None)


def _of_the_data(store: FeatureStore) -> str:
    """The day of the newest article; where none tells its day, the moment of asking."""
    newest = [
        properties[_PUBLISHED]
        for layer in EVENT_LAYERS
        if (column := layer.column(_PUBLISHED)) is not None
        for properties in _first(store, Query(layer=layer, limit=1, sort=(_latest(column),)))
        if properties.get(_PUBLISHED)
    ]
    return day_moment(max(newest)) if newest else datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _latest(column: Column) -> SortKey:
    return SortKey(column=column, descending=True)


def _first(store: FeatureStore, query: Query) -> list[Mapping[str, Any]]:
    return [msgspec.json.decode(body)["properties"] for body in store.page(query).bodies]
