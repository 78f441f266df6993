"""Small hand-made features and articles for the tests of the store."""

from __future__ import annotations

from typing import Any

from test_articles.tellings import reading

from articles import Event
from service.reading.answers import record_of
from service.store import MOVEMENTS, VISITS, ArticleRecord, FeatureStore

__all__ = ["fill", "line", "point", "record"]

Feature = dict[str, Any]


def point(name: str, lon: float, lat: float, **properties: Any) -> Feature:
    """A visit at a position."""
    return {
        "type": "Feature",
        "id": name,
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {"kind": "visit", **properties},
    }


def line(name: str, *positions: tuple[float, float], **properties: Any) -> Feature:
    """A movement along positions."""
    return {
        "type": "Feature",
        "id": name,
        "geometry": {"type": "LineString", "coordinates": [list(position) for position in positions]},
        "properties": {"kind": "movement", **properties},
    }


def fill(
    store: FeatureStore, *, visits: tuple[Feature, ...] = (), movements: tuple[Feature, ...] = ()
) -> None:
    """Put features into a store that no article tells."""
    for feature in visits:
        store.add(VISITS, feature)
    for feature in movements:
        store.add(MOVEMENTS, feature)


def record(*events: Event, id_: str = "a", **about: Any) -> ArticleRecord:
    """An article that tells these events."""
    read = reading(*events, id_=id_, **about)
    return record_of(read)
