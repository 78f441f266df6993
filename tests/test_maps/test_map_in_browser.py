"""The map as a reader meets it: in a real browser, under the strict policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec import structs
from playwright.sync_api import Page

from maps import Assets, events_collection, movement_features, visit_features

from .conftest import EVENTS, Open
from .readings import READING, TRIPOLI, movement_between, place

if TYPE_CHECKING:
    from tests.conftest import Site

pytestmark = pytest.mark.browser

VISIT = ".masalik-icon.is-pin.is-visit.is-happened"
NO_EVENTS: dict[str, Any] = {"type": "FeatureCollection", "features": []}

DRAW = "events => { window.drawn = Masalik.draw(document.querySelector('main'), events); }"


def told(**properties: Any) -> dict[str, Any]:
    """A collection of one event, a visit to Tripoli unless `properties` say otherwise."""
    first = events_collection(READING)["features"][0]
    return {**NO_EVENTS, "features": [{**first, "properties": {**first["properties"], **properties}}]}


def focused(page: Page) -> str:
    """The class of the element that has the focus."""
    return str(page.evaluate("document.activeElement.className"))


def test_visits_are_pins_and_movements_are_arrows(open_map: Open) -> None:
    opened = open_map()
    assert opened.page.locator(".masalik-icon.is-pin").count() == 3  # Tripoli, Moscow, Libya
    assert opened.page.locator(".masalik-icon.is-head").count() == 4  # two legs of one way
    assert opened.page.locator(".masalik-map path.masalik-way").count() == 4


def test_several_events_at_one_place_are_one_numbered_pin(open_map: Open) -> None:
    opened = open_map()
    assert opened.texts(f"{VISIT} text") == ["2"]
    opened.page.locator(VISIT).click()
    assert opened.texts(".leaflet-popup h2") == ["طرابلس"]
    assert opened.texts(".leaflet-popup h3") == ["زيارة", "لقاء"]


def test_popup_tells_who_what_from_to_when_and_quotes_the_article(open_map: Open) -> None:
    opened = open_map(article_url="/articles/{article}")
    opened.page.locator(VISIT).click()
    article = ".leaflet-popup article:first-of-type "
    facts = dict(zip(opened.texts(article + "dt"), opened.texts(article + "dd"), strict=True))
    assert facts == {
        "مَن؟": "وفد أمني مصري",
        "مع مَن؟": "سالم الفيتوري، وزير الداخلية",
        "إلى أين؟": "طرابلس",
        "مِن أين؟": "مصر مستنتج من: وفد مصري",
        "متى؟": "27 ديسمبر 2020 في النص: «يوم الأحد»",
        "درجة الثقة": "عالية",
    }
    assert opened.texts(article + "blockquote") == [READING.events[0].evidence[0].text]
    assert opened.texts(article + "footer > span") == [
        "صحيفة المثال",
        "وفد مصري في طرابلس",
        "نُشر في 28 ديسمبر 2020",
        "صفحة المقال",
    ]
    links = opened.page.locator(article + "a")
    assert [link.get_attribute("href") for link in links.all()] == [
        "https://news.example/1",
        "/articles/a1b2c3",
    ]


def test_english_page_speaks_english_and_quotes_arabic(open_map: Open) -> None:
    opened = open_map(language="en")
    opened.page.locator(VISIT).click()
    assert opened.texts(".leaflet-popup h3") == ["Visit", "Meeting"]
    assert "27 December 2020" in opened.texts(".leaflet-popup dd:nth-of-type(5)")[0]
    assert opened.style(".leaflet-popup .masalik-details", "direction") == "ltr"
    assert opened.style(".leaflet-popup blockquote", "direction") == "rtl"


def test_how_sure_an_event_is_shows_in_its_way(open_map: Open) -> None:
    opened = open_map()
    dashes = {
        name: opened.style(f".masalik-map path.masalik-way.{name}", "strokeDasharray")
        for name in ("is-inferred", "is-alleged", "is-planned")
    }
    assert dashes == {"is-inferred": "9px, 7px", "is-alleged": "1px, 6px", "is-planned": "none"}
    planned = opened.style(".masalik-map path.masalik-way.is-planned", "strokeOpacity")
    certain = opened.style(".masalik-map path.masalik-way.is-happened", "strokeOpacity")
    assert float(planned) < float(certain)


def test_denied_visit_is_struck_and_no_other_is(open_map: Open) -> None:
    opened = open_map()
    assert opened.style(".masalik-icon.is-pin.is-denied .strike", "display") == "inline"
    assert opened.style(f"{VISIT} .strike", "display") == "none"


def test_denied_way_ends_in_a_cross(open_map: Open) -> None:
    collection = events_collection(movement_between(TRIPOLI, place("x", "روما", "Rome", 12.5, 41.9)))
    collection["features"][0]["properties"]["status"] = "denied"
    opened = open_map(collection)
    assert opened.page.locator(".is-head .cross").count() == 1
    assert opened.page.locator(".is-head .shape").count() == 0


def test_areas_are_circles_and_discs_rather_than_pins(open_map: Open) -> None:
    opened = open_map()
    assert opened.page.locator(".masalik-map path.masalik-area").count() == 4
    discs = opened.page.locator(".masalik-icon.is-pin circle.shape")
    assert discs.count() == 1  # Libya as a whole


def test_way_there_and_way_back_lie_apart(open_map: Open) -> None:
    rome = place("x", "روما", "Rome", 12.5, 41.9)
    there = events_collection(movement_between(TRIPOLI, rome))["features"]
    back = events_collection(movement_between(rome, TRIPOLI))["features"]
    opened = open_map({**NO_EVENTS, "features": there + back})
    boxes = [head.bounding_box() for head in opened.page.locator(".is-head").all()]
    assert len(boxes) == 2
    assert abs(boxes[0]["x"] - boxes[1]["x"]) > 30  # type: ignore[index]


def test_arrow_looks_the_way_of_travel(open_map: Open) -> None:
    north = place("x", "روما", "Rome", TRIPOLI.lon, 41.9)
    opened = open_map(events_collection(movement_between(TRIPOLI, north)))
    turned = opened.page.locator(".is-head .shape").get_attribute("transform") or ""
    assert float(turned.removeprefix("rotate(").split()[0]) == pytest.approx(-90, abs=3)


def test_way_across_the_antimeridian_is_drawn_towards_both_of_its_ends(open_map: Open) -> None:
    fiji = place("x", "سوفا", "Suva", 178.44, -18.14)
    samoa = place("y", "آبيا", "Apia", -171.76, -13.83)
    opened = open_map(events_collection(movement_between(fiji, samoa)))
    assert opened.page.locator(".masalik-map path.masalik-way").count() == 2
    middle = opened.page.locator("path.masalik-land").bounding_box()
    heads = [head.bounding_box() for head in opened.page.locator(".is-head").all()]
    assert middle is not None
    assert sorted(head["x"] < middle["x"] + middle["width"] / 2 for head in heads if head) == [False, True]


def test_one_arrow_stands_for_all_that_went_the_same_way(open_map: Open) -> None:
    (event,) = events_collection(movement_between(TRIPOLI, place("x", "روما", "Rome", 12.5, 41.9)))[
        "features"
    ]
    opened = open_map({**NO_EVENTS, "features": [{**event, "id": str(number)} for number in range(3)]})
    assert opened.texts(".is-head .tally") == ["3"]
    opened.page.locator(".is-head").click()
    assert opened.page.locator(".leaflet-popup article").count() == 3


def test_name_stands_centred_under_its_pin(open_map: Open) -> None:
    opened = open_map({**NO_EVENTS, "features": [events_collection(READING)["features"][1]]})
    pin = opened.page.locator(".masalik-icon.is-pin").bounding_box()
    name = opened.page.locator(".masalik-icon.is-pin .masalik-name.is-below").bounding_box()
    assert pin is not None
    assert name is not None
    assert name["x"] + name["width"] / 2 == pytest.approx(pin["x"] + pin["width"] / 2, abs=2)
    assert name["y"] >= pin["y"] + pin["height"] - 1


def test_names_do_not_cover_each_other(open_map: Open) -> None:
    opened = open_map()
    names = opened.page.locator(".masalik-name:not(.is-hidden), .masalik-country").all()
    boxes = [name.bounding_box() for name in names]
    assert len(boxes) > 12
    pairs = [(a, b) for index, a in enumerate(boxes) for b in boxes[index + 1 :]]
    overlapping = [
        (a, b)
        for a, b in pairs
        if a
        and b
        and abs(a["x"] + a["width"] / 2 - b["x"] - b["width"] / 2) < (a["width"] + b["width"]) / 2 - 6
        and abs(a["y"] + a["height"] / 2 - b["y"] - b["height"] / 2) < (a["height"] + b["height"]) / 2 - 6
    ]
    assert overlapping == []


def test_list_is_in_order_of_time_with_the_undated_last(open_map: Open) -> None:
    opened = open_map()
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
        "طرابلس: حدثان",
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
    opened = open_map()
    assert opened.texts(".masalik-legend li") == [
        "زيارة",
        "لقاء",
        "تنقّل من مكان إلى آخر",
        "منطلق أو محطة أو وجهة",
        "منطلق مستنتج",
        "مرتقب",
        "غير مؤكد",
        "منفي",
        "بلد أو موقع تقريبي",
        "حدود متنازع عليها",
    ]


def test_counts_follow_arabic_grammar(open_map: Open) -> None:
    one = events_collection(READING)["features"][0]
    opened = open_map(NO_EVENTS)
    words = []
    for number in (0, 1, 2, 3, 11, 100):
        many = [{**one, "id": str(index)} for index in range(number)]
        opened.page.evaluate(DRAW, {**NO_EVENTS, "features": many})
        words += opened.texts(".masalik-count")
    assert words == ["لا أحداث", "حدث واحد", "حدثان", "3 أحداث", "11 حدثًا", "100 حدث"]


def test_long_list_is_put_on_the_page_a_hundred_at_a_time(open_map: Open) -> None:
    one = events_collection(READING)["features"][0]
    opened = open_map({**NO_EVENTS, "features": [{**one, "id": str(index)} for index in range(230)]})
    assert opened.page.locator(".masalik-item").count() == 100
    opened.page.locator(".masalik-more").click()
    assert opened.page.locator(".masalik-item").count() == 200
    opened.page.locator(".masalik-more").click()
    assert opened.page.locator(".masalik-item").count() == 230
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
    assert dict(zip(opened.texts(".masalik-who"), opened.texts(".masalik-when"), strict=True)) == expected


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
    opened.page.mouse.move(300, 300)
    opened.page.mouse.wheel(0, -300)
    opened.page.wait_for_selector(".masalik-message.is-hint")
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
