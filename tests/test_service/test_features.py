"""OGC API Features over HTTP, on data made for it."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from typing import Any

import pytest
from litestar.testing import TestClient
from openapi_spec_validator import OpenAPIV30SpecValidator, validate

from service.store import LAYERS, FeatureStore

from .records import fill, line, point

CAIRO, TRIPOLI, SUVA = (31.25, 30.06), (13.19, 32.89), (178.44, -18.14)
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
ITEMS = "/collections/visits/items"


@pytest.fixture
def filled(client: TestClient, store: FeatureStore) -> TestClient:
    """A client of a service that holds five visits and a movement."""
    visits = (
        point(
            "cairo",
            *CAIRO,
            country="EG",
            status="happened",
            confidence=0.9,
            start="2020-12-27",
            end="2020-12-27",
        ),
        point(
            "tripoli",
            *TRIPOLI,
            country="LY",
            status="planned",
            confidence=0.5,
            start="2020-12",
            end="2020-12",
        ),
        point("suva", *SUVA, country="FJ", status="happened", confidence=0.5, start="2021", end="2021"),
        point("apia", -171.76, -13.83, country="WS", status="happened", confidence=0.5),
        point(
            "bayda",
            21.75,
            32.76,
            country="LY",
            status="happened",
            confidence=0.7,
            start="2021-01-05",
            end="2021-01-09",
        ),
    )
    fill(store, visits=visits, movements=(line("way", CAIRO, TRIPOLI, origin_inferred=True),))
    return client


def ids(client: TestClient, query: str) -> list[str]:
    """The ids that a query of the visits finds."""
    response = client.get(f"{ITEMS}?{query}")
    assert response.status_code == 200, response.text
    return [feature["id"] for feature in response.json()["features"]]


FOUND: dict[str, list[str]] = {
    "bbox=30,29,32,31": ["cairo"],
    "bbox=30,29,-100,32,31,9000": ["cairo"],
    "bbox=170,-30,-160,0": ["suva", "apia"],
    "bbox=-180,-90,180,90": ["cairo", "tripoli", "suva", "apia", "bayda"],
    "bbox=31.25,30.06,31.25,30.06": ["cairo"],
    "datetime=2020-12-27": ["cairo", "tripoli", "apia"],
    "datetime=2020-12-27T09:00:00Z": ["cairo", "tripoli", "apia"],
    "datetime=2020-12-27T23:30:00-03:00": ["tripoli", "apia"],
    "datetime=../2020-12-31": ["cairo", "tripoli", "apia"],
    "datetime=/2020-12-31": ["cairo", "tripoli", "apia"],
    "datetime=2021-01-01/..": ["suva", "apia", "bayda"],
    "datetime=2021-01-01/": ["suva", "apia", "bayda"],
    "datetime=2021-01-06T00:00:00Z/2021-01-07T00:00:00Z": ["suva", "apia", "bayda"],
    "datetime=2021-01": ["suva", "apia", "bayda"],
    "datetime=../..": ["cairo", "tripoli", "suva", "apia", "bayda"],
    "country=LY": ["tripoli", "bayda"],
    "country=ly": ["tripoli", "bayda"],
    "country=LY&status=happened": ["bayda"],
    "confidence=0.5": ["tripoli", "suva", "apia"],
    "country=XX": [],
    "country=LY&bbox=20,30,25,35&datetime=2021-01-05": ["bayda"],
    "bbox=-30,170,0,-160&bbox-crs=EPSG:4326": ["suva", "apia"],
    "bbox=19000000,-3000000,-18000000,0&bbox-crs=EPSG:3857": ["suva", "apia"],
    "filter=S_INTERSECTS(geometry,BBOX(-30,170,0,-160))&filter-crs=EPSG:4326": ["suva", "apia"],
    "limit=2": ["cairo", "tripoli"],
    "limit=2&offset=4&f=json": ["bayda"],
    "limit=100000000": ["cairo", "tripoli", "suva", "apia", "bayda"],
    f"crs={CRS84}&bbox-crs={CRS84}&country=EG": ["cairo"],
}


@pytest.mark.parametrize("query", FOUND)
def test_a_query_finds(filled: TestClient, query: str) -> None:
    """What the query says, in the order of storing."""
    assert ids(filled, query) == FOUND[query]


REFUSED = {
    **dict.fromkeys(["limit=abc", "limit=0", "limit=-1", "limit=1.5"], "bad_parameter"),
    **dict.fromkeys(["bbox=1,2,3", "bbox=a,b,c,d", "bbox=nan,0,1,1", "bbox=", "bbox=0,9,1,8"], "bad_bbox"),
    **dict.fromkeys(["bbox=-181,0,1,1", "bbox=0,0,0,91", "bbox=inf,0,1,1"], "bad_bbox"),
    **dict.fromkeys(
        ["bbox=34,9,19,26&bbox-crs=EPSG:4326", "bbox=-95,9,95,26&bbox-crs=EPSG:4326"], "bad_bbox"
    ),
    **dict.fromkeys(
        ["bbox=600000,0,400000,1&bbox-crs=EPSG:32633", "bbox=0,9,1,8&bbox-crs=EPSG:3857"], "bad_bbox"
    ),
    **dict.fromkeys(["datetime=foo", "datetime=2021-13-45T00:00:00Z", "datetime=2021-02-30"], "bad_datetime"),
    **dict.fromkeys(
        ["datetime=2021-01-02/2021-01-01", "datetime=1/2/3", "datetime=2021-01-01x"], "bad_datetime"
    ),
    **dict.fromkeys(
        ["kind=visits", "status=done", "date_precision=hour", "kind=", "f=xml", "lang=fr"], "not_a_value"
    ),
    **dict.fromkeys(
        ["datetime=0001-01-01T00:00:00%2B14:00", "datetime=9999-12-31T23:59:59-14:00"], "bad_datetime"
    ),
    **dict.fromkeys(
        ["cursor=x", "cursor=zz", "cursor=-1", "cursor=WzFd!!!!", "cursor=WyJ4IiwxXQ"], "bad_cursor"
    ),
    **{"offset=-1": "bad_parameter", "offset=10001": "too_far"},
    **dict.fromkeys(["confidence=high", "confidence=", "confidence=nan", "first_day=2020"], "bad_type"),
    **dict.fromkeys(
        ["first_day=2020-W52-7", "source_count=1_0", "source_count=99999999999999999999"], "bad_type"
    ),
    **dict.fromkeys(["nosuch=1", "geometry=1", "fid=1"], "unknown_parameter"),
    **dict.fromkeys(["filter=x", "filter=kind=", "filter=nosuch=1", "filter=kind=3"], "bad_filter"),
    **dict.fromkeys(
        [
            "filter=first_day > TIMESTAMP('9999-12-31T23:59:59-14:00')",
            "filter=S_INTERSECTS(geometry,BBOX(1,'a',2,3))",
        ],
        "bad_filter",
    ),
    "filter=S_INTERSECTS(geometry,BBOX(34,9,19,26))&filter-crs=EPSG:4326": "bad_bbox",
    **dict.fromkeys(
        ["bbox=1,2,3,4&bbox=1,2,3,4", "q=a&q=b", "limit=5&limit=2", "kind=bogus&kind=visit"],
        "repeated_parameter",
    ),
    **{"filter-lang=sql": "not_a_value", "filter-crs=x": "bad_crs"},
    **dict.fromkeys(["sortby=nosuch", "sortby=", "sortby=-", "sortby=kind,kind"], "bad_sortby"),
    **dict.fromkeys(["crs=http://www.opengis.net/def/crs/EPSG/0/999999", "bbox-crs=x"], "bad_crs"),
}


@pytest.mark.parametrize("query", REFUSED)
def test_a_query_that_cannot_be_understood_is_refused(filled: TestClient, query: str) -> None:
    """400, and the problem names the parameter."""
    response = filled.get(f"{ITEMS}?{query}")
    assert response.status_code == 400
    problem = response.json()
    assert problem["type"] == f"/problems#{REFUSED[query]}"
    assert problem["parameter"] == query.split("=")[0]
    assert len(problem["detail"].split()) > 3
    assert not re.search(r"\{\w+\}", problem["detail"])


def test_a_value_that_a_property_never_has_is_refused_with_those_it_has(filled: TestClient) -> None:
    """And the queryables list them."""
    detail = filled.get(f"{ITEMS}?status=done").json()["detail"]
    assert detail == (
        "“done” is no value of the parameter “status”. Allowed: happened, planned, alleged, denied"
    )
    listed = filled.get("/collections/visits/queryables").json()["properties"]
    assert listed["status"]["enum"] == ["happened", "planned", "alleged", "denied"]
    detail = filled.get("/collections/places/items?kind=visit").json()["detail"]
    assert "country, region, city" in detail
    assert "json, geojson, html" in filled.get(f"{ITEMS}?f=xml").json()["detail"]


def test_a_boolean_property_chooses(filled: TestClient) -> None:
    """`true` and `false`, and nothing else."""
    url = "/collections/movements/items?origin_inferred="
    assert [found["id"] for found in filled.get(url + "true").json()["features"]] == ["way"]
    assert filled.get(url + "false").json()["features"] == []
    assert filled.get(url + "1").status_code == 400


def test_following_next_ends_with_every_feature_seen_once(filled: TestClient) -> None:
    """The filter travels along; the last page has no `next`."""
    url, seen = f"{ITEMS}?limit=1&status=happened", []
    while url:
        page = filled.get(url).json()
        seen += [feature["id"] for feature in page["features"]]
        url = next((link["href"] for link in page["links"] if link["rel"] == "next"), "")
    assert seen == ["cairo", "suva", "apia", "bayda"]


def followed(filled: TestClient, url: str) -> list[str]:
    """The ids of all pages from a first one on."""
    seen: list[str] = []
    while url:
        page = filled.get(url).json()
        seen += [feature["id"] for feature in page["features"]]
        url = next((link["href"] for link in page["links"] if link["rel"] == "next"), "")
    return seen


@pytest.mark.parametrize(
    "order", ["start", "-start", "kind,-destination", "-origin,start", "-confidence,status"]
)
@pytest.mark.parametrize("limit", [1, 2, 10])
def test_sorted_pages_hold_every_feature_once_in_order(filled: TestClient, order: str, limit: int) -> None:
    """However many a page; what has no value comes last, whichever way it goes."""
    features = filled.get(f"{ITEMS}?limit=100").json()["features"]
    expected = list(features)
    for key in reversed(order.split(",")):
        name, down = key.lstrip("-"), key.startswith("-")
        empty = [one for one in expected if one["properties"].get(name) is None]
        full = [one for one in expected if one["properties"].get(name) is not None]
        expected = [*sorted(full, key=lambda one: one["properties"][name], reverse=down), *empty]
    assert followed(filled, f"{ITEMS}?sortby={order}&limit={limit}") == [one["id"] for one in expected]


def test_a_cursor_is_of_its_order(filled: TestClient) -> None:
    """With values that its columns can have; another order's, or a changed one, is refused."""
    page = filled.get(f"{ITEMS}?sortby=kind&limit=1").json()
    onward = next(link["href"] for link in page["links"] if link["rel"] == "next")
    cursor = onward.partition("cursor=")[2]
    made = [
        urlsafe_b64encode(text).decode() for text in (b'["kind",1180591620717411303424,1]', b'["kind",5,1]')
    ]
    asked = [
        f"sortby=-kind&cursor={cursor}",
        f"cursor={cursor}",
        *(f"sortby=kind&cursor={one}" for one in made),
    ]
    assert filled.get(onward).status_code == 200
    assert [filled.get(f"{ITEMS}?{one}").status_code for one in asked] == [400, 400, 400, 400]


