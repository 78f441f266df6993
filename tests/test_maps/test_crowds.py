"""Many ways, drawn on one canvas: each can still be pointed at and opened."""

from __future__ import annotations

from typing import Any

import pytest

from maps import events_collection

from .conftest import NO_EVENTS, Open, Opened
from .readings import movement_between, place

pytestmark = pytest.mark.browser

BOW = 0.12  # of its length, how far the middle of a way lies to the right of travel
CANVAS = ".masalik-map canvas"


def northward(lon: float, name: str) -> dict[str, Any]:
    """A movement along a meridian, from 20 to 30 degrees north."""
    ends = [place(f"test:{name}-{lat}", f"{name} {lat}", f"{name} {lat}", lon, lat) for lat in (20, 30)]
    return {**events_collection(movement_between(*ends))["features"][0], "id": name}


CROWD = [northward(lon / 4, f"way{lon}") for lon in (*range(0, 40), *range(120, 160))]
LONE = northward(20, "lone")


def middle_of_the_lone_way(opened: Opened) -> tuple[float, float]:
    """Where it is drawn, seen from the dots at its ends."""
    dots = [opened.page.locator(f"[aria-label^='lone {lat}']").bounding_box() for lat in (20, 30)]
    south, north = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in dots if box]
    return south[0] + BOW * (south[1] - north[1]), (south[1] + north[1]) / 2


def picture(opened: Opened) -> str:
    """The canvas of the ways, after the map had time to draw it."""
    opened.page.wait_for_timeout(200)
    return str(opened.page.evaluate(f"() => document.querySelector('{CANVAS}').toDataURL()"))


@pytest.fixture
def crowd(open_map: Open) -> Opened:
    """A map of 81 ways, once it is drawn beyond what is in sight too."""
    opened = open_map({**NO_EVENTS, "features": [*CROWD, LONE]})
    opened.page.wait_for_timeout(1000)
    return opened


def test_a_way_of_many_opens_what_it_tells(crowd: Opened) -> None:
    """No element is made for it; a click beside all ways opens nothing."""
    assert crowd.page.locator(".masalik-map path.masalik-way").count() == 0
    x, y = middle_of_the_lone_way(crowd)
    crowd.page.mouse.click(x + 40, y)
    assert crowd.page.locator(".leaflet-popup").count() == 0
    crowd.page.mouse.click(x, y)
    assert "lone 30" in " ".join(crowd.texts(".leaflet-popup dd"))


def test_a_way_of_many_lights_up_under_the_pointer(crowd: Opened) -> None:
    """And is drawn as before when the pointer has left."""
    x, y = middle_of_the_lone_way(crowd)
    crowd.page.mouse.move(x + 40, y)
    usual = picture(crowd)
    crowd.page.mouse.move(x, y)
    assert picture(crowd) != usual
    crowd.page.mouse.move(x + 40, y)
    assert picture(crowd) == usual


def test_a_way_of_many_is_lit_no_more_once_its_popup_is_closed(open_map: Open) -> None:
    """It is drawn as before it was opened."""
    shown = {"viewport": {"width": 1100, "height": 1100}, "reduced_motion": "reduce"}
    crowd = open_map({**NO_EVENTS, "features": [*CROWD, LONE]}, context=shown)
    crowd.page.wait_for_timeout(1000)
    usual = picture(crowd)
    crowd.page.locator(".masalik-item[data-event=lone]").click()
    crowd.page.wait_for_selector(".leaflet-popup")
    assert picture(crowd) != usual
    crowd.page.keyboard.press("Escape")
    crowd.page.wait_for_selector(".leaflet-popup", state="detached")
    assert picture(crowd) == usual


def test_many_ways_are_drawn_in_the_colours_of_a_page_that_turns_dark(crowd: Opened) -> None:
    """And in those of before when it turns light again."""
    light = picture(crowd)
    crowd.page.emulate_media(color_scheme="dark")
    assert picture(crowd) != light
    crowd.page.emulate_media(color_scheme="light")
    assert picture(crowd) == light


def test_the_canvas_reaches_beyond_the_map_once_there_is_time(crowd: Opened) -> None:
    """So that a map that is dragged has ways at its edges."""
    canvas, shown = (crowd.page.locator(one).bounding_box() for one in (CANVAS, ".masalik-map"))
    assert canvas is not None
    assert shown is not None
    assert canvas["width"] > 1.5 * shown["width"]
