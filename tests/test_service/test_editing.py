"""OGC API Features, parts 4 and 5: what editors add, correct and remove, and what schemas say of it."""

from __future__ import annotations

from typing import Any

import pytest
from httpx import Response
from litestar.testing import TestClient
from test_articles.tellings import SEBHA, event, person

from service.store import FeatureStore

from .records import record

ITEMS = "/collections/visits/items"
MINISTER = person("نبيل الغرياني", title="وزير النقل الليبي", country="LY")
GEOJSON = {"Content-Type": "application/geo+json"}


@pytest.fixture
def visit(client: TestClient, store: FeatureStore) -> str:
    """The address of a visit that one article tells."""
    store.put(record(event(MINISTER, to=SEBHA), published="2021-03-05"))
    (feature,) = client.get(ITEMS).json()["features"]
    return f"{ITEMS}/{feature['id']}"


def changed(client: TestClient, url: str, properties: dict[str, Any], **more: Any) -> Response:
    """The answer to a change of properties of a feature as it stands."""
    tag = client.get(url).headers["etag"]
    body = {"type": "Feature", "properties": properties, **more}
    return client.patch(url, json=body, headers={"If-Match": tag})


def test_a_property_is_corrected_and_stays_so(client: TestClient, store: FeatureStore, visit: str) -> None:
    """The answer is the feature with its new tag; a further report does not undo it."""
    answer = changed(client, visit, {"status": "denied", "note": "نفته الوزارة"})
    assert answer.status_code == 200, answer.text
    told = answer.json()["properties"]
    assert (told["status"], told["note"], told["corrected"]) == ("denied", "نفته الوزارة", True)
    assert client.get(visit).headers["etag"] == answer.headers["etag"]
    store.put(record(event(MINISTER, to=SEBHA), id_="b", published="2021-03-06"))
    told = client.get(visit).json()["properties"]
    assert (told["status"], told["source_count"]) == ("denied", 2)
    assert client.get("/maps/events").json()["events"][0][2] == "denied"


def test_a_change_must_say_of_what_it_is_one(client: TestClient, visit: str) -> None:
    """428 without If-Match, 412 with another tag or a weak one; nothing is changed."""
    tag = client.get(visit).headers["etag"]
    body = {"properties": {"status": "denied"}}
    for method in ("PUT", "PATCH", "DELETE"):
        given = {} if method == "DELETE" else {"json": body}
        assert client.request(method, visit, **given).status_code == 428
        for wrong in ('"other"', f"W/{tag}"):
            answer = client.request(method, visit, headers={"If-Match": wrong}, **given)
            assert answer.status_code == 412, (method, wrong)
    assert client.get(visit).headers["etag"] == tag


def test_the_second_of_two_editors_is_told_that_the_first_was_quicker(client: TestClient, visit: str) -> None:
    """No change is lost unseen."""
    tag = {"If-Match": client.get(visit).headers["etag"]}
    assert client.patch(visit, json={"properties": {"status": "denied"}}, headers=tag).status_code == 200
    assert client.patch(visit, json={"properties": {"note": "x"}}, headers=tag).status_code == 412
    assert client.delete(visit, headers=tag).status_code == 412


def test_what_changes_elsewhere_does_not_break_the_lock(
    client: TestClient, store: FeatureStore, visit: str
) -> None:
    """The tag is of the feature, not of the whole store; compressed or not, it locks."""
    tag = client.get(visit, headers={"Accept-Encoding": "gzip"}).headers["etag"]
    store.put(record(event(person("يانس غولر")), id_="z"))
    answer = client.patch(visit, json={"properties": {"note": "x"}}, headers={"If-Match": tag})
    assert answer.status_code == 200


