"""The reconciliation service: its answers are as the protocol says, and it takes what OpenRefine sends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from jsonschema import Draft202012Validator
from litestar.testing import TestClient

from service.reconciliation.extension import MOST_IDS
from service.reconciliation.manifest import MOST_QUERIES
from service.reconciliation.properties import place_properties

SCHEMAS = json.loads((Path(__file__).parent / "data" / "reconciliation-0.2.json").read_text(encoding="utf-8"))
TRIPOLI_LY, TRIPOLI_LB, TYRE = "geonames:2210247", "geonames:266826", "geonames:267008"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def checked(document: Any, schema: str) -> Any:
    """The document, if it is as the schema says."""
    Draft202012Validator({**SCHEMAS, "$ref": f"#/$defs/{schema}"}).validate(document)
    return document


def asked(client: TestClient, query: dict[str, Any] | str, root: str = "/reconcile") -> list[dict[str, Any]]:
    """The candidates for one query, sent in a batch as a form."""
    batch = checked({"q0": {"query": query} if isinstance(query, str) else query}, "query_batch")
    response = client.post(root, content=urlencode({"queries": json.dumps(batch)}), headers=FORM)
    assert response.status_code == 200, response.text
    return checked(response.json(), "result_batch")["q0"]["result"]


@pytest.mark.parametrize(("root", "name"), [("/reconcile", "دولة"), ("/en/reconcile", "country")])
def test_the_manifest_tells_where_everything_is(client: TestClient, root: str, name: str) -> None:
    """In the language of its address, and every address in it answers."""
    response = client.get(root)
    assert response.headers["access-control-allow-origin"] == "*"
    manifest = checked(response.json(), "manifest")
    assert manifest["versions"] == ["0.1", "0.2"]
    assert {"id": "country", "name": name} in manifest["defaultTypes"]
    for what in ("entity", "type", "property"):
        service = manifest["suggest"][what]
        url = service["service_url"] + service["service_path"]
        found = checked(client.get(url, params={"prefix": "ci"}).json(), f"suggest_{what}")["result"]
        if what != "property":
            assert found
    proposals = manifest["extend"]["propose_properties"]
    url = proposals["service_url"] + proposals["service_path"]
    assert "?" not in url, "clients put their own question mark behind it"
    assert len(checked(client.get(f"{url}?type=city").json(), "property_proposal")["properties"]) > 8
    for template in (manifest["view"]["url"], manifest["preview"]["url"]):
        place = client.get(
            template.replace("{{id}}", quote(TRIPOLI_LY, safe="")), headers={"Accept": "text/html"}
        )
        assert (place.status_code, place.headers["content-type"]) == (200, "text/html; charset=utf-8")


@pytest.mark.parametrize("how", ["GET", "POST"])
def test_a_batch_is_answered_query_by_query(client: TestClient, how: str) -> None:
    """By GET and by POST alike, the best candidate first."""
    batch = checked({"q0": {"query": "طرابلس", "limit": 2}, "q1": {"query": "خخخخخ"}}, "query_batch")
    text = json.dumps(batch, ensure_ascii=False)
    if how == "GET":
        response = client.get("/reconcile", params={"queries": text})
    else:
        response = client.post("/reconcile", content=urlencode({"queries": text}), headers=FORM)
    found = checked(response.json(), "result_batch")
    assert [one["id"] for one in found["q0"]["result"]] == [TRIPOLI_LY, TRIPOLI_LB]
    scores = [one["score"] for one in found["q0"]["result"]]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    assert found["q1"]["result"] == []


@pytest.mark.parametrize("query", ["طرابلس", '{"query": "طرابلس", "limit": 1}'])
def test_one_query_may_come_alone(client: TestClient, query: str) -> None:
    """As an object or as the bare name."""
    found = checked(client.get("/reconcile", params={"query": query}).json(), "result")
    assert found["result"][0]["id"] == TRIPOLI_LY
    found = checked(client.post("/reconcile", data={"query": query}).json(), "result")
    assert found["result"][0]["id"] == TRIPOLI_LY


@pytest.mark.parametrize(
    ("pid", "value"),
    [
        ("country", "LB"),
        ("country", "لبنان"),
        ("country", "Lebanon"),
        ("country", "اللبنانية"),
        ("country", {"id": "iso3166:LB", "name": "لبنان"}),
        ("country", ["تونس", "لبنان"]),
        ("country_code", "lb"),
        ("coordinates", "34.4, 35.8"),
    ],
)
def test_other_columns_decide_among_namesakes(client: TestClient, pid: str, value: Any) -> None:
    """Country in any notation, coordinates."""
    found = asked(client, {"query": "طرابلس", "properties": [{"pid": pid, "v": value}]})
    assert (found[0]["id"], found[0]["match"]) == (TRIPOLI_LB, True)


def test_latitude_and_longitude_may_stand_in_columns_of_their_own(client: TestClient) -> None:
    """As numbers or as text."""
    properties = [{"pid": "latitude", "v": 34.4}, {"pid": "longitude", "v": "35.8"}]
    found = asked(client, {"query": "طرابلس", "properties": properties})
    assert found[0]["id"] == TRIPOLI_LB
    distances = [one["value"] for one in found[0]["features"] if one["id"] == "distance_km"]
    assert 0 < distances[0] < 10


@pytest.mark.parametrize(
    ("types", "strict", "expected"),
    [
        ("region", "should", "geonames:2210245"),
        ("adm1", "should", "geonames:2210245"),
        (["country", "capital"], "any", TRIPOLI_LY),
        (["city", "capital"], "all", TRIPOLI_LY),
        (["region", "capital"], "all", None),
        ("Q515", "should", None),
    ],
)
def test_types_leave_others_out(client: TestClient, types: Any, strict: str, expected: str | None) -> None:
    """Kinds and finer types; nothing is of an unknown type."""
    found = asked(client, {"query": "طرابلس", "type": types, "type_strict": strict})
    assert (found[0]["id"] if found else None) == expected


def test_only_what_is_sure_is_a_match(client: TestClient) -> None:
    """One at most; not a name with namesakes, not a misspelt one, not one that other columns contradict."""
    namesakes = asked(client, "طرابلس")
    assert [one["match"] for one in namesakes] == [False] * len(namesakes)
    assert [one["match"] for one in asked(client, "القاهرة")].count(True) == 1
    assert not any(one["match"] for one in asked(client, "القهرة"))
    far = {"query": "القاهرة", "properties": [{"pid": "coordinates", "v": "24.7,46.7"}]}
    assert not any(one["match"] for one in asked(client, far))
    tiny = {"query": "القاهرة", "properties": [{"pid": "population", "v": 900}]}
    assert not any(one["match"] for one in asked(client, tiny))


def test_an_id_is_the_place_itself(client: TestClient) -> None:
    """As the query, or in a column of GeoNames ids."""
    by_id = [{"query": TYRE}, {"query": "?", "properties": [{"pid": "geonames", "v": "267008"}]}]
    for query in by_id:
        found = asked(client, query)
        assert [(one["id"], one["score"], one["match"]) for one in found] == [(TYRE, 100.0, True)]


def test_names_come_in_the_language_of_query_address_or_parameter(client: TestClient) -> None:
    """`lang` of a query as in the drafts after 0.2; the nearest to the name counts."""
    assert asked(client, "القاهرة")[0]["name"] == "القاهرة"
    assert asked(client, {"query": "القاهرة", "lang": "en"})[0]["name"] == "Cairo"
    found = asked(client, "القاهرة", "/en/reconcile")[0]
    assert (found["name"], found["description"]) == ("Cairo", "capital city, Egypt")
    assert asked(client, "القاهرة", "/reconcile?lang=en")[0]["name"] == "Cairo"
    assert asked(client, {"query": "القاهرة", "lang": "ar"}, "/en/reconcile")[0]["name"] == "القاهرة"


@pytest.mark.parametrize(
    "query",
    [
        {"query": ""},
        {"query": " .. "},
        {"query": "x" * 5000},
        {"query": "طرابلس", "properties": [{"pid": "nosuch", "v": "x"}, {"pid": "country", "v": "???"}]},
        {
            "query": "طرابلس",
            "properties": [{"pid": "coordinates", "v": "here"}, {"pid": "population", "v": ""}],
        },
        {"query": "طرابلس", "properties": [{"pid": "population", "v": True}, {"pid": "country", "v": []}]},
        {"properties": [{"pid": "name_ar", "v": "طرابلس"}]},
        {"properties": [{"pid": "country", "v": "LY"}]},
    ],
)
def test_whatever_stands_in_a_cell_is_answered(client: TestClient, query: dict[str, Any]) -> None:
    """With no candidates, or with those of the rest; one bad cell does not spoil the batch."""
    found = asked(client, query)
    assert (len(found) > 0) == ("طرابلس" in json.dumps(query, ensure_ascii=False))


OPENREFINE = [
    "/reconcile?_=1763770000000",
    "/reconcile/suggest/entity?prefix=طراب&spell=always&exact=false&scoring=entity&prefixed=true",
    "/reconcile/suggest/entity?prefix=طراب&type=city&type_strict=should&limit=5",
    "/reconcile/suggest/entity?prefix=طراب&cursor=3&filter=(all+type%3Acity)&_=1",
    "/reconcile/suggest/property?prefix=سكان&spell=always&exact=false&scoring=schema&prefixed=true&schema=city",
    "/reconcile/suggest/type?prefix=مطار&all_types=true&key=null&html_escape=false",
    "/reconcile/properties?type=city",
    "/reconcile/properties?type=",
    f"/reconcile/flyout/entity?id={TRIPOLI_LY}",
]
"""What OpenRefine's pages send. Its server posts batches of ten as forms with `queries` or `extend`."""


