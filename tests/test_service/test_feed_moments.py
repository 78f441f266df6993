"""When entries of feeds were changed."""

from __future__ import annotations

import feedparser
import pytest
from litestar.testing import TestClient
from test_articles.tellings import event, person

from service.store import VISITS, Edit, FeatureStore

from .records import fill, point, record

FEEDS = ("/events?f=atom", "/collections/visits/items?f=atom")


def moments(client: TestClient, address: str) -> dict[str, tuple[str, str | None]]:
    """When each entry was changed and published, by the end of its address."""
    found = feedparser.parse(client.get(address).content)
    assert not found.bozo
    return {
        one.links[0].href.split("/events/")[1][:1]: (one.updated, one.get("published"))
        for one in found.entries
    }


@pytest.mark.parametrize("address", FEEDS)
def test_an_entry_without_a_day_is_as_old_as_the_newest_article(
    client: TestClient, store: FeatureStore, address: str
) -> None:
    """And says nothing of when it was published."""
    dated = [point(name, 1, 1, published=day) for name, day in (("a", "2024-03-01"), ("b", "2024-05-02"))]
    fill(store, visits=(*dated, point("u", 1, 1)))
    told = moments(client, address)
    first, second = "2024-03-01T00:00:00Z", "2024-05-02T00:00:00Z"
    assert told == {"a": (first, first), "b": (second, second), "u": (second, None)}


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_of_no_known_day_is_of_now(client: TestClient, store: FeatureStore, address: str) -> None:
    """Also where it has no entries."""
    empty = feedparser.parse(client.get(address).content)
    fill(store, visits=(point("u", 1, 1),))
    (updated, published) = moments(client, address)["u"]
    assert min(updated, empty.feed.updated) > "2024"
    assert published is None


@pytest.mark.parametrize("address", FEEDS)
def test_an_entry_changes_with_its_newest_article_and_with_corrections(
    client: TestClient, store: FeatureStore, address: str
) -> None:
    """It was published with its first."""
    for id_, day in (("a", "2021-03-05"), ("b", "2021-03-07")):
        store.put(record(event(person("ليلى الورفلي", title="وزيرة")), id_=id_, published=day))
    first, newest = "2021-03-05T00:00:00Z", "2021-03-07T00:00:00Z"
    assert set(moments(client, address).values()) == {(newest, first)}
    (one,) = store.events(limit=2)
    store.edit(VISITS, one.id, lambda _: Edit(properties={"note": "صُحّح"}))
    (corrected,) = store.edits(one.id)
    assert set(moments(client, address).values()) == {(corrected.at, first)}
