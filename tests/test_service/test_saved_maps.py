"""Saved maps: a short address, a key of their own, locked by tags; live, or frozen as the events were."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from httpx import Response
from litestar.testing import TestClient
from test_articles.tellings import DERNA, SEBHA, event, person

from articles import Status
from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.saved import keeping
from service.settings import Settings
from service.store import FeatureStore

from .records import record

JSON = {"Accept": "application/json"}
MAP: dict[str, Any] = {
    "title": "زيارات سبها",
    "query": "status=happened&kind=visit",
    "theme": "dark",
    "map": "6/27/14",
}
HOSTILE = '"><img src=x onerror=alert(1)></script>{{7*7}}'


def saved(client: TestClient, **asked: Any) -> dict[str, Any]:
    """A map as it is told to its maker."""
    answer = client.post("/m", json={**MAP, **asked})
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


def path(told: dict[str, Any]) -> str:
    """Its address on this service."""
    return f"/m/{told['id']}"


def tag(client: TestClient, told: dict[str, Any]) -> str:
    """The tag that it is changed by."""
    return str(client.get(path(told), headers=JSON).headers["etag"])


def change(client: TestClient, told: dict[str, Any], *, key: str | None = None, **part: Any) -> Response:
    """Part of it changed with its own key."""
    headers = {"If-Match": tag(client, told), "Edit-Key": key or told["edit_key"]}
    return client.patch(path(told), json=part, headers=headers)


def visit(store: FeatureStore, who: str, id_: str, **more: Any) -> None:
    """An article that tells a visit."""
    store.put(record(replace(event(person(who), to=SEBHA), **more), id_=id_))


def test_a_map_is_kept_under_a_short_address_and_told_without_its_key(client: TestClient) -> None:
    """The key is told once, to its maker, and kept nowhere."""
    told = saved(client)
    assert len(told["id"]) == 8
    assert told["address"].endswith(path(told))
    again = client.get(path(told), headers=JSON).json()
    assert "edit_key" in told
    assert again == {name: value for name, value in told.items() if name != "edit_key"}
    assert again["query"] == "kind=visit&status=happened"


def test_its_page_is_of_its_query_in_its_own_look_unless_asked_otherwise(client: TestClient) -> None:
    """As a page, in a frame, as a picture, and by oEmbed."""
    told = saved(client)
    page = client.get(path(told)).text
    assert '<html lang="ar" dir="rtl" data-theme="dark">' in page
    assert 'data-events="/maps/events?within=kind%3Dvisit%26status%3Dhappened"' in page
    assert 'data-view="map=6/27/14"' in page
    assert f'<link rel="canonical" href="{told["address"]}">' in page
    other = client.get(f"/embed{path(told)}?lang=en&theme=light&map=3/0/0").text
    assert '<html lang="en" dir="ltr" data-theme="light">' in other
    assert 'data-view="map=3/0/0"' in other
    assert client.get(f"{path(told)}/map.png?width=300&height=200").status_code == 200
    embedded = client.get("/oembed", params={"url": told["address"]}).json()
    assert (embedded["title"], f'src="{told["embed"]}"' in embedded["html"]) == ("زيارات سبها", True)


def test_a_live_map_follows_the_data_and_a_frozen_one_does_not(
    client: TestClient, store: FeatureStore
) -> None:
    """Until it is frozen anew; what it kept stays though its article is taken back."""
    visit(store, "سالم الفيتوري", "a")
    live, frozen = saved(client), saved(client, frozen=True)
    visit(store, "نبيل الغرياني", "b")
    assert len(events(client, live)) == 2
    assert len(events(client, frozen)) == 1
    store.delete("a")
    assert [len(events(client, one)) for one in (live, frozen)] == [1, 1]
    note = client.get(path(frozen)).text
    assert "نسخة مجمّدة: البيانات كما كانت في" in note
    assert f'data-events="{path(frozen)}/events"' in note
    assert change(client, frozen, title="باسم آخر").json()["frozen_at"] == frozen["frozen_at"]
    assert change(client, frozen, frozen=False).json()["frozen_at"] is None
    thawed = change(client, frozen, frozen=True).json()
    assert (thawed["frozen"], thawed["events"]) == (True, 1)
    assert events(client, frozen)[0]["properties"]["actors"][0]["name"] == "نبيل الغرياني"


def events(client: TestClient, told: dict[str, Any]) -> list[dict[str, Any]]:
    """The events that it shows."""
    found: list[dict[str, Any]] = client.get(f"{path(told)}/events").json()["features"]
    return found


def test_only_events_of_its_query_are_frozen(client: TestClient, store: FeatureStore) -> None:
    """Those denied are left out as the query asks; another query copies anew."""
    visit(store, "سالم الفيتوري", "a")
    visit(store, "نبيل الغرياني", "b", status=Status.DENIED)
    store.put(record(event(person("ماهر داغر"), to=DERNA), id_="c"))
    told = saved(client, frozen=True)
    assert told["events"] == 2
    assert change(client, told, query="status=denied").json()["events"] == 1
    assert len(store.records.list(keeping.COPIES, limit=10)) == 1


def test_it_is_changed_with_its_key_and_as_it_was_read(client: TestClient) -> None:
    """Another key is a 403, none of the tag a 428, an old tag a 412; and each change is another tag."""
    told = saved(client)
    held = tag(client, told)
    assert change(client, told, key="another").status_code == 403
    assert client.patch(path(told), json={"title": "س"}).status_code == 403
    own = {"Edit-Key": told["edit_key"]}
    assert client.patch(path(told), json={"title": "س"}, headers=own).status_code == 428
    assert client.get(path(told), headers={**JSON, "If-None-Match": held}).status_code == 304
    put = client.put(path(told), json={"title": "كلّها"}, headers={**own, "If-Match": held})
    assert (put.status_code, put.json()["title"], put.json()["query"], put.json()["map"]) == (
        200,
        "كلّها",
        "",
        None,
    )
    assert put.headers["etag"] != held
    assert client.get(path(told), headers={**JSON, "If-None-Match": held}).status_code == 200
    assert client.put(path(told), json=MAP, headers={**own, "If-Match": held}).status_code == 412
    assert client.delete(path(told), headers={**own, "If-Match": put.headers["etag"]}).status_code == 204
    assert client.get(path(told), headers=JSON).status_code == 404


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "س" * 201}, "title"),
        ({"title": "\u202eevil"}, "title"),
        ({"query": "kind=party"}, "query"),
        ({"query": "nosuch=1"}, "query"),
        ({"query": "q=" + "a" * 3000}, "query"),
        ({"map": "here"}, "map"),
        ({"tab": "both"}, "tab"),
        ({"theme": "red"}, "theme"),
        ({"language": "fr"}, "language"),
        ({"id": "mine"}, "id"),
    ],
)
def test_what_cannot_be_saved_is_told(client: TestClient, asked: dict[str, Any], field: str) -> None:
    """By the member at fault; nothing is kept of it."""
    refused = client.post("/m", json={**MAP, **asked})
    assert refused.status_code == 400, refused.text
    assert field in refused.text


def test_more_events_than_are_frozen_are_a_problem(
    client: TestClient, store: FeatureStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And say how many are."""
    monkeypatch.setattr(keeping, "MOST_FROZEN", 0)
    visit(store, "سالم الفيتوري", "a")
    refused = client.post("/m", json={**MAP, "frozen": True})
    assert (refused.status_code, refused.json()["type"]) == (413, "/problems#too_many_to_freeze")


