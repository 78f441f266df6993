"""Text of articles that is code elsewhere: on the map it is only ever text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from maps import events_collection, movement_features, visit_features

from .conftest import ALL, Open, Opened
from .readings import READING

pytestmark = pytest.mark.browser

# What ran code in stock Folium pages, and a few more of the same family
HOSTILE = [
    '<img src=x onerror="alert(1)">',
    "</script><script>alert(1)</script>",
    "${alert(1)}",
    "`${alert(1)}`",
    "{{ constructor.constructor('alert(1)')() }}",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//elsewhere.example/x",
    "/\\elsewhere.example/x",
    "\u202eevil\u2066",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<a href=javascript:alert(1)>",
    "__proto__",
]


def poisoned(value: Any, text: str) -> Any:
    """The same with every piece of text in it replaced, all but what chooses the drawing."""
    if isinstance(value, dict):
        kept = {"type", "kind", "status", "start", "end", "date_precision", "place_role"}
        return {key: item if key in kept else poisoned(item, text) for key, item in value.items()}
    if isinstance(value, list):
        return [poisoned(item, text) for item in value]
    return text if isinstance(value, str) else value


def features(text: str, *, flat: bool) -> list[dict[str, Any]]:
    """Events of which every word, name and address is `text`."""
    if flat:
        return list(poisoned([*visit_features(READING), *movement_features(READING)], text))
    found = events_collection(READING)["features"]
    for feature in found:
        feature["properties"].update(dict.fromkeys(("source", "url", "article_title", "article"), "s"))
    return list(poisoned(found, text))


@pytest.mark.parametrize("flat", [False, True], ids=["contract", "flat"])
def test_nothing_in_an_article_runs_or_leads_astray(open_map: Open, flat: bool) -> None:
    collection = {
        "type": "FeatureCollection",
        "features": [f for text in HOSTILE for f in features(text, flat=flat)],
    }
    opened = open_map(collection, article_url="/articles/{article}", address=ALL)
    page = opened.page
    assert page.locator(".masalik-icon.is-pin").count() >= 3
    for icon in page.locator(".masalik-icon.is-pin").all():
        icon.dispatch_event("click")
        shown = page.locator(".leaflet-popup-content").text_content() or ""
        assert [text for text in HOSTILE if text not in shown] == []
        assert strange_things(opened) == []
    for item in page.locator(".masalik-item").all():
        item.dispatch_event("mouseenter")
        item.dispatch_event("click")
    assert strange_things(opened) == []


def strange_things(opened: Opened) -> list[str]:
    """Elements, handlers and links on the map that text of an article has no business to make."""
    return list(
        opened.page.locator("main").evaluate(
            """(main) => [...main.querySelectorAll("*")].filter((one) =>
                /^(img|script|iframe|object|embed|form|base|meta)$/i.test(one.tagName)
                || [...one.attributes].some((attribute) => /^on|^srcdoc$/.test(attribute.name))
                || (one.tagName === "A" && !/^#|^\\/articles\\//.test(one.getAttribute("href"))))
              .map((one) => one.outerHTML)"""
        )
    )


def test_odd_values_are_drawn_as_far_as_they_make_sense(open_map: Open) -> None:
    odd = {
        "type": "FeatureCollection",
        "features": [
            None,
            {"type": "Feature", "geometry": None, "properties": None},
            {
                "type": "Feature",
                "id": 7,
                "geometry": {"type": "Polygon", "coordinates": []},
                "properties": {},
            },
            {
                "type": "Feature",
                "geometry": {"type": "LineString", "coordinates": [[1, 2]]},
                "properties": {"kind": "x"},
            },
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [13.2, 32.9]},
                "properties": {
                    "kind": "visit",
                    "actors": [None, {"name": 3}, "وفد"],
                    "destination": {"lat": "32", "lon": None},
                    "evidence": [None, {"text": None}, {}],
                    "confidence": "high",
                    "start": 2020,
                },
            },
        ],
    }
    opened = open_map(json.loads(json.dumps(odd)))
    assert opened.page.locator(".masalik-item").count() == 4
    for item in opened.page.locator(".masalik-item").all():
        item.click()
    assert opened.texts(".masalik-who")[0] == "3، وفد"


@pytest.mark.parametrize("answer", [{}, {"type": "FeatureCollection"}, {"features": "none"}])
def test_answer_that_is_no_collection_is_an_empty_map(open_map: Open, answer: dict[str, Any]) -> None:
    assert open_map(answer).page.locator(".masalik-message.is-empty").is_visible()