@pytest.mark.parametrize("path", OPENREFINE)
def test_what_openrefine_sends_is_taken(client: TestClient, path: str) -> None:
    """From a page of another site."""
    response = client.get(
        path, headers={"Origin": "http://127.0.0.1:3333", "Accept": "application/json, */*"}
    )
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
    assert response.headers["access-control-allow-origin"] == "*"


def test_a_table_is_matched_and_filled_as_openrefine_does(client: TestClient) -> None:
    """Ten rows of names with a type and a column of countries, then columns for those that matched."""
    table = [
        ("طرابلس", "ليبيا"),
        ("صور", "لبنان"),
        ("بنغازي", "ليبيا"),
        ("القاهرة", "مصر"),
        ("العين", "الإمارات"),
    ]
    batch = {
        f"q{row}": {
            "query": name,
            "type": "city",
            "type_strict": "should",
            "properties": [{"pid": "country", "v": country}],
        }
        for row, (name, country) in enumerate(table)
    }
    body = urlencode({"queries": json.dumps(batch, ensure_ascii=False)})
    found = checked(client.post("/reconcile", content=body, headers=FORM).json(), "result_batch")
    matched = [answer["result"][0]["id"] for answer in found.values() if answer["result"][0]["match"]]
    assert len(matched) == len(table)
    columns = [{"id": name} for name in place_properties()] + [{"id": "nosuch", "settings": {"limit": 1}}]
    query = checked({"ids": [*matched, "geonames:0"], "properties": columns}, "extension_query")
    body = urlencode({"extend": json.dumps(query)})
    filled = checked(client.post("/reconcile", content=body, headers=FORM).json(), "extension")
    assert [column["id"] for column in filled["meta"]] == [column["id"] for column in columns]
    row = filled["rows"][TRIPOLI_LY]
    assert row["country"] == [{"id": "iso3166:LY", "name": "ليبيا"}]
    assert row["coordinates"] == [{"str": "32.8874,13.1873"}]
    assert row["geonames"] == [{"str": "2210247"}]
    assert row["population"][0]["int"] > 1_000_000
    assert row["name_en"] == [{"str": "Tripoli"}]
    assert (row["wikidata"], row["nosuch"]) == ([], [])
    assert set(map(len, filled["rows"]["geonames:0"].values())) == {0}
    checked(client.get("/en/reconcile", params={"extend": json.dumps(query)}).json(), "extension")


