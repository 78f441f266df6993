"""The web assets: what is built, where it comes from, and how it is found again."""

from __future__ import annotations

import gzip
import re
from base64 import b64decode
from hashlib import sha384
from pathlib import Path
from typing import Any

import brotli
import pytest
import shapely
from fontTools.ttLib import TTFont

from gazetteer import world_views
from maps import SUFFIXES, Assets, AssetsMissing, MapDataError, UnknownAsset, asset_urls
from maps.building import borders, build_assets
from maps.building.ingredient import Ingredient
from maps.building.labels import country_names
from maps.building.own import with_hashed_urls
from maps.ground import Ground, pieces, world

NEAR_DEGREES = 0.04
LINES = {
    name: (float(lon), float(lat), drawn)
    for name, lon, lat, *drawn in (
        line.split("\t")
        for line in (Path(__file__).parent / "data" / "lines.tsv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
}
HASHED = re.compile(r"[\w-]+\.[0-9a-f]{10}\.\w+")


def layers(ground: Ground) -> dict[str, Any]:
    """The geometry of each layer of a basemap file."""
    found: dict[str, Any] = {}
    for layer in ground.layers:
        areas = shapely.MultiPolygon([(rings[0], rings[1:]) for rings in layer.areas])
        shape = areas if layer.areas else shapely.MultiLineString(layer.lines)
        found[layer.name] = shape.union(found[layer.name]) if layer.name in found else shape
    return found


def wide(directory: Path, view: str = "arab") -> Ground:
    """The world file in a world view."""
    return world(Assets.open(directory), view)


def fine(directory: Path, lon: float, lat: float, view: str = "arab") -> Ground:
    """The piece that holds a position."""
    (found,) = pieces(Assets.open(directory), view, (lon, lat, lon, lat))
    return found


def test_manifest_tells_source_licence_size_and_hash_of_every_file(built_assets: Path) -> None:
    entries = Assets.open(built_assets).files
    assert {entry.licence for entry in entries.values()} == {
        "BSD-2-Clause",
        "MIT",
        "Natural Earth, public domain",
        "OFL-1.1",
    }
    for entry in entries.values():
        content = (built_assets / entry.file).read_bytes()
        assert entry.bytes == len(content)
        assert b64decode(entry.sha384.removeprefix("sha384-")) == sha384(content).digest()
        assert entry.package
        assert entry.version


def test_directory_holds_the_files_of_the_manifest_and_no_others(built_assets: Path) -> None:
    listed = {entry.file for entry in Assets.open(built_assets).files.values()}
    copies = {
        entry.file + SUFFIXES[coding]
        for entry in Assets.open(built_assets).files.values()
        for coding in entry.compressed
    }
    assert {path.name for path in built_assets.iterdir()} == {*listed, *copies, "manifest.json"}
    assert all(HASHED.fullmatch(name) for name in listed)


def test_licence_texts_travel_with_leaflet_and_the_fonts(built_assets: Path) -> None:
    files = Assets.open(built_assets).files
    texts = [(built_assets / files[f"{name}-licence.txt"].file).read_text() for name in ("leaflet", "plex")]
    assert ["Redistribution and use" in texts[0], "SIL OPEN FONT LICENSE" in texts[1]] == [True, True]


def test_same_packages_give_the_same_bytes(built_assets: Path, tmp_path: Path) -> None:
    again = build_assets(tmp_path / "assets")
    assert (again / "manifest.json").read_bytes() == (built_assets / "manifest.json").read_bytes()


def test_build_replaces_what_was_there_and_leaves_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Ingredient(name="a.txt", content=b"a", package="p", version="1", licence="MIT")
    monkeypatch.setattr("maps.building.assemble.STEPS", (("one", lambda _: iter([one])),))
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "old.txt").write_text("old")
    heard: list[tuple[str, int, int]] = []
    build_assets(tmp_path / "assets", progress=lambda *step: heard.append(step))
    assert [path.name for path in tmp_path.iterdir()] == ["assets"]
    assert list(Assets.open(tmp_path / "assets").files) == ["a.txt"]
    assert not (tmp_path / "assets" / "old.txt").exists()
    assert heard == [("one", 0, 1), ("done", 1, 1)]


def test_failed_build_leaves_the_old_files_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Ingredient(name="a.css", content=b"a{b:url(c.png)}", package="p", version="1", licence="MIT")
    monkeypatch.setattr("maps.building.assemble.STEPS", (("one", lambda _: iter([wrong])),))
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "old.txt").write_text("old")
    with pytest.raises(MapDataError, match=r"a\.css: url\(c\.png\) is no web asset"):
        build_assets(tmp_path / "assets")
    assert [path.name for path in tmp_path.iterdir()] == ["assets"]
    assert (tmp_path / "assets" / "old.txt").read_text() == "old"


