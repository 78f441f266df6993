"""Collections as vector tiles: what is in them, where, and that libraries of maps draw them."""

from __future__ import annotations

from typing import Any

import mapbox_vector_tile
import msgspec
import pytest
from litestar.testing import TestClient

from service.store import MOVEMENTS, VISITS, FeatureStore
from service.tiles import drawing
from service.tiles.drawing import drawn_tile
from service.tiles.grid import BUFFER, EXTENT, Tile

from .records import fill, line, point

TILES = "/collections/{}/tiles/WebMercatorQuad"


def features(body: bytes, layer: str = "visits") -> list[dict[str, Any]]:
    """What a tile draws."""
    return list(mapbox_vector_tile.decode(body, default_options={"y_coord_down": True})[layer]["features"])


def test_a_point_lies_where_it_is_at_every_zoom(client: TestClient, store: FeatureStore) -> None:
    """In the tile that the grid has for it, with what maps show of it, and in no other."""
    fill(store, visits=(point("cairo", 31.25, 30.06, actors="وزير", country="EG", note="x"),))
    for zoom, row, column in ((0, 0, 0), (5, 13, 18), (14, 6756, 9614)):
        (found,) = features(client.get(f"{TILES.format('visits')}/{zoom}/{row}/{column}").content)
        assert all(0 <= one <= EXTENT for one in found["geometry"]["coordinates"])
        told = {"id": "cairo", "count": 1, "actors": "وزير", "country": "EG", "kind": "visit"}
        assert found["properties"] == told
    assert client.get(f"{TILES.format('visits')}/5/13/19").content == b""


def test_tiles_answer_conditions(client: TestClient, store: FeatureStore) -> None:
    """Of every kind; TileJSON hands them on to the tiles."""
    fill(store, visits=(point("a", 1, 1, country="LY"), point("b", 2, 2, country="EG")))
    base = TILES.format("visits")
    for asked, wanted in (("country=LY", ["a"]), ("filter=country='EG'", ["b"]), ("bbox=0,0,1.5,1.5", ["a"])):
        found = features(client.get(f"{base}/0/0/0?{asked}").content)
        assert [one["properties"]["id"] for one in found] == wanted
    told = client.get(f"{base}?f=tilejson&country=LY").json()
    assert told["tilejson"] == "3.0.0"
    (template,) = told["tiles"]
    assert template.endswith("/{z}/{y}/{x}?country=LY")
    (layer,) = told["vector_layers"]
    assert (layer["id"], layer["fields"]["confidence"], layer["maxzoom"]) == ("visits", "Number", 14)
    assert (told["bounds"], told["maxzoom"]) == ([1, 1, 2, 2], 14)
    assert client.get(f"{base}?nothing=1").json()["parameter"] == "nothing"
    assert client.get(f"{base}/0/0/0?datetime=x").status_code == 400
    assert client.get("/collections/visits/tiles").json()["tilesets"][0]["dataType"] == "vector"


def test_the_grid_is_told_where_the_landing_page_leads(client: TestClient) -> None:
    """Its scales are those of the standard's registry; tilesets lead to it, too."""
    landing = {link["rel"]: link["href"] for link in client.get("/").json()["links"]}
    (told,) = client.get(landing["http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"]).json()[
        "tileMatrixSets"
    ]
    grid = client.get(told["links"][0]["href"]).json()
    assert grid["uri"] == told["uri"] == client.get(TILES.format("visits")).json()["tileMatrixSetURI"]
    first, last = grid["tileMatrices"][0], grid["tileMatrices"][-1]
    assert first["scaleDenominator"] == pytest.approx(559082264.0287178)
    assert first["pointOfOrigin"] == pytest.approx([-20037508.342789244, 20037508.342789244])
    assert (last["id"], last["matrixWidth"], last["cellSize"]) == (
        "14",
        16384,
        pytest.approx(9.554628535647032),
    )
    links = client.get(TILES.format("visits")).json()["links"]
    assert told["links"][0]["href"] in [link["href"] for link in links]
    assert client.get("/tileMatrixSets/Nothing").status_code == 404


@pytest.mark.parametrize("path", ["15/0/0", "3/8/0", "3/0/8", "-1/0/0", "a/0/0"])
def test_there_is_no_tile_outside_of_the_grid(client: TestClient, path: str) -> None:
    """404, never a 500."""
    assert client.get(f"{TILES.format('visits')}/{path}").status_code == 404
    assert client.get("/collections/visits/tiles/Nothing").status_code == 404


def test_what_lies_at_the_antimeridian_is_drawn_on_both_sides(
    client: TestClient, store: FeatureStore
) -> None:
    """Points within the buffer, and lines that were cut there."""
    fill(
        store,
        visits=(point("east", 179.9, 0, country="FJ"),),
        movements=(line("m", (170.0, 0.0), (180.0, 5.0)),),
    )
    for collection in ("visits", "movements"):
        for column, at in ((3, "east"), (0, "west")):
            found = features(client.get(f"{TILES.format(collection)}/2/1/{column}").content, collection)
            assert len(found) == 1, (collection, at)


def test_lines_are_cut_at_the_buffer_and_simplified() -> None:
    """No position lies further out, and none is told that nobody sees."""
    positions = [(k / 10, (k % 2) / 10_000) for k in range(1000)]
    body = msgspec.json.encode(line("m", *positions))
    (found,) = features(drawn_tile(MOVEMENTS, Tile(zoom=3, row=3, column=4), [[body]]), "movements")
    drawn = found["geometry"]["coordinates"]
    assert len(drawn) == 2
    assert max(one for position in drawn for one in position) <= EXTENT + BUFFER


def test_spots_of_a_full_tile_are_told_by_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost: the numbers add up to all of it."""
    monkeypatch.setattr(drawing, "THINNED_ABOVE", 10)
    bodies = [msgspec.json.encode(point(f"v{k}", k % 3 * 40, 0)) for k in range(30)]
    found = features(drawn_tile(VISITS, Tile(zoom=0, row=0, column=0), [bodies]))
    assert [one["properties"]["count"] for one in found] == [10, 10, 10]
    assert found[0]["properties"]["id"] == "v27"


def test_a_tile_is_made_once_for_each_version_of_the_data(client: TestClient, store: FeatureStore) -> None:
    """It has a strong tag, which changes when the data do."""
    url = f"{TILES.format('visits')}/0/0/0"
    fill(store, visits=(point("a", 1, 1),))
    tag = client.get(url).headers["etag"]
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 304
    fill(store, visits=(point("b", 1, 1),))
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 200
