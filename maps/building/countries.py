"""The land of every country, for maps that shade a country instead of pinning it.

Natural Earth's 1:50m countries, and each world view of the gazetteer laid over them: what a view gives to
another country is cut off there. A shape is drawn softly and answers no question: which country a place is in
is the gazetteer's business.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer import WorldView, world_views

from .ingredient import Ingredient
from .natural_earth import DISTRIBUTION, LICENCE, layer
from .packages import package_version

__all__ = ["countries", "land_in"]

TOLERANCE = 0.1  # degrees: the shading is soft, has no edge of its own, and lies under the borders
DECIMALS = 2
SMALLEST = 0.02  # square degrees; of a country of small islands the largest is kept all the same
PART_OF = {"SOL": "SO", "CYN": "CY"}  # areas that Natural Earth keeps apart and that have no ISO code

Lands = Mapping[str, BaseGeometry]
"""Land by ISO code."""


def countries() -> Iterator[Ingredient]:
    """The file of the countries. Raises `AssetSourceMissing`."""
    content = {"type": "FeatureCollection", "features": list(_features())}
    yield Ingredient(
        name="countries.json",
        content=json.dumps(content, separators=(",", ":")).encode(),
        package=DISTRIBUTION,
        version=package_version(DISTRIBUTION),
        licence=LICENCE,
    )


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


def _features() -> Iterator[dict[str, Any]]:
    """A feature for every country, or several where world views see it differently."""
    lands = _lands()
    shapes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, view in world_views().items():
        for code, land in land_in(view, lands).items():
            shapes[code, _written(land)].append(name)
    for (code, written), views in sorted(shapes.items()):
        of_views = {} if len(views) == len(world_views()) else {"views": views}
        properties = {"country": code, **of_views}
        yield {"type": "Feature", "properties": properties, "geometry": json.loads(written)}


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


def _written(land: BaseGeometry) -> str:
    """The polygons of a land as GeoJSON, rounded, the same land always the same text."""
    parts = [part for part in shapely.get_parts(land) if part.area > 0]
    large = [part for part in parts if part.area >= SMALLEST] or [max(parts, key=lambda part: part.area)]
    whole = shapely.normalize(shapely.MultiPolygon(large))
    coordinates = [[_rounded(ring) for ring in _rings(polygon)] for polygon in whole.geoms]
    return json.dumps({"type": "MultiPolygon", "coordinates": coordinates}, separators=(",", ":"))


def _rings(polygon: Any) -> list[Any]:
    return [polygon.exterior, *polygon.interiors]


def _rounded(ring: Any) -> list[list[float]]:
    return [[round(lon, DECIMALS) + 0.0, round(lat, DECIMALS) + 0.0] for lon, lat in ring.coords]