def test_a_whole_feature_corrects_only_what_differs(client: TestClient, visit: str) -> None:
    """As QGIS sends it: all columns, one of them changed."""
    found = client.get(visit)
    feature = found.json()
    feature["properties"]["hosts"] = "عمدة سبها"
    feature["geometry"]["coordinates"] = [14.5, 27.1]
    answer = client.put(visit, json=feature, headers={"If-Match": found.headers["etag"], **GEOJSON})
    assert answer.status_code == 200, answer.text
    assert answer.json()["properties"]["hosts"] == "عمدة سبها"
    assert answer.json()["geometry"]["coordinates"] == [14.5, 27.1]
    id_ = visit.rpartition("/")[2]
    (edit,) = client.get(f"/events/{id_}/edits").json()["edits"]
    assert (edit["properties"], edit["collection"]) == ({"hosts": "عمدة سبها"}, "visits")
    assert client.delete(f"/events/{id_}/edits").status_code == 204
    assert client.get(visit).json()["properties"]["hosts"] is None
    assert client.delete(f"/events/{id_}/edits").status_code == 404


def test_an_event_is_added_with_an_id_of_its_own(client: TestClient) -> None:
    """In the system that the client says; what it does not say has a default."""
    body = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [27.04, 14.43]},
        "properties": {"actors": "وفد قبلي", "start": "2021-03"},
    }
    system = {"Content-Crs": "<http://www.opengis.net/def/crs/EPSG/0/4326>"}
    answer = client.post(ITEMS, json=body, headers=system)
    assert answer.status_code == 201, answer.text
    found = client.get(answer.headers["location"])
    assert found.json()["geometry"]["coordinates"] == [14.43, 27.04]
    told = found.json()["properties"]
    assert (told["kind"], told["status"], told["date_precision"], told["corrected"]) == (
        "visit",
        "happened",
        "month",
        True,
    )
    assert client.get("/events").json()["features"][0]["id"] == found.json()["id"]
    assert client.get(f"{ITEMS}?q=قبلي").json()["numberReturned"] == 1


def test_a_page_of_an_added_event_says_where_it_is_and_that_it_was_added(client: TestClient) -> None:
    """By its point where nothing else is known, as a desktop GIS sends it: all columns, empty."""
    body = {"geometry": {"type": "Point", "coordinates": [13.19132, 32.88721]}, "properties": {"kind": None}}
    added = client.post(ITEMS, json=body)
    assert (added.status_code, added.json()["properties"]["kind"]) == (201, "visit")
    page = client.get(f"/events/{added.json()['id']}?lang=en", headers={"Accept": "text/html"}).text
    assert "<title>Visit: \u206832.8872, 13.1913\u2069 · " in page
    assert "Added by an editor" in page
    assert '<dd><bdi dir="ltr">32.8872, 13.1913</bdi></dd>' in page


def test_an_event_that_an_editor_added_has_nothing_to_go_back_to(client: TestClient) -> None:
    """Its list of edits is there and empty; once removed it is gone for good."""
    point = {"type": "Point", "coordinates": [14.43, 27.04]}
    added = client.post(ITEMS, json={"type": "Feature", "geometry": point, "properties": {}})
    url, edits = added.headers["location"], f"/events/{added.json()['id']}/edits"
    assert changed(client, url, {"note": "x"}).json()["properties"]["note"] == "x"
    assert client.get(edits).json()["edits"] == []
    assert client.delete(edits).json()["type"] == "/problems#no_edits"
    assert client.delete(url, headers={"If-Match": "*"}).status_code == 204
    assert client.get(edits).status_code == client.delete(edits).status_code == 410


def test_an_event_is_removed_from_everywhere(client: TestClient, store: FeatureStore, visit: str) -> None:
    """410 afterwards, also when another article tells it; until the correction is taken back."""
    tag = client.get(visit).headers["etag"]
    assert client.delete(visit, headers={"If-Match": tag}).status_code == 204
    store.put(record(event(MINISTER, to=SEBHA), id_="b", published="2021-03-06"))
    id_ = visit.rpartition("/")[2]
    assert client.get(visit).status_code == client.get(f"/events/{id_}").status_code == 410
    assert client.get("/maps/events").json()["events"] == []
    assert client.delete(f"/events/{id_}/edits").status_code == 204
    assert client.get(visit).status_code == 200


