"""What is told of the tiles of a collection: OGC's documents, and TileJSON for the libraries of web maps."""

from __future__ import annotations

from typing import Any

from ..answering.links import link
from ..answering.negotiation import JSON
from ..answering.words import Words
from ..schemas import Link
from ..store import Box, Geometry, Layer, Summary
from .drawing import shown_columns
from .grid import DEEPEST
from .matrices import GRID, REGISTRY, WEB_MERCATOR

__all__ = ["MVT", "TILEJSON", "tile_json", "tileset_document", "tilesets_document"]

MVT = "application/vnd.mapbox-vector-tile"
TILEJSON = "application/vnd.mapbox.tile+json"
_SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
_ATTRIBUTION = "Masalik"


def tile_json(url: str, asked: str, layer: Layer, summary: Summary, words: Words) -> dict[str, Any]:
    """TileJSON 3 of a collection whose tiles lie at `url`; `asked` is the condition that each of them has."""
    fields = {name: _type(layer, name) for name in shown_columns(layer)}
    told = {
        "tilejson": "3.0.0",
        "name": words(f"collection.{layer.name}.title"),
        "description": words(f"collection.{layer.name}.description"),
        "attribution": _ATTRIBUTION,
        "version": "1.0.0",
        "scheme": "xyz",
        "tiles": [f"{url}/{{z}}/{{y}}/{{x}}{'?' if asked else ''}{asked}"],
        "minzoom": 0,
        "maxzoom": DEEPEST,
        "vector_layers": [
            {
                "id": layer.name,
                "description": words(f"collection.{layer.name}.description"),
                "minzoom": 0,
                "maxzoom": DEEPEST,
                "fields": {"id": "String", "count": "Number", **fields},
            }
        ],
    }
    return told | ({"bounds": _edges(summary.box)} if summary.box else {})


def tileset_document(
    url: str, asked: str, layer: Layer, summary: Summary, words: Words, *, grids: str
) -> dict[str, Any]:
    """The tiles of a collection as OGC API Tiles tells them; `grids` is where the grids of tiles are told."""
    ending = f"?{asked}" if asked else ""
    template = Link(
        href=f"{url}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}{ending}", rel="item", type=MVT, templated=True
    )
    document: dict[str, Any] = {
        "title": words(f"collection.{layer.name}.title"),
        "tileMatrixSetURI": REGISTRY,
        "crs": WEB_MERCATOR,
        "dataType": "vector",
        "layers": [
            {
                "id": layer.name,
                "dataType": "vector",
                "geometryDimension": 0 if layer.geometry is Geometry.POINT else 1,
                "minTileMatrix": "0",
                "maxTileMatrix": str(DEEPEST),
            }
        ],
        "links": [
            link("self", url + ending, JSON),
            link("alternate", f"{url}?{asked + '&' if asked else ''}f=tilejson", TILEJSON),
            template,
            link(_SCHEME, f"{grids}/{GRID}", JSON),
        ],
    }
    if summary.box:
        west, south, east, north = _edges(summary.box)
        document["boundingBox"] = {"lowerLeft": [west, south], "upperRight": [east, north]}
    return document


def tilesets_document(url: str, words: Words, layer: Layer, *, grids: str) -> dict[str, Any]:
    """The grids in which a collection has tiles: the one of web maps."""
    return {
        "links": [link("self", url, JSON)],
        "tilesets": [
            {
                "title": words(f"collection.{layer.name}.title"),
                "dataType": "vector",
                "crs": WEB_MERCATOR,
                "tileMatrixSetURI": REGISTRY,
                "links": [
                    link("self", f"{url}/{GRID}", JSON),
                    link(_SCHEME, f"{grids}/{GRID}", JSON),
                    link("alternate", f"{url}/{GRID}?f=tilejson", TILEJSON),
                ],
            }
        ],
    }


def _edges(box: Box) -> list[float]:
    return [round(value, 5) for value in (box.west, box.south, box.east, box.north)]


def _type(layer: Layer, name: str) -> str:
    column = layer.column(name)
    kinds = {"number": "Number", "integer": "Number", "boolean": "Boolean"}
    return kinds.get(column.type.value, "String") if column else "String"
