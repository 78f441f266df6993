"""Saving, changing and removing a map by the forms of a page, in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from litestar import Litestar
from playwright.sync_api import Browser, Page, expect

from gazetteer import Gazetteer
from maps import Assets
from service.access.keeping import KeptKeys
from service.access.keys import new_key
from service.access.scopes import Scope
from service.app import create_app
from service.reading.demo import load_samples
from service.settings import Settings
from service.store import FeatureStore

from .serving import LOCAL_HOSTS, serving

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in which nothing goes wrong but what the service refuses."""
    opened = browser.new_page(viewport={"width": 1000, "height": 760})
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    opened.close()
    assert wrong == []


def app_of(
    settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets, hosts: frozenset[str]
) -> Litestar:
    """The service over a store, for all or for this machine."""
    return create_app(settings, store=store, gazetteer=gazetteer, assets=assets, local_hosts=hosts)


def test_a_saved_map_is_changed_to_what_was_chosen_on_it_and_removed(
    page: Page, settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets
) -> None:
    """With its key alone; what was written stays where the key is wrong, and a pasted address is a query."""
    load_samples(store, gazetteer)
    with serving(app_of(settings, store, gazetteer, assets, LOCAL_HOSTS)) as host:
        kept = page.request.post(f"{host}/m", data={"title": "زيارات", "query": "kind=visit"}).json()
        page.goto(f"{host}/m/{kept['id']}#q=بنغازي&map=6/31/18")
        link = page.locator('a[data-share*="/share/m/"]')
        expect(link).to_have_attribute(
            "href", f"/share/m/{kept['id']}?q=%D8%A8%D9%86%D8%BA%D8%A7%D8%B2%D9%8A&map=6%2F31%2F18"
        )
        link.click()
        page.fill("#edit-title", "زيارات بنغازي")
        page.select_option("#edit-theme", "dark")
        page.fill("#edit-key", "another")
        page.click("#editing button.main")
        expect(page.locator("#editing .alert")).to_contain_text("ليس هذا مفتاح الخريطة")
        expect(page.locator("#edit-key")).to_have_attribute("aria-invalid", "true")
        page.fill("#edit-key", kept["edit_key"])
        page.click("#editing button.main")
        expect(page.locator("#edited")).to_be_visible()
        told = page.request.get(f"{host}/m/{kept['id']}?f=json").json()
        seen = {name: told[name] for name in ("title", "query", "theme", "map", "frozen")}
        assert seen == {
            "title": "زيارات بنغازي",
            "query": "kind=visit&q=%D8%A8%D9%86%D8%BA%D8%A7%D8%B2%D9%8A",
            "theme": "dark",
            "map": "6/31/18",
            "frozen": False,
        }
        page.fill("#edit-query", f"{host}/maps?kind=meeting&lang=en#undated=no&map=4/30/20")
        page.check("#editing [name=frozen]")
        page.click("#editing button.main")
        expect(page.locator("#edited")).to_be_visible()
        told = page.request.get(f"{host}/m/{kept['id']}?f=json").json()
        assert (told["query"], told["frozen"]) == ("kind=meeting&undated=false", True)
        page.click("#editing summary")
        page.click("#remove")
        expect(page.locator("#removed")).to_be_visible()
        assert page.request.get(f"{host}/m/{kept['id']}").status == 404


def test_who_changed_a_map_meanwhile_is_not_written_over(
    page: Page, settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets
) -> None:
    """The form says so and keeps what was written."""
    with serving(app_of(settings, store, gazetteer, assets, LOCAL_HOSTS)) as host:
        kept = page.request.post(f"{host}/m", data={"title": "أولى"}).json()
        page.goto(f"{host}/share/m/{kept['id']}")
        own = {"Edit-Key": kept["edit_key"], "If-Match": "*"}
        page.request.patch(f"{host}/m/{kept['id']}", data={"title": "ثانية"}, headers=own)
        page.fill("#edit-title", "ثالثة")
        page.fill("#edit-key", kept["edit_key"])
        page.click("#editing button.main")
        expect(page.locator("#editing .alert")).to_be_visible()
        assert page.input_value("#edit-title") == "ثالثة"
        assert page.request.get(f"{host}/m/{kept['id']}?f=json").json()["title"] == "ثانية"


def test_a_service_for_all_asks_for_the_key_for_writing(
    page: Page, settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets
) -> None:
    """Only once it is needed, to save and to change; the title that was written stays."""
    key, token = new_key("desk", (Scope.WRITE,), now=datetime.now(UTC), expires=None)
    KeptKeys(store.records).add(key)
    with serving(app_of(settings, store, gazetteer, assets, frozenset())) as host:
        page.goto(f"{host}/share/maps?kind=visit")
        expect(page.locator("#save-key")).to_be_hidden()
        page.fill("#save-title", "زيارات")
        page.click("#saving button")
        page.fill("#save-key", token)
        page.click("#saving button")
        edit_key = page.locator("#saved-key")
        expect(edit_key).not_to_be_empty()
        own = edit_key.inner_text()
        page.click("#saved-share")
        page.fill("#edit-title", "زيارات كلها")
        page.fill("#edit-key", own)
        page.click("#editing button.main")
        page.fill("#edit-write-key", token)
        page.click("#editing button.main")
        expect(page.locator("#edited")).to_be_visible()
        page.click("#edited a")
        expect(page).to_have_title("زيارات كلها")
