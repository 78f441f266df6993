"""Small hand-made records for the tests of the store."""

from __future__ import annotations

from typing import Any

import msgspec

from service.store import ArticleRecord

__all__ = ["line", "point", "record"]


def point(name: str, lon: float, lat: float, **properties: Any) -> dict[str, Any]:
    """A visit at a position."""
    return {
        "type": "Feature",
        "id": name,
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {"kind": "visit", **properties},
    }


def line(name: str, *positions: tuple[float, float], **properties: Any) -> dict[str, Any]:
    """A movement along positions."""
    return {
        "type": "Feature",
        "id": name,
        "geometry": {"type": "LineString", "coordinates": [list(position) for position in positions]},
        "properties": {"kind": "movement", **properties},
    }


def record(
    article: str,
    *,
    visits: tuple[dict[str, Any], ...] = (),
    movements: tuple[dict[str, Any], ...] = (),
    text: str = "نص",
) -> ArticleRecord:
    """An article with these features, each of which names it."""
    for feature in (*visits, *movements):
        feature["properties"]["article"] = article
    return ArticleRecord(
        id=article,
        text=text,
        language="ar",
        title=f"عنوان {article}",
        published="2021-01-02",
        published_inferred=False,
        url=None,
        source="نشرة",
        answer=msgspec.json.encode({"article": {"id": article, "text": text}}),
        events=tuple(msgspec.json.encode(feature) for feature in (*visits, *movements)),
        features={"visits": visits, "movements": movements},
    )