def test_style_sheets_point_at_the_hashed_names(built_assets: Path) -> None:
    text = (built_assets / Assets.open(built_assets).files["masalik-map.css"].file).read_text("utf-8")
    found = re.findall(r'url\("([^"]+)"\)', text)
    assert len(found) == 5
    assert all((built_assets / name).exists() for name in found)


def test_references_within_a_style_sheet_are_left_alone() -> None:
    sheet = Ingredient(
        name="a.css", content=b"a{b:url(#c);d:url(data:x)}", package="p", version="1", licence="MIT"
    )
    assert with_hashed_urls(sheet, {}).content == sheet.content


def test_assets_that_were_never_built_say_how_to_build_them(tmp_path: Path) -> None:
    with pytest.raises(AssetsMissing, match="masalik build"):
        Assets.open(tmp_path)


def test_unknown_asset_is_named_with_those_there_are(built_assets: Path) -> None:
    with pytest.raises(UnknownAsset, match=r"no web asset 'jquery\.js'; there are .*leaflet\.js"):
        Assets.open(built_assets).url("jquery.js")


def test_urls_stand_under_the_base(built_assets: Path) -> None:
    urls = asset_urls(built_assets, "/files/")
    assert urls["leaflet.js"].startswith("/files/leaflet.")
    assert set(urls) == set(Assets.open(built_assets).files)


def test_basemap_has_land_where_there_is_land(built_assets: Path) -> None:
    points = {
        "Tripoli": (13.187, 32.86),
        "Washington": (-77.04, 38.9),
        "Beijing": (116.4, 39.9),
        "middle of the Mediterranean": (18.0, 34.5),
        "Lake Nasser": (32.8, 23.5),
    }
    found, detail = layers(wide(built_assets)), layers(fine(built_assets, 13.2, 32.9))
    on_land = {name: found["land"].contains(shapely.Point(point)) for name, point in points.items()}
    assert on_land == {
        "Tripoli": True,
        "Washington": True,
        "Beijing": True,
        "middle of the Mediterranean": False,
        "Lake Nasser": True,
    }
    assert detail["land"].contains(shapely.Point(13.187, 32.88))
    assert found["lake"].distance(shapely.Point(32.8, 23.5)) < 0.2


def test_disputed_borders_are_told_from_the_others(built_assets: Path) -> None:
    found = layers(wide(built_assets))
    west_bank, egypt_libya = shapely.Point(35.3, 32.5), shapely.Point(25.0, 26.0)
    assert found["disputed"].distance(west_bank) < 0.1 < found["border"].distance(west_bank)
    assert found["border"].distance(egypt_libya) < 0.1 < found["disputed"].distance(egypt_libya)


def drawn_at(ground: Ground, lon: float, lat: float) -> str:
    """How the line near a point is drawn: border, disputed or none."""
    found = {name: shape.distance(shapely.Point(lon, lat)) for name, shape in layers(ground).items()}
    return next((name for name in ("border", "disputed") if found.get(name, 99) < NEAR_DEGREES), "none")


@pytest.mark.parametrize("line", LINES)
def test_borders_are_drawn_as_each_world_view_sees_them(built_assets: Path, line: str) -> None:
    """In the world file and in the pieces alike."""
    lon, lat, expected = LINES[line]
    assert [drawn_at(wide(built_assets, view), lon, lat) for view in world_views()] == expected
    assert [drawn_at(fine(built_assets, lon, lat, view), lon, lat) for view in world_views()] == expected


def test_the_nile_flows_from_khartoum_to_cairo(built_assets: Path) -> None:
    """Rivers are drawn in both files."""
    for lon, lat in [(32.56, 16.2), (32.62, 25.7), (31.23, 29.6)]:
        for ground in (wide(built_assets), fine(built_assets, lon, lat)):
            assert layers(ground)["river"].distance(shapely.Point(lon, lat)) < 0.1


def test_pieces_meet_without_a_gap(built_assets: Path) -> None:
    """Land on the edge between two pieces is in both."""
    edge = shapely.Point(20.0, 27.0)
    both = [fine(built_assets, lon, 27.0) for lon in (19.99, 20.01)]
    assert [layers(piece)["land"].contains(edge) for piece in both] == [True, True]


def test_towns_are_named_by_their_weight(built_assets: Path) -> None:
    """Cairo before Asyut; small towns only in the pieces; no name twice in the world."""
    zooms = {town.ar: town.zoom for town in wide(built_assets).towns}
    assert zooms["القاهرة"] < zooms["أسيوط"] <= 6
    assert "غدامس" not in zooms
    assert "غدامس" in {town.ar for town in fine(built_assets, 9.5, 30.1).towns}
    places = [(town.lon, town.lat) for town in wide(built_assets).towns]
    assert len(places) == len(set(places))


def test_countries_are_named_in_arabic_and_english(built_assets: Path) -> None:
    named = {name.ar: name.en for name in wide(built_assets).countries}
    assert len(named) == 198
    wanted = {"ليبيا": "Libya", "مصر": "Egypt", "فلسطين": "Palestine", "الولايات المتحدة": "United States"}
    assert {arabic: named.get(arabic) for arabic in wanted} == wanted


