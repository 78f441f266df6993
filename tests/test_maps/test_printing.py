"""The map on paper."""

from __future__ import annotations

from typing import Any

from .conftest import VISIT, Open
from .stories import SPRING, event

MANY: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [
        event(f"e{day}", f"2024-03-{day % 28 + 1:02}", url=f"https://news.example/{day}")
        for day in range(530)
    ],
}
SEEN = "selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility()).length"


def test_paper_holds_the_whole_list_with_addresses(open_map: Open) -> None:
    """Of a list that the screen shows in part; afterwards all is as before."""
    page = open_map(MANY, theme="dark").page
    shown = page.locator(".masalik-item").count()
    assert shown < 530
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate(SEEN, ".masalik-item") == 530
    assert page.evaluate(SEEN, ".masalik-source a") == 530
    assert page.locator(".masalik-source a").first.inner_text() == "https://news.example/0"
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".masalik-source").count() == 0
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_paper_has_the_map_and_no_controls(open_map: Open) -> None:
    """The map fits the paper, its pins lie in it, and its legend is open; what is clicked is gone."""
    page = open_map(SPRING).page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    controls = (
        "input, select, .masalik-more, .masalik-tabs, .leaflet-control-zoom, .masalik-time, .masalik-toggle"
    )
    assert page.evaluate(SEEN, controls) == 0
    stage = page.locator(".masalik-stage").bounding_box()
    pin = page.locator(VISIT).first.bounding_box()
    side = page.locator(".masalik-side").bounding_box()
    assert stage is not None
    assert pin is not None
    assert side is not None
    assert stage["x"] <= pin["x"] <= stage["x"] + stage["width"]
    assert stage["y"] <= pin["y"] <= stage["y"] + stage["height"]
    assert side["y"] >= stage["y"] + stage["height"]
    assert page.evaluate(SEEN, ".masalik-legend li") > 0


def test_printed_page_is_a_few_sheets(open_map: Open) -> None:
    """The browser prints it by itself, whatever media it showed before."""
    page = open_map(SPRING).page
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    assert 1 <= printed.count(b"/Type /Page\n") <= 4
    page.wait_for_selector(".masalik.is-on-paper", state="detached")
