"""The land of countries as world views see it, and how maps show it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import Point, shape

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
def lands(assets: Path) -> list[dict[str, Any]]:
    """The features of the file."""
    built = Assets.open(assets)
    features: list[dict[str, Any]] = json.loads((assets / built.files["countries.json"].file).read_bytes())[
        "features"
    ]
    return features


def country_at(spot: tuple[float, float], view: str, assets: Path) -> list[str]:
    """The countries whose land a view draws over a spot."""
    return [
        land["properties"]["country"]
        for land in lands(assets)
        if view in land["properties"].get("views", [view]) and shape(land["geometry"]).contains(Point(spot))
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
    """A country has one feature in each."""
    for view in ("arab", "un", "de-facto", "morocco"):
        seen = [
            one["properties"]["country"]
            for one in lands(built_assets)
            if view in one["properties"].get("views", [view])
        ]
        assert len(seen) == len(set(seen))


@pytest.mark.browser
def test_a_country_is_shaded_with_a_disc_that_points_at_nothing(open_map: Open) -> None:
    """Libya as a whole; countries only passed or come from are shaded less."""
    opened = open_map(ready=".masalik-map path.masalik-area.is-land")
    assert opened.page.locator(".masalik-map path.is-land").count() == 3
    assert opened.page.locator(".masalik-map path.is-land:not(.is-passed)").count() == 1
    assert opened.page.locator(".masalik-map path.masalik-area:not(.is-land)").count() == 1
    libya = opened.page.locator("[aria-label^=ليبيا]").bounding_box()
    assert libya is not None
    assert [libya["width"], libya["height"]] == [30, 30]
