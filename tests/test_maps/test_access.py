"""Whether everybody can use a map: axe-core in every state, keyboard and focus, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from .conftest import NO_EVENTS, Open, Opened
from .stories import SPRING, many

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

# Symbols stand where the events were and may be closer to each other than fingers are wide; each is on the
# list as well, whose items are wide enough (WCAG 2.2, 2.5.8: essential, equivalent).
CHECK = """async () => {
  const every = { resultTypes: ["violations"], rules: { "target-size": { enabled: false } } };
  const sizes = { runOnly: { type: "rule", values: ["target-size"] } };
  const found = [await axe.run(document, every), await axe.run({ exclude: [".masalik-icon"] }, sizes)];
  const violations = found.flatMap((result) => result.violations);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node.html]));
}"""

# A popup that fades in is half transparent, and so is its contrast.
SETTLED = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const moving = document.getAnimations().filter((one) => one.effect.getTiming().iterations !== Infinity);
  await Promise.allSettled(moving.map((one) => one.finished));
}"""

WIDE = {"viewport": {"width": 1200, "height": 700}}
NARROW = {"viewport": {"width": 400, "height": 600}}
DARK = {"color_scheme": "dark"}
MANY = {"features": [*many(30)["features"], *SPRING["features"]]}

STATES: dict[str, dict[str, Any]] = {
    "initial": {"context": WIDE},
    "filters": {"context": WIDE, "click": [".masalik-toggle"], "address": "#kind=visit&undated=no"},
    "filters, dark": {"context": {**WIDE, **DARK}, "click": [".masalik-toggle"]},
    "popup": {"context": WIDE, "click": [".masalik-item"]},
    "popup, dark, English": {"context": {**WIDE, **DARK}, "click": [".masalik-item"], "language": "en"},
    "playing": {"context": WIDE, "click": [".masalik-play"]},
    "narrow": {"context": NARROW},
    "narrow, filters": {"context": NARROW, "click": [".masalik-toggle"]},
    "narrow, dark, English": {"context": {**NARROW, **DARK}, "language": "en", "address": "#x=1"},
    "list alone": {"context": WIDE, "address": "#tab=list", "ready": ".masalik-item"},
    "embedded": {"context": NARROW, "embed": True},
    "nothing found": {"context": WIDE, "address": "#q=zzz", "ready": ".masalik-none:not([hidden])"},
    "no events": {"context": WIDE, "events": NO_EVENTS},
    "failed": {"context": {**WIDE, **DARK}, "events_url": "/nothing"},
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(open_map: Open, state: str) -> None:
    wanted = dict(STATES[state])
    clicks = wanted.pop("click", [])
    opened = open_map(wanted.pop("events", {**SPRING, **MANY}), **wanted)
    for selector in clicks:
        opened.page.locator(selector).first.click()
    opened.page.evaluate(AXE)
    opened.page.evaluate(SETTLED)
    assert opened.page.evaluate(CHECK) == []
    if state == "failed":
        opened.problems.clear()


def focused(page: Page) -> str:
    """The event of the list's item that has the focus, else the class of what has it."""
    return str(page.evaluate("document.activeElement.dataset.event || document.activeElement.className"))


def press(opened: Opened, *keys: str) -> str:
    """What has the focus after some keys."""
    for key in keys:
        opened.page.keyboard.press(key)
    return focused(opened.page)


def test_the_first_stop_leads_over_the_map_to_the_list(open_map: Open) -> None:
    """The list is one stop of the tab key; arrows go through it, and further than what is on the page."""
    opened = open_map({**SPRING, **MANY, "features": many(530)["features"]})
    opened.page.locator(".masalik-item").nth(499).wait_for(state="attached")
    opened.page.locator(".masalik-skip").focus()
    assert press(opened, "Enter") == "0"
    assert press(opened, "ArrowDown", "ArrowDown") == "2"
    assert press(opened, "ArrowUp", "PageDown") == "11"
    assert press(opened, "End") == "499"
    assert press(opened, "ArrowDown") == "500"
    assert press(opened, "Home") == "0"
    assert opened.page.locator(".masalik-item[tabindex='0']").count() == 1
    assert press(opened, "ArrowDown", "Tab", "Shift+Tab") == "1"


def test_focus_goes_into_a_popup_and_back_to_its_item(open_map: Open) -> None:
    opened = open_map(SPRING)
    opened.page.locator("[data-event=b]").focus()
    assert press(opened, "Enter") == "masalik-details"
    assert press(opened, "Escape") == "b"


def test_focus_stays_with_an_event_while_the_list_changes(open_map: Open) -> None:
    opened = open_map(SPRING, address="#status=happened")
    opened.page.locator("[data-event=b]").focus()
    opened.page.evaluate("location.hash = 'status=happened&kind=meeting'")
    expect(opened.page.locator(".masalik-count")).to_have_text("حدث واحد من 8")
    assert focused(opened.page) == "b"


def test_a_screen_reader_is_told_how_many_are_in_view_once_it_rests(open_map: Open) -> None:
    opened = open_map(SPRING)
    said = opened.page.locator("[role=status].masalik-heard")
    expect(said).to_have_text("7 أحداث من 8")
    opened.page.locator(".masalik-search input").fill("المرفأ")
    expect(said).to_have_text("حدثان من 8")


def test_nothing_moves_for_those_who_want_no_motion(open_map: Open) -> None:
    opened = open_map(SPRING, context={"reduced_motion": "reduce"})
    moving = """() => [...document.querySelectorAll(".masalik, .masalik *")].filter((element) => {
      const style = getComputedStyle(element);
      return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
    }).length"""
    assert opened.page.evaluate(moving) == 0
