"""What is drawn on the map, in a real browser: pins, ways, names and popups."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from maps import PageLinks, events_collection

from .conftest import ALL, EVENTS, NO_EVENTS, VISIT, Open
from .readings import READING, TRIPOLI, movement_between, place

if TYPE_CHECKING:
    pass

pytestmark = pytest.mark.browser


def test_visits_are_pins_and_movements_are_arrows(open_map: Open) -> None:
    opened = open_map(address=ALL)
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
    opened = open_map(links=PageLinks(article="/articles/{article}"))
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
        f"/articles/a1b2c3#at=0-{len(READING.events[0].evidence[0].text)}",
    ]


def test_english_page_speaks_english_and_quotes_arabic(open_map: Open) -> None:
    opened = open_map(language="en")
    opened.page.locator(VISIT).click()
    assert opened.texts(".leaflet-popup h3") == ["Visit", "Meeting"]
    assert "27 December 2020" in opened.texts(".leaflet-popup dd:nth-of-type(5)")[0]
    assert opened.style(".leaflet-popup .masalik-details", "direction") == "ltr"
    assert opened.style(".leaflet-popup blockquote", "direction") == "rtl"


def test_arabic_within_english_words_keeps_to_itself(open_map: Open) -> None:
    opened = open_map(language="en")
    opened.page.locator(VISIT).click()
    arabic = opened.page.locator(".leaflet-popup article:first-of-type bdi[lang=ar][dir=rtl]")
    assert arabic.all_text_contents() == ["وفد مصري", "يوم الأحد"]


def test_known_reason_is_told_in_the_language_of_the_page(open_map: Open) -> None:
    collection = deepcopy(EVENTS)
    collection["features"][0]["properties"]["origin"]["why"] = "جنسية: مصر"
    opened = open_map(collection, language="en")
    opened.page.locator(VISIT).click()
    assert "Egypt inferred from the nationality" in opened.texts(".leaflet-popup article:first-of-type dd")


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
    widths = [
        float(opened.style(f".masalik-map path.masalik-way{name}", "strokeWidth").removesuffix("px"))
        for name in (".is-inferred", ".is-planned:not(.is-inferred)")
    ]
    assert widths[0] < widths[1]


def test_denied_visit_is_struck_and_no_other_is(open_map: Open) -> None:
    opened = open_map(address=ALL)
    assert opened.style(".masalik-icon.is-pin.is-denied .strike", "display") == "inline"
    assert opened.page.locator(f"{VISIT} .strike").count() == 0


def test_denied_way_ends_in_a_cross(open_map: Open) -> None:
    collection = events_collection(movement_between(TRIPOLI, place("x", "روما", "Rome", 12.5, 41.9)))
    collection["features"][0]["properties"]["status"] = "denied"
    opened = open_map(collection, address=ALL)
    assert opened.page.locator(".is-head .cross").count() == 1
    assert opened.page.locator(".is-head .shape").count() == 0


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


def test_way_over_the_pole_stops_where_the_map_does(open_map: Open) -> None:
    """Two pieces, rather than one that runs flat along the edge of the map."""
    tromso = place("x", "ترومسو", "Tromsø", 18.96, 69.65)
    utqiagvik = place("y", "أوتكياغفيك", "Utqiaġvik", -156.79, 71.29)
    opened = open_map(events_collection(movement_between(tromso, utqiagvik)))
    ways = opened.page.locator(".masalik-map path.masalik-way").all()
    assert len(ways) == 2
    assert all((box := way.bounding_box()) and box["height"] > box["width"] / 4 for way in ways)


def test_one_arrow_stands_for_all_that_went_the_same_way(open_map: Open) -> None:
    (event,) = events_collection(movement_between(TRIPOLI, place("x", "روما", "Rome", 12.5, 41.9)))[
        "features"
    ]
    opened = open_map({**NO_EVENTS, "features": [{**event, "id": str(number)} for number in range(3)]})
    assert opened.texts(".is-head .tally") == ["3"]
    opened.page.locator(".is-head").click()
    assert opened.page.locator(".leaflet-popup article").count() == 3


def test_a_way_is_lit_no_more_once_its_popup_is_closed(open_map: Open) -> None:
    """Neither it nor its head nor its pins."""
    opened = open_map(events_collection(movement_between(TRIPOLI, place("x", "روما", "Rome", 12.5, 41.9))))
    opened.page.locator(".masalik-item").click()
    opened.page.wait_for_selector(".leaflet-popup")
    assert opened.page.locator(".masalik-map .is-active").count() > 1
    opened.page.keyboard.press("Escape")
    opened.page.wait_for_selector(".leaflet-popup", state="detached")
    assert opened.page.locator(".masalik-map .is-active").count() == 0


def test_all_is_in_view_though_a_way_goes_round_the_back_of_the_world(open_map: Open) -> None:
    fiji = place("x", "سوفا", "Suva", 178.44, -18.14)
    samoa, honolulu = (
        place("y", "آبيا", "Apia", -171.76, -13.83),
        place("z", "هونولولو", "Honolulu", -157.86, 21.3),
    )
    opened = open_map(events_collection(movement_between(fiji, honolulu, samoa)))
    whole = opened.page.locator(".masalik-map").bounding_box()
    land = opened.page.locator("path.masalik-land").bounding_box()
    assert whole is not None
    assert land is not None
    assert land["width"] > whole["width"] * 0.6
    for box in (icon.bounding_box() for icon in opened.page.locator(".masalik-icon.is-stop").all()):
        assert box is not None
        assert whole["x"] <= box["x"] <= whole["x"] + whole["width"]


def test_name_stands_centred_under_its_pin(open_map: Open) -> None:
    opened = open_map({**NO_EVENTS, "features": [events_collection(READING)["features"][1]]})
    pin = opened.rest().locator(".masalik-icon.is-pin").bounding_box()
    name = opened.page.locator(".masalik-icon.is-pin .masalik-name.is-below").bounding_box()
    assert pin is not None
    assert name is not None
    assert name["x"] + name["width"] / 2 == pytest.approx(pin["x"] + pin["width"] / 2, abs=2)
    assert name["y"] >= pin["y"] + pin["height"] - 1


def test_names_do_not_cover_each_other(open_map: Open) -> None:
    opened = open_map(context={"viewport": {"width": 1100, "height": 850}}, address=ALL)
    names = opened.rest().locator(".masalik-name:not(.is-hidden), .masalik-country").all()
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
