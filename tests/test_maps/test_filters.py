"""Search, filters and groups of the list, in a real browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from gazetteer import fold
from maps.building.folds import fold_table

from .conftest import Open, Opened
from .stories import SPRING, event, many

FOLDING = Path(__file__).parents[2] / "maps" / "static" / "js" / "words" / "folding.js"

pytestmark = pytest.mark.browser


def ids(opened: Opened) -> str:
    """The events on the list, in its order: those of SPRING have ids of one letter."""
    script = "(items) => items.map((item) => item.dataset.event).join('')"
    return str(opened.page.locator(".masalik-item").evaluate_all(script))


def count(opened: Opened, words: str) -> None:
    """Wait until the count over the list says so."""
    expect(opened.page.locator(".masalik-count")).to_have_text(words)


def box(opened: Opened, facet: str, label: str) -> None:
    """Tick or untick the box of a value."""
    opened.page.locator(f".is-by-{facet} label", has_text=label).click()


def test_denied_events_are_shown_to_those_who_ask(open_map: Open) -> None:
    """They are off by default, and the page says so."""
    opened = open_map(SPRING)
    assert ids(opened) == "abcdegh"
    count(opened, "7 أحداث من 8")
    assert opened.texts(".masalik-notes p") == ["حدث منفي واحد لا يُعرض. اعرضها"]
    opened.page.get_by_role("button", name="اعرضها").click()
    count(opened, "8 أحداث")
    assert opened.texts(".masalik-notes p") == []


def test_each_filter_offers_what_is_there_with_its_number(open_map: Open) -> None:
    opened = open_map(SPRING)
    opened.page.locator(".masalik-toggle").click()
    assert opened.texts(".is-by-kind li") == ["زيارة5", "لقاء1", "تنقّل1"]
    assert opened.texts(".is-by-status li") == ["وقع6", "مرتقب1", "منفي1"]
    assert opened.texts(".is-by-actor li") == ["وفد أممي4", "الوزيرة ليلى3"]
    assert opened.texts(".is-by-outlet li") == ["وكالة النخلة5", "صحيفة المرفأ2"]
    assert opened.texts(".is-by-place li")[0].startswith("طرابلس")
    assert opened.texts(".is-by-date .masalik-of") == ["1"]


def test_filters_narrow_together_and_go_one_by_one(open_map: Open) -> None:
    """Chips take them away again; their numbers are of what each choice would show."""
    opened = open_map(SPRING)
    opened.page.locator(".masalik-toggle").click()
    box(opened, "actor", "الوزيرة ليلى")
    count(opened, "3 أحداث من 8")
    assert ids(opened) == "bdh"
    assert opened.texts(".is-by-kind li") == ["زيارة2", "لقاء1", "تنقّل0"]
    box(opened, "kind", "لقاء")
    assert ids(opened) == "dh"
    assert opened.texts(".masalik-results") == ["اعرض: حدثان من 8"]
    assert [text.split("×")[0] for text in opened.texts(".masalik-chip")] == [
        "أزِل زيارة",
        "أزِل تنقّل",
        "أزِل الوزيرة ليلى",
    ]
    opened.page.locator(".masalik-chip", has_text="ليلى").click()
    assert ids(opened) == "acdegh"
    opened.page.locator(".masalik-chips .masalik-clear").click()
    count(opened, "7 أحداث من 8")
    assert not opened.page.locator(".masalik-chips").is_visible()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("الاسكندرية", "g"),
        ("اسكندريه", "g"),
        ("ليلي", "bdh"),
        ("المرفا", "ce"),
        ("ليلى، المرفأ", "bcdeh"),
        ("طرابلس المرفأ", "e"),
    ],
)
def test_search_spares_spellings(open_map: Open, asked: str, found: str) -> None:
    """Hamza, ta marbuta and vowel signs make no difference; commas stand for «or»."""
    opened = open_map(SPRING, address=f"#q={asked}")
    assert ids(opened) == found


def test_letters_are_folded_as_the_gazetteer_folds_them(browser: Browser) -> None:
    blocks = [*range(0x20, 0x250), *range(0x600, 0x6FF), *range(0xFB50, 0xFDC0), *range(0xFE70, 0xFEFC)]
    words = ["آثار", "مُؤْتَمَر", "شَيْءٌ", "ـــ", "«Zürich» — Łódź", "٢٠٢٤", "ﻻ", *map(chr, blocks)]
    table = f"const FOLDS = {json.dumps(fold_table())};"
    script = f"(words) => {{ {table}\n{FOLDING.read_text(encoding='utf-8')}\nreturn words.map(fold); }}"
    page = browser.new_page()
    folded = page.evaluate(script, words)
    page.close()
    assert {word: seen for word, seen in zip(words, folded, strict=True) if seen != fold(word)} == {}


def test_nothing_found_says_which_filter_to_drop(open_map: Open) -> None:
    opened = open_map(
        SPRING, address="#kind=meeting&outlet=صحيفة المرفأ", ready=".masalik-none:not([hidden])"
    )
    assert opened.texts(".masalik-none li") == [
        "ألغِ تصفية «النوع» (حدثان)",
        "ألغِ تصفية «وسائل الإعلام» (حدث واحد)",
        "ألغِ كل التصفية",
    ]
    opened.page.get_by_role("button", name="ألغِ تصفية «النوع»").click()
    assert ids(opened) == "ce"


def test_list_and_map_light_each_other_up(open_map: Open) -> None:
    opened = open_map(SPRING)
    opened.page.locator(".masalik-icon.is-pin").hover()
    touched = (
        "(items) => items.filter((item) => item.matches('.is-touched')).map((item) => item.dataset.event)"
    )
    assert opened.page.locator(".masalik-item").evaluate_all(touched) == list("abdegh")
    opened.page.locator("[data-event=c]").hover()
    assert opened.page.locator(".masalik-icon.is-active").count() > 1
    assert opened.page.locator(".masalik-item").evaluate_all(touched) == []


def test_filters_are_a_sheet_on_a_phone_that_leaves_the_count_in_sight(open_map: Open) -> None:
    opened = open_map(SPRING, context={"viewport": {"width": 400, "height": 600}})
    toggle = opened.page.locator(".masalik-toggle")
    toggle.click()
    sheet = opened.page.locator(".masalik-filters").bounding_box()
    counted = opened.page.locator(".masalik-count").bounding_box()
    assert sheet is not None
    assert counted is not None
    assert sheet["x"] + sheet["width"] == 400
    assert sheet["y"] + sheet["height"] == 600
    assert counted["y"] + counted["height"] <= sheet["y"]
    opened.page.keyboard.press("Escape")
    assert not opened.page.locator(".masalik-filters").is_visible()
    assert toggle.evaluate("(button) => button === document.activeElement")


def test_a_long_list_stands_under_headings_that_claim_no_more_than_is_known(open_map: Open) -> None:
    vague = event("v", "2020-02-01", "2020-02-29")
    year = event("y", "2020-01-01", "2020-12-31")
    opened = open_map({**SPRING, "features": [*many(60)["features"], vague, year, event("u", None)]})
    opened.page.locator(".masalik-when-heading").nth(4).wait_for()
    assert opened.texts(".masalik-when-heading") == [
        "عام 2020، بلا شهر محدد",
        "يناير 2020",
        "فبراير 2020",
        "مارس 2020",
        "بلا تاريخ",
    ]
    opened = open_map({**SPRING, "features": [*many(28)["features"], event("m", "2020-01-01", "2020-01-31")]})
    assert opened.texts(".masalik-when-heading")[:2] == ["يناير 2020، بلا يوم محدد", "1 يناير 2020"]


FILTERED = """(field) => new Promise((resolve) => {
  const begun = performance.now();
  const count = document.querySelector(".masalik-count");
  new MutationObserver(() => resolve(performance.now() - begun)).observe(count, { childList: true });
  field.value = "المرفأ";
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
})"""


COPIED = """(events) => {
  const begun = performance.now();
  for (let time = 0; time < 3; time += 1) JSON.parse(JSON.stringify(events));
  return performance.now() - begun;
}"""
"""Milliseconds for copying the events three times: what the machine is worth at the moment."""


def test_ten_thousand_events_are_listed_in_part_and_searched_quickly(open_map: Open) -> None:
    """Most of the time goes into folding all their words once: less than into copying them nine times."""
    events = {**SPRING, "features": [*many(10_000)["features"], *SPRING["features"]]}
    opened = open_map(events)
    assert opened.page.locator(".masalik-item").count() <= 500
    copied = opened.page.evaluate(COPIED, events)
    assert opened.page.locator(".masalik-search input").evaluate(FILTERED) < 3 * copied
    count(opened, "حدثان من 10008")
