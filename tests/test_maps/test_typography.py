"""Arabic on maps, in a real browser: directions, long titles, letters of fonts, popups and names in place."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from maps import Assets
from maps.words import WORDS

from .conftest import EVENTS, NO_EVENTS, Open

if TYPE_CHECKING:
    from playwright.sync_api import Locator

LONG = "وزيرة الخارجية والتعاون الدولي وشؤون المغتربين بالإنابة في حكومة الوحدة الوطنية المؤقتة (UNSMIL 2024)"


def middle(element: Locator) -> float:
    """Where the middle of an element is, from the left."""
    box = element.bounding_box()
    assert box is not None
    return float(box["x"] + box["width"] / 2)


def told(**properties: Any) -> dict[str, Any]:
    """A collection of one event, changed."""
    feature = deepcopy(EVENTS["features"][1])
    feature["properties"].update(properties)
    return {**NO_EVENTS, "features": [feature]}


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ar", "en"])
def test_popup_and_name_stand_at_their_pin(open_map: Open, language: str) -> None:
    """Within two pixels, from right to left as from left to right."""
    opened = open_map(told(), language=language, context={"reduced_motion": "reduce"})
    pin = opened.rest().locator(".masalik-icon.is-pin")
    assert middle(opened.page.locator(".masalik-name")) == pytest.approx(middle(pin), abs=2)
    pin.click()
    opened.rest()
    assert middle(opened.page.locator(".leaflet-popup-tip")) == pytest.approx(middle(pin), abs=2)


@pytest.mark.browser
def test_close_button_is_away_from_where_the_text_begins(open_map: Open) -> None:
    """Left of an Arabic popup, right of an English one."""
    sides = []
    for language in ("ar", "en"):
        opened = open_map(told(), language=language)
        opened.page.locator(".masalik-icon.is-pin").click()
        button = opened.page.locator(".leaflet-popup-close-button")
        sides.append(middle(button) < middle(opened.page.locator(".leaflet-popup-content")))
    assert sides == [True, False]


@pytest.mark.browser
def test_every_inserted_name_keeps_its_direction_to_itself(open_map: Open) -> None:
    """Names, outlets and places stand in isolates, so that a Latin one does not turn the words around it."""
    mixed = "بعثة UNSMIL (25 موظفًا)"
    event = told(actors=[{"name": mixed, "title": "Head of UNSMIL, رئيسة"}], source="Reuters العربية")
    opened = open_map(event, language="en")
    opened.page.locator(".masalik-icon.is-pin").click()
    isolates = opened.texts(".leaflet-popup bdi")
    assert {f"{mixed}، Head of UNSMIL, رئيسة", "Reuters العربية"} <= set(isolates)


@pytest.mark.browser
@pytest.mark.parametrize("width", [400, 1200])
def test_long_titles_wrap(open_map: Open, width: int) -> None:
    """In popup, list and header; nothing runs over an edge."""
    event = told(
        actors=[{"name": "نجلاء", "title": LONG}], article_title=LONG * 2, source=LONG.replace(" ", "_")
    )
    opened = open_map(event, title=LONG * 3, context={"viewport": {"width": width, "height": 600}})
    opened.page.locator(".masalik-icon.is-pin").click()
    wide = "element => element.scrollWidth - element.clientWidth"
    for selector in ("html", ".leaflet-popup-content", ".masalik-item >> nth=0"):
        assert opened.page.locator(selector).evaluate(wide) <= 1, selector


def test_fonts_have_a_letter_for_everything_that_the_interface_says(built_assets: Path) -> None:
    """No box stands for a letter, a digit or an arrow, in neither weight."""
    wanted = set(WORDS.read_text(encoding="utf-8")) | set("٠١٢٣٤٥٦٧٨٩0123456789٪،؛؟«»×…–−") - set("\n")
    wanted -= set("\n{}_")
    files = Assets.open(built_assets).files
    fonts = [entry.file for entry in files.values() if entry.file.endswith((".ttf", ".woff2", ".woff"))]
    known = {weight: letters(built_assets, fonts, weight) for weight in ("regular", "bold")}
    assert {weight: "".join(sorted(wanted - have)) for weight, have in known.items()} == {
        "regular": "",
        "bold": "",
    }


def letters(assets: Path, fonts: list[str], weight: str) -> set[str]:
    """All that the files of a weight have glyphs for."""
    reader = pytest.importorskip(
        "fontTools.ttLib", reason="NO FONTTOOLS: the fonts cannot be read without it"
    )
    files = [name for name in fonts if weight in name]
    assert files
    return {chr(code) for name in files for code in reader.TTFont(assets / name).getBestCmap()}


@pytest.mark.browser
def test_arabic_letters_join(open_map: Open) -> None:
    """Letters in a row are narrower than the same set apart, so the font shaped it."""
    opened = open_map(told())
    measure = """text => {
      const span = document.querySelector(".masalik").appendChild(document.createElement("span"));
      span.style.position = "absolute";
      span.textContent = text;
      const width = span.getBoundingClientRect().width;
      span.remove();
      return width;
    }"""
    joined, apart = (opened.page.evaluate(measure, join.join("عععع")) for join in ("", "\u200c"))
    assert joined < apart - 2
