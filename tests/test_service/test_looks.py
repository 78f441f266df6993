"""A newsroom's own look and ground: how the service is told of them, and what it sends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from litestar.testing import TestClient

from gazetteer import Gazetteer
from maps import Assets, TileLayer, load_theme
from service.app import create_app
from service.errors import SettingsError
from service.settings import Settings
from service.store import FeatureStore

from .serving import LOCAL_HOSTS

TOLD = """
title = { ar = "أخبار المثال", en = "Example News" }
light = { accent = "#7a1030", sea = "#dfe6f2" }
logo = { file = "logo.svg", text = "شعار" }
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1"/></svg>'
TILES = "https://tiles.example/{z}/{x}/{y}.png"
CREDIT = "© Example <https://tiles.example/terms>"


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A theme on disk."""
    (tmp_path / "logo.svg").write_text(LOGO)
    path = tmp_path / "theme.toml"
    path.write_text(TOLD, encoding="utf-8")
    return path


@pytest.fixture
def themed(
    settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets, told: Path
) -> Iterator[TestClient]:
    """A client of a service with a look and a ground of its own."""
    changed = replace(
        settings, theme=load_theme(told), tiles=TileLayer(url=TILES, attribution=CREDIT, max_zoom=14)
    )
    with TestClient(
        create_app(changed, store=store, gazetteer=gazetteer, assets=assets, local_hosts=LOCAL_HOSTS)
    ) as client:
        yield client


def test_look_and_ground_are_settings(told: Path) -> None:
    """None by default."""
    assert (Settings.from_env({}).theme, Settings.from_env({}).tiles) == (None, None)
    given = {"MASALIK_THEME": str(told), "MASALIK_TILES": TILES, "MASALIK_TILES_ATTRIBUTION": CREDIT}
    settings = Settings.from_env(given)
    assert settings.theme == load_theme(told)
    assert settings.tiles == TileLayer(url=TILES, attribution=CREDIT, max_zoom=12)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"MASALIK_THEME": "/nowhere/theme.toml"}, "MASALIK_THEME: /nowhere/theme.toml: cannot be read"),
        ({"MASALIK_TILES": TILES}, "MASALIK_TILES_ATTRIBUTION must"),
        ({"MASALIK_TILES": "http://tiles.example/{z}/{x}/{y}", "MASALIK_TILES_ATTRIBUTION": "x"}, "https://"),
        (
            {"MASALIK_TILES": TILES, "MASALIK_TILES_ATTRIBUTION": "x", "MASALIK_TILES_ZOOM": "far"},
            "MASALIK_TILES_ZOOM",
        ),
        (
            {"MASALIK_TILES": TILES, "MASALIK_TILES_ATTRIBUTION": "x", "MASALIK_TILES_ZOOM": "40"},
            "MASALIK_TILES_ZOOM",
        ),
    ],
)
def test_look_or_ground_that_cannot_be_is_refused(given: dict[str, str], named: str) -> None:
    """When the service starts, by the variable."""
    with pytest.raises(SettingsError, match=named):
        Settings.from_env(given)


def test_colour_too_faint_to_be_read_stops_the_service(told: Path) -> None:
    """With the figure."""
    told.write_text('[light]\naccent = "#cccccc"\n')
    with pytest.raises(SettingsError, match=r"MASALIK_THEME: .*light\.accent: its contrast .* is 1\.61"):
        Settings.from_env({"MASALIK_THEME": str(told)})


@pytest.mark.parametrize("path", ["/", "/maps", "/embed/maps", "/articles"])
def test_pages_wear_the_theme(themed: TestClient, told: Path, path: str) -> None:
    """After our own style sheets; its files are kept for ever."""
    sheet = load_theme(told).sheet
    page = themed.get(path, headers={"Accept": "text/html"}).text
    assert page.index("masalik-map.") < page.index(f"/assets/{sheet}")
    answer = themed.get(f"/assets/{sheet}")
    assert "#7a1030" in answer.text
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]


def test_newsroom_is_named_in_place_of_the_service(themed: TestClient, told: Path) -> None:
    """In pages and pictures; its logo says what it is."""
    for path in ("/", "/maps"):
        page = themed.get(path, headers={"Accept": "text/html"}).text
        assert "أخبار المثال" in page
        assert 'alt="شعار"' in page
    assert '<h1 dir="auto">أخبار المثال: ' in themed.get("/maps").text
    logo = load_theme(told).logo
    assert logo is not None
    assert themed.get(f"/assets/{logo.file}").headers["content-type"] == "image/svg+xml"
    picture = themed.get("/maps.svg").text
    assert 'href="data:image/svg+xml;base64,' in picture
    assert ("#dfe6f2" in picture, "أخبار المثال" in picture) == (True, True)


@pytest.mark.parametrize("path", ["/", "/maps", "/embed/maps"])
def test_policy_lets_images_of_the_tiles_in_and_nothing_else(
    themed: TestClient, client: TestClient, path: str
) -> None:
    """Their host is told where they are shown, as it may require."""
    given, usual = (one.get(path, headers={"Accept": "text/html"}) for one in (themed, client))
    policy = given.headers["content-security-policy"]
    assert "img-src 'self' data: https://tiles.example;" in policy
    assert policy.replace(" https://tiles.example", "") == usual.headers["content-security-policy"]
    assert given.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert 'data-tiles="https://tiles.example/{z}/{x}/{y}.png"' in given.text
    assert "data-tiles" not in usual.text


def test_file_asks_no_tiles(themed: TestClient) -> None:
    """It works without a network."""
    assert "data-tiles" not in themed.get("/maps?standalone=1").text.split("<body")[1].split("<script>")[0]
    assert "tiles.example" not in themed.get("/maps?standalone=1").text