def test_a_filter_goes_with_an_order_and_other_parameters(filled: TestClient) -> None:
    """All of them hold at once."""
    url = f"{ITEMS}?filter=status='happened' AND NOT casei(country) = 'eg'&sortby=-start&limit=1"
    plain = filled.get(f"{ITEMS}?status=happened&limit=100").json()["features"]
    expected = {one["id"] for one in plain if one["properties"]["country"] != "EG"}
    assert set(followed(filled, url)) == expected
    assert expected


EPSG = "http://www.opengis.net/def/crs/EPSG/0/"


def numbers(geometry: dict[str, Any]) -> list[float]:
    """The first point of a geometry."""
    place = geometry["coordinates"]
    while isinstance(place[0], list):
        place = place[0]
    return list(place)


@pytest.mark.parametrize("collection", ["visits", "movements"])
def test_features_come_in_the_system_asked_for(filled: TestClient, collection: str) -> None:
    """Latitude first in EPSG:4326, metres in EPSG:3857; the header names the system."""
    url = f"/collections/{collection}/items?limit=1"
    lon, lat = numbers(filled.get(url).json()["features"][0]["geometry"])
    turned = filled.get(f"{url}&crs={EPSG}4326")
    assert numbers(turned.json()["features"][0]["geometry"]) == pytest.approx([lat, lon])
    assert turned.headers["content-crs"] == f"<{EPSG}4326>"
    metres = numbers(filled.get(f"{url}&crs=EPSG:3857").json()["features"][0]["geometry"])
    assert metres[0] == pytest.approx(lon * 111319.49, abs=1)
    feature = filled.get(url).json()["features"][0]["id"]
    one = filled.get(f"/collections/{collection}/items/{feature}?crs=[EPSG:3857]").json()
    assert numbers(one["geometry"]) == pytest.approx(metres)