def test_an_id_that_an_event_once_had_leads_to_it(
    client: TestClient, store: FeatureStore, visit: str
) -> None:
    """Its first report was another once; 410 when nothing tells it any more, 404 for what never was."""
    store.put(record(event(MINISTER, to=SEBHA), id_="early", published="2021-03-04"))
    moved = client.get(f"{visit}?crs=EPSG:4326", follow_redirects=False)
    assert moved.status_code == 301
    assert moved.headers["location"].endswith("?crs=EPSG:4326")
    now = client.get(visit).json()
    assert now["properties"]["articles"] == "early a"
    report = client.get("/articles/a/events").json()["features"][0]
    for id_ in (report["id"], report["properties"]["telling"]):
        assert client.get(f"/events/{id_}").json()["id"] == now["id"]
    store.delete("a")
    store.delete("early")
    assert client.get(visit).status_code == 410
    assert client.get(f"{ITEMS}/never").status_code == 404


def test_an_event_whose_first_article_is_taken_back_is_found_by_its_old_id(
    client: TestClient, store: FeatureStore, visit: str
) -> None:
    """As item, event and corrections, also after the next went; gone only when nothing tells it."""
    for number, id_ in enumerate("bc", start=6):
        store.put(record(event(MINISTER, to=SEBHA), id_=id_, published=f"2021-03-0{number}"))
    changed(client, visit, {"note": "x"})
    old = visit.rpartition("/")[2]
    for article in "ab":
        store.delete(article)
        (now,) = client.get("/events").json()["features"]
        assert now["id"] != old
        for before, after in (
            (visit, f"{ITEMS}/{now['id']}"),
            (f"/events/{old}", f"/events/{now['id']}"),
            (f"/events/{old}/edits", f"/events/{now['id']}/edits"),
        ):
            moved = client.get(before, follow_redirects=False)
            assert (moved.status_code, moved.headers.get("location", "")[-len(after) :]) == (301, after)
            assert client.get(before).status_code == 200
    store.delete("c")
    for url in (visit, f"/events/{old}", f"/events/{old}/edits"):
        assert client.get(url).status_code == 410


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "unknown": ({"properties": {"nosuch": 1}}, "unknown_property"),
    "read only": ({"properties": {"evidence": "قال"}}, "read_only"),
    "kind": ({"properties": {"kind": "trip"}}, "bad_property"),
    "type": ({"properties": {"actors": 3}}, "bad_property"),
    "truth": ({"properties": {"origin_inferred": "yes"}}, "bad_property"),
    "number": ({"properties": {"confidence": True}}, "bad_property"),
    "range": ({"properties": {"confidence": 7}}, "bad_property"),
    "date": ({"properties": {"start": "أمس"}}, "bad_property"),
    "digits": ({"properties": {"start": "٢٠٢٠-١٢-٢٧"}}, "bad_property"),
    "line end": ({"properties": {"start": "2020-12-27\n"}}, "bad_property"),
    "finer": ({"properties": {"start": "2020-12", "date_precision": "week"}}, "bad_property"),
    "country": ({"properties": {"country": "not a country"}}, "bad_property"),
    "small country": ({"properties": {"country": "ly"}}, "bad_property"),
    "true": ({"geometry": {"type": "Point", "coordinates": [True, 2]}}, "bad_geometry"),
    "huge": ({"geometry": {"type": "Point", "coordinates": [10**400, 2]}}, "bad_geometry"),
    "order": ({"properties": {"start": "2021-03-05", "end": "2021-03-04"}}, "end_before_start"),
    "no geometry": ({"geometry": None}, "bad_geometry"),
    "line": ({"geometry": {"type": "LineString", "coordinates": [[1, 1], [2, 2]]}}, "bad_geometry"),
    "far": ({"geometry": {"type": "Point", "coordinates": [1000, 1]}}, "bad_geometry"),
    "words": ({"geometry": {"type": "Point", "coordinates": ["a", "b"]}}, "bad_geometry"),
    "nothing": ({"geometry": {"type": "Point"}}, "bad_geometry"),
    "no feature": ({"type": "FeatureCollection", "features": []}, "bad_feature"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_named(client: TestClient, visit: str, name: str) -> None:
    """400 with the member at fault, whether it is changed or added."""
    body, slug = REFUSED[name]
    tag = client.get(visit).headers["etag"]
    answer = client.patch(visit, json=body, headers={"If-Match": tag})
    assert (answer.status_code, answer.json()["type"]) == (400, f"/problems#{slug}"), answer.text
    assert answer.json()["field"]
    whole = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 1]}, "properties": {}} | body
    assert client.post(ITEMS, json=whole).status_code == 400
    assert client.get(visit).headers["etag"] == tag


