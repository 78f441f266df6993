"""The setting of the world view: the gazetteer and the maps follow the same one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from litestar.testing import TestClient

from gazetteer import world_views
from maps import Assets
from service.app import create_app
from service.opening import open_gazetteer
from service.settings import Settings
from service.store import FeatureStore

from .serving import LOCAL_HOSTS

HTML = {"Accept": "text/html"}


@pytest.mark.parametrize("view", list(world_views()))
def test_gazetteer_and_maps_follow_the_setting(
    view: str, settings: Settings, store: FeatureStore, assets: Assets
) -> None:
    """On the pages of maps and on the home page alike."""
    if not settings.gazetteer_file.exists():
        pytest.skip(f"NO GAZETTEER at {settings.gazetteer_file}: build it with `make setup`")
    told = replace(settings, world_view=view)
    gazetteer = open_gazetteer(told)
    with TestClient(
        create_app(told, store=store, gazetteer=gazetteer, assets=assets, local_hosts=LOCAL_HOSTS)
    ) as client:
        pages = [client.get(path, headers=HTML).text for path in ("/", "/maps", "/embed/maps")]
    assert gazetteer.world_view.name == view
    assert [f'data-world-view="{view}"' in page for page in pages] == [True] * 3


def test_pages_of_another_world_view_have_other_tags(
    settings: Settings, store: FeatureStore, assets: Assets, client: TestClient
) -> None:
    """So that no browser keeps the map of the view before."""
    told = replace(settings, world_view="un")
    gazetteer = open_gazetteer(told)
    with TestClient(
        create_app(told, store=store, gazetteer=gazetteer, assets=assets, local_hosts=LOCAL_HOSTS)
    ) as other:
        tags = {one.get("/maps", headers=HTML).headers["ETag"] for one in (client, other)}
    assert len(tags) == 2
