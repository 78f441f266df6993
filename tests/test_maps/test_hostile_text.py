"""Text of articles that is code elsewhere: on the map it is only ever text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from maps import Assets, PageLinks, events_collection, movement_features, render_page, visit_features

from .conftest import ALL, NO_EVENTS, Open, Opened
from .readings import READING

pytestmark = pytest.mark.browser

PAYLOADS: list[str] = json.loads(
    (Path(__file__).parent / "data" / "payloads.json").read_text(encoding="utf-8")
)
"""What ran code in stock Folium pages, and more of the same family; each a word or address of an event."""
MORE = """() => {
  for (let more; (more = document.querySelector(".leaflet-popup .masalik-more"));) more.click();
}"""


def poisoned(value: Any, text: str) -> Any:
    """The same with every piece of text in it replaced, all but what chooses the drawing."""
    if isinstance(value, dict):
        kept = {"type", "kind", "status", "start", "end", "date_precision", "place_role", "role", "aspect"}
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


def hostile(*, flat: bool = False) -> dict[str, Any]:
    """All payloads as events."""
    return {**NO_EVENTS, "features": [f for text in PAYLOADS for f in features(text, flat=flat)]}


@pytest.mark.parametrize(
    ("flat", "embed"), [(False, False), (True, False), (False, True)], ids=["page", "flat features", "embed"]
)
def test_nothing_in_an_article_runs_or_leads_astray(open_map: Open, flat: bool, embed: bool) -> None:
    """Nor does it in a page for an iframe."""
    opened = open_map(
        hostile(flat=flat),
        links=PageLinks(article="/articles/{article}", event="/events/{event}"),
        embed=embed,
        address=ALL,
    )
    assert shown_as_text(opened) == []


def test_nothing_in_an_article_runs_in_a_map_that_is_one_file(
    own_page: Opened, built_assets: Path, tmp_path: Path
) -> None:
    """Where the events stand in the document itself, beside its scripts."""
    file = tmp_path / "map.html"
    title = "".join(PAYLOADS)
    file.write_text(
        render_page(title=title, standalone=hostile(), assets=Assets.open(built_assets)), encoding="utf-8"
    )
    own_page.watch(file.as_uri())
    own_page.page.goto(f"{file.as_uri()}{ALL}")
    own_page.page.wait_for_selector("path.masalik-land", state="attached")
    assert own_page.page.locator("h1").text_content() == title
    assert shown_as_text(own_page) == []
    assert (own_page.problems, own_page.elsewhere) == ([], [])


@pytest.fixture
def own_page(browser: Browser) -> Iterator[Opened]:
    """An empty page of its own."""
    context = browser.new_context(viewport={"width": 1100, "height": 700})
    yield Opened(page=context.new_page())
    context.close()


def shown_as_text(opened: Opened) -> list[str]:
    """Opens every pin and items of the list; payloads not seen as text, and what strange things appear."""
    page, wrong = opened.page, []
    assert page.locator(".masalik-icon.is-pin").count() >= 3
    for icon in page.locator(".masalik-icon.is-pin").all():
        icon.dispatch_event("click")
        page.evaluate(MORE)
        shown = page.locator(".leaflet-popup-content").text_content() or ""
        wrong += [text for text in PAYLOADS if text not in shown]
    wrong += strange_things(opened)
    for item in page.locator(".masalik-item").all()[:: len(PAYLOADS)]:
        item.dispatch_event("mouseenter")
        item.dispatch_event("click")
    return [*wrong, *strange_things(opened)]


def strange_things(opened: Opened) -> list[str]:
    """Elements, handlers and links on the map that text of an article has no business to make."""
    return list(
        opened.page.locator("main").evaluate(
            """(main) => [...main.querySelectorAll("*")].filter((one) =>
                /^(img|script|iframe|object|embed|form|base|meta)$/i.test(one.tagName)
                || [...one.attributes].some((attribute) => /^on|^srcdoc$/.test(attribute.name))
                || (one.tagName === "A" && !/^#|^\\/(articles|events)\\//.test(one.getAttribute("href"))))
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
    assert opened.texts(".masalik-who")[0] == "3 · وفد"


@pytest.mark.parametrize("answer", [{}, {"type": "FeatureCollection"}, {"features": "none"}])
def test_answer_that_is_no_collection_is_an_empty_map(open_map: Open, answer: dict[str, Any]) -> None:
    assert open_map(answer).page.locator(".masalik-message.is-empty").is_visible()
