"""The map of more events than are sent, in a real browser: counts first, then single events as asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from test_articles.tellings import DERNA, SEBHA, event, on, person, place, span

from articles import DateExpression, EventKind
from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.settings import Settings
from service.store import FeatureStore

from .records import record
from .serving import LOCAL_HOSTS, serving

pytestmark = pytest.mark.browser

VISITS, MEETINGS = 30, 3
VALLETTA = place("p:valletta", "فاليتا", 14.51, 35.9, country="MT")

INSIDE = """() => {
  const map = document.querySelector(".masalik-map").getBoundingClientRect();
  return [".leaflet-popup h2", ".leaflet-popup-close-button"].every((part) => {
    const { top, bottom } = document.querySelector(part).getBoundingClientRect();
    return top >= map.top && bottom <= map.bottom;
  });
}"""
"""Whether the title and the button of the popup lie inside the map."""


@pytest.fixture
def page(
    browser: Browser, settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets
) -> Iterator[Page]:
    """The map of a service to which ten events are many: visits to Sebha, and a few meetings in Derna."""
    told = [event(person(f"زائر {month}"), date=monthly(month), start=month) for month in range(VISITS)]
    for month in range(MEETINGS):
        meeting = {"to": DERNA, "kind": EventKind.MEETING, "date": monthly(month), "start": VISITS + month}
        told.append(event(person(f"وسيط {month}"), **meeting))
    store.put(record(*told))
    app = create_app(
        replace(settings, map_events=10),
        store=store,
        gazetteer=gazetteer,
        assets=assets,
        local_hosts=LOCAL_HOSTS,
    )
    context = browser.new_context(viewport={"width": 1200, "height": 800}, reduced_motion="reduce")
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    with serving(app) as host:
        opened.goto(f"{host}/maps")
        opened.wait_for_selector(".masalik-item")
        yield opened
        context.close()
    assert wrong == []


def monthly(month: int) -> DateExpression:
    """A day of a month of its own, so that no two events are taken for one."""
    return on(f"{2018 + month // 12}-{month % 12 + 1:02d}-05")


def pin(page: Page, place: str) -> Locator:
    """The pin of a place."""
    return page.locator(f".masalik-icon.is-pin[aria-label^='{place}']")


def test_a_pin_of_many_lists_its_events_and_says_how_many_there_are(page: Page) -> None:
    """It counts them all; opened, it tells the first and leads to the others."""
    expect(pin(page, SEBHA.name)).to_contain_text(str(VISITS))
    expect(page.locator(".masalik-item")).to_have_count(VISITS + MEETINGS)
    pin(page, SEBHA.name).click()
    told = page.locator(".leaflet-popup article")
    expect(told).to_have_count(25)
    expect(page.locator(".masalik-further p")).to_have_text(f"أول 25 من {VISITS}")
    page.locator(".masalik-further button").click()
    expect(told).to_have_count(VISITS)
    expect(page.locator(".masalik-further")).to_have_count(0)


def test_a_popup_that_grows_as_it_is_told_in_full_stays_inside_the_map(
    page: Page, store: FeatureStore
) -> None:
    """It scrolls, with its title and its button in sight, and keeps the focus for the keys that scroll it."""
    page.set_viewport_size({"width": 1200, "height": 700})
    sentence = "وصل الوفد إلى فاليتا في زيارة تستمر يومين يلتقي خلالها عددا من المسؤولين "
    evidence = tuple(span(sentence, 100 * number) for number in range(9))
    store.put(record(replace(event(person("رئيس الوفد"), to=VALLETTA), evidence=evidence), id_="long"))
    page.reload()
    page.get_by_role("button", name="إظهار كل الأحداث").click()
    pin(page, VALLETTA.name).click()
    content = page.locator(".leaflet-popup-content")
    expect(content.locator("blockquote")).to_have_count(len(evidence))
    expect(content).to_have_class(re.compile("leaflet-popup-scrolled"))
    page.wait_for_function(INSIDE)
    page.keyboard.press("End")
    page.wait_for_function("() => document.querySelector('.leaflet-popup-content').scrollTop > 0")


def test_a_filter_narrows_counts_and_list(page: Page) -> None:
    """The service counts again; what is few enough to be sent comes one by one."""
    page.goto(f"{page.url}#kind=meeting")
    expect(page.locator(".masalik-item")).to_have_count(MEETINGS)
    expect(pin(page, SEBHA.name)).to_have_count(0)
    expect(pin(page, DERNA.name)).to_contain_text(str(MEETINGS))


def test_a_close_view_has_single_events(page: Page) -> None:
    """Those of the part of the world that it shows; the list stays that of all."""
    root = page.url.partition("#")[0]
    page.goto("about:blank")
    page.goto(f"{root}#map=8/{DERNA.lat}/{DERNA.lon}")
    page.wait_for_selector(".masalik-item")
    with page.expect_response(lambda answer: "bbox=" in answer.url) as answered:
        page.locator(".leaflet-control-zoom-in").click()
    assert len(answered.value.json()["events"]) == MEETINGS
    expect(pin(page, DERNA.name)).to_be_visible()
    expect(pin(page, SEBHA.name)).to_have_count(0)
    pin(page, DERNA.name).click()
    expect(page.locator(".leaflet-popup article")).to_have_count(MEETINGS)
    expect(page.locator(".masalik-item")).to_have_count(VISITS + MEETINGS)


def test_a_link_opens_events_that_were_not_sent(page: Page) -> None:
    """One by one or together, each told in full; of one that there is not, the page says so."""
    items = page.locator(".masalik-item")
    first, second = (items.nth(index).get_attribute("data-event") for index in (0, 1))
    root = page.url.partition("#")[0]
    for asked in ([first], [first, second], [second, "no-event"]):
        page.goto("about:blank")
        page.goto(f"{root}#{'&'.join(f'event={one}' for one in asked)}")
        expect(page.locator(".leaflet-popup article")).to_have_count(len(set(asked) - {"no-event"}))
    expect(page.locator(".masalik-strange")).to_contain_text("event=no-event")


def test_a_counted_list_has_headings_by_time(page: Page) -> None:
    """A month each, once; as those of a list that was sent whole."""
    headings = page.locator(".masalik-when-heading")
    expect(headings).to_have_count(VISITS)
    assert len(set(headings.all_inner_texts())) == VISITS
    expect(headings.first).to_have_text("يناير 2018")


def test_where_nothing_is_left_it_says_which_filter_to_drop(page: Page) -> None:
    """With how many events that brings back, which the service counts."""
    page.goto(f"{page.url}#kind=meeting&from=2020-01-01")
    offered = page.locator(".masalik-none button")
    expect(offered).to_have_count(3)
    expect(offered.nth(0)).to_contain_text("النوع")
    expect(offered.nth(0)).to_contain_text("6 أحداث")
    expect(offered.nth(1)).to_contain_text("الفترة")
    expect(offered.nth(1)).to_contain_text("3 أحداث")
    offered.nth(1).click()
    expect(page.locator(".masalik-item")).to_have_count(MEETINGS)


def test_the_map_opens_where_most_of_what_is_counted_is(page: Page) -> None:
    """A count weighs as much as it counts: ten times as many were in Sebha, and Derna is a click away."""
    offer = page.get_by_role("button", name="إظهار كل الأحداث")
    expect(page.locator("[aria-label^=سبها]")).to_be_in_viewport()
    expect(page.locator("[aria-label^=درنة]")).not_to_be_in_viewport()
    offer.click()
    expect(page.locator("[aria-label^=درنة]")).to_be_in_viewport()
