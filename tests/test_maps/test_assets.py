"""The web assets: what is built, where it comes from, and how it is found again."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode
from hashlib import sha384
from pathlib import Path
from typing import Any

import pytest
import shapely

from gazetteer import world_views
from maps import Assets, AssetsMissing, MapDataError, UnknownAsset, asset_urls
from maps.building import borders, build_assets
from maps.building.basemap import DETAIL
from maps.building.ingredient import Ingredient
from maps.building.labels import country_names
from maps.building.own import with_hashed_urls

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


def layers(directory: Path, name: str, view: str = "arab") -> dict[str, Any]:
    """The geometry of each layer of a basemap file in a world view, the points of the names left out."""
    found: dict[str, Any] = {}
    for feature in features(directory, name, view):
        shape, layer = shapely.geometry.shape(feature["geometry"]), feature["properties"]["layer"]
        if layer != "label":
            found[layer] = shape.union(found[layer]) if layer in found else shape
    return found


def features(directory: Path, name: str, view: str) -> list[dict[str, Any]]:
    """The features of a basemap file that a world view draws."""
    written = json.loads((directory / Assets.open(directory).files[name].file).read_text(encoding="utf-8"))
    return [one for one in written["features"] if view in one["properties"].get("views", [view])]


def names(directory: Path, view: str = "arab") -> list[dict[str, Any]]:
    """The country names of the world file in a world view."""
    found = [feature["properties"] for feature in features(directory, "world.json", view)]
    return [properties for properties in found if properties["layer"] == "label"]


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
    assert {path.name for path in built_assets.iterdir()} == {*listed, "manifest.json"}
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
    monkeypatch.setattr("maps.building.assemble.STEPS", (("one", lambda: iter([one])),))
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
    monkeypatch.setattr("maps.building.assemble.STEPS", (("one", lambda: iter([wrong])),))
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "old.txt").write_text("old")
    with pytest.raises(MapDataError, match=r"a\.css: url\(c\.png\) is no web asset"):
        build_assets(tmp_path / "assets")
    assert [path.name for path in tmp_path.iterdir()] == ["assets"]
    assert (tmp_path / "assets" / "old.txt").read_text() == "old"


def test_style_sheets_point_at_the_hashed_names(built_assets: Path) -> None:
    found = []
    for sheet in ("leaflet.css", "masalik-map.css"):
        text = (built_assets / Assets.open(built_assets).files[sheet].file).read_text(encoding="utf-8")
        found += re.findall(r'url\("([^"]+)"\)', text)
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
    world, detail = layers(built_assets, "world.json"), layers(built_assets, "detail.json")
    on_land = {name: world["land"].contains(shapely.Point(point)) for name, point in points.items()}
    assert on_land == {
        "Tripoli": True,
        "Washington": True,
        "Beijing": True,
        "middle of the Mediterranean": False,
        "Lake Nasser": True,
    }
    assert detail["land"].contains(shapely.Point(13.187, 32.88))
    assert world["lake"].distance(shapely.Point(32.8, 23.5)) < 0.2


def test_disputed_borders_are_told_from_the_others(built_assets: Path) -> None:
    world = layers(built_assets, "world.json")
    west_bank, egypt_libya = shapely.Point(35.3, 32.5), shapely.Point(25.0, 26.0)
    assert world["disputed"].distance(west_bank) < 0.1 < world["border"].distance(west_bank)
    assert world["border"].distance(egypt_libya) < 0.1 < world["disputed"].distance(egypt_libya)


def drawn_at(directory: Path, view: str, lon: float, lat: float) -> dict[str, str]:
    """How the line near a point is drawn in each file: border, disputed or none."""
    return {
        name: next(
            (
                layer
                for layer in ("border", "disputed")
                if layers(directory, name, view)[layer].distance(shapely.Point(lon, lat)) < NEAR_DEGREES
            ),
            "none",
        )
        for name in ("world.json", "detail.json")
    }


@pytest.mark.parametrize("line", LINES)
def test_borders_are_drawn_as_each_world_view_sees_them(built_assets: Path, line: str) -> None:
    """In the wide file and in the fine one alike."""
    lon, lat, expected = LINES[line]
    found = {view: drawn_at(built_assets, view, lon, lat) for view in world_views()}
    wide = {view: how["world.json"] for view, how in found.items()}
    assert list(wide.values()) == expected
    if DETAIL.box[0] < lon < DETAIL.box[2] and DETAIL.box[1] < lat < DETAIL.box[3]:
        assert {view: how["detail.json"] for view, how in found.items()} == wide


def test_countries_are_named_in_arabic_and_english(built_assets: Path) -> None:
    named = {properties["ar"]: properties["en"] for properties in names(built_assets)}
    assert len(named) == 198
    wanted = {"ليبيا": "Libya", "مصر": "Egypt", "فلسطين": "Palestine", "الولايات المتحدة": "United States"}
    assert {arabic: named.get(arabic) for arabic in wanted} == wanted


def test_land_is_named_where_the_world_view_holds_it_one_of_its_own(built_assets: Path) -> None:
    named = {view: {properties["en"] for properties in names(built_assets, view)} for view in world_views()}
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


def test_first_view_stays_light(built_assets: Path) -> None:
    files = Assets.open(built_assets).files
    assert files["world.json"].bytes < 900_000
    own = [(built_assets / files[name].file).read_bytes() for name in ("masalik-map.js", "masalik-map.css")]
    assert sum(len(gzip.compress(content)) for content in own) < 45_000


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
