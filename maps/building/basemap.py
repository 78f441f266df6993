"""The basemap, cut from Natural Earth: land, lakes, rivers, borders, and the names of countries and towns.

The whole world from the 1:50m data, good to zoom 6, in one file; and for closer views the same from the
1:10m data in pieces of 20 by 20 degrees, of which a map loads those it shows. Borders and names are those
of every world view of the gazetteer: a feature that is not for all of them says which by `views`, and the
page picks by its setting. Disputed lines are marked, and the map dashes them. Areas carry no country codes:
which country a place is in is the gazetteer's business, never that of these shapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import product
from typing import Any, NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer import Gazetteer, world_views

from . import encoding
from .borders import borders_by_view
from .cities import Town, towns
from .ingredient import Ingredient
from .labels import country_names
from .natural_earth import document, layer
from .tables import DATA, rows

__all__ = ["CLOSE", "MARGIN", "PIECE", "basemap"]

CLOSE = 7  # the zoom from which the pieces are drawn rather than the world
PIECE = 20  # degrees: at that zoom a screen shows one to four
MARGIN = 0.01  # degrees by which pieces overlap, so that no seam shows between them
RIVERS = DATA / "rivers.tsv"

Record = dict[str, Any]


class Cut(NamedTuple):
    """How one scale is cut: the scale, the box kept, and what is too fine to draw (degrees).

    A pixel of the last zoom that a scale serves is 0.022° (zoom 6) or 0.0027° (zoom 9).
    """

    scale: str
    box: tuple[float, float, float, float]
    tolerance: float
    decimals: int
    smallest_land: float
    smallest_lake: float


WORLD = Cut("50m", (-180, -60, 180, 84), 0.02, 2, 0.003, 0.05)
DETAIL = Cut("10m", (-180, -60, 180, 80), 0.003, 3, 0.0003, 0.01)


class Layer(NamedTuple):
    """What is drawn in one way: its name, in which world views, and its shape."""

    name: str
    views: tuple[str, ...]
    shape: BaseGeometry


def basemap(gazetteer: Gazetteer) -> Iterator[Ingredient]:
    """The files of the basemap. Raises `AssetSourceMissing`."""
    named = towns(gazetteer)
    names = {"countries": list(_countries()), "towns": _written(named, WORLD, range(CLOSE))}
    yield document("world.json", _document(WORLD, WORLD.box, _layers(WORLD)) | names)
    pieces = {}
    for key, content in _pieces(named):
        piece = document(f"detail-{key}.json", content)
        pieces[key] = piece.file
        yield piece
    yield document("detail.json", {"size": PIECE, "zoom": CLOSE, "pieces": pieces})


def _layers(cut: Cut) -> list[Layer]:
    """Land, lakes and rivers, and the borders, one for each kind and set of world views."""
    everyone = tuple(world_views())
    land = _areas(layer(f"{cut.scale}_land"), cut, cut.smallest_land)
    lakes = _areas(layer(f"{cut.scale}_lakes"), cut, cut.smallest_lake)
    rivers = [shapely.from_wkt(row.cells["shape"]) for row in rows(RIVERS, ["shape"])]
    flowing = shapely.union_all(rivers).difference(lakes.buffer(0))
    found = [
        Layer("land", everyone, land),
        Layer("lake", everyone, lakes),
        Layer("river", everyone, _lines([flowing], cut)),
    ]
    borders = borders_by_view(layer(f"{cut.scale}_admin_0_boundary_lines_land"))
    found += [
        Layer(drawn.value, views, _lines(lines, cut)) for (drawn, views), lines in sorted(borders.items())
    ]
    return found


def _pieces(named: Iterable[Town]) -> Iterator[tuple[str, Record]]:
    """The pieces of the fine scale that hold anything, by the column and row of their place in the grid."""
    layers = _layers(DETAIL)
    for west, south in product(range(-180, 180, PIECE), range(-60, 80, PIECE)):
        box = (west - MARGIN, south - MARGIN, west + PIECE + MARGIN, south + PIECE + MARGIN)
        inside = [Layer(name, views, shapely.clip_by_rect(shape, *box)) for name, views, shape in layers]
        within = partial(_is_within, west=west, south=south)
        own = _written(filter(within, named), DETAIL, range(CLOSE, 99))
        if not all(one.shape.is_empty for one in inside):
            yield f"{west // PIECE}_{south // PIECE}", _document(DETAIL, box, inside) | {"towns": own}


def _is_within(town: Town, *, west: float, south: float) -> bool:
    return west <= town.place.lon < west + PIECE and south <= town.place.lat < south + PIECE


def _document(cut: Cut, box: tuple[float, ...], layers: Iterable[Layer]) -> Record:
    """Layers as they are written: areas by polygons, lines by lines, in steps of 10**-`decimals` degrees."""
    edges = [round(edge * 10**cut.decimals) for edge in box]
    features = [_feature(one, cut) for one in layers]
    return {"decimals": cut.decimals, "box": edges, "features": [one for one in features if one["parts"]]}


def _feature(one: Layer, cut: Cut) -> Record:
    is_area = one.name in ("land", "lake")
    shape = _polygons(one.shape) if is_area else one.shape
    parts = encoding.areas(shape, cut.decimals) if is_area else encoding.lines(shape, cut.decimals)
    return {"layer": one.name, **_for_views(one.views), "parts": parts}


def _countries() -> Iterator[list[Any]]:
    """Position, first zoom, the two names and the views of every country on the list, largest first."""
    records = {record["ISO_A2_EH"]: record for record, _ in layer("50m_admin_0_countries")}
    named = [(records[name.code], name) for name in country_names() if name.code in records]
    for record, name in sorted(named, key=lambda pair: (pair[0]["LABELRANK"], pair[1].code, pair[1].views)):
        point = encoding.position(record["LABEL_X"], record["LABEL_Y"], WORLD.decimals)
        zoom = record["MIN_LABEL"] if name.zoom is None else name.zoom
        yield [*point, zoom, name.ar, name.en, *_for_views(name.views).values()]


def _written(named: Iterable[Town], cut: Cut, zooms: range) -> list[list[Any]]:
    """Longitude, latitude, first zoom and the two names of towns."""
    return [
        [
            *encoding.position(one.place.lon, one.place.lat, cut.decimals),
            one.zoom,
            one.place.name,
            one.place.name_en,
        ]
        for one in named
        if one.zoom in zooms
    ]


def _for_views(views: tuple[str, ...]) -> Record:
    """The property of a feature that is not for all world views."""
    return {} if len(views) == len(world_views()) else {"views": list(views)}


def _areas(shapes: Iterable[tuple[Record, BaseGeometry]], cut: Cut, smallest: float) -> BaseGeometry:
    """The areas inside the box as one, simplified, without those below the smallest size (square degrees)."""
    whole = shapely.union_all([area for _, area in shapes]).intersection(shapely.box(*cut.box))
    simple = shapely.simplify(shapely.get_parts(whole), cut.tolerance)
    return shapely.MultiPolygon(list(simple[shapely.area(simple) >= smallest]))


def _polygons(shape: BaseGeometry) -> BaseGeometry:
    """The areas of a shape without the lines and points that cutting leaves."""
    return shapely.MultiPolygon([part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"])


def _lines(found: Iterable[BaseGeometry], cut: Cut) -> BaseGeometry:
    """The lines inside the box as one, simplified."""
    inside = shapely.line_merge(shapely.union_all(list(found)).intersection(shapely.box(*cut.box)))
    return shapely.MultiLineString(list(shapely.simplify(shapely.get_parts(inside), cut.tolerance)))