@pytest.mark.parametrize("end", [[10**400, 2], [1, 1], [True, 2], [[[[1]]]]])
def test_a_line_that_cannot_be_drawn_is_refused(client: TestClient, end: list[Any]) -> None:
    """Numbers beyond all measure, no length, no numbers, lists without end."""
    line = {"type": "LineString", "coordinates": [[1, 1], end]}
    answer = client.post("/collections/movements/items", json={"geometry": line, "properties": {}})
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems#bad_geometry")


def test_a_whole_feature_says_its_kind_and_status(client: TestClient, visit: str) -> None:
    """Replacing does not make up what happened: 400 without them, and nothing is changed."""
    told = client.get(visit)
    body = {"type": "Feature", "geometry": told.json()["geometry"], "properties": {}}
    answer = client.put(visit, json=body, headers={"If-Match": told.headers["etag"]})
    assert (answer.status_code, answer.json()["field"]) == (400, "kind")
    for name in ("kind", "status"):
        answer = changed(client, visit, {name: None})
        assert (answer.status_code, answer.json()["field"]) == (400, name)
    assert client.get(visit).json() == told.json()


def test_the_precision_follows_the_date(client: TestClient, visit: str) -> None:
    """Unless a coarser one is said; without a date there is none."""
    cases: list[tuple[dict[str, Any], str | None]] = [
        ({"start": "2020"}, "year"),
        ({"start": "2020-12-27"}, "day"),
        ({"date_precision": "month"}, "month"),
        ({"date_precision": None}, "day"),
        ({"start": None}, None),
    ]
    for sent, precision in cases:
        answer = changed(client, visit, sent)
        assert (answer.status_code, answer.json()["properties"]["date_precision"]) == (200, precision), sent


@pytest.mark.parametrize("system", ["EPSG:3857", "EPSG:4326", "EPSG:32633"])
def test_what_is_sent_back_in_another_system_unchanged_is_no_correction(
    client: TestClient, visit: str, system: str
) -> None:
    """Rounding on the way there and back moves nothing."""
    told = client.get(visit, params={"crs": system})
    headers = {"If-Match": told.headers["etag"], "Content-Crs": told.headers["content-crs"]}
    body = {"type": "Feature", "geometry": told.json()["geometry"], "properties": told.json()["properties"]}
    headers["If-Match"] = client.get(visit).headers["etag"]
    assert client.put(visit, json=body, headers=headers).status_code == 200
    assert client.get(f"{visit.replace('/collections/visits/items', '/events')}/edits").json()["edits"] == []


def test_an_event_without_a_line_is_no_item_of_movements(client: TestClient, visit: str) -> None:
    """404, since the event itself is there; 410 is for what is no more."""
    url = visit.replace("visits", "movements")
    assert client.get(url).status_code == 404
    assert client.patch(url, json={"properties": {}}, headers={"If-Match": "*"}).status_code == 404


def test_nothing_ends_before_it_begins(client: TestClient, visit: str) -> None:
    """Also where only one of the two is sent; a month ends with its last day, and one may leave both open."""
    assert changed(client, visit, {"start": "2021-03-05", "end": "2021-03"}).status_code == 200
    for wrong in ({"end": "2021-02"}, {"start": "2021-04-01"}, {"end": "2021-03-04"}):
        answer = changed(client, visit, wrong)
        assert (answer.status_code, answer.json()["field"]) == (400, "end"), wrong
    assert changed(client, visit, {"start": "2021-04-01", "end": None}).status_code == 200
    assert changed(client, visit, {"end": "2021-03-31"}).status_code == 400
    assert changed(client, visit, {"note": "x"}).status_code == 200


