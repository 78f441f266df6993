"""Outlines of events as the store keeps them, read back: the order of `maps.Outline.row`, with its places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from maps import Spot

from ..store import OutlinePage

__all__ = ["EventRow", "rows_of_page"]


class EventRow(msgspec.Struct, frozen=True, array_like=True):
    """An event in outline; places by their numbers, days as ISO 8601 of whatever precision is known."""

    id: str
    kind: str
    status: str
    actors: tuple[str, ...]
    hosts: tuple[str, ...]
    destination: int | None
    origin: int | None
    via: tuple[int, ...]
    inferred: int
    start: str | None
    end: str | None
    precision: str | None
    confidence: float | None
    sources: int
    outlets: tuple[str, ...]
    quote: str
    drawn: Any = None
    corrected: int = 0
    article: str | None = None


_EVENT = msgspec.json.Decoder(EventRow)
_SPOT = msgspec.json.Decoder(Spot)


def rows_of_page(page: OutlinePage) -> Iterator[tuple[EventRow, Mapping[int, Spot]]]:
    """Each event of a page with the places of all of them by number."""
    spots = {number: _SPOT.decode(body) for number, body in page.spots.items()}
    for outline in page.outlines:
        yield _EVENT.decode(outline), spots
