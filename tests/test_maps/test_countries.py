"""The land of countries as world views see it, and how maps show it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from shapely.geometry import Point, Polygon

from maps import Assets

from .conftest import Open

SPOTS = {
    "الجولان": (35.75, 33.0),
    "القرم": (34.2, 45.2),
    "الصحراء الغربية": (-13.0, 25.0),
    "كوسوفو": (20.9, 42.6),
    "طرابلس": (13.18, 32.6),
}


@cache
def lands(assets: Path) -> dict[str, list[dict[str, Any]]]:
    """The features of every country, by its code."""
    index = json.loads(file_of("countries.json", assets))
    return {code: json.loads((assets / file).read_bytes())["features"] for code, file in index.items()}


def file_of(name: str, assets: Path) -> bytes:
    """An asset by its logical name."""
    return (assets / Assets.open(assets).files[name].file).read_bytes()


def polygons(features: list[dict[str, Any]], view: str) -> list[list[Any]]:
    """What a view draws of a country: rings of positions in degrees."""
    seen = [part for one in features if view in one.get("views", [view]) for part in one["parts"]]
    return [[list(positions(ring)) for ring in part] for part in seen]


def positions(steps: list[int]) -> Iterator[tuple[float, float]]:
    """Positions from steps of a hundredth of a degree."""
    for lon, lat in zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True):
        yield lon / 100, lat / 100


def country_at(spot: tuple[float, float], view: str, assets: Path) -> list[str]:
    """The countries whose land a view draws over a spot."""
    return [
        code
        for code, features in lands(assets).items()
        if any(Polygon(outer, holes).contains(Point(spot)) for outer, *holes in polygons(features, view))
    ]


@pytest.mark.parametrize(
    ("name", "view", "country"),
    [
        ("الجولان", "arab", "SY"),
        ("الجولان", "de-facto", "IL"),
        ("القرم", "un", "UA"),
        ("القرم", "de-facto", "RU"),
        ("الصحراء الغربية", "arab", "EH"),
        ("الصحراء الغربية", "morocco", "MA"),
        ("كوسوفو", "un", "RS"),
        ("طرابلس", "arab", "LY"),
    ],
)
def test_land_is_whose_the_world_view_says(built_assets: Path, name: str, view: str, country: str) -> None:
    """One country's, and no other's."""
    assert country_at(SPOTS[name], view, built_assets) == [country]


def test_every_land_is_drawn_once_in_every_view(built_assets: Path) -> None:
    """No part of a country lies over another, in none."""
    for view in ("arab", "un", "de-facto", "morocco"):
        for features in lands(built_assets).values():
            drawn = polygons(features, view)
            assert len({json.dumps(polygon) for polygon in drawn}) == len(drawn)


@pytest.mark.browser
def test_a_country_is_shaded_with_a_disc_that_points_at_nothing(open_map: Open) -> None:
    """Libya as a whole; countries only passed or come from are shaded less."""
    opened = open_map(ready=".masalik-map path.masalik-area.is-land")
    expect(opened.page.locator(".masalik-map path.is-land")).to_have_count(3)  # each comes by itself
    expect(opened.page.locator(".masalik-map path.is-land:not(.is-passed)")).to_have_count(1)
    expect(opened.page.locator(".masalik-map path.masalik-area:not(.is-land)")).to_have_count(1)
    libya = opened.page.locator("[aria-label^=ليبيا]").bounding_box()
    assert libya is not None
    assert [libya["width"], libya["height"]] == [30, 30]