def test_boxes_and_filters_may_be_in_another_system(filled: TestClient) -> None:
    """The same place, in degrees either way round and in metres."""
    expected = ids_of(filled.get(f"{ITEMS}?bbox=12,32,14,33.5"))
    assert expected
    assert ids_of(filled.get(f"{ITEMS}?bbox=32,12,33.5,14&bbox-crs={EPSG}4326")) == expected
    assert ids_of(filled.get(f"{ITEMS}?bbox=1335833,3763310,1558472,3961828&bbox-crs=EPSG:3857")) == expected
    degrees = "S_INTERSECTS(geometry, BBOX(12, 32, 14, 33.5))"
    metres = "S_INTERSECTS(geometry, BBOX(1335833, 3763310, 1558472, 3961828))"
    assert ids_of(filled.get(f"{ITEMS}?filter={degrees}")) == expected
    assert ids_of(filled.get(f"{ITEMS}?filter={metres}&filter-crs=EPSG:3857")) == expected


def ids_of(response: Any) -> list[str]:
    """The ids on a page."""
    return [feature["id"] for feature in response.json()["features"]]


def test_a_page_says_what_it_is(filled: TestClient) -> None:
    """Counts, links with their types, and the headers that clients look at."""
    response = filled.get(f"{ITEMS}?limit=2")
    page = response.json()
    assert (page["numberReturned"], page["numberMatched"]) == (2, 5)
    assert {link["rel"] for link in page["links"]} == {"self", "alternate", "collection", "next"}
    assert all(link["type"] for link in page["links"])
    assert response.headers["content-type"] == "application/geo+json"
    assert "CRS84" in response.headers["content-crs"]
    assert 'rel="next"' in response.headers["link"]


