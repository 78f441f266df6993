"""The state of a map in its address, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open
from .stories import SPRING

if TYPE_CHECKING:
    from tests.conftest import Site

pytestmark = pytest.mark.browser

STATE = """() => ({
  items: [...document.querySelectorAll(".masalik-item")].map((item) => item.dataset.event),
  current: [...document.querySelectorAll(".masalik-item[aria-current]")].map((item) => item.dataset.event),
  count: document.querySelector(".masalik-count").textContent,
  chips: [...document.querySelectorAll(".masalik-chip bdi")].map((chip) => chip.textContent),
  tab: document.querySelector(".masalik-tabs [aria-pressed=true]").dataset.tab,
  period: document.querySelector(".masalik-period").textContent,
  search: document.querySelector(".masalik-search input").value,
  popup: (document.querySelector(".leaflet-popup") || document.body).getAttribute("aria-label"),
  ground: document.querySelector(".masalik-map .leaflet-control-scale-line").textContent,
})"""


def test_a_link_gives_the_same_view_in_a_new_tab(open_map: Open) -> None:
    """Filters, search, time, the open event and where the map was moved to."""
    opened = open_map(SPRING)
    page = opened.page
    page.locator(".masalik-toggle").click()
    page.locator(".is-by-kind label", has_text="تنقّل").click()
    page.locator(".is-by-date label", has_text="مع غير المؤرخة").click()
    page.locator(".masalik-filters .masalik-close").click()
    page.locator(".masalik-search input").fill("وكالة")
    page.locator(".masalik-range input").nth(1).press("ArrowRight")
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_url("**map=**")
    page.locator("[data-event=a]").click()
    page.wait_for_url("**event=a**")
    other = page.context.new_page()
    opened.watch(page.url.split("/map#")[0], other)
    other.goto(page.url)
    other.wait_for_selector(".leaflet-popup")
    assert other.evaluate(STATE) == page.evaluate(STATE)
    assert other.evaluate(STATE)["current"] == ["a"]


def counts(page: Page, words: str) -> None:
    """Wait for what the count says."""
    expect(page.locator(".masalik-count")).to_have_text(words)


def test_back_and_forward_go_through_what_was_chosen(open_map: Open) -> None:
    opened = open_map(SPRING, address="#kind=visit")
    page = opened.page
    counts(page, "5 أحداث من 8")
    page.locator(".masalik-chip").click()
    page.wait_for_url("**/map")
    page.locator("[data-event=c]").click()
    page.wait_for_url("**event=c**")
    page.go_back()
    page.wait_for_selector(".leaflet-popup", state="detached")
    counts(page, "7 أحداث من 8")
    page.go_back()
    counts(page, "5 أحداث من 8")
    assert page.locator(".masalik-chip").count() == 1
    page.go_forward()
    counts(page, "7 أحداث من 8")
    page.go_forward()
    page.wait_for_selector(".leaflet-popup")


def test_what_an_address_has_that_is_unknown_is_left_out_and_said(open_map: Open) -> None:
    opened = open_map(
        SPRING, address="#kind=voyage&actor=nobody&from=2024-13-01&map=9/99/0&x=1&status=planned"
    )
    counts(opened.page, "حدث واحد من 8")
    assert opened.texts(".masalik-strange bdi") == [
        "kind=voyage",
        "from=2024-13-01",
        "map=9/99/0",
        "x=1",
        "actor=nobody",
    ]
    opened.page.get_by_role("button", name="حسنًا").click()
    assert opened.page.locator(".masalik-strange").count() == 0


def test_a_link_to_a_denied_event_shows_it(open_map: Open) -> None:
    """The filters that would hide it give way."""
    opened = open_map(SPRING, address="#event=f&outlet=صحيفة المرفأ", ready=".leaflet-popup")
    assert opened.page.locator("[data-event=f]").get_attribute("aria-current") == "true"


def test_list_and_map_each_have_the_page_when_asked(open_map: Open) -> None:
    opened = open_map(SPRING, address="#tab=list", ready=".masalik-item")
    page = opened.page
    assert not page.locator(".masalik-map").is_visible()
    page.locator("[data-event=a]").click()
    assert page.locator("li:has([data-event=a]) .masalik-details").is_visible()
    page.get_by_role("button", name="الخريطة وحدها").click()
    page.wait_for_url("**tab=map**")
    assert page.locator(".masalik-map").is_visible()
    assert not page.locator(".masalik-list").is_visible()


def test_a_frame_without_an_origin_keeps_its_state_to_itself(open_map: Open, site: Site) -> None:
    """History and storage may be refused there; the page around gets no steps in its history."""
    opened = open_map(SPRING, embed=True)
    around = opened.page.context.new_page()
    opened.watch(site.url, around)
    around.set_content(
        f'<iframe sandbox="allow-scripts" src="{site.url}/map#kind=visit" width="900" height="600"></iframe>'
    )
    framed = around.frame_locator("iframe")
    expect(framed.locator(".masalik-count")).to_have_text("5 أحداث من 8")
    before = around.evaluate("history.length")
    framed.locator(".masalik-chip").click()
    expect(framed.locator(".masalik-count")).to_have_text("7 أحداث من 8")
    around.wait_for_timeout(500)  # until the address would have been written
    assert around.evaluate("history.length") == before
