"""The list beside the map, in a real browser: order, dates in words, keyboard, focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page

from articles.events.confidence import UNCERTAIN_BELOW
from maps import events_collection

from .conftest import ALL, DRAW, NO_EVENTS, VISIT, Open
from .readings import READING

if TYPE_CHECKING:
    pass

pytestmark = pytest.mark.browser


def told(**properties: Any) -> dict[str, Any]:
    """A collection of one event, a visit to Tripoli unless `properties` say otherwise."""
    first = events_collection(READING)["features"][0]
    return {**NO_EVENTS, "features": [{**first, "properties": {**first["properties"], **properties}}]}


LISTED_AT_ONCE = """events => {
  Masalik.draw(document.querySelector("main"), events);
  return document.querySelectorAll(".masalik-item").length;
}"""


def focused(page: Page) -> str:
    """The class of the element that has the focus."""
    return str(page.evaluate("document.activeElement.className"))


def test_list_is_in_order_of_time_with_the_undated_last(open_map: Open) -> None:
    opened = open_map(address=ALL)
    dates = opened.texts(".masalik-item .masalik-when")
    assert dates == ["27 ديسمبر 2020", "27 ديسمبر 2020", "منتصف مايو 2024", *["بلا تاريخ"] * 4]


def test_list_item_opens_its_popup_and_gets_the_focus_back(open_map: Open) -> None:
    opened = open_map()
    item = opened.page.locator(".masalik-item").nth(2)
    item.click()
    assert opened.texts(".leaflet-popup h3") == ["تنقّلمرتقب"]
    assert "masalik-details" in focused(opened.page)
    assert item.get_attribute("aria-current") == "true"
    opened.page.keyboard.press("Escape")
    opened.page.wait_for_selector(".leaflet-popup", state="detached")
    assert focused(opened.page) == "masalik-item"
    assert item.get_attribute("aria-current") is None


def test_pin_is_reached_and_opened_by_the_keyboard(open_map: Open) -> None:
    opened = open_map()
    pin = opened.page.locator(VISIT)
    assert [pin.get_attribute(name) for name in ("role", "tabindex", "aria-label")] == [
        "button",
        "0",
        "طرابلس: زيارة واحدة، لقاء واحد",
    ]
    pin.focus()
    opened.page.keyboard.press("Enter")
    assert opened.page.locator(".leaflet-popup").get_attribute("role") == "dialog"
    assert opened.page.locator(".leaflet-popup").get_attribute("aria-label") == "طرابلس"


def test_pin_marks_its_events_in_the_list(open_map: Open) -> None:
    opened = open_map()
    opened.page.locator(VISIT).click()
    assert opened.page.locator(".masalik-item[aria-current]").count() == 2


def test_event_without_a_place_is_told_in_the_list(open_map: Open) -> None:
    opened = open_map()
    item = opened.page.locator("li", has_text="بلا موقع على الخريطة")
    item.locator("button").click()
    assert item.locator("blockquote").text_content() == READING.events[-1].evidence[0].text
    assert item.locator("button").get_attribute("aria-expanded") == "true"
    item.locator("button").click()
    assert item.locator("blockquote").count() == 0
    assert opened.page.locator(".leaflet-popup").count() == 0


def test_legend_explains_what_is_drawn(open_map: Open) -> None:
    opened = open_map(address=ALL)
    explained = {
        "زيارة",
        "لقاء",
        "تنقّل من مكان إلى آخر",
        "منطلق أو محطة أو وجهة",
        "منطلق مستنتج",
        "مرتقب",
        "غير مؤكد",
        "منفي",
        "حدود متنازع عليها",
    }
    assert explained - set(opened.texts(".masalik-legend li")) == set()


def test_counts_follow_arabic_grammar(open_map: Open) -> None:
    one = events_collection(READING)["features"][0]
    opened = open_map(NO_EVENTS)
    words = []
    for number in (0, 1, 2, 3, 11, 100):
        many = [{**one, "id": str(index)} for index in range(number)]
        opened.page.evaluate(DRAW, {**NO_EVENTS, "features": many})
        words += opened.texts(".masalik-count")
    assert words == ["لا أحداث", "حدث واحد", "حدثان", "3 أحداث", "11 حدثًا", "100 حدث"]


def test_long_list_comes_by_itself_and_grows_by_a_hundred_as_it_is_scrolled(open_map: Open) -> None:
    """A few items with the map, five hundred soon after, so that the browser's own search finds them."""
    one = events_collection(READING)["features"][0]
    opened = open_map(NO_EVENTS)
    features = [{**one, "id": str(index)} for index in range(680)]
    assert opened.page.evaluate(LISTED_AT_ONCE, {**NO_EVENTS, "features": features}) < 500
    items = opened.page.locator(".masalik-item")
    items.nth(499).wait_for(state="attached")
    for shown in (600, 680):
        opened.page.locator(".masalik-item").last.scroll_into_view_if_needed()
        opened.page.locator(".masalik-side").evaluate("(side) => side.scrollTo(0, side.scrollHeight)")
        opened.page.wait_for_selector(f".masalik-list > :last-child li:nth-child({shown})", state="attached")
        assert items.count() >= shown
    assert not opened.page.locator(".masalik-more").is_visible()


