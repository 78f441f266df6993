"""What the map of all articles fetches: outlines of few events, counts of many, by the filters of the map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from litestar.testing import TestClient
from test_articles.tellings import DERNA, SEBHA, event, group, on, person

from articles import Status
from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.settings import Settings
from service.store import FeatureStore

from .records import line, record
from .serving import LOCAL_HOSTS

VISITORS = ("فارس كوفاتش", "ماهر داغر", "وليد هانس", "سمير باكر")
MINISTER = person("نبيل الغرياني", title="وزير النقل الليبي", country="LY")
COUNTED = "/maps/events?status=happened&status=planned"


@pytest.fixture
def crowded(
    settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets
) -> Iterator[TestClient]:
    """A service to which three events are many, with five."""
    for number, day in enumerate(("2021-03-04", "2021-03-05", "2021-05-01", None)):
        to = DERNA if number == 2 else SEBHA
        told = event(person(VISITORS[number], country="MT"), to=to, date=on(day) if day else None)
        store.put(record(replace(told, status=Status.PLANNED) if number == 1 else told, id_=f"a{number}"))
    store.put(record(event(group("وفد أممي"), to=None), id_="a9", outlet="صحيفة المثال"))
    app = create_app(
        replace(settings, map_events=3),
        store=store,
        gazetteer=gazetteer,
        assets=assets,
        local_hosts=LOCAL_HOSTS,
    )
    with TestClient(app) as client:
        yield client


def told(client: TestClient, address: str) -> dict[str, Any]:
    """The document at an address."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_few_events_come_in_outline_whatever_is_asked(client: TestClient, store: FeatureStore) -> None:
    """With their places told once, without their reports."""
    store.put(record(event(MINISTER, to=SEBHA), id_="a", outlet="صحيفة المثال"))
    document = told(client, "/maps/events?kind=movement")
    assert (document["whole"], document["all"]) == (True, 1)
    [row] = document["events"]
    assert row[1:4] == ["visit", "happened", ["نبيل الغرياني"]]
    assert document["places"][str(row[5])][1] == SEBHA.name
    assert row[14] == ["صحيفة المثال"]
    assert document["places"][str(row[5])][7] == SEBHA.country
    assert row[18] == "a"


def test_many_events_come_counted_and_no_count_leaves_any_out(crowded: TestClient) -> None:
    """Totals say how many there are and how many are on no map."""
    document = told(crowded, "/maps/events")
    assert (document["whole"], document["all"], document["total"], document["unlocated"]) == (False, 5, 5, 1)
    assert sum(row[5] for row in document["tallies"]) == 4
    assert document["months"] == [["2021-03", 3], ["2021-05", 1], [None, 1]]
    assert dict(row[:2] for row in document["facets"]["status"]) == {"happened": 4, "planned": 1}


def test_filters_narrow_counts_and_list_alike(crowded: TestClient) -> None:
    """Each by its parameter; a facet passes over the choice made in it."""
    for asked, expected in (
        ("status=planned", 1),
        ("place=" + told(crowded, "/maps/events")["facets"]["place"][0][0], 3),
        ("actor=" + told(crowded, "/maps/events?q=هانس")["facets"]["actor"][0][0], 1),
        ("outlet=صحيفة المثال", 1),
        ("datetime=2021-03-01/2021-03-31", 4),
        ("datetime=2021-03-01/2021-03-31&undated=false", 3),
        ("q=داغر,باكر", 2),
        ("kind=meeting", 0),
    ):
        document, listed = told(crowded, f"/maps/events?{asked}"), told(crowded, f"/maps/list?{asked}")
        assert (asked, document["total"], listed["total"]) == (asked, expected, expected)
        assert len(listed["events"]) == expected
    assert len(told(crowded, "/maps/events?status=planned")["facets"]["status"]) == 2


