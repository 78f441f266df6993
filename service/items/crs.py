"""Coordinate reference systems other than longitude and latitude on WGS 84, by pyproj.

Everything is stored in CRS84 (degrees, longitude first). Answers in another system have the order of axes
that its authority gives it: EPSG:4326 is latitude first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from pyproj.exceptions import CRSError, ProjError
from shapely.geometry.base import BaseGeometry

from ..errors import BadParameter
from ..filters import Filter, edges_of, geometry_of
from ..store import Box
from .intervals import box_on_earth

__all__ = ["CRS84", "LISTED", "System", "system_of"]

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
_EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
LISTED = (CRS84, f"{_EPSG}4326", f"{_EPSG}3857")
"""The systems that collections name; any other of EPSG is taken too."""

_CRS84_NAMES = (CRS84, "CRS84", "OGC:CRS84", "http://www.opengis.net/def/crs/OGC/0/CRS84")
_CODE = re.compile(rf"(?:{re.escape(_EPSG)}|EPSG:)(\d{{1,6}})")
_GEOMETRY = ("coordinates", "geometries")
_NOWHERE = b"null"
_DECIMALS = 7
"""Of the numbers that go out: a centimetre in degrees, far below in metres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A system, by its address; `from_degrees` and `to_degrees` are None for the stored one."""

    uri: str
    from_degrees: Transformer | None = None
    to_degrees: Transformer | None = None

    @property
    def is_stored(self) -> bool:
        """Whether features are stored in this system."""
        return self.from_degrees is None

    def feature(self, body: bytes) -> bytes:
        """A feature as GeoJSON text with its geometry in this system; without one where it has none there."""
        if self.from_degrees is None:
            return body
        feature = msgspec.json.decode(body, type=dict[str, msgspec.Raw])
        feature["geometry"] = msgspec.Raw(self._geojson(bytes(feature["geometry"])))
        return msgspec.json.encode(feature)

    def box(self, edges: tuple[float, float, float, float], parameter: str) -> Box:
        """The box in degrees around a box of this system, its edges in the order of the system's axes.

        West beyond east means that it spans the antimeridian, where the system goes around the world. Raises
        `BadParameter` for what is no box on earth.
        """
        if self.to_degrees is None:
            return box_on_earth(edges, parameter)
        first, second, last, top = edges
        if first <= last and second <= top:
            return box_on_earth(self.to_degrees.transform_bounds(*edges), parameter)
        west, south = self.to_degrees.transform(first, second)
        east, north = self.to_degrees.transform(last, top)
        if not self._goes_around or west <= east:
            raise BadParameter("bad_bbox", parameter)
        return box_on_earth((west, south, east, north), parameter)

    @property
    def _goes_around(self) -> bool:
        """Whether the eastern edge of the world is where the western is: in degrees and on web maps."""
        source = self.to_degrees.source_crs if self.to_degrees else None
        return self.uri in LISTED or (source is not None and source.is_geographic)

    def degrees(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry of this system in degrees, longitude first."""
        return geometry if self.to_degrees is None else shapely.transform(geometry, _over(self.to_degrees))

    def filter(self, given: Filter) -> Filter:
        """A filter whose geometries are in this system, as one whose geometries are in degrees."""
        return given if self.to_degrees is None else Filter(tree=self._moved(given.tree))

    def _moved(self, node: Any) -> Any:
        if isinstance(node, list):
            return [self._moved(one) for one in node]
        if not isinstance(node, dict):
            return node
        if "bbox" in node:
            return shapely.geometry.mapping(self._box_shape(node["bbox"]))
        if any(key in node for key in _GEOMETRY):
            return shapely.geometry.mapping(shapely.transform(geometry_of(node), _over(self.to_degrees)))
        return {key: self._moved(value) for key, value in node.items()}

    def _box_shape(self, edges: Any) -> BaseGeometry:
        boxes = self.box(edges_of(edges), "filter").parts()
        return shapely.MultiPolygon(
            [shapely.box(part.west, part.south, part.east, part.north) for part in boxes]
        )

    def _geojson(self, geometry: bytes) -> bytes:
        if geometry == _NOWHERE:
            return _NOWHERE
        moved = shapely.transform(shapely.from_geojson(geometry), _over(self.from_degrees))
        if not np.isfinite(shapely.get_coordinates(moved)).all():  # the poles, in Mercator
            return _NOWHERE
        rounded = shapely.transform(moved, lambda points: np.round(points, _DECIMALS))
        return shapely.to_geojson(rounded).encode()


def system_of(parameter: str, value: str | None) -> System:
    """The system that a parameter names, by address or as `EPSG:3857`; the stored one for None.

    Raises `BadParameter` for one that is not known.
    """
    name = (value or CRS84).strip().removeprefix("[").removesuffix("]")
    if name in _CRS84_NAMES:
        return System(uri=CRS84)
    code = _CODE.fullmatch(name)
    try:
        if code is None:
            raise CRSError(name)
        return _system(int(code[1]))
    except ProjError:
        raise BadParameter("bad_crs", parameter, known=f"{', '.join(LISTED)}, EPSG:…") from None


@lru_cache(maxsize=64)
def _system(code: int) -> System:
    return System(
        uri=f"{_EPSG}{code}",
        from_degrees=Transformer.from_crs("OGC:CRS84", f"EPSG:{code}"),
        to_degrees=Transformer.from_crs(f"EPSG:{code}", "OGC:CRS84"),
    )


def _over(transformer: Transformer | None) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    assert transformer is not None

    def moved(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    return moved
