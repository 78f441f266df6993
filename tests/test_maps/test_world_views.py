"""World views on the map, in a real browser: what is drawn, what is named, and that the map says it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gazetteer import GazetteerError, world_views
from maps import Assets, render_page

from .conftest import NO_EVENTS, Open

SAHARA = "events => Masalik.draw(document.querySelector('main'), events).map.setView([24, -12], 5)"
SEEN = {"arab": True, "un": True, "de-facto": True, "morocco": False}
"""The views that name الصحراء الغربية."""


def page(assets: Path, **more: Any) -> str:
    """A page as the tests want it."""
    return render_page(title="خريطة", events_url="/events", assets=Assets.open(assets), **more)


def test_page_tells_the_script_its_world_view(built_assets: Path) -> None:
    """The Arab one unless another is asked for."""
    assert 'data-world-view="arab"' in page(built_assets)
    assert 'data-world-view="un"' in page(built_assets, world_view="un")


def test_page_of_no_known_world_view_is_refused(built_assets: Path) -> None:
    """By name, with those there are."""
    with pytest.raises(GazetteerError, match="no world view 'martian'; there are arab"):
        page(built_assets, world_view="martian")


@pytest.mark.browser
@pytest.mark.parametrize("view", SEEN)
def test_map_draws_and_names_what_its_world_view_holds(open_map: Open, view: str) -> None:
    """Two views never draw the same lines."""
    opened = open_map(NO_EVENTS, world_view=view)
    opened.page.evaluate(SAHARA, NO_EVENTS)
    opened.rest()
    opened.page.wait_for_function("document.querySelectorAll('.masalik-country').length > 1")
    assert ("الصحراء الغربية" in opened.texts(".masalik-country")) is SEEN[view]
    assert "المغرب" in opened.texts(".masalik-country")


@pytest.mark.browser
def test_no_two_world_views_look_the_same(open_map: Open) -> None:
    """Over the western Sahara and over the Golan; the Arab view and the Moroccan one differ in the former."""
    drawn = set()
    for view in world_views():
        opened = open_map(NO_EVENTS, world_view=view)
        paths = opened.page.locator("path.masalik-disputed, path.masalik-border")
        drawn.add("|".join(filter(None, (path.get_attribute("d") for path in paths.all()))))
    assert len(drawn) == len(world_views())


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "view", "title"), [("ar", "morocco", "الرؤية المغربية"), ("en", "un", "United Nations view")]
)
def test_map_says_whose_world_view_it_draws(open_map: Open, language: str, view: str, title: str) -> None:
    """Beside the credits, and in the legend with a word on what that means."""
    opened = open_map(NO_EVENTS, world_view=view, language=language)
    assert opened.texts(".leaflet-control-attribution")[0].endswith(f"Natural Earth · {title}")
    assert title in opened.texts(".masalik-legend details summary")[0]
    assert title in opened.texts(".masalik-legend details p")[0]