def test_suggestions_go_on_where_they_ended(client: TestClient) -> None:
    """By `cursor`; an id is suggested as itself."""
    first = client.get("/reconcile/suggest/entity?prefix=بن&limit=6").json()["result"]
    rest = client.get("/reconcile/suggest/entity?prefix=بن&limit=3&cursor=3").json()["result"]
    assert [one["id"] for one in rest] == [one["id"] for one in first[3:]]
    by_id = client.get(f"/reconcile/suggest/entity?prefix={TYRE}").json()["result"]
    assert [one["id"] for one in by_id] == [TYRE]
    assert client.get("/reconcile/suggest/entity?prefix=").json() == {"result": []}


@pytest.mark.parametrize(
    ("what", "prefix", "expected"),
    [
        ("type", "مدي", "city"),
        ("type", "air", "airport"),
        ("type", "adm1", "adm1"),
        ("property", "سكان", "population"),
        ("property", "السكان", "population"),
        ("property", "Lat", "latitude"),
    ],
)
def test_types_and_properties_are_suggested_by_id_and_name(
    client: TestClient, what: str, prefix: str, expected: str
) -> None:
    """In both languages."""
    found = checked(client.get(f"/reconcile/suggest/{what}?prefix={prefix}").json(), f"suggest_{what}")
    assert expected in [one["id"] for one in found["result"]]


