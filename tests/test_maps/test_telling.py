"""What popups tell, in a real browser: marked words, disagreements, many events of a place."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from maps import Digits, Months, Notation, events_collection

from .conftest import EVENTS, NO_EVENTS, VISIT, Open
from .readings import READING

pytestmark = pytest.mark.browser

TRIPOLI_ANSWERS = [
    {"value": "طرابلس", "articles": ["a", "b", "c"], "sources": ["وكالة أ", "صحيفة ب", "قناة ج"]},
    {"value": "بنغازي", "articles": ["d"], "sources": ["موقع د"]},
]
DAYS = [
    {"value": "2020-12-27", "articles": ["a", "b"], "sources": ["وكالة أ", "صحيفة ب"]},
    {"value": "2020-12-28/2020-12-29", "articles": ["d"], "sources": []},
]


def one(**told: Any) -> dict[str, Any]:
    """A collection of the first event of READING with some of its properties changed."""
    feature = deepcopy(EVENTS["features"][0])
    feature["properties"].update(told)
    return {**NO_EVENTS, "features": [feature]}


def test_words_that_say_who_what_where_and_when_are_marked_in_the_sentence(open_map: Open) -> None:
    """In place: the sentence is as the article has it."""
    opened = open_map(one())
    opened.page.locator(VISIT).click()
    marks = ".leaflet-popup blockquote mark"
    told = zip(opened.page.locator(marks).all(), opened.texts(marks), strict=True)
    assert {str(mark.get_attribute("class")): text for mark, text in told} == {
        "is-trigger": "وصل",
        "is-actor": "وفد أمني مصري",
        "is-destination": "طرابلس",
        "is-date": "يوم الأحد",
        "is-host": "سالم الفيتوري",
    }
    assert opened.texts(".leaflet-popup blockquote") == [READING.events[0].evidence[0].text]


def test_what_sources_say_differently_is_told_with_how_many_say_it(open_map: Open) -> None:
    """Places as they are, days and statuses in the words of the page."""
    told = [{"aspect": "where", "alternatives": TRIPOLI_ANSWERS}, {"aspect": "when", "alternatives": DAYS}]
    opened = open_map(one(source_count=4, disagreements=told), notation=Notation(digits=Digits.ARAB))
    opened.page.locator(VISIT).click()
    differing = ".leaflet-popup .masalik-differing "
    assert dict(zip(opened.texts(f"{differing}dt"), opened.texts(f"{differing}dd"), strict=True)) == {
        "أين": "طرابلس عند ٣ مصادر، بنغازي عند مصدر",
        "متى": "٢٧ ديسمبر ٢٠٢٠ عند مصدرين، من ٢٨ إلى ٢٩ ديسمبر ٢٠٢٠ عند مصدر",
    }
    assert opened.page.locator(f"{differing}small").first.get_attribute("title") == "وكالة أ، صحيفة ب، قناة ج"


def test_kinds_have_outlines_of_their_own_whatever_their_colour_and_number(open_map: Open) -> None:
    """A place of several kinds shows the others beside its number."""
    features = events_collection(READING)["features"]
    drawn = {}
    for kind in ("visit", "meeting"):
        several = [{**features[1], "id": f"{kind}{index}"} for index in range(2)]
        for feature in several:
            feature["properties"] = {**feature["properties"], "kind": kind}
        opened = open_map({**NO_EVENTS, "features": several})
        drawn[kind] = opened.page.locator(".masalik-icon.is-pin .shape").get_attribute("d")
        assert opened.texts(".masalik-icon.is-pin text") == ["2"]
    assert drawn["visit"] != drawn["meeting"]
    assert open_map().page.locator(f"{VISIT} .beside.is-meeting").count() == 1


def test_a_place_of_many_events_tells_some_at_once_and_the_others_when_asked(open_map: Open) -> None:
    """In order of time, after a line that counts them by kind."""
    features = [deepcopy(EVENTS["features"][1]) for _ in range(30)]
    for index, feature in enumerate(features):
        feature["id"] = str(index)
        feature["properties"].update(start=f"2020-11-{30 - index:02}", end=f"2020-11-{30 - index:02}")
    opened = open_map({**NO_EVENTS, "features": features}, notation=Notation(months=Months.LEVANT))
    opened.page.locator(".masalik-icon.is-pin").click()
    assert opened.texts(".leaflet-popup h2 + p") == ["30 لقاءً"]
    articles = opened.page.locator(".leaflet-popup article")
    assert articles.count() == 25
    assert "1 تشرين الثاني 2020" in (articles.first.text_content() or "")
    opened.page.locator(".leaflet-popup .masalik-more").click()
    assert articles.count() == 30
    assert opened.page.evaluate("document.activeElement.tagName") == "ARTICLE"


def test_a_place_known_roughly_says_how_roughly(open_map: Open) -> None:
    """And has a circle of that size on the ground."""
    opened = open_map()
    opened.page.locator("[aria-label^=المثلث]").dispatch_event("click")
    assert opened.texts(".leaflet-popup h2 + p") == ["موقع تقريبي في نطاق 80 كم"]
