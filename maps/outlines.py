"""Events as the map of many shows them: what a pin and an entry of the list need, and no more.

An outline is a tenth of an event with all its reports; the rest is fetched when somebody opens it. Places are
told once for all events, as spots, and outlines name them by number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from .features import LIST_SEPARATOR, SENTENCE_SEPARATOR
from .geojson import Feature

__all__ = ["UNTOLD", "Outline", "Spot", "outline_of"]

LONGEST_QUOTE = 160
"""Letters of a quote in an outline: two lines of the list."""

_LINES = ("LineString", "MultiLineString")
_CUT = "…"


class Spot(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A place of events: its id and names, where it is if that is known, and the code of its country."""

    id: str | None
    name: str
    english: str
    lon: float | None
    lat: float | None
    kind: str | None
    radius_km: float | None
    country: str | None = None

    @property
    def located(self) -> bool:
        """Whether it has a position."""
        return self.lon is not None and self.lat is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An event in outline; `drawn` is a line that its places do not tell, as an editor draws one.

    `article` is the id of the one that it is known from, the first of several; None where an editor added it.
    """

    id: str
    kind: str
    status: str
    actors: tuple[str, ...]
    hosts: tuple[str, ...]
    destination: Spot | None
    origin: Spot | None
    via: tuple[Spot, ...]
    inferred: bool
    start: str | None
    end: str | None
    precision: str | None
    confidence: float | None
    sources: int
    outlets: tuple[str, ...]
    quote: str
    is_line: bool
    drawn: Mapping[str, Any] | None
    corrected: bool
    article: str | None

    @property
    def spot(self) -> Spot | None:
        """Where it stands: at its destination, or else where it began; None where neither has a position."""
        return next((one for one in (self.destination, self.origin) if one and one.located), None)

    def row(self, number: Callable[[Spot], int]) -> list[Any]:
        """The outline as it is sent: values alone, in the order that `outlines.js` reads; `number` is by
        which its spots are known."""
        destination, origin = self.destination, self.origin
        return [
            *(self.id, self.kind, self.status, self.actors, self.hosts),
            number(destination) if destination else None,
            number(origin) if origin else None,
            [number(stop) for stop in self.via],
            *(int(self.inferred), self.start, self.end, self.precision, self.confidence),
            *(self.sources, self.outlets, self.quote, self.drawn or int(self.is_line), int(self.corrected)),
            self.article,
        ]


UNTOLD = {"kind": "movement", "status": "happened"}
"""What an event is taken for of which its editor left that open."""


def outline_of(feature: Feature) -> Outline:
    """The outline of an event with its reports, or of a flat feature that an editor added."""
    told, geometry = feature["properties"], feature["geometry"] or {}
    nested = any(isinstance(told.get(name), Mapping) for name in ("destination", "origin"))
    destination, origin = _nested_ends(told) if nested else _flat_ends(told, geometry)
    is_line = geometry.get("type") in _LINES
    own = is_line and (not nested or bool(told.get("corrected")))
    return Outline(
        id=str(feature["id"]),
        kind=told.get("kind") or UNTOLD["kind"],
        status=told.get("status") or UNTOLD["status"],
        actors=_names(told.get("actors")),
        hosts=_names(told.get("hosts")),
        destination=destination,
        origin=origin,
        via=_stops(told.get("via")),
        inferred=_inferred(told),
        start=told.get("start"),
        end=told.get("end"),
        precision=told.get("date_precision"),
        confidence=told.get("confidence"),
        sources=told.get("source_count") or 1,
        outlets=_outlets(told),
        quote=_quote(told.get("evidence")),
        is_line=is_line,
        drawn=geometry if own else None,
        corrected=bool(told.get("corrected")),
        article=told.get("article"),
    )


def _nested_ends(told: Mapping[str, Any]) -> tuple[Spot | None, Spot | None]:
    return _spot(told.get("destination")), _spot(told.get("origin"))


def _flat_ends(told: Mapping[str, Any], geometry: Mapping[str, Any]) -> tuple[Spot | None, Spot | None]:
    """Destination and origin by their names, with the positions that the geometry has."""
    begin, end = _ends_of(geometry, at_origin=told.get("place_role") == "origin")
    destination = _flat_spot(told.get("destination"), told.get("destination_en"), end)
    return (
        _with_kind(destination, told.get("destination_kind")),
        _flat_spot(told.get("origin"), told.get("origin_en"), begin),
    )


def _ends_of(
    geometry: Mapping[str, Any], *, at_origin: bool
) -> tuple[Sequence[float] | None, Sequence[float] | None]:
    """Where a geometry begins and where it ends; a point is one of the two."""
    coordinates: Any = geometry.get("coordinates")
    match geometry.get("type"):
        case "LineString":
            return coordinates[0], coordinates[-1]
        case "MultiLineString":
            return coordinates[0][0], coordinates[-1][-1]
        case "Point":
            return (coordinates, None) if at_origin else (None, coordinates)
    return None, None


def _flat_spot(name: str | None, english: str | None, position: Sequence[float] | None) -> Spot | None:
    if not name and not position:
        return None
    lon, lat = position[:2] if position else (None, None)
    name = name or ""
    return Spot(id=None, name=name, english=english or name, lon=lon, lat=lat, kind=None, radius_km=None)


def _with_kind(spot: Spot | None, kind: str | None) -> Spot | None:
    return msgspec.structs.replace(spot, kind=kind) if spot else None


def _spot(told: Mapping[str, Any] | None) -> Spot | None:
    """A place of a nested feature; one that was not located is known by the words of the article."""
    if not told:
        return None
    name = told.get("name") or told.get("text") or ""
    return Spot(
        id=told.get("id"),
        name=name,
        english=told.get("name_en") or name,
        lon=told.get("lon"),
        lat=told.get("lat"),
        kind=told.get("kind"),
        radius_km=told.get("radius_km"),
        country=told.get("country"),
    )


def _stops(told: str | Iterable[Mapping[str, Any]] | None) -> tuple[Spot, ...]:
    named = [{"name": name} for name in _split(told)] if isinstance(told, str) else told or ()
    return tuple(spot for spot in map(_spot, named) if spot)


def _inferred(told: Mapping[str, Any]) -> bool:
    origin = told.get("origin")
    return bool(origin.get("inferred") if isinstance(origin, Mapping) else told.get("origin_inferred"))


def _names(told: str | Iterable[Mapping[str, Any]] | None) -> tuple[str, ...]:
    return _split(told) if isinstance(told, str) else tuple(one["name"] for one in told or ())


def _outlets(told: Mapping[str, Any]) -> tuple[str, ...]:
    """Who tells it, each once."""
    if "reports" in told:
        return tuple(dict.fromkeys(one["source"] for one in told["reports"] if one["source"]))
    return _split(told.get("sources") or told.get("source") or "")


def _split(told: str) -> tuple[str, ...]:
    return tuple(filter(None, told.split(LIST_SEPARATOR)))


def _quote(evidence: str | Sequence[Mapping[str, Any]] | None) -> str:
    """The beginning of the first sentence that tells it."""
    if not evidence:
        return ""
    sentence = evidence.split(SENTENCE_SEPARATOR)[0] if isinstance(evidence, str) else evidence[0]["text"]
    if len(sentence) <= LONGEST_QUOTE:
        return str(sentence)
    return sentence[:LONGEST_QUOTE].rpartition(" ")[0] + _CUT
