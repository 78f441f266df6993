"""Journeys in a real browser: numbered legs, and all of one lit up together."""

from __future__ import annotations

from typing import Any

import pytest

from maps import events_collection

from .conftest import NO_EVENTS, Open
from .readings import BENGHAZI, TRIPOLI, TUNIS, movement_between, place

pytestmark = pytest.mark.browser

ROME = place("x", "روما", "Rome", 12.5, 41.9)
CAIRO = place("y", "القاهرة", "Cairo", 31.24, 30.04)


def leg(id_: str, origin: Any, destination: Any, *via: Any, who: str = "الوفد", day: str) -> dict[str, Any]:
    """A way of somebody in one article."""
    feature = events_collection(movement_between(origin, destination, *via))["features"][0]
    told = {**feature["properties"], "actors": [{"name": who}], "start": day, "end": day, "article": "a"}
    return {**feature, "id": id_, "properties": told}


JOURNEY = [
    leg("second", TRIPOLI, TUNIS, day="2024-05-02"),
    leg("first", CAIRO, TRIPOLI, BENGHAZI, day="2024-05-01"),
    leg("other", TUNIS, ROME, who="المبعوث", day="2024-05-03"),
]


def test_legs_of_a_journey_are_numbered_in_order(open_map: Open) -> None:
    """Through the stops of one event and on with the next of the same people."""
    opened = open_map({**NO_EVENTS, "features": JOURNEY})
    assert sorted(opened.texts(".masalik-icon.is-head .leg")) == ["1", "2", "3"]
    opened.page.locator(".masalik-item").nth(1).click()
    facts = dict(zip(opened.texts(".leaflet-popup dt"), opened.texts(".leaflet-popup dd"), strict=True))
    assert facts["خط السير"] == "القاهرة ← بنغازي ← طرابلس ← تونس المرحلة 3 من 3"


def test_pointing_at_a_leg_lights_up_the_whole_journey(open_map: Open) -> None:
    """And dims what is not of it."""
    opened = open_map({**NO_EVENTS, "features": JOURNEY})
    ways = ".masalik-map path.masalik-way"
    opened.page.locator(".masalik-item").first.dispatch_event("mouseenter")
    lit = [opened.page.locator(f"{ways}.{name}").count() for name in ("is-active", "is-along")]
    assert lit == [2, 1]
    assert opened.page.locator(f"{ways}:not(.is-active, .is-along)").count() == 1
    assert opened.style(f"{ways}:not(.is-active, .is-along)", "opacity") == "0.25"
    opened.page.locator(".masalik-item").first.dispatch_event("mouseleave")
    assert opened.page.locator(f"{ways}.is-active, {ways}.is-along").count() == 0


@pytest.mark.parametrize(
    "changed",
    [{"status": "denied"}, {"actors": [{"name": "آخرون"}]}, {"article": "b"}],
    ids=["denied", "others", "another article"],
)
def test_ways_that_belong_to_no_journey_have_no_numbers(open_map: Open, changed: dict[str, Any]) -> None:
    """One that did not happen, one of others, one told elsewhere."""
    first = leg("first", CAIRO, TRIPOLI, day="2024-05-01")
    second = leg("second", TRIPOLI, TUNIS, day="2024-05-02")
    second["properties"].update(changed)
    opened = open_map({**NO_EVENTS, "features": [first, second]}, address="#status=happened&status=denied")
    assert opened.page.locator(".masalik-icon.is-head").count() == 2
    assert opened.page.locator(".leg").count() == 0


def test_ways_of_different_articles_are_no_journey(open_map: Open) -> None:
    """Nor those of which no article is known: the same name may be someone else's."""
    for articles in (("a", "b"), (None, None)):
        told = [
            {**feature, "properties": {**feature["properties"], "article": article}}
            for feature, article in zip(JOURNEY, articles, strict=False)
        ]
        opened = open_map({**NO_EVENTS, "features": told})
        assert sorted(opened.texts(".masalik-icon.is-head .leg")) == ["1", "2"]
