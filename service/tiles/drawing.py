"""Features as the layer of a vector tile: projected, wrapped, clipped, simplified; thinned where too many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import mapbox_vector_tile
import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from ..store import Geometry, Layer
from .grid import BUFFER, EXTENT, WORLD, Tile, mercator

__all__ = ["SHOWN", "THINNED_ABOVE", "drawn_tile", "shown_columns"]

THINNED_ABOVE = 5000
"""Features of a tile that are drawn one by one; of more, those that lie on one spot are drawn as one."""

_SPOT = 16
"""Units of a tile that look like one place: two pixels of a tile of 512."""

_TOLERANCE = 4.0
"""Units by which a line may be drawn beside where it is: half a pixel."""

SHOWN = (
    "kind",
    "status",
    "place_role",
    "actors",
    "origin",
    "destination",
    "start",
    "end",
    "first_day",
    "last_day",
    "confidence",
    "source_count",
    "name",
    "name_en",
    "country",
    "mentions",
)
"""What a tile tells of a feature; the rest is a request away, by its id."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    geometry: Any
    properties: dict[str, Any]


class _Told(msgspec.Struct):
    """What is needed of a feature; the rest is passed over while it is decoded."""

    id: str
    geometry: msgspec.Raw
    properties: dict[str, Any]


def shown_columns(layer: Layer) -> list[str]:
    """The properties that tiles of a layer have, besides `id` and `count`."""
    return [column.name for column in layer.columns if column.name in SHOWN]


def drawn_tile(layer: Layer, tile: Tile, parts: Iterable[Sequence[bytes]]) -> bytes:
    """The tile with what its features leave in it, empty where that is nothing."""
    names = shown_columns(layer)
    drawn = [one for bodies in parts for one in _drawn(bodies, tile, names, layer)]
    if len(drawn) > THINNED_ABOVE:
        drawn = _thinned(drawn)
    features = [{"geometry": one.geometry, "properties": one.properties} for one in drawn]
    if not features:
        return b""
    options = {"y_coord_down": True, "extents": EXTENT}
    return bytes(
        mapbox_vector_tile.encode({"name": layer.name, "features": features}, default_options=options)
    )


def _drawn(bodies: Sequence[bytes], tile: Tile, names: Sequence[str], layer: Layer) -> list[_Drawn]:
    told = [msgspec.json.decode(body, type=_Told) for body in bodies]
    told = [one for one in told if bytes(one.geometry) != b"null"]
    if not told:
        return []
    shapes = shapely.from_geojson([bytes(one.geometry) for one in told])
    found = _in_tile(shapes, tile, layer)
    return [_Drawn(shape, _properties(one, names)) for one, shape in zip(told, found, strict=True) if shape]


def _properties(told: _Told, names: Sequence[str]) -> dict[str, Any]:
    kept = {name: told.properties[name] for name in names if told.properties.get(name) is not None}
    return {"id": told.id, "count": 1, **kept}


def _in_tile(shapes: NDArray[Any], tile: Tile, layer: Layer) -> list[Any]:
    """The shapes in units of the tile, as far as they lie in it with its buffer; None for the others.

    What lies beyond the antimeridian is drawn at both ends of the world.
    """
    west, _, _, north = tile.edges
    inside = shapely.box(-BUFFER, -BUFFER, EXTENT + BUFFER, EXTENT + BUFFER)
    projected = shapely.transform(shapes, mercator)
    copies = []
    for shift in (-WORLD, 0.0, WORLD):
        moved = shapely.transform(projected, _to_units(west - shift, north, tile.unit))
        if layer.geometry is Geometry.LINE:
            moved = shapely.simplify(moved, _TOLERANCE)
        copies.append(shapely.intersection(moved, inside))
    return [_whole(parts) for parts in zip(*copies, strict=True)]


def _to_units(west: float, north: float, unit: float) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    """From metres to units of a tile, rightwards and downwards from its corner."""

    def units(positions: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack([(positions[:, 0] - west) / unit, (north - positions[:, 1]) / unit])

    return units


def _whole(parts: Sequence[Any]) -> Any:
    """The copies of one shape that lie in a tile as one geometry of its kind, None where there are none.

    A line that only touches the buffer with its end leaves a point, which is left out.
    """
    flat = [piece for part in parts if not part.is_empty for piece in getattr(part, "geoms", (part,))]
    lines = [piece for piece in flat if piece.geom_type == "LineString"]
    points = [piece for piece in flat if piece.geom_type == "Point"]
    if lines:
        return lines[0] if len(lines) == 1 else shapely.MultiLineString(lines)
    if points:
        return points[0] if len(points) == 1 else shapely.MultiPoint(points)
    return None


def _thinned(drawn: Sequence[_Drawn]) -> list[_Drawn]:
    """Features that cannot be told apart at this zoom as one, the last stored of them, with their number."""
    spots: dict[tuple[float, ...], _Drawn] = {}
    counts: dict[tuple[float, ...], int] = {}
    for one in drawn:
        west, south, east, north = one.geometry.bounds
        spot = tuple(round(edge / _SPOT) for edge in (west, south, east, north))
        spots[spot] = one
        counts[spot] = counts.get(spot, 0) + 1
    return [_counted(one, counts[spot]) for spot, one in spots.items()]


def _counted(one: _Drawn, count: int) -> _Drawn:
    properties: Mapping[str, Any] = one.properties
    return _Drawn(one.geometry, {**properties, "count": count})