DATES = {
    "27 ديسمبر 2020": [("2020-12-27", "2020-12-27", "day"), ("2020-12-27", None, "day")],
    "ديسمبر 2020": [("2020-12", "2020-12", "month"), ("2020-12-01", "2020-12-31", "month")],
    "عام 2020": [("2020", "2020", "year")],
    "من 3 إلى 5 مايو 2024": [("2024-05-03", "2024-05-05", "day")],
    "من 30 أبريل 2024 إلى 2 مايو 2024": [("2024-04-30", "2024-05-02", "day")],
    "أوائل مايو 2024": [("2024-05-01", "2024-05-10", "vague")],
    "منتصف مايو 2024": [("2024-05-11", "2024-05-20", "vague")],
    "أواخر فبراير 2024": [("2024-02-21", "2024-02-29", "vague"), ("2024-02-21", "2024-02-29", "week")],
    "خلال الأسبوع من 6 إلى 12 مايو 2024": [("2024-05-06", "2024-05-12", "week")],
    "خلال الأسبوع من 29 أبريل 2024 إلى 5 مايو 2024": [("2024-04-29", "2024-05-05", "week")],
    "من 4 إلى 17 مايو 2024": [("2024-05-04", "2024-05-17", "vague")],
    "نحو 27 ديسمبر 2020": [("2020-12-27", "2020-12-27", "vague")],
    "حتى 27 ديسمبر 2020": [(None, "2020-12-27", "day")],
    "بلا تاريخ": [(None, None, None), ("someday", None, None), ("2020-13-01", None, "day")],
}


def test_dates_are_told_in_words_no_more_precisely_than_they_are_known(open_map: Open) -> None:
    features, expected = [], {}
    for words, dates in DATES.items():
        for start, end, precision in dates:
            (event,) = told(start=start, end=end, date_precision=precision)["features"]
            name = f"{start} {end} {precision}"
            event["properties"]["actors"] = [{"name": name}]
            expected[name] = words
            features.append(event)
    opened = open_map({**NO_EVENTS, "features": features})
    opened.page.locator(".masalik-item").nth(len(features) - 1).wait_for()
    assert dict(zip(opened.texts(".masalik-who"), opened.texts(".masalik-when"), strict=True)) == expected


@pytest.mark.parametrize(("confidence", "badges"), [(UNCERTAIN_BELOW, []), (0.59, ["قراءة غير مؤكدة"])])
def test_an_event_that_may_be_misread_says_so(open_map: Open, confidence: float, badges: list[str]) -> None:
    """Below the documented threshold the list and the popup carry a badge."""
    opened = open_map(told(confidence=confidence))
    assert opened.texts(".masalik-item .is-doubtful") == badges
    opened.page.locator(".masalik-item").click()
    assert opened.texts(".leaflet-popup h3 .is-doubtful") == badges
