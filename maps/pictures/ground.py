"""The basemap of a picture: what its view shows, cut and simplified to what its pixels can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ..ground import Ground, GroundLayer
from .markup import element
from .projection import Box, Projection, plane
from .symbols import land_style

__all__ = ["ground_markup", "land_markup"]

ORDER = ("land", "lake", "river", "border", "disputed")
FINE = 0.5  # pixels: what moves a line by less is left out …
TINY = 1.2  # … and islands and lakes that are smaller across
EDGE = 8.0  # pixels beyond the frame to which shapes are kept, so that no cut edge shows
TURN = 360.0


def ground_markup(ground: Ground, projection: Projection, frame: Box, colours: Mapping[str, str]) -> str:
    """The layers of a file of the basemap inside a frame of the picture."""
    layers = sorted(ground.layers, key=lambda layer: ORDER.index(layer.name))
    return "".join(_drawn(layer, projection, frame, _style(layer.name, colours)) for layer in layers)


def land_markup(
    layer: GroundLayer, projection: Projection, frame: Box, colours: Mapping[str, str], *, is_passed: bool
) -> str:
    """The land of a country that is a place of events, shaded inside a frame of the picture."""
    return _drawn(layer, projection, frame, land_style(colours, is_passed=is_passed))


def _drawn(layer: GroundLayer, projection: Projection, frame: Box, style: Mapping[str, str | float]) -> str:
    """A layer as one path; nothing where none of it is inside the frame."""
    wide = (frame[0] - EDGE, frame[1] - EDGE, frame[2] + EDGE, frame[3] + EDGE)
    path = "".join(_paths(layer, projection, projection.to_plane(wide)))
    return element("path", d=path, **style) if path else ""


def _style(name: str, colours: Mapping[str, str]) -> dict[str, str | float]:
    if name == "land":
        return {
            "fill": colours["land"],
            "stroke": colours["border"],
            "stroke_opacity": 0.55,
            "stroke_width": 0.7,
        }
    if name == "lake":
        return {"fill": colours["sea"]}
    line: dict[str, str | float] = {"fill": "none", "stroke": colours[name], "stroke_width": 1}
    return line | ({"stroke_dasharray": "4 4"} if name == "disputed" else {})


def _paths(layer: GroundLayer, projection: Projection, view: Box) -> Iterator[str]:
    """The path data of a layer: once, and again where the view reaches over the antimeridian."""
    shapes = _on_the_plane(_Key(layer))
    west, south, east, north = view
    for turn in (-TURN, 0.0, TURN):
        inside = shapely.clip_by_rect(shapes, west - turn, south, east - turn, north)
        fine = shapely.simplify(inside[~shapely.is_empty(inside)], FINE / projection.scale)
        parts = shapely.get_parts(fine)
        bounds = shapely.bounds(parts) * projection.scale
        sizes = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
        for part in parts[sizes >= TINY]:
            yield _path(part, projection, turn)


def _path(part: BaseGeometry, projection: Projection, turn: float) -> str:
    """Path data of a polygon or a line; nothing of the points that cutting leaves."""
    if isinstance(part, shapely.Polygon):
        return "".join(_line(ring, projection, turn) + "z" for ring in (part.exterior, *part.interiors))
    return _line(part, projection, turn) if isinstance(part, shapely.LineString) else ""


def _line(line: BaseGeometry, projection: Projection, turn: float) -> str:
    points = (projection.from_plane((x + turn, y)) for x, y in line.coords)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


class _Key:
    """A layer as a key of a cache: the same object is the same layer."""

    def __init__(self, layer: GroundLayer) -> None:
        self.layer = layer

    def __hash__(self) -> int:
        return id(self.layer)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.layer is self.layer


@lru_cache(maxsize=64)
def _on_the_plane(key: _Key) -> NDArray[np.object_]:
    """The shapes of a layer on the Mercator plane."""
    layer = key.layer
    areas = [
        shapely.Polygon(
            [plane(one) for one in rings[0]], [[plane(one) for one in hole] for hole in rings[1:]]
        )
        for rings in layer.areas
    ]
    lines = [shapely.LineString([plane(one) for one in line]) for line in layer.lines]
    return np.array([*areas, *lines], dtype=object)
