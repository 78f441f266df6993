"""What maps are sent: all events in outline where they are few, else counts by place and way.

Documents of counts take tenths of a second for a hundred thousand events. They are made once for each version
of the data and question, and kept as they are sent: compressed.
"""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from threading import Lock
from typing import Any

import brotli
import msgspec

from maps import MOST_WAYS, aggregated

from ..items.query import cursor_of
from ..store import FeatureStore, MarkQuery, OutlinePage, Survey, Value

__all__ = ["PAGE", "MapDocuments"]

PAGE = 100
"""Events of a page of the list."""

_KEPT = 200
"""Documents that are kept, those asked for last: some ten megabytes."""

_CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=6),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    "": lambda body: body,
}


class MapDocuments:
    """The documents of one store; maps of more than `most` events are sent counts. Safe to share."""

    def __init__(self, store: FeatureStore, most: int) -> None:
        self._store, self._most = store, most
        self._kept: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._lock = Lock()

    @property
    def version(self) -> str:
        """The version of the data."""
        return self._store.version()

    def events(self, query: MarkQuery, *, accepted: str) -> tuple[bytes, str]:
        """The document of a map, and the coding that it is in, one of those accepted ("" for none)."""
        coding = next((one for one in _CODINGS if one and one in accepted), "")
        version = self.version
        with self._lock:
            body = self._once((version, query), lambda: self._document(version, query))
            return self._once((version, query, coding), lambda: _CODINGS[coding](body)), coding

    def page(self, query: MarkQuery, limit: int, after: tuple[Any, ...] | None) -> bytes:
        """A page of events in outline, in order of time; how many there are in all stands on the first."""
        page = self._store.outlines(query, limit=limit, after=after)
        following = cursor_of(page.next) if page.next is not None else None
        counted = {"total": self._store.count(query)} if after is None else {}
        return msgspec.json.encode({**_outlines(page), **counted, "next": following})

    def _once(self, key: tuple[object, ...], make: Callable[[], Any]) -> Any:
        """What was made for this key, made now where it is not kept."""
        if key not in self._kept:
            self._kept[key] = make()
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]

    def _document(self, version: str, query: MarkQuery) -> bytes:
        scope = query.within or MarkQuery()
        everything = self._once((version, scope, "all"), lambda: self._store.count(scope))
        if everything <= self._most:
            page = self._store.outlines(scope, limit=self._most)
            return msgspec.json.encode({"whole": True, "all": everything, **_outlines(page)})
        counted = replace(query, boxes=())
        survey = self._once((version, counted, "survey"), lambda: self._store.survey(counted))
        within = self._store.count(query) if query.boxes else survey.total
        few = within <= self._most
        shown = _outlines(self._store.outlines(query, limit=self._most)) if few else self._tallies(query)
        return msgspec.json.encode({"whole": False, "all": everything, **_counts(survey), **shown})

    def _tallies(self, query: MarkQuery) -> dict[str, Any]:
        found = self._store.tallied(query)
        drawn = aggregated(found.tallies, found.positions)
        used = {spot for tally in drawn.tallies for spot in (tally.spot, tally.leaves) if spot is not None}
        return {
            "tallies": drawn.tallies,
            "merged": {str(spot): (len(cell.spots), cell.box) for spot, cell in drawn.cells.items()},
            "ways": (min(drawn.ways, MOST_WAYS), drawn.ways),
            "places": _places({spot: found.spots[spot] for spot in used}),
        }


def _outlines(page: OutlinePage) -> dict[str, Any]:
    return {"places": _places(page.spots), "events": [msgspec.Raw(one) for one in page.outlines]}


def _places(spots: Mapping[int, bytes]) -> dict[str, msgspec.Raw]:
    return {str(number): msgspec.Raw(spots[number]) for number in sorted(spots)}


def _counts(survey: Survey) -> dict[str, Any]:
    return {
        "total": survey.total,
        "unlocated": survey.unlocated,
        "months": survey.months,
        "facets": {name: _values(values) for name, values in survey.facets.items()},
        "values": survey.values,
    }


def _values(values: Iterable[Value]) -> list[list[str | int]]:
    """What is written as its value, or in English as in Arabic, is told once."""
    return [[value, events, *dict.fromkeys((label, english))] for value, events, label, english in values]
