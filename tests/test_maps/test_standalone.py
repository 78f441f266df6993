"""A map as one file: everything in it, nothing asked of anybody."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from maps import Assets, MapDataError, Notation, events_collection, render_page

from .conftest import EVENTS, NO_EVENTS, VISIT, Opened
from .readings import READING


def whole(assets: Path, events: dict[str, object] | None = None, **more: object) -> str:
    """The page of these events."""
    told = {"title": "وفود", "standalone": EVENTS if events is None else events, **more}
    return render_page(assets=Assets.open(assets), **told)  # type: ignore[arg-type]


def test_same_events_are_the_same_bytes(built_assets: Path) -> None:
    """So that a file can be compared and cached."""
    assert whole(built_assets) == whole(built_assets)


def test_nothing_is_loaded_from_anywhere(built_assets: Path) -> None:
    """No element and no style names an address but data and parts of the page."""
    page = whole(built_assets)
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    addresses = re.findall(r'\s(?:src|href)="([^"]*)"', markup)
    assert [address[:5] for address in addresses] == ["data:"]
    styles = "".join(re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL))
    assert {address[:5] for address in re.findall(r'url\("?([^")]+)', styles)} <= {"data:", "#defa"}


def test_script_inside_is_not_compiled_as_one_that_arrives(built_assets: Path) -> None:
    """That is done beside the main thread only for a file of its own; inside a page all would wait for it."""
    assert "allFunctionsCalledOnLoad" not in whole(built_assets)


def test_policy_names_every_script_and_style_by_its_hash(built_assets: Path) -> None:
    """And lets nothing else run."""
    page = whole(built_assets)
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[0].replace(
        "&#39;", "'"
    )
    inside = re.findall(r"<(script|style)([^>]*)>(.*?)</\1>", page, flags=re.DOTALL)
    run = [text for _, attributes, text in inside if "application/json" not in attributes]
    hashes = {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in run}
    assert hashes == set(re.findall(r"'sha256-[^']+'", policy))
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; ")


def test_of_the_countries_those_come_that_an_event_is_at(built_assets: Path) -> None:
    """The others are not shown and stay away."""
    visit = {**NO_EVENTS, "features": events_collection(READING)["features"][1:2]}
    assert lands_in(whole(built_assets, visit)) == []
    assert lands_in(whole(built_assets)) == ["EG", "LY", "MT"]


def lands_in(page: str) -> list[str]:
    """The codes of the countries whose land a page holds."""
    [told] = re.findall(r'id="masalik-countries">(.*?)</script>', page)
    return list(json.loads(told))


@pytest.mark.parametrize("given", [{}, {"events_url": "/events", "standalone": NO_EVENTS}])
def test_page_needs_its_events_in_one_way(built_assets: Path, given: dict[str, object]) -> None:
    """By an address, or as they are."""
    with pytest.raises(MapDataError):
        render_page(title="وفود", assets=Assets.open(built_assets), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [0, 1, 20_000])
def test_shell_is_small_however_many_events_there_are(built_assets: Path, count: int) -> None:
    """It fetches them; all that differs is the address."""
    page = render_page(title="وفود", events_url=f"/events?limit={count}", assets=Assets.open(built_assets))
    assert len(page.encode()) <= 5_000


@pytest.fixture
def own_page(browser: Browser) -> Iterator[Opened]:
    """An empty page in a context that has no network."""
    context = browser.new_context(viewport={"width": 1100, "height": 700}, offline=True)
    yield Opened(page=context.new_page())
    context.close()


@pytest.mark.browser
def test_file_works_from_disk_without_a_network(own_page: Opened, built_assets: Path, tmp_path: Path) -> None:
    """Basemap, pins, countries, fonts and popups."""
    file = tmp_path / "map.html"
    file.write_text(whole(built_assets, notation=Notation()), encoding="utf-8")
    own_page.watch(file.as_uri())
    page = own_page.page
    page.goto(file.as_uri())
    page.wait_for_selector("path.masalik-land", state="attached")
    page.wait_for_selector("path.masalik-area.is-land", state="attached")
    page.locator(VISIT).click()
    assert own_page.texts(".leaflet-popup h2") == ["طرابلس"]
    assert page.evaluate("document.fonts.load('16px \"Masalik Sans\"', 'م').then(({ length }) => length)")
    assert (own_page.problems, own_page.elsewhere) == ([], [])
