"""The page as a whole, in a real browser: what fails, narrow and dark, embedded, driven by another script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from playwright.sync_api import expect
from waiting import eventually

from maps import Assets, PageLinks, events_collection, movement_features, visit_features

from .conftest import DRAW, EVENTS, NO_EVENTS, VISIT, Open, hearing
from .readings import READING

if TYPE_CHECKING:
    from tests.conftest import Site

pytestmark = pytest.mark.browser


def test_article_without_events_says_so(open_map: Open) -> None:
    opened = open_map(NO_EVENTS)
    assert opened.texts(".masalik-message") == ["لم نجد في النص زيارات أو لقاءات أو تنقلات."]


def test_events_that_cannot_be_fetched_can_be_asked_for_again(open_map: Open, site: Site) -> None:
    opened = open_map(events_url="/nothing")
    assert opened.texts(".masalik-message.is-failed p") == ["تعذّر تحميل الأحداث."]
    site.put("/nothing", EVENTS)
    opened.page.get_by_role("button", name="إعادة المحاولة").click()
    opened.page.wait_for_selector(VISIT)
    assert not opened.page.locator(".masalik-message").is_visible()
    assert [problem for problem in opened.problems if "404" in problem] == opened.problems
    opened.problems.clear()


def test_a_map_whose_events_do_not_come_says_that_the_network_is_gone_and_goes_on_by_itself(
    open_map: Open, site: Site
) -> None:
    opened = open_map(events_url="/nothing")
    opened.page.context.set_offline(True)
    opened.page.get_by_role("button", name="إعادة المحاولة").click()
    expect(opened.page.locator(".masalik-message.is-failed p")).to_contain_text("لا اتصال بالشبكة")
    site.put("/nothing", EVENTS)
    opened.page.context.set_offline(False)
    opened.page.wait_for_selector(VISIT)
    assert [said for said in opened.problems if "404" in said or "DISCONNECTED" in said] == opened.problems
    opened.problems.clear()


def test_a_map_that_was_loaded_works_on_without_a_network(open_map: Open) -> None:
    """Search and popups need nothing more; a closer view keeps the coarser ground until it gets the finer."""
    opened = open_map()
    page = opened.page
    page.context.set_offline(True)
    page.get_by_role("searchbox", name="ابحث في الأحداث").fill("طرابلس")
    expect(page.locator(".masalik-count")).to_contain_text("من")
    page.locator(".masalik-item").first.click()
    page.wait_for_selector(".leaflet-popup")
    with page.expect_event("requestfailed"):  # the finer ground is asked for, in vain
        page.evaluate("location.hash = '#map=8/32.9/13.2'")
    assert page.locator("path.masalik-land").first.is_visible()
    page.context.set_offline(False)
    page.evaluate("location.hash = '#map=8/32.8/13.3'")
    page.wait_for_selector(".masalik-map[data-ground=detail]")
    assert [said for said in opened.problems if "DISCONNECTED" in said] == opened.problems
    opened.problems.clear()


def test_events_are_drawn_without_the_basemap_where_it_cannot_be_fetched(open_map: Open, site: Site) -> None:
    whole = Assets.open(site.assets)
    lost = structs.replace(whole.files["world.json"], file="lost.json")
    without = Assets(directory=whole.directory, files={**whole.files, "world.json": lost})
    opened = open_map(assets=without, ready=".masalik-message.is-hint:not([hidden])")
    assert opened.texts(".masalik-message") == ["تعذّر تحميل خلفية الخريطة؛ الأحداث معروضة بدونها."]
    assert opened.page.locator(VISIT).is_visible()
    assert [problem for problem in opened.problems if "404" in problem] == opened.problems
    opened.problems.clear()


def test_flat_features_of_the_collections_are_drawn_too(open_map: Open) -> None:
    features = [*visit_features(READING)[1:], *movement_features(READING)]
    opened = open_map({**NO_EVENTS, "features": features})
    assert opened.page.locator(".masalik-icon.is-head").count() == 3
    assert opened.texts(f"{VISIT} text") == ["2"]
    opened.page.locator(VISIT).click()
    quotes = opened.texts(".leaflet-popup blockquote")
    assert quotes == [READING.events[0].evidence[0].text] * 2
    assert "صحيفة المثال" in opened.texts(".leaflet-popup footer > span")


def test_popup_says_who_tells_a_merged_event_and_what_an_editor_corrected(open_map: Open) -> None:
    first = events_collection(READING)["features"][0]
    told = {"source_count": 3, "corrected": True, "note": "نفته الوزارة"}
    merged = {**first, "id": "e/1", "properties": {**first["properties"], **told}}
    opened = open_map({**NO_EVENTS, "features": [merged]}, links=PageLinks(event="/events/{event}"))
    opened.page.locator(".masalik-item").first.click()
    assert opened.texts(".leaflet-popup .masalik-standing") == ["روته 3 مصادر", "صحّحه محرر: نفته الوزارة"]
    assert opened.page.locator(".leaflet-popup .masalik-event").get_attribute("href") == "/events/e%2F1"


def test_link_to_an_event_opens_it(open_map: Open, site: Site) -> None:
    opened = open_map()
    event = EVENTS["features"][2]["id"]
    opened.page.goto("about:blank")
    opened.page.goto(f"{site.url}/map#event={event}")
    opened.page.wait_for_selector(".leaflet-popup")
    assert opened.texts(".leaflet-popup dd")[0] == "المبعوث الأممي"


def test_narrow_page_puts_the_list_below_and_nothing_runs_over(open_map: Open) -> None:
    opened = open_map(context={"viewport": {"width": 400, "height": 800}})
    width = opened.page.evaluate("document.documentElement.scrollWidth")
    map_box = opened.page.locator(".masalik-map").bounding_box()
    side_box = opened.page.locator(".masalik-side").bounding_box()
    assert width == 400
    assert map_box is not None
    assert side_box is not None
    assert [map_box["width"], side_box["width"]] == [400, 400]
    assert side_box["y"] >= map_box["y"] + map_box["height"] - 1
    assert opened.page.locator(".masalik-legend").get_attribute("open") is None


def test_dark_page_for_readers_who_want_it_dark(open_map: Open) -> None:
    grounds = [
        open_map(context={"color_scheme": scheme}).style("path.masalik-land", "fill")
        for scheme in ("light", "dark")
    ]
    assert grounds == ["rgb(248, 244, 234)", "rgb(34, 48, 55)"]


def test_close_view_brings_the_finer_coast_and_a_wide_one_the_world(open_map: Open) -> None:
    opened = open_map({**NO_EVENTS, "features": [events_collection(READING)["features"][1]]})
    opened.page.wait_for_selector(".masalik-map[data-ground=detail]")
    opened.page.locator(".leaflet-control-zoom-out").click()
    opened.page.wait_for_selector(".masalik-map[data-ground=world]")


def test_embedded_map_leaves_the_wheel_to_the_page(open_map: Open) -> None:
    opened = open_map(embed=True)
    before = opened.page.locator(VISIT).bounding_box()
    said = hearing(opened.page.locator(".masalik-message"))
    opened.page.mouse.move(300, 300)
    opened.page.mouse.wheel(0, -300)
    hint = "استعمل Ctrl مع عجلة الفأرة لتكبير الخريطة"
    assert hint in eventually(said, lambda noted: hint in noted)
    assert opened.page.locator(VISIT).bounding_box() == before


def test_embedded_map_works_in_a_sandboxed_frame(open_map: Open, site: Site) -> None:
    opened = open_map(embed=True)
    frame = f'<iframe sandbox="allow-scripts" src="{site.url}/map" width="800" height="500"></iframe>'
    around = opened.page.context.new_page()  # of another origin, and without a policy of its own
    opened.watch(site.url, around)
    around.set_content(frame)
    framed = around.frame_locator("iframe")
    framed.locator(VISIT).wait_for()
    framed.locator("path.masalik-land").wait_for(state="attached")
    framed.locator(".masalik-item").first.click()
    assert framed.locator(".leaflet-popup h2").text_content() == "طرابلس"


def test_page_may_draw_events_itself_and_draw_others_in_their_place(open_map: Open) -> None:
    opened = open_map(NO_EVENTS)
    for _ in range(2):
        opened.page.evaluate(DRAW, EVENTS)
        assert opened.page.locator(VISIT).count() == 1
    assert opened.page.evaluate("drawn.select(drawn.events[0].id)") is True
    assert opened.texts(".leaflet-popup h2") == ["طرابلس"]
    opened.page.evaluate(DRAW, NO_EVENTS)
    opened.page.wait_for_selector(".leaflet-popup", state="detached")
    assert opened.page.locator(".masalik-icon.is-pin").count() == 0


def test_page_is_told_which_events_are_open(open_map: Open) -> None:
    opened = open_map()
    listen = "document.addEventListener('masalik:select', heard => { window.heard = heard.detail.ids; })"
    opened.page.evaluate(f"() => {{ {listen} }}")
    opened.page.locator(".masalik-item").first.click()
    assert opened.page.evaluate("window.heard") == [EVENTS["features"][0]["id"]]


def test_landmarks_and_names_are_there_for_screen_readers(open_map: Open) -> None:
    opened = open_map()
    page = opened.page
    assert [page.locator(selector).count() for selector in ("main", "main aside", "h1", "[role=region]")] == [
        1
    ] * 4
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll("button, [role=button], a")]
            .filter((one) => !(one.getAttribute("aria-label") || one.textContent).trim()).length"""
    )
    assert unnamed == 0
