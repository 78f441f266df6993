"""The borders that each world view draws: Natural Earth's lines as the view sees them, and lines of our own.

Natural Earth tells of each line what it is for itself (by who controls the land) and for some countries and
bodies. `data/world-views.tsv` says whose word each world view of the gazetteer takes, and
`data/world-view-lines.tsv` what is drawn otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer import WorldView, world_views

from .tables import DATA, Row, rows

__all__ = ["LINES", "VIEWS", "Drawn", "borders_by_view"]

VIEWS, LINES = DATA / "world-views.tsv", DATA / "world-view-lines.tsv"
VIEW_COLUMNS, LINE_COLUMNS = ["view", "follows", "note"], ["views", "drawn", "shape", "note"]
BORDER = "International boundary (verify)"
NOT_DRAWN = ("Unrecognized", "Admin-1 boundary", "Map unit boundary")
NO_BORDERS = ("Overlay limit",)  # edges of buffer zones, drawn beside the line of control

Record = Mapping[str, Any]


class Drawn(StrEnum):
    """How a line is drawn: as a border, as a disputed one, or not at all."""

    BORDER = "border"
    DISPUTED = "disputed"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ruling:
    """What a row of world-view-lines.tsv says."""

    views: tuple[str, ...]
    drawn: Drawn
    shape: BaseGeometry


def borders_by_view(
    lines: Iterable[tuple[Record, BaseGeometry]],
) -> dict[tuple[Drawn, tuple[str, ...]], list[BaseGeometry]]:
    """The lines to draw by how they are drawn and in which world views. Raises `MapDataError`."""
    rulings = [_ruling(row) for row in rows(LINES, LINE_COLUMNS)]
    areas = [one for one in rulings if one.shape.area]
    fields = _fields()
    found: dict[tuple[Drawn, tuple[str, ...]], list[BaseGeometry]] = defaultdict(list)
    for record, line in lines:
        if record["FEATURECLA"].startswith(NO_BORDERS):
            continue
        plain = {view: _drawn(record, field) for view, field in fields.items()}
        for piece in _pieces(line, areas):
            _sort_in(found, piece, {view: _ruled(view, piece, areas) or plain[view] for view in plain})
    for wkt, same in _own_lines(rulings).items():
        seen = {view: _first_said(view, same) or Drawn.NONE for view in fields}
        _sort_in(found, shapely.from_wkt(wkt), seen)
    return found


def _sort_in(
    found: dict[tuple[Drawn, tuple[str, ...]], list[BaseGeometry]],
    line: BaseGeometry,
    seen: Mapping[str, Drawn],
) -> None:
    for drawn in (Drawn.BORDER, Drawn.DISPUTED):
        views = tuple(view for view, how in seen.items() if how is drawn)
        if views:
            found[drawn, views].append(line)


def _fields() -> dict[str, str]:
    """The field of Natural Earth that each world view follows."""
    given = {row.cells["view"]: row for row in rows(VIEWS, VIEW_COLUMNS)}
    for name, row in given.items():
        if name not in world_views():
            raise row.wrong("view", f"there is no world view {name!r}")
    found = {}
    for name, view in world_views().items():
        source = next((one for one in _lineage(view) if one in given), None)
        if source is None:
            raise next(iter(given.values())).wrong("view", f"no row for the world view {name!r}")
        found[name] = given[source].cells["follows"]
    return found


def _lineage(view: WorldView) -> list[str]:
    """The name of a view, then those of the views it is like."""
    return [view.name, *(_lineage(world_views()[view.like]) if view.like else [])]


def _ruling(row: Row) -> _Ruling:
    if not row.many("views") or not set(row.many("views")) <= set(world_views()):
        raise row.wrong("views", f"{row.cells['views']!r} names no world view")
    try:
        shape, drawn = shapely.from_wkt(row.cells["shape"]), Drawn(row.cells["drawn"])
    except shapely.errors.GEOSException as error:
        raise row.wrong("shape", f"is no WKT: {error}") from error
    except ValueError as error:
        raise row.wrong("drawn", f"{row.cells['drawn']!r} is none of {', '.join(Drawn)}") from error
    return _Ruling(views=row.many("views"), drawn=drawn, shape=shape)


def _drawn(record: Record, field: str) -> Drawn:
    """How a line is drawn in the view a field tells of; Natural Earth's own where it tells nothing."""
    told = record.get(field) or record["FEATURECLA"]
    if told in NOT_DRAWN:
        return Drawn.NONE
    return Drawn.BORDER if told == BORDER else Drawn.DISPUTED


def _pieces(line: BaseGeometry, areas: Iterable[_Ruling]) -> list[BaseGeometry]:
    """The line cut at the edges of the areas."""
    pieces = [line]
    for area in areas:
        cut = [part for one in pieces for part in (one.intersection(area.shape), one.difference(area.shape))]
        pieces = [part for part in cut if part.length]
    return pieces


def _ruled(view: str, piece: BaseGeometry, areas: Iterable[_Ruling]) -> Drawn | None:
    """What is said in a view of the areas that hold the piece."""
    middle = piece.interpolate(0.5, normalized=True)
    return _first_said(view, [area for area in areas if area.shape.contains(middle)])


def _first_said(view: str, rulings: Iterable[_Ruling]) -> Drawn | None:
    """What the first ruling for a view says, its own before those for the views it is like; None for none."""
    told = (one.drawn for name in _lineage(world_views()[view]) for one in rulings if name in one.views)
    return next(told, None)


def _own_lines(rulings: Iterable[_Ruling]) -> dict[str, list[_Ruling]]:
    """The lines of our own as WKT, with all that is said of each."""
    found: dict[str, list[_Ruling]] = defaultdict(list)
    for one in rulings:
        if not one.shape.area:
            found[one.shape.wkt].append(one)
    return found
