"""World views: who a disputed place belongs to, by whom one asks.

The built file keeps the country that its sources give. A world view is laid over it when a place is read:
some places by their ids, all others by the areas they lie in, so that places of imported layers follow it
too. Views, their areas and places are rows of `data/world-view*.tsv`; docs/gazetteer.md says how to add one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .datafiles import Row, read_rows
from .errors import FactError, GazetteerError
from .model import COUNTRY_IDS, Context

__all__ = [
    "DEFAULT_WORLD_VIEW",
    "Area",
    "WorldView",
    "world_view",
    "world_views",
]

DEFAULT_WORLD_VIEW = "arab"
VIEW_FIELDS = ("view", "like", "title_ar", "title_en", "source")
AREA_FIELDS = ("views", "from", "to", "outline", "note")
PLACE_FIELDS = ("views", "id", "country", "note")
CAPITAL_FIELDS = ("views", "country", "id", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Land that a view gives to a country, or to none, whichever of `givers` the sources say it belongs to.

    Without an outline it is all that the sources give to these countries, and the countries themselves.
    """

    givers: tuple[str, ...]
    taker: str | None
    outline: str | None
    row: Row

    @property
    def shape(self) -> BaseGeometry:
        """The outline in degrees (EPSG:4326), read when first asked for; `FactError` where it is no WKT."""
        try:
            return _shape(self.outline or "POLYGON EMPTY")
        except shapely.errors.GEOSException as error:
            raise FactError(f"{self.row.where}: field 'outline' is no WKT: {error}") from error

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point in degrees lies in the area."""
        return self.outline is None or bool(shapely.contains_xy(self.shape, lon, lat))

    def holds_all(self, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which points (degrees) lie in the area, all at once."""
        if self.outline is None:
            return np.ones(len(lon), dtype=np.bool_)
        west, south, east, north = self.shape.bounds
        inside = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        inside[inside] = shapely.contains_xy(self.shape, lon[inside], lat[inside])
        return inside


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldView:
    """One view: its name for settings, its titles, whose it is, and where it differs from the sources.

    `like` names the view it follows where it says nothing itself. `areas` are in the order they are asked;
    `places` and `capitals` are by id and by ISO code.
    """

    name: str
    like: str | None
    title_ar: str
    title_en: str
    source: str
    areas: tuple[Area, ...]
    places: Mapping[str, str | None]
    capitals: Mapping[str, str]
    by_giver: Mapping[str, tuple[Area, ...]]

    def country_of(self, place_id: str, country: str | None, lon: float, lat: float) -> str | None:
        """The country of a place that the sources give to `country`; None where the view gives it to nobody.

        Countries themselves are moved by id or as a whole, never by an area that their point lies in.
        """
        if place_id in self.places:
            return self.places[place_id]
        for area in self.by_giver.get(country or "", ()):
            if area.outline is None or (not place_id.startswith(COUNTRY_IDS) and area.holds(lon, lat)):
                return area.taker
        return country

    def standing(self, code: str) -> str | None:
        """Whom the country or territory of an ISO code belongs to: itself, unless the view says otherwise."""
        return self.country_of(f"{COUNTRY_IDS}{code}", code, 0.0, 0.0)

    def seen(self, context: Context) -> Context:
        """The context with its votes given to whom the countries voted for belong."""
        if all(self.standing(code) == code for code in (*context.countries, context.outlet_country) if code):
            return context
        votes: dict[str, float] = defaultdict(float)
        for code, weight in context.countries.items():
            votes[self.standing(code) or code] += weight
        outlet = context.outlet_country
        return replace(context, countries=votes, outlet_country=self.standing(outlet) if outlet else None)


def world_view(name: str) -> WorldView:
    """The view of a name; raises `GazetteerError`, which names those there are."""
    try:
        return world_views()[name]
    except KeyError:
        known = ", ".join(world_views())
        raise GazetteerError(f"there is no world view {name!r}; there are {known}") from None


@cache
def world_views() -> Mapping[str, WorldView]:
    """All views by name, the default one first. Raises `FactError` where a row is wrong."""
    rows = {row.text("view"): row for row in read_rows("world-views.tsv", VIEW_FIELDS)}
    return {name: _view(_lineage(row, rows)) for name, row in rows.items()}


def _lineage(row: Row, rows: Mapping[str, Row]) -> list[Row]:
    """The view, then the view it is like, and so on."""
    found = [row]
    while like := found[-1].optional("like"):
        if like not in rows or rows[like] in found:
            raise FactError(f"{found[-1].where}: field 'like': {like!r} is no other view of the file")
        found.append(rows[like])
    return found


def _view(lineage: list[Row]) -> WorldView:
    row = lineage[0]
    names = [one.text("view") for one in lineage]
    areas = [_area(one) for one in _rows_of("world-view-areas.tsv", AREA_FIELDS, names)]
    places = _rows_of("world-view-places.tsv", PLACE_FIELDS, names)
    capitals = _rows_of("world-view-capitals.tsv", CAPITAL_FIELDS, names)
    return WorldView(
        name=names[0],
        like=row.optional("like"),
        title_ar=row.text("title_ar"),
        title_en=row.text("title_en"),
        source=row.text("source"),
        areas=tuple(areas),
        places=_first((one.text("id"), one.optional("country")) for one in places),
        capitals=_first((one.text("country"), one.text("id")) for one in capitals),
        by_giver=_by_giver(areas),
    )


def _rows_of(file: str, fields: tuple[str, ...], names: list[str]) -> list[Row]:
    """The rows that hold for a view: its own, then those of the views it is like."""
    rows = read_rows(file, fields)
    known = {row.text("view") for row in read_rows("world-views.tsv", VIEW_FIELDS)}
    for row in rows:
        if not known.issuperset(row.many("views")) or not row.many("views"):
            raise FactError(
                f"{row.where}: field 'views' must name views of world-views.tsv, not {row.many('views')}"
            )
    return [row for name in names for row in rows if name in row.many("views")]


def _area(row: Row) -> Area:
    return Area(givers=row.many("from"), taker=row.optional("to"), outline=row.optional("outline"), row=row)


def _first(pairs: Iterable[tuple[str, Any]]) -> Mapping[str, Any]:
    """The first value of each key."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found


def _by_giver(areas: Iterable[Area]) -> Mapping[str, tuple[Area, ...]]:
    found: dict[str, list[Area]] = defaultdict(list)
    for area in areas:
        for code in area.givers:
            found[code].append(area)
    return {code: tuple(some) for code, some in found.items()}


@cache
def _shape(outline: str) -> BaseGeometry:
    shape = shapely.from_wkt(outline)
    shapely.prepare(shape)
    return shape
