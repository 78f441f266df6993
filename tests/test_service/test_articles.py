"""Stored articles over HTTP: in, out, listed, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from httpx import Response
from litestar.testing import TestClient

from articles import article_id, read
from gazetteer import Gazetteer
from service.reading.answers import record_of
from service.store import FeatureStore

STORY = "وصل وزير الخارجية المصري سامح شكري إلى طرابلس، الأحد، قادمًا من القاهرة، في زيارة رسمية."
OTHER = "غادر الرئيس التونسي تونس متوجهًا إلى الجزائر العاصمة، اليوم الاثنين، في زيارة تستغرق يومين."
JSON = {"Accept": "application/json"}


def put(client: TestClient, text: str = STORY, **more: Any) -> Response:
    """The answer to storing an article."""
    return client.post("/articles", json={"text": text, "published": "2020-12-27", **more})


def features(client: TestClient, layer: str) -> list[dict[str, Any]]:
    """All features of a collection."""
    found: list[dict[str, Any]] = client.get(f"/collections/{layer}/items?limit=1000").json()["features"]
    return found


def test_storing_answers_201_with_the_place_of_the_article_and_its_reading(client: TestClient) -> None:
    """The reading is that of `POST /read`."""
    response = put(client, title="عنوان", url="https://example.org/1")
    assert response.status_code == 201
    body = response.json()
    assert body["outcome"] == "created"
    found = client.get(response.headers["location"], headers=JSON).json()
    assert found["article"]["title"] == "عنوان"
    given = {"text": STORY, "published": "2020-12-27", "title": "عنوان", "url": "https://example.org/1"}
    read = client.post("/read", json=given).json()
    assert (found["places"], found["events"]) == (read["places"], read["events"])
    assert {link["rel"] for link in found["links"]} >= {"self", "alternate", "events", "map", "embed"}


def test_the_same_content_again_answers_200_and_unchanged(client: TestClient) -> None:
    """Nothing is doubled."""
    first = put(client)
    count = len(features(client, "places"))
    again = put(client)
    assert (again.status_code, again.json()["outcome"]) == (200, "unchanged")
    assert again.headers["location"] == first.headers["location"]
    assert len(features(client, "places")) == count > 0


def test_an_article_known_better_takes_the_place_of_itself(client: TestClient) -> None:
    """The same text with its address, which was not known before."""
    put(client)
    again = put(client, url="https://example.org/1")
    assert (again.status_code, again.json()["outcome"]) == (200, "replaced")
    listed = client.get("/articles", headers=JSON).json()["articles"]
    assert [article["url"] for article in listed] == ["https://example.org/1"]


def test_a_reprint_is_an_article_of_its_own(client: TestClient) -> None:
    """Word for word the same with another outlet or address: both stay, and each again changes nothing."""
    outlets = [{"source": "نشرة أولى"}, {"source": "نشرة ثانية"}, {"url": "https://example.org/1"}]
    assert [put(client, **about).json()["outcome"] for about in outlets] == ["created"] * 3
    assert [put(client, **about).json()["outcome"] for about in outlets] == ["unchanged"] * 3
    (event,) = client.get("/events", headers=JSON).json()["features"]
    assert (event["properties"]["source_count"], event["properties"]["article_count"]) == (3, 3)


def test_an_article_with_an_id_of_its_content_alone_goes_on_under_the_new_one(
    client: TestClient, store: FeatureStore, gazetteer: Gazetteer
) -> None:
    """As earlier versions stored it: it is replaced by itself, its event is found by the old id, and what an
    editor corrected stays."""
    reading = read(STORY, gazetteer=gazetteer, published=date(2020, 12, 27), source="نشرة أولى")
    old_id = article_id(STORY, title=None, published=date(2020, 12, 27))
    reading = replace(reading, article=replace(reading.article, id=old_id))
    store.put(record_of(reading))
    (old,) = features(client, "movements")
    url = f"/collections/movements/items/{old['id']}"
    tag = {"If-Match": client.get(url).headers["etag"]}
    assert client.patch(url, json={"properties": {"note": "x"}}, headers=tag).status_code == 200
    assert put(client, source="نشرة ثانية").json()["outcome"] == "created"
    assert put(client, source="نشرة أولى").json()["outcome"] == "replaced"
    assert put(client, source="نشرة أولى").json()["outcome"] == "unchanged"
    found = client.get(url).json()
    assert found["id"] != old["id"]
    assert (found["properties"]["note"], found["properties"]["article_count"]) == ("x", 2)
    assert client.get(f"/articles/{old_id}").status_code == 404


def test_deleting_takes_back_the_article_and_its_features_alone(client: TestClient) -> None:
    """204, then 404; what another article told stays."""
    gone, stays = put(client).json()["article"]["id"], put(client, OTHER).json()["article"]["id"]
    assert client.delete(f"/articles/{gone}").status_code == 204
    assert client.delete(f"/articles/{gone}").status_code == 404
    assert client.get(f"/articles/{gone}", headers=JSON).status_code == 404
    for layer in ("visits", "movements"):
        assert {feature["properties"]["articles"] for feature in features(client, layer)} <= {stays}
    assert {place["properties"]["article_count"] for place in features(client, "places")} == {1}
    told = client.get("/maps/events").json()["events"]
    reports = client.get(f"/articles/{stays}/events").json()["features"]
    assert {event[0] for event in told} == {report["properties"]["telling"] for report in reports}


def test_events_tell_which_article_they_are_from(client: TestClient) -> None:
    """So that a popup can name it."""
    article = put(client, title="عنوان", source="نشرة").json()["article"]["id"]
    response = client.get(f"/articles/{article}/events")
    assert response.headers["content-type"] == "application/geo+json"
    events = response.json()["features"]
    assert events
    told = {
        (e["properties"]["article"], e["properties"]["article_title"], e["properties"]["source"])
        for e in events
    }
    assert told == {(article, "عنوان", "نشرة")}


def test_a_movement_is_stored_as_a_line_and_its_ends_as_places(client: TestClient) -> None:
    """From Cairo to Tripoli."""
    put(client)
    line = features(client, "movements")[0]
    assert line["geometry"]["type"] == "LineString"
    assert (line["properties"]["origin_en"], line["properties"]["destination_en"]) == ("Cairo", "Tripoli")
    assert {place["properties"]["name_en"] for place in features(client, "places")} >= {"Cairo", "Tripoli"}


def test_a_list_longer_than_a_page_goes_on(client: TestClient) -> None:
    """`next` leads to the rest, and no article is listed twice."""
    for day in range(1, 104):
        put(client, f"زار الوزير رقم {day} مدينة بنغازي.")
    url, seen = "/articles", []
    while url:
        page = client.get(url, headers=JSON).json()
        seen += [article["id"] for article in page["articles"]]
        url = next((link["href"] for link in page["links"] if link["rel"] == "next"), "")
    assert len(seen) == len(set(seen)) == 103