def test_one_feature_has_the_id_that_it_has_in_the_page(filled: TestClient) -> None:
    """With links to itself and its collection; 404 for one that does not exist."""
    response = filled.get(f"{ITEMS}/suva")
    assert response.headers["content-type"] == "application/geo+json"
    feature = response.json()
    assert (feature["id"], feature["geometry"]["coordinates"]) == ("suva", list(SUVA))
    assert {link["rel"] for link in feature["links"]} >= {"self", "collection"}
    assert filled.get(f"{ITEMS}/nosuch").status_code == 404
    assert filled.get("/collections/nosuch/items").status_code == 404
    assert filled.get("/collections/nosuch").status_code == 404


def test_collections_are_listed_as_each_describes_itself(filled: TestClient) -> None:
    """The entry in the list is the document at its own address."""
    listed: list[dict[str, Any]] = filled.get("/collections").json()["collections"]
    assert [one["id"] for one in listed] == ["visits", "movements", "places"]
    for one in listed:
        assert filled.get(f"/collections/{one['id']}").json() == one
    visits = listed[0]
    assert visits["extent"]["temporal"]["interval"] == [["2020-12-01T00:00:00Z", "2021-12-31T23:59:59Z"]]
    west, south, east, north = visits["extent"]["spatial"]["bbox"][0]
    assert west <= -171.76
    assert east >= 178.44
    assert (south <= -18.14, north >= 32.89) == (True, True)