def test_a_part_of_the_world_with_few_events_has_them_in_outline(crowded: TestClient) -> None:
    """The totals stay those of the whole."""
    box = f"{DERNA.lon - 1},{DERNA.lat - 1},{DERNA.lon + 1},{DERNA.lat + 1}"
    document = told(crowded, f"/maps/events?bbox={box}")
    assert document["total"] == 5
    assert len(document["events"]) == 1


def test_the_list_goes_on_where_a_page_ended_and_undated_events_come_last(crowded: TestClient) -> None:
    """In order of time, each event once."""
    seen, cursor = [], ""
    while True:
        page = told(crowded, f"/maps/list?limit=2{cursor}")
        seen += [(row[0], row[9]) for row in page["events"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert [start for _, start in seen] == ["2021-03-04", "2021-03-04", "2021-03-05", "2021-05-01", None]
    assert len({id_ for id_, _ in seen}) == 5


def test_the_events_of_a_pin_and_of_a_way_are_listed(crowded: TestClient) -> None:
    """By the numbers that the document gives to places."""
    spot, events = next((row[0], row[5]) for row in told(crowded, COUNTED)["tallies"] if row[5] == 2)
    assert events == 2
    assert told(crowded, f"/maps/list?at={spot}")["total"] == 3
    assert told(crowded, f"/maps/list?way={spot}-{spot}")["total"] == 0


def test_what_has_not_changed_is_not_sent_again(crowded: TestClient, store: FeatureStore) -> None:
    """304 until another article comes."""
    for address in ("/maps/events", "/maps/list"):
        tag = crowded.get(address).headers["etag"]
        assert crowded.get(address, headers={"If-None-Match": tag}).status_code == 304
    store.put(record(event(MINISTER, to=SEBHA), id_="b"))
    assert crowded.get("/maps/events", headers={"If-None-Match": tag}).status_code == 200
    assert told(crowded, "/maps/events")["all"] == 6


def test_a_line_that_an_editor_drew_is_sent_as_it_is(client: TestClient, store: FeatureStore) -> None:
    """Its ends have the positions of the line."""
    from service.store import MOVEMENTS

    store.add(
        MOVEMENTS, line("m1", (10.0, 30.0), (20.0, 32.0), origin="أ", destination="ب", status="happened")
    )
    document = told(client, "/maps/events")
    [row] = document["events"]
    assert row[16]["coordinates"] == [[10.0, 30.0], [20.0, 32.0]]
    assert document["places"][str(row[5])][3:5] == [20.0, 32.0]


@pytest.mark.parametrize("asked", ["kind=war", "at=x", "way=1", "datetime=soon", "bbox=1", "cursor=x"])
def test_what_cannot_be_asked_is_said(client: TestClient, asked: str) -> None:
    """A problem that names the parameter."""
    answer = client.get(f"/maps/list?{asked}")
    assert answer.status_code == 400
    assert answer.json()["parameter"] == asked.split("=")[0]


def test_a_map_of_a_part_tells_nothing_else(crowded: TestClient) -> None:
    """Whatever its reader chooses; few enough of them come whole, and what it is of must be understood."""
    part = told(crowded, "/maps/events?within=from%3D2021-03%26until%3D2021-03&kind=movement")
    assert (part["whole"], part["all"]) == (False, 4)  # also those without a day, which lie in every month
    few = told(crowded, "/maps/events?within=status%3Dplanned%26undated%3Dfalse&status=happened")
    assert (few["whole"], few["all"]) == (True, 1)
    spoken = told(crowded, "/maps/events?within=kind%3Dvisit%26kind%3Dmovement&status=planned")
    assert (spoken["whole"], spoken["all"], spoken["total"]) == (False, 5, 1)
    listed = told(crowded, "/maps/list?within=status%3Dplanned")
    assert (len(listed["events"]), listed["total"]) == (1, 1)
    for nonsense in ("nosuch%3D1", "at%3D3", "kind%3Dparty", "q%3Da%26q%3Db"):
        refused = crowded.get(f"/maps/events?within={nonsense}")
        assert refused.status_code == 400
