"""What of the world is in view, in a real browser: at the start, and when a popup opens."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator

from maps import events_collection

from .conftest import DRAW, EVENTS, NO_EVENTS, Open, Opened
from .readings import TRIPOLI, movement_between, place

pytestmark = pytest.mark.browser

ROME = place("x", "روما", "Rome", 12.5, 41.9)
HONOLULU = place("z", "هونولولو", "Honolulu", -157.86, 21.3)
PHONE = {"viewport": {"width": 390, "height": 844}}


def far_and_near() -> dict[str, Any]:
    """Many ways over the Mediterranean, and one to the other side of the world."""
    near = events_collection(movement_between(ROME, TRIPOLI))["features"][0]
    far = events_collection(movement_between(TRIPOLI, HONOLULU))["features"][0]
    return {**NO_EVENTS, "features": [*({**near, "id": str(number)} for number in range(15)), far]}


def box(element: Locator) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of an element on the screen."""
    found = element.bounding_box()
    assert found is not None
    return (found["x"], found["y"], found["x"] + found["width"], found["y"] + found["height"])


def is_within(inner: Locator, outer: Locator) -> bool:
    """Whether an element lies inside another."""
    (left, top, right, bottom), around = box(inner), box(outer)
    return left >= around[0] and top >= around[1] and right <= around[2] and bottom <= around[3]


@pytest.mark.parametrize("viewport", [(390, 844), (844, 390), (1440, 900)])
def test_popup_lies_inside_the_map_with_its_button(open_map: Open, viewport: tuple[int, int]) -> None:
    width, height = viewport
    opened = open_map(context={"viewport": {"width": width, "height": height}, "reduced_motion": "reduce"})
    page = opened.page
    canvas = page.locator(".masalik-map")
    outside = []
    for index in range(6):
        page.locator(".masalik-item").nth(index).click()
        opened.rest()  # the map pans
        parts = [page.locator(f".leaflet-popup{part}") for part in ("-content-wrapper", "-close-button")]
        outside += [(index, box(part)) for part in parts if not is_within(part, canvas)]
    assert outside == []


def test_limits_of_the_map_are_off_while_a_popup_is_open_and_on_again_afterwards(open_map: Open) -> None:
    opened = open_map(context=PHONE)
    opened.page.evaluate(DRAW, EVENTS)
    limited = "Boolean(drawn.map.options.maxBounds)"
    found = [opened.page.evaluate(limited)]
    opened.page.locator(".masalik-item").first.click()
    found.append(opened.page.evaluate(limited))
    opened.page.keyboard.press("Escape")
    opened.page.wait_for_selector(".leaflet-popup", state="detached")
    assert [*found, opened.page.evaluate(limited)] == [True, False, True]


def test_map_that_gets_smaller_is_fitted_again_until_it_is_moved(open_map: Open) -> None:
    """Both ends stay in view when the list takes some of its height; what a reader chose stays as it is."""
    opened = open_map({**NO_EVENTS, "features": far_and_near()["features"][:3]})
    page, canvas = opened.page, opened.page.locator(".masalik-map")
    ends = [page.locator(f"[aria-label^={name}]") for name in ("طرابلس",)] + [page.locator(".is-head").first]
    resize(opened, height=330)
    assert all(is_within(end, canvas) for end in ends)
    page.locator(".leaflet-control-zoom-in").click()
    opened.rest()
    zoom = "document.querySelector('.masalik-map .leaflet-proxy').style.transform"
    chosen = page.evaluate(zoom)
    resize(opened, height=700)
    assert page.evaluate(zoom).rpartition("scale")[2] == chosen.rpartition("scale")[2]


def resize(opened: Opened, *, height: int) -> None:
    """Give the window another height, and wait until the map has followed."""
    opened.page.set_viewport_size({"width": 1100, "height": height})
    opened.page.wait_for_function(f"innerHeight === {height}")
    opened.rest()


def test_map_opens_where_most_events_are_and_shows_all_at_a_click(open_map: Open) -> None:
    opened = open_map(far_and_near())
    canvas, distant = opened.page.locator(".masalik-map"), opened.page.locator("[aria-label^=هونولولو]")
    assert is_within(opened.page.locator("[aria-label^=طرابلس]"), canvas)
    assert not is_within(distant, canvas)
    opened.page.get_by_role("button", name="إظهار كل الأحداث").click()
    assert is_within(distant, canvas)


def test_nothing_is_offered_over_an_open_popup(open_map: Open) -> None:
    opened = open_map(far_and_near(), context=PHONE)
    offer = opened.page.locator(".masalik-all")
    found = [offer.is_visible()]
    opened.page.locator(".masalik-item").first.click()
    opened.page.wait_for_selector(".leaflet-popup")
    assert [*found, offer.is_visible()] == [True, False]


def test_few_events_are_all_in_view_and_nothing_is_offered(open_map: Open) -> None:
    opened = open_map()
    assert not opened.page.locator(".masalik-all").is_visible()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_scale_and_credit_stand_apart(open_map: Open, language: str) -> None:
    opened = open_map(language=language)
    scale = box(opened.page.locator(".leaflet-control-scale"))
    credit = box(opened.page.locator(".leaflet-control-attribution"))
    assert scale[3] <= credit[1]


def test_no_name_is_cut_by_the_edge_of_the_map(open_map: Open) -> None:
    opened = open_map(far_and_near(), context=PHONE)
    canvas = opened.page.locator(".masalik-map")
    names = opened.rest().locator(".masalik-name:not(.is-hidden)").all()
    assert names
    assert [name.text_content() for name in names if not is_within(name, canvas)] == []