@pytest.mark.parametrize(
    ("what", "item"), [("entity", TYRE), ("type", "airport"), ("property", "population")]
)
def test_a_flyout_is_a_snippet(client: TestClient, what: str, item: str) -> None:
    """Of escaped text."""
    found = checked(client.get(f"/reconcile/flyout/{what}?id={item}").json(), "flyout")
    assert found["id"] == item
    assert found["html"].startswith('<div dir="rtl" lang="ar">')
    assert client.get(f"/reconcile/flyout/{what}?id=<b>").status_code == 404


def test_a_preview_fits_a_frame_and_has_no_scripts(client: TestClient) -> None:
    """From right to left; other sites may show it."""
    page = client.get(f"/embed/places/{TRIPOLI_LY}")
    assert '<html lang="ar" dir="rtl">' in page.text
    assert "<script" not in page.text
    assert "frame-ancestors *" in page.headers["content-security-policy"]
    assert "x-frame-options" not in page.headers
    assert client.get("/embed/places/nosuch").status_code == 404


@pytest.mark.parametrize(
    ("form", "status", "slug"),
    [
        ({"queries": "["}, 400, "bad_query"),
        ({"queries": "[]"}, 400, "bad_query"),
        ({"queries": '{"q0": 1}'}, 400, "bad_query"),
        ({"queries": '{"q0": {"name": "x"}}'}, 400, "bad_query"),
        ({"queries": '{"q0": {"query": "x", "limit": 0}}'}, 400, "bad_query"),
        ({"queries": '{"q0": {"query": "x", "lang": "fr"}}'}, 400, "not_a_value"),
        ({"queries": "{" + '"a":' * 30_000}, 400, "bad_query"),
        ({"query": "{"}, 400, "bad_query"),
        ({"extend": "{}"}, 400, "bad_query"),
        ({"extend": '{"ids": [1], "properties": []}'}, 400, "bad_query"),
        ({"query": "x", "lang": "fr"}, 400, "not_a_value"),
        ({"question": "x"}, 400, "unknown_field"),
        ({"queries": json.dumps({str(n): {"query": "x"} for n in range(MOST_QUERIES + 1)})}, 413, "too_many"),
        ({"extend": json.dumps({"ids": ["x"] * (MOST_IDS + 1), "properties": []})}, 413, "too_many"),
    ],
)
def test_nonsense_is_refused(client: TestClient, form: dict[str, str], status: int, slug: str) -> None:
    """As a problem that says where."""
    response = client.post("/reconcile", content=urlencode(form), headers=FORM)
    assert (response.status_code, response.json()["type"]) == (status, f"/problems#{slug}")


def test_bodies_of_other_kinds_and_callbacks_are_refused(client: TestClient) -> None:
    """JSONP is not offered: any site may ask by CORS."""
    response = client.post("/reconcile", json={"queries": {}})
    assert (response.status_code, response.json()["type"]) == (415, "/problems#form_needed")
    response = client.get("/reconcile?callback=jQuery1")
    assert (response.status_code, response.json()["type"]) == (400, "/problems#unknown_parameter")
