"""The time under the map, in a real browser: bars, handles, play."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open
from .stories import SPRING, event

pytestmark = pytest.mark.browser

HANDLES = ".masalik-range input"


PLAYED = """(button) => new Promise((resolve) => {
  const listed = [];
  new MutationObserver(() => {
    listed.push(document.querySelectorAll(".masalik-item").length);
    if (!button.matches(".is-running")) resolve(listed);
  }).observe(button, { attributes: true });
  button.click();
})"""
"""How many events are listed when time begins to play, and when it has ended."""


def handles(page: Page) -> list[str | None]:
    """What a screen reader says of the two handles."""
    return [page.locator(HANDLES).nth(end).get_attribute("aria-valuetext") for end in (0, 1)]


def test_bars_stay_within_the_time(open_map: Open) -> None:
    """Those of few steps, too, which would be as wide as half of it."""
    opened = open_map()
    boxes = [
        part.bounding_box() for part in opened.page.locator(".masalik-time, .masalik-bars path[d^=M]").all()
    ]
    (around, *bars) = [(box["x"], box["x"] + box["width"]) for box in boxes if box]
    assert bars
    assert all(around[0] <= left and right <= around[1] for left, right in bars)


def test_bars_count_an_event_of_a_month_in_the_whole_of_it(open_map: Open) -> None:
    """Steps are days, months or years by how long the story is; what is not known to the step is pale."""
    opened = open_map({**SPRING, "features": SPRING["features"][:5]})
    assert handles(opened.page) == ["1 مارس 2024", "31 مايو 2024"]
    pale = opened.page.locator(".masalik-bars .is-possible:not(.is-out)").get_attribute("d") or ""
    solid = opened.page.locator(".masalik-bars .is-certain:not(.is-out)").get_attribute("d") or ""
    assert (pale.count("M"), solid.count("M")) == (31, 4)
    opened = open_map(SPRING)
    assert handles(opened.page) == ["مارس 2024", "يناير 2025"]
    assert opened.page.locator(".masalik-bars").get_attribute("aria-label") == (
        "توزيع الأحداث على الزمن؛ أكثرها في مارس 2024: حدثان"
    )
    long = [event("a", "1990-05-01"), event("b", "2024-01-01")]
    assert handles(open_map({**SPRING, "features": long}).page) == ["عام 1990", "عام 2024"]


def test_a_story_of_one_day_has_no_time(open_map: Open) -> None:
    opened = open_map({**SPRING, "features": SPRING["features"][:1]})
    assert not opened.page.locator(".masalik-time").is_visible()


def test_handles_go_with_the_arrow_keys_from_right_to_left(open_map: Open) -> None:
    """In Arabic the left arrow goes on in time; an event of May is there as long as any of May is."""
    opened = open_map(SPRING)
    page = opened.page
    first, last = (page.locator(HANDLES).nth(end) for end in (0, 1))
    first.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert handles(page)[0] == "مايو 2024"
    expect(page.locator(".masalik-count")).to_have_text("4 أحداث من 8")
    last.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    assert handles(page) == ["مايو 2024", "مايو 2024"]
    boxes = [handle.bounding_box() for handle in (first, last)]
    assert all(box is not None and box["height"] >= 24 for box in boxes)
    page.wait_for_url("**from=2024-05-01&until=2024-05-31")
    assert page.locator(".masalik-period").text_content() == "مايو 2024"


def test_time_runs_from_left_to_right_in_english(open_map: Open) -> None:
    opened = open_map(SPRING, language="en")
    opened.page.locator(HANDLES).first.focus()
    opened.page.keyboard.press("ArrowRight")
    assert handles(opened.page) == ["April 2024", "January 2025"]


def test_undated_events_are_shown_unless_the_reader_says_otherwise(open_map: Open) -> None:
    opened = open_map(SPRING, address="#from=2024-05-01&until=2024-05-10")
    expect(opened.page.locator(".masalik-count")).to_have_text("حدثان من 8")
    opened.page.locator(".masalik-toggle").click()
    opened.page.locator(".is-by-date label", has_text="مع غير المؤرخة").click()
    expect(opened.page.locator(".masalik-count")).to_have_text("حدث واحد من 8")


@pytest.mark.parametrize(("mode", "seen"), [("sum", 7), ("window", 2)])
def test_time_is_played_up_to_a_moment_or_through_a_window(open_map: Open, mode: str, seen: int) -> None:
    """Both end at the end of time: the one with all events, the other with those of its last stretch."""
    opened = open_map(SPRING, context={"reduced_motion": "reduce"})
    page = opened.page
    assert page.get_by_label("السرعة").input_value() == "slow"
    page.get_by_label("السرعة").select_option("fast")
    page.get_by_label("طريقة العرض").select_option(mode)
    listed = page.get_by_role("button", name="تشغيل الزمن").evaluate(PLAYED)
    assert listed[0] < 7
    assert (len(listed), listed[-1]) == (2, seen)
    assert handles(page)[1] == "يناير 2025"


def test_how_time_is_played_stands_in_the_address(open_map: Open) -> None:
    """So a link plays as its sender saw it; what is no way of playing is said to be strange."""
    page = open_map(SPRING, address="#play=window/slow").page
    fields = [page.get_by_label("طريقة العرض"), page.get_by_label("السرعة")]
    assert [field.input_value() for field in fields] == ["window", "slow"]
    fields[1].select_option("fast")
    expect(page).to_have_url(re.compile("#play=window/fast$"))
    strange = open_map(SPRING, address="#play=window/backwards").page
    expect(strange.locator(".masalik-strange")).to_contain_text("play=window/backwards")


def test_playing_stops_when_the_reader_takes_a_handle(open_map: Open) -> None:
    opened = open_map(SPRING)
    opened.page.get_by_role("button", name="تشغيل الزمن").click()
    opened.page.locator(HANDLES).nth(1).press("ArrowLeft")
    assert opened.page.get_by_role("button", name="تشغيل الزمن").is_visible()
