"""The land of every country, for maps that shade a country instead of pinning it.

Natural Earth's 1:50m countries, and each world view of the gazetteer laid over them: what a view gives to
another country is cut off there. Each country is a file of its own, as a map shows few of them. A shape is
drawn softly and answers no question: which country a place is in is the gazetteer's business.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer import WorldView, world_views

from . import encoding
from .ingredient import Ingredient
from .natural_earth import document, layer

__all__ = ["countries", "land_in"]

TOLERANCE = 0.1  # degrees: the shading is soft, has no edge of its own, and lies under the borders
DECIMALS = 2
BOX = (-180, -60, 180, 84)  # as the basemap: what is drawn of the world
SMALLEST = 0.02  # square degrees; of a country of small islands the largest is kept all the same
PART_OF = {"SOL": "SO", "CYN": "CY"}  # areas that Natural Earth keeps apart and that have no ISO code

Lands = Mapping[str, BaseGeometry]
"""Land by ISO code."""


def countries() -> Iterator[Ingredient]:
    """A file for every country, and one that says which there are. Raises `AssetSourceMissing`."""
    index = {}
    for code, features in sorted(_features().items()):
        land = document(f"land-{code}.json", {"decimals": DECIMALS, "features": features})
        index[code] = land.file
        yield land
    yield document("countries.json", index)


def land_in(view: WorldView, lands: Lands) -> dict[str, BaseGeometry]:
    """The land of every country as a view sees it; `lands` is what the source gives to each.

    The first area of the view that holds a piece of land decides whose it is, as for places.
    """
    seen = dict(lands)
    settled: dict[str, BaseGeometry] = defaultdict(shapely.MultiPolygon)
    for area in view.areas:
        for giver in area.givers:
            if giver not in lands:
                continue
            inside = lands[giver] if area.outline is None else lands[giver].intersection(area.shape)
            piece = inside.difference(settled[giver])
            settled[giver] = settled[giver].union(piece)
            seen[giver] = seen[giver].difference(piece)
            if area.taker:
                seen[area.taker] = seen.get(area.taker, shapely.MultiPolygon()).union(piece)
    return {code: land for code, land in seen.items() if not land.is_empty}


def _features() -> dict[str, list[dict[str, Any]]]:
    """The land of every country in parts: those of all world views, then those of some, each part once."""
    seen_by: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, view in world_views().items():
        for code, land in land_in(view, _lands()).items():
            for polygon in _polygons(land):
                seen_by[code][json.dumps(polygon)].append(name)
    return {code: list(_grouped(polygons)) for code, polygons in seen_by.items()}


def _grouped(polygons: Mapping[str, list[str]]) -> Iterator[dict[str, Any]]:
    """Polygons by the world views that they are for; `views` is left out where that is all."""
    groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for polygon, names in polygons.items():
        groups[tuple(names)].append(json.loads(polygon))
    for views, parts in sorted(groups.items()):
        yield {**({} if len(views) == len(world_views()) else {"views": views}), "parts": parts}


@cache
def _lands() -> Lands:
    """Natural Earth's countries by ISO code, simplified so that neighbours keep their common border."""
    drawn = list(layer("50m_admin_0_countries"))
    simple = shapely.coverage_simplify([shape for _, shape in drawn], TOLERANCE)
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for (record, _), shape in zip(drawn, simple, strict=True):
        code = PART_OF.get(record["ADM0_A3"], record["ISO_A2_EH"])
        if code != "-99":
            found[code].append(shapely.make_valid(shape))
    return {code: shapely.union_all(parts) for code, parts in found.items()}


def _polygons(land: BaseGeometry) -> list[Any]:
    """The polygons of a land inside the box, in steps; of a country of small islands the largest."""
    parts = [part for part in shapely.get_parts(shapely.clip_by_rect(land, *BOX)) if part.area > 0]
    large = [part for part in parts if part.area >= SMALLEST] or sorted(parts, key=lambda part: part.area)[
        -1:
    ]
    return encoding.areas(shapely.MultiPolygon(large), DECIMALS)
