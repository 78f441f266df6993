"""The document of a map page."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from articles.messages import Message, message
from maps import Assets, AssetsMissing, PageLinks, render_page
from maps.words import WORDS

TITLE = "وفود وتحركات"


class Elements(HTMLParser):
    """The elements of a document with their attributes, and the text in each kind of element."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self.open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.open = tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the standard library's signature
        self.open = ""

    def handle_data(self, data: str) -> None:
        self.text[self.open] = self.text.get(self.open, "") + data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of this kind."""
        return [attributes for name, attributes in self.found if name == tag]


def page(assets: Path, **more: Any) -> str:
    """A page as the tests want it, changed by `more`."""
    wanted: dict[str, Any] = {"title": TITLE, "events_url": "/events", "assets": Assets.open(assets), **more}
    return render_page(**wanted)


def test_page_is_in_the_language_and_direction_asked_for(built_assets: Path) -> None:
    told = [Elements(page(built_assets, language=language)).all("html") for language in ("ar", "en")]
    assert told == [[{"lang": "ar", "dir": "rtl"}], [{"lang": "en", "dir": "ltr"}]]


def test_only_the_map_itself_runs_from_left_to_right(built_assets: Path) -> None:
    found = [
        (tag, attributes["dir"])
        for tag, attributes in Elements(page(built_assets)).found
        if "dir" in attributes
    ]
    assert found == [("html", "rtl"), ("h1", "auto"), ("div", "ltr")]


def test_nothing_in_the_page_is_script_or_style_of_its_own(built_assets: Path) -> None:
    elements = Elements(page(built_assets))
    assert "style" not in {tag for tag, _ in elements.found}
    assert all(script["src"] for script in elements.all("script"))
    assert elements.text.get("script", "").strip() == ""
    handlers = [
        name for _, attributes in elements.found for name in attributes if name.startswith(("on", "style"))
    ]
    assert handlers == []


def test_everything_is_loaded_from_the_service_itself(built_assets: Path) -> None:
    elements = Elements(page(built_assets, asset_base="/files"))
    addresses = [script["src"] for script in elements.all("script")]
    addresses += [link["href"] for link in elements.all("link")]
    assert len(addresses) == 7
    assert all(str(address).startswith("/") for address in addresses)
    assert "http" not in page(built_assets)


def test_same_page_is_the_same_bytes(built_assets: Path) -> None:
    assert page(built_assets) == page(built_assets)


def test_page_is_small(built_assets: Path) -> None:
    assert len(page(built_assets, links=PageLinks(alternate="/en", article="/articles/1")).encode()) < 2_000


@pytest.mark.parametrize(
    "hostile",
    [
        "</title><script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7 * 7 }}{% for x in y %}{# z",
        "${alert(1)} `${alert(1)}`",
        "'-alert(1)-'",
        "]]><!--<script>",
    ],
)
def test_hostile_words_stay_words(built_assets: Path, hostile: str) -> None:
    written = page(
        built_assets, title=hostile, events_url=hostile, links=PageLinks(article=hostile, alternate=hostile)
    )
    elements = Elements(written)
    assert [elements.text["title"], elements.text["h1"]] == [hostile, hostile]
    assert elements.all("main")[0]["data-events"] == hostile
    assert len(elements.found) == len(Elements(page(built_assets, links=PageLinks(alternate="/en"))).found)


def test_embedded_page_shows_no_title_over_the_map_and_lets_the_page_scroll(built_assets: Path) -> None:
    elements = Elements(page(built_assets, embed=True))
    assert elements.all("header") == [{"class": "masalik-heard"}]
    assert elements.all("main")[0]["data-cooperative"] == "yes"
    assert elements.text["title"] == TITLE


def test_other_language_is_a_click_away(built_assets: Path) -> None:
    elements = Elements(page(built_assets, links=PageLinks(alternate="/map?language=en")))
    assert elements.all("a") == [{"href": "/map?language=en", "hreflang": "en", "lang": "en"}]
    assert {"rel": "alternate", "hreflang": "en", "href": "/map?language=en"} in elements.all("link")


@pytest.mark.parametrize(("language", "name"), [("ar", "مسالك"), ("en", "Masalik")])
def test_name_of_the_service_leads_home(built_assets: Path, language: str, name: str) -> None:
    elements = Elements(page(built_assets, language=language, links=PageLinks(home="/home")))
    assert elements.all("a") == [{"class": "masalik-home", "href": "/home"}]
    assert elements.text["img"] == name  # the mark before the name is an element that never closes
    assert elements.all("img")[0]["alt"] == ""


def test_embedded_page_leads_nowhere(built_assets: Path) -> None:
    assert Elements(page(built_assets, links=PageLinks(home="/"), embed=True)).all("a") == []


def test_reasons_of_the_reading_have_english_words() -> None:
    table = json.loads(WORDS.read_text(encoding="utf-8"))
    said = {message(key, country="مصر").split(":")[0] for key in Message}
    assert set(table["en"]["reasons"]) == said


def test_page_without_built_assets_says_so(tmp_path: Path) -> None:
    with pytest.raises(AssetsMissing):
        page(tmp_path)


def test_both_languages_have_the_same_words() -> None:
    table = json.loads(WORDS.read_text(encoding="utf-8"))
    of_their_own = {"count", "unlocated", "told_by", "at_sources", "denied_hidden", "reasons"}

    def keys(words: dict[str, Any]) -> dict[str, Any]:
        nested = {
            key: sorted(value)
            for key, value in words.items()
            if isinstance(value, dict) and key not in of_their_own
        }
        return {**dict.fromkeys(words), **nested}

    assert keys(table["ar"]) == keys(table["en"])
    assert sorted(table["ar"]["count"]) == ["few", "many", "one", "other", "two", "zero"]


def test_page_says_the_colours_that_it_was_asked_for(built_assets: Path) -> None:
    """Without them it says nothing, and the reader's preference counts."""
    given = {"title": "خريطة", "events_url": "/events", "assets": Assets.open(built_assets)}
    assert 'data-theme="dark"' in render_page(**given, theme="dark")
    assert "data-theme" not in render_page(**given)


def test_dark_colours_are_there_for_pages_that_ask_for_them(built_assets: Path) -> None:
    """The same as for readers who prefer them, and the preference does not undo light ones."""
    entry = Assets.open(built_assets).files["masalik-map.css"]
    sheet = (built_assets / entry.file).read_text(encoding="utf-8")
    dark = re.search(r'\n:root\[data-theme="dark"\] \{([^}]*--masalik-sea[^}]*)\}', sheet)
    assert dark
    assert f'  :root:not([data-theme="light"]) {{{dark[1]}}}' in sheet