def test_every_property_of_a_feature_is_named_as_queryable(filled: TestClient) -> None:
    """And every queryable property is accepted as a parameter."""
    document = filled.get("/collections/visits/queryables")
    assert document.headers["content-type"] == "application/schema+json"
    described = document.json()["properties"]
    properties = set(described) - {"geometry"}
    features = filled.get(ITEMS).json()["features"]
    assert {name for feature in features for name in feature["properties"]} <= properties
    for name in properties - {"origin_inferred", "corrected"}:
        value = described[name].get("enum", ["2020-12-27" if "format" in described[name] else "1"])[0]
        assert filled.get(f"{ITEMS}?{name}={value}").status_code == 200, name


def test_conformance_names_only_classes_that_are_kept(client: TestClient) -> None:
    """Core and editing with locks; none for functions of our own, of which there are none."""
    classes = client.get("/conformance").json()["conformsTo"]
    assert any(name.endswith("ogcapi-features-1/1.0/conf/core") for name in classes)
    assert any(name.endswith("ogcapi-features-4/1.0/conf/optimistic-locking-etags") for name in classes)
    assert not any(name.endswith("cql2/1.0/conf/functions") for name in classes)


@pytest.mark.parametrize("path", ["/conformance", "/collections/visits/queryables"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_small_print_has_pages_too(client: TestClient, path: str, language: str) -> None:
    """What programs read as JSON, people read as a page in their language."""
    page = client.get(f"{path}?f=html&lang={language}")
    assert page.status_code == 200, "an error has a page too"
    assert page.headers["content-type"].startswith("text/html")
    assert f'lang="{language}"' in page.text
    assert client.get(path).headers["content-type"].split(";")[0] in {
        "application/json",
        "application/schema+json",
    }


def test_the_description_is_offered_in_both_versions(client: TestClient) -> None:
    """Each says the version that its type declares, and where QGIS looks how long a page may be."""
    for version in ("3.0", "3.1"):
        wanted = f"application/vnd.oai.openapi+json;version={version}"
        answer = client.get("/api", headers={"Accept": wanted})
        assert answer.headers["content-type"].replace(" ", "") == wanted
        document = answer.json()
        assert document["openapi"].startswith(version)
        assert document["components"]["parameters"]["limit"]["schema"]["maximum"] == 1000


def test_the_description_names_every_property_of_each_collection_as_a_parameter(client: TestClient) -> None:
    """At the address of its items, where GDAL and QGIS look for what they may leave to the service."""
    paths = client.get("/api").json()["paths"]
    for layer in LAYERS:
        told = {one["name"]: one for one in paths[f"/collections/{layer.name}/items"]["get"]["parameters"]}
        assert {column.name for column in layer.columns} | {"bbox", "limit", "cursor"} <= told.keys()
        assert all(one["in"] == "query" for one in told.values())
    assert "enum" in told["kind"]["schema"]


def test_a_feature_is_described_as_it_is_sent(filled: TestClient) -> None:
    """With a type alone for each property, of which GDAL makes columns; dates of any precision are texts."""
    links = filled.get("/collections/visits").json()["links"]
    (url,) = {link["href"] for link in links if link["rel"].lower() == "describedby"}
    properties = filled.get(url).json()["properties"]["properties"]["properties"]
    feature = filled.get(ITEMS).json()["features"][0]
    assert list(properties) == list(feature["properties"])
    assert properties["start"] == {"title": "start", "type": "string"}
    assert properties["first_day"] == {"title": "first_day", "type": "string", "format": "date"}
    assert properties["source_count"]["type"] == "integer"


def test_a_day_as_gdal_writes_it_is_that_day(filled: TestClient) -> None:
    """With a T behind it and no time."""
    same = [
        filled.get(f"{ITEMS}?datetime={day}/..").json()["features"] for day in ("2020-12-27", "2020-12-27T")
    ]
    assert same[0] == same[1]
    assert same[0]


def test_the_older_description_is_valid(client: TestClient) -> None:
    """By the schema of OpenAPI 3.0, every reference and every schema of it."""
    validate(client.get("/api?f=openapi30").json(), cls=OpenAPIV30SpecValidator)


@pytest.mark.parametrize("coding", ["zstd", "br", "gzip"])
def test_a_long_answer_is_compressed_as_the_client_takes_it(client: TestClient, coding: str) -> None:
    """And says that it depends on what the client takes."""
    answer = client.get("/api", headers={"Accept-Encoding": coding})
    assert answer.headers["content-encoding"] == coding
    assert "accept-encoding" in answer.headers["vary"].lower()
    assert answer.json()["openapi"]