def test_a_body_that_is_no_json_is_refused(client: TestClient, visit: str) -> None:
    """400 for what cannot be read, 415 for another kind."""
    headers = {"If-Match": "*", "Content-Type": "application/json"}
    for body in (b"", b"{", b"[1]", b"\xff", b"null"):
        assert client.patch(visit, content=body, headers=headers).status_code == 400
    text = {"If-Match": "*", "Content-Type": "text/plain"}
    assert client.patch(visit, content=b"x", headers=text).status_code == 415
    steps = {"If-Match": "*", "Content-Type": "application/json-patch+json"}
    assert client.patch(visit, content=b"[]", headers=steps).status_code == 415


def test_places_are_counted_and_not_edited(client: TestClient) -> None:
    """405, and Allow says what is left; the other collections allow all."""
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        url = "/collections/places/items" + ("" if method == "POST" else "/x")
        answer = client.request(method, url, headers={"Content-Type": "application/json"})
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert client.options("/collections/places/items").headers["allow"] == "GET, HEAD, OPTIONS"
    allowed = client.options(f"{ITEMS}/x")
    assert (allowed.status_code, allowed.headers["allow"]) == (200, "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")
    assert client.options(ITEMS).headers["allow"] == "GET, HEAD, OPTIONS, POST"


def test_the_schema_tells_roles_types_and_what_is_read_only(client: TestClient) -> None:
    """Every property of a feature is in it, in its order."""
    document = client.get("/collections/visits/schema").json()
    properties = document["properties"]
    roles = {told["x-ogc-role"]: name for name, told in properties.items() if "x-ogc-role" in told}
    assert roles == {
        "id": "id",
        "primary-geometry": "geometry",
        "type": "kind",
        "primary-interval-start": "first_day",
        "primary-interval-end": "last_day",
    }
    assert properties["geometry"]["format"] == "geometry-point"
    assert properties["evidence"]["readOnly"] is True
    assert "readOnly" not in properties["status"]
    assert [told["x-ogc-propertySeq"] for told in properties.values()] == list(range(1, len(properties) + 1))
    places = client.get("/collections/places/schema").json()["properties"]
    assert all(told.get("readOnly") for name, told in places.items() if name != "geometry")
    linked = {link["rel"] for link in client.get("/collections/visits").json()["links"]}
    assert "http://www.opengis.net/def/rel/ogc/1.0/schema" in linked


def test_an_event_tells_every_report_and_where_they_differ(client: TestClient, store: FeatureStore) -> None:
    """With links to its features and its articles; as a page too."""
    store.put(record(event(MINISTER, to=SEBHA), id_="a", outlet="وكالة أ"))
    store.put(record(event(MINISTER, to=SEBHA, start=5), id_="b", outlet="وكالة ب", published="2021-03-06"))
    store.put(record(event(MINISTER, to=None), id_="c"))
    listed = client.get("/events").json()["features"]
    assert len(listed) == 2
    (lost,) = client.get("/events?located=false").json()["features"]
    assert lost["geometry"] is None
    (found,) = client.get("/events?located=true").json()["features"]
    told = client.get(f"/events/{found['id']}").json()
    assert [report["source"] for report in told["properties"]["reports"]] == ["وكالة أ", "وكالة ب"]
    assert {quote["article"] for quote in told["properties"]["evidence"]} == {"a", "b"}
    assert {link["rel"] for link in told["links"]} == {"self", "alternate", "item", "about"}
    page = client.get(f"/events/{found['id']}", headers={"Accept": "text/html"}).text
    assert "وكالة أ" in page
    assert "وكالة ب" in page
    assert client.get("/events?before=1").json()["features"] == []


def test_the_list_of_events_goes_on(client: TestClient, store: FeatureStore) -> None:
    """A hundred at a time, each once."""
    people = [event(person(f"سعد {'ابتثجح'[k % 6] * 3}{'دذرزسش'[k // 6 % 6] * 3}")) for k in range(36)]
    store.put_all(
        [record(*people, id_=name, published=f"20{year}-01-01") for year, name in enumerate("abc", 10)]
    )
    url, seen = "/events", []
    while url:
        page = client.get(url).json()
        seen += [feature["id"] for feature in page["features"]]
        url = next((link["href"] for link in page["links"] if link["rel"] == "next"), "")
    assert len(seen) == len(set(seen)) > 0
