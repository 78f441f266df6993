"""What a map costs before anybody touches it: everything the browser is sent, as it is sent."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Request

from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.reading.demo import load_samples
from service.settings import Settings
from service.store import FeatureStore

from .serving import LOCAL_HOSTS, serving

pytestmark = pytest.mark.browser

MOST = 350_000


def test_first_view_of_all_stories_stays_light_and_asks_no_other_host(
    browser: Browser, settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets
) -> None:
    """With the land of the countries that the stories are at, each of which is shaded, not circled; what is
    loaded before the script asks for it is not loaded again."""
    load_samples(store, gazetteer)
    page = browser.new_page(viewport={"width": 1200, "height": 700})
    done: list[Request] = []
    page.on("requestfinished", lambda request: done.append(request))
    with serving(
        create_app(settings, store=store, gazetteer=gazetteer, assets=assets, local_hosts=LOCAL_HOSTS)
    ) as host:
        page.goto(f"{host}/maps")
        page.wait_for_selector("path.masalik-area.is-land")
        page.wait_for_load_state("networkidle")
        sent = {
            request.url.removeprefix(host): max(request.sizes()["responseBodySize"], 0) for request in done
        }
    early = [request.url for request in done if request.resource_type in ("fetch", "font", "other")]
    page.close()
    assert [address for address in sent if not address.startswith("/")] == []
    assert len({url for url in early if "world" in url or "/maps/events" in url}) == 2
    assert [url for url in early if early.count(url) > 1 and "icon" not in url] == []
    assert 200_000 < sum(sent.values()) <= MOST, sent
