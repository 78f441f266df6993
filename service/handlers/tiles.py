"""Collections as vector tiles (OGC API Tiles) with TileJSON."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

import msgspec
from litestar import Response, get
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from ..answering.caching import conditional, tag_of
from ..answering.links import READABLE, base_of
from ..answering.negotiation import JSON, chosen_format, page_language
from ..errors import NotFound
from ..formats.selection import all_of
from ..given import GivenServed, Served
from ..http_types import Answer, AnyRequest
from ..items.pages import layer_of
from ..items.query import ItemParameters, query_of
from ..middleware.strictness import MORE_PARAMETERS, known_parameters
from ..store import Box, Layer, Query
from ..tiles.documents import MVT, TILEJSON, tile_json, tileset_document, tilesets_document
from ..tiles.drawing import drawn_tile
from ..tiles.grid import DEEPEST, Tile
from ..tiles.matrices import GRID, matrix_set_document, matrix_sets_document
from .choosing import CHOOSING, Chosen

__all__ = ["HANDLERS"]

_TILESETS = {"json": JSON, "tilejson": TILEJSON}
_TILES = {"mvt": MVT}


@get(
    "/collections/{collection:str}/tiles",
    sync_to_thread=False,
    media_type=JSON,
    summary="The grids in which a collection has tiles",
    tags=["features"],
)
def tilesets(
    request: AnyRequest, collection: FromPath[str], served: GivenServed, f: FromQuery[str | None] = None
) -> Answer:
    """Name the grids of a collection's tiles."""
    layer = layer_of(collection)
    words, grids = served.site.words[page_language(None)], _grids(request, served)
    return _told(request, f, tilesets_document(_url(request, layer, served), words, layer, grids=grids))


@get(
    "/collections/{collection:str}/tiles/{grid:str}",
    dependencies=CHOOSING,
    opt={MORE_PARAMETERS: True},
    sync_to_thread=True,
    media_type=JSON,
    summary="The tiles of a collection or of any query of it; as TileJSON too",
    tags=["features"],
)
def tileset(
    request: AnyRequest,
    collection: FromPath[str],
    grid: FromPath[str],
    chosen_items: Chosen,
    served: GivenServed,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Tell where the tiles are and what is in them; conditions go on to every tile."""
    layer, language = layer_of(collection), page_language(lang)
    _query(request, layer, chosen_items)
    _check_grid(grid)
    media_type = chosen_format(request, f, _TILESETS)
    told = {name: text for name, text in request.query_params.items() if name not in ("f", "lang")}
    url, asked = f"{_url(request, layer, served)}/{GRID}", urlencode(told, safe=READABLE)
    grids = _grids(request, served)
    document_of = tile_json if media_type == TILEJSON else partial(tileset_document, grids=grids)
    document = document_of(url, asked, layer, served.store.summary(layer), served.site.words[language])
    return Response(msgspec.json.encode(document), media_type=media_type, headers={"Vary": "Accept"})


@get(
    "/collections/{collection:str}/tiles/{grid:str}/{zoom:int}/{row:int}/{column:int}",
    dependencies=CHOOSING,
    opt={MORE_PARAMETERS: True},
    sync_to_thread=True,
    media_type=MVT,
    summary="A tile of a collection or of any query of it",
    tags=["features"],
)
def tile(
    request: AnyRequest,
    collection: FromPath[str],
    grid: FromPath[str],
    zoom: FromPath[int],
    row: FromPath[int],
    column: FromPath[int],
    chosen_items: Chosen,
    served: GivenServed,
    f: FromQuery[str | None] = None,
) -> Answer:
    """Answer with a tile."""
    layer, wanted = layer_of(collection), Tile(zoom=zoom, row=row, column=column)
    _check_grid(grid)
    if not wanted.exists:
        raise NotFound("no_tile", deepest=str(DEEPEST))
    chosen_format(request, f, _TILES)
    query = _query(request, layer, chosen_items)
    told = request.scope["query_string"].decode("latin-1")
    tag = tag_of("tile", served.store.version(), layer.name, str(zoom), str(row), str(column), told)

    def build() -> Answer:
        return Response(_drawn(layer, wanted, query, served), media_type=MVT)

    return conditional(request, tag, build)


@get(
    "/tileMatrixSets",
    sync_to_thread=False,
    media_type=JSON,
    summary="The grids of tiles",
    tags=["features"],
)
def matrix_sets(request: AnyRequest, served: GivenServed, f: FromQuery[str | None] = None) -> Answer:
    """Name the grids in which collections have tiles."""
    return _told(request, f, matrix_sets_document(_grids(request, served)))


@get(
    "/tileMatrixSets/{grid:str}",
    sync_to_thread=False,
    media_type=JSON,
    summary="A grid of tiles: its scales and its tiles by zoom",
    tags=["features"],
)
def matrix_set(
    request: AnyRequest, grid: FromPath[str], served: GivenServed, f: FromQuery[str | None] = None
) -> Answer:
    """Tell what a grid is like."""
    _check_grid(grid)
    return _told(request, f, matrix_set_document(f"{_grids(request, served)}/{grid}"))


def _told(request: AnyRequest, asked: str | None, document: dict[str, Any]) -> Answer:
    chosen_format(request, asked, {"json": JSON})
    return Response(msgspec.json.encode(document), media_type=JSON, headers={"Vary": "Accept"})


def _drawn(layer: Layer, wanted: Tile, query: Query, served: Served) -> bytes:
    """The tile of what is near it; a box that was asked for chooses among that."""
    parts = wanted.box().parts()
    near = [_both(one, part) for one in query.boxes for part in parts] if query.boxes else parts
    boxes = tuple(box for box in near if box is not None)
    if not boxes:
        return b""
    _, found = all_of(served.store, replace(query, boxes=boxes))
    return drawn_tile(layer, wanted, found)


def _both(one: Box, other: Box) -> Box | None:
    """Where two boxes overlap, None where they do not."""
    west, south = max(one.west, other.west), max(one.south, other.south)
    east, north = min(one.east, other.east), min(one.north, other.north)
    return Box(west=west, south=south, east=east, north=north) if west <= east and south <= north else None


def _query(request: AnyRequest, layer: Layer, chosen: ItemParameters) -> Query:
    return query_of(layer, chosen, known_parameters(request.route_handler))


def _url(request: AnyRequest, layer: Layer, served: Served) -> str:
    return f"{base_of(request, served.site.settings.public_url)}/collections/{layer.name}/tiles"


def _grids(request: AnyRequest, served: Served) -> str:
    return f"{base_of(request, served.site.settings.public_url)}/tileMatrixSets"


def _check_grid(name: str) -> None:
    if name != GRID:
        raise NotFound("no_grid", id=name, known=GRID)


HANDLERS: list[ControllerRouterHandler] = [tilesets, tileset, tile, matrix_sets, matrix_set]
