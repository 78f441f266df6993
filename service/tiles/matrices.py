"""The grid of web maps as OGC's Tile Matrix Set 2.0 tells it, as deep as tiles are drawn here."""

from __future__ import annotations

from typing import Any

from ..answering.links import link
from ..answering.negotiation import JSON
from .grid import DEEPEST, WORLD

__all__ = ["GRID", "REGISTRY", "WEB_MERCATOR", "matrix_set_document", "matrix_sets_document"]

GRID = "WebMercatorQuad"
REGISTRY = f"http://www.opengis.net/def/tilematrixset/OGC/1.0/{GRID}"
WEB_MERCATOR = "http://www.opengis.net/def/crs/EPSG/0/3857"
_SCALES = "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible"
_TITLE = "Google Maps Compatible for the World"
_SIDE = 256
"""Pixels of a tile's side that the scales are reckoned by."""
_PIXEL = 0.00028
"""Metres of the standard's pixel."""

_OUTLINE = {"id": GRID, "title": _TITLE, "uri": REGISTRY, "crs": WEB_MERCATOR}


def matrix_sets_document(url: str) -> dict[str, Any]:
    """All grids that lie at `url`: the one of web maps."""
    own = {**_OUTLINE, "links": [link("self", f"{url}/{GRID}", JSON)]}
    return {"links": [link("self", url, JSON)], "tileMatrixSets": [own]}


def matrix_set_document(url: str) -> dict[str, Any]:
    """The grid of web maps, each zoom with its scale and its tiles."""
    return {
        **_OUTLINE,
        "orderedAxes": ["X", "Y"],
        "wellKnownScaleSet": _SCALES,
        "tileMatrices": [_matrix(zoom) for zoom in range(DEEPEST + 1)],
        "links": [link("self", url, JSON)],
    }


def _matrix(zoom: int) -> dict[str, Any]:
    """A zoom; `cellSize` is in metres at the equator, `pointOfOrigin` the north-western corner in metres."""
    cell = WORLD / _SIDE / 2**zoom
    return {
        "id": str(zoom),
        "scaleDenominator": cell / _PIXEL,
        "cellSize": cell,
        "pointOfOrigin": [-WORLD / 2, WORLD / 2],
        "tileWidth": _SIDE,
        "tileHeight": _SIDE,
        "matrixWidth": 2**zoom,
        "matrixHeight": 2**zoom,
    }