def test_land_is_named_where_the_world_view_holds_it_one_of_its_own(built_assets: Path) -> None:
    named = {view: {name.en for name in wide(built_assets, view).countries} for view in world_views()}
    disputed = {
        "Western Sahara",
        "Kosovo",
        "Taiwan",
        "Northern Cyprus",
        "N. Cyprus",
        "Somaliland",
        "Palestine",
    }
    assert {view: sorted(disputed & found) for view, found in named.items()} == {
        "arab": ["Kosovo", "Palestine", "Taiwan", "Western Sahara"],
        "un": ["Western Sahara"],
        "de-facto": ["Kosovo", "Palestine", "Taiwan", "Western Sahara"],
        "morocco": ["Kosovo", "Palestine", "Taiwan"],
    }
    assert "State of Palestine" in named["un"]


def test_what_compresses_has_copies_that_give_the_same(built_assets: Path) -> None:
    """Each copy is smaller than the file; fonts and pictures, which are compressed by nature, have none."""
    entries = Assets.open(built_assets).files
    for entry in (entries["world.json"], entries["masalik-map.js"], entries["leaflet.css"]):
        content, copy = (built_assets / entry.file).read_bytes(), built_assets / f"{entry.file}.br"
        assert brotli.decompress(copy.read_bytes()) == content
        assert gzip.decompress((built_assets / f"{entry.file}.gz").read_bytes()) == content
        assert entry.compressed["br"] == copy.stat().st_size < entry.compressed["gzip"] < entry.bytes
    assert entries["masalik-sans-regular.woff2"].compressed == {}


def test_first_view_stays_light(built_assets: Path) -> None:
    """All that a page with a map loads before anybody touches it, as it is sent, beside page and events: of
    the 350 kB for everything they have 25."""
    entries = Assets.open(built_assets).files
    names = (
        "masalik-map.js",
        "masalik-map.css",
        "masalik-sans-regular.woff2",
        "masalik-sans-bold.woff2",
        "world.json",
        "icon.svg",
    )
    sent = {name: entries[name].compressed.get("br", entries[name].bytes) for name in names}
    assert sum(sent.values()) < 325_000, sent


def test_web_fonts_have_all_characters_and_not_the_reserved_name(built_assets: Path) -> None:
    """The licence keeps the name "Plex" for the fonts as their makers made them."""
    entries = Assets.open(built_assets).files
    for ours, theirs in (("regular", "regular"), ("bold", "bold")):
        web = TTFont(built_assets / entries[f"masalik-sans-{ours}.woff2"].file)
        original = TTFont(built_assets / entries[f"plex-{theirs}.ttf"].file)
        assert web.getBestCmap().keys() == original.getBestCmap().keys()
        names = {str(record) for record in web["name"].names if record.nameID in (1, 3, 4, 6, 16)}
        assert all("Masalik" in name and "Plex" not in name for name in names)
        assert "IBM" in str(web["name"].getName(0, 3, 1))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("QQ", "line 2, field 'ar': CLDR has no name for 'QQ'"),
        ("LY\nLY", "line 3, field 'code': 'LY' occurs a second time"),
        ("LY\nLY\t-\t-\t-\tun\nLY\t-\t-\t-\tun", "line 4, field 'code': 'LY' occurs a second time"),
        ("LY\t-\t-\t-\tmars", "line 2, field 'views': 'mars' names no world view"),
        ("LY\t-\t-\tfar", "line 2, field 'zoom': 'far' is no number"),
    ],
)
def test_wrong_list_of_countries_is_refused_with_line_and_field(
    tmp_path: Path, lines: str, message: str
) -> None:
    path = tmp_path / "countries.tsv"
    path.write_text(f"code\tar\ten\tzoom\tviews\tnote\n{lines}\n", encoding="utf-8")
    with pytest.raises(MapDataError, match=message):
        country_names(path)


def test_list_of_countries_without_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "countries.tsv"
    path.write_text("LY\n", encoding="utf-8")
    with pytest.raises(MapDataError, match="must name the columns code, ar, en, zoom, views, note"):
        country_names(path)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("mars\tnone\tPOINT (0 0)", "field 'views': 'mars' names no world view"),
        ("arab\tdotted\tLINESTRING (0 0, 1 1)", "field 'drawn': 'dotted' is none of border, disputed, none"),
        ("arab\tnone\tPOLYGON ((", "field 'shape': is no WKT"),
    ],
)
def test_wrong_line_of_a_world_view_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, message: str
) -> None:
    path = tmp_path / "lines.tsv"
    path.write_text(f"views\tdrawn\tshape\tnote\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(borders, "LINES", path)
    with pytest.raises(MapDataError, match=message):
        borders.borders_by_view([])