def test_a_hostile_title_stays_text(client: TestClient) -> None:
    """On the page, in the frame, in oEmbed and in the picture."""
    told = saved(client, title=HOSTILE)
    for address in (path(told), f"/embed{path(told)}", f"{path(told)}/map.svg"):
        text = client.get(address).text
        assert "<img src=x" not in text
        assert "</script>{{" not in text
    html = client.get("/oembed", params={"url": told["address"]}).json()["html"]
    assert "<img" not in html


def test_maps_are_there_after_the_service_was_started_anew(
    settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets, client: TestClient
) -> None:
    """They are in the store."""
    told = saved(client)
    again = create_app(settings, store=store, gazetteer=gazetteer, assets=assets)
    with TestClient(again) as other:
        assert other.get(path(told), headers=JSON).json()["title"] == MAP["title"]


def test_what_is_wrong_with_a_map_is_told_by_its_field(client: TestClient) -> None:
    """What is missing, what is too long, what no map shows: each by name and in words."""
    for asked, kind, field, word in (
        ({}, "missing_field", "title", "needed"),
        ({"title": " "}, "bad_title", "title", "1 to 200"),
        ({"title": "x" * 201}, "bad_title", "title", "1 to 200"),
        ({"title": "x", "query": "q=" + "x" * 2000}, "too_long", "query", "2000"),
        ({"title": "a\nb"}, "bad_title", "title", "one line"),
        ({"title": "x", "query": "kind=party"}, "not_a_value", "query", "“party” is no value of"),
        ({"title": "x", "query": "foo=1"}, "not_a_value", "query", "Allowed: kind"),
        ({"title": "x", "map": "5/999/999"}, "not_a_value", "map", "“5/999/999” is no value of"),
        ({"title": "x", "tab": "foo"}, "not_a_value", "tab", "Allowed: map, list"),
    ):
        answer = client.post("/m", json=asked, headers={"Accept-Language": "en"})
        problem = answer.json()
        assert (answer.status_code, problem["type"].partition("#")[2]) == (400, kind), problem
        assert problem["field"] == field
        assert word in problem["detail"]


def test_no_key_and_another_key_are_two_faults(client: TestClient) -> None:
    """Who sent none learns in which header, who sent another that it is not that of the map."""
    told = saved(client)
    for key, kind in ((None, "edit_key_needed"), ("", "edit_key_needed"), ("another", "edit_key_wrong")):
        headers = {} if key is None else {"Edit-Key": key}
        answer = client.patch(path(told), json={"title": "x"}, headers=headers)
        assert (answer.status_code, answer.json()["type"]) == (403, f"/problems#{kind}")


def test_refusals_to_change_a_map_speak_of_the_map(client: TestClient) -> None:
    """428 without a tag, 412 with an old one; features are another thing."""
    told = saved(client)
    for tags, status in (({}, 428), ({"If-Match": '"old"'}, 412)):
        headers = {"Edit-Key": told["edit_key"], "Accept-Language": "en", **tags}
        answer = client.patch(path(told), json={"title": "x"}, headers=headers)
        problem = answer.json()
        assert answer.status_code == status
        assert "map" in problem["detail"]
        assert "feature" not in problem["title"] + problem["detail"]
