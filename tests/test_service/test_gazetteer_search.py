"""The gazetteer over HTTP: names to places, beginnings to names, points to towns, many at once."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

import pytest
from litestar.testing import TestClient

from gazetteer import Gazetteer, Match
from gazetteer.building.importing import import_layer
from maps import Assets
from service.answering.words import load_words
from service.app import create_app
from service.geocoding.parameters import LONGEST_NAME, LONGEST_TEXT
from service.geocoding.placetypes import place_types, type_of
from service.settings import Settings
from service.store import FeatureStore

from .serving import LOCAL_HOSTS

TRIPOLI_LY, TRIPOLI_LB = "geonames:2210247", "geonames:266826"
IDENTITY = {"Accept-Encoding": "identity"}
BROWSER = {"Accept": "text/html,*/*;q=0.8"}


def found(client: TestClient, path: str, **parameters: Any) -> dict[str, Any]:
    """The answer to a question that is right."""
    response = client.get(f"/gazetteer/{path}", params=parameters)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/geo+json"
    return response.json()


def ids(document: dict[str, Any]) -> list[str]:
    """The ids of the features."""
    return [feature["id"] for feature in document["features"]]


def test_a_name_is_answered_with_all_it_may_mean_and_what_is_meant(client: TestClient) -> None:
    """Each candidate with how it matched, score and reasons; the answer with view and sources."""
    document = found(client, "search", q="طرابلس")
    assert ids(document)[:2] == [TRIPOLI_LY, TRIPOLI_LB]
    first = document["features"][0]
    assert first["geometry"] == {"type": "Point", "coordinates": [13.18733, 32.88743]}
    properties = first["properties"]
    assert (properties["rank"], properties["match"], properties["matched_name"]) == (1, "exact", "طرابلس")
    assert (properties["name"], properties["name_en"], properties["country"]) == ("طرابلس", "Tripoli", "LY")
    assert properties["score"] > document["features"][1]["properties"]["score"]
    assert properties["reasons"]
    assert document["resolution"]["id"] == TRIPOLI_LY
    assert 0 < document["resolution"]["confidence"] <= 1
    assert TRIPOLI_LB in [other["id"] for other in document["resolution"]["alternatives"]]
    assert document["world_view"]
    assert any("GeoNames" in source for source in document["sources"])
    assert document["numberReturned"] == len(document["features"])


def test_an_unknown_name_is_an_empty_answer(client: TestClient) -> None:
    """Not an error."""
    document = found(client, "search", q="خخخخخ")
    assert (document["features"], document["resolution"]["id"]) == ([], None)
    assert document["resolution"]["confidence"] == 0


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"q": "طرابلس، لبنان"}, TRIPOLI_LB),
        ({"q": "Tripoli, Lebanon"}, TRIPOLI_LB),
        ({"q": "طرابلس", "country": "lb"}, TRIPOLI_LB),
        ({"q": "طرابلس", "country": "TN,LB"}, TRIPOLI_LB),
        ({"q": "طرابلس", "bbox": "34,33,37,35"}, TRIPOLI_LB),
        ({"q": "طرابلس", "near": "35.5,33.9"}, TRIPOLI_LB),
        ({"q": "طرابلس", "context": "قال رئيس الوزراء اللبناني في بيروت"}, TRIPOLI_LB),
        ({"q": "طرابلس", "context": "قال المجلس الرئاسي الليبي في بنغازي"}, TRIPOLI_LY),
        ({"q": "طرابلس", "kind": "region"}, "geonames:2210245"),
        ({"q": "سوفا", "bbox": "170,-25,-170,-10"}, "geonames:2198148"),
    ],
)
def test_where_a_place_is_said_to_be_decides(
    client: TestClient, parameters: dict[str, str], expected: str
) -> None:
    """By a comma, country, kind, box (also over the antimeridian), point or the text around the name."""
    document = found(client, "search", **parameters)
    assert ids(document)[0] == expected
    assert document["resolution"]["id"] == expected


def test_a_country_that_the_name_contradicts_leaves_nothing(client: TestClient) -> None:
    """Rather than a place elsewhere."""
    assert found(client, "search", q="طرابلس، لبنان", country="LY")["features"] == []
    assert found(client, "search", q="بنغازي، اليابان")["features"] == []


def test_names_come_in_the_language_asked_for(client: TestClient) -> None:
    """Arabic unless English is asked for; both are always there."""
    properties = found(client, "search", q="القاهرة", lang="en")["features"][0]["properties"]
    assert (properties["name"], properties["name_ar"]) == ("Cairo", "القاهرة")
    assert (properties["country_name"], properties["type_name"]) == ("Egypt", "capital city")


def test_suggestions_begin_with_what_was_typed(client: TestClient) -> None:
    """The likeliest first, no more than asked for."""
    document = found(client, "suggest", q="طرا", limit=3)
    assert ids(document)[0] == TRIPOLI_LY
    assert len(document["features"]) == 3


def test_suggestions_come_while_one_types(client: TestClient) -> None:
    """In less computing than ten answers that take none, for beginnings of all lengths."""
    names = ["طرابلس", "القاهرة", "الرياض", "مطار بنغازي", "سيدي بوزيد", "Tripoli", "Kufra", "بني وليد"]
    beginnings = [name[:length].strip() for name in names for length in range(1, len(name) + 1)]
    found(client, "suggest", q="ط")
    suggesting, answering = (
        median(computing(client, path, beginning) for beginning in beginnings)
        for path in ("/gazetteer/suggest", "/health")
    )
    assert suggesting < 10 * answering


def computing(client: TestClient, path: str, asked: str) -> float:
    """Seconds of computing that an answer takes."""
    started = time.process_time()
    client.get(path, params={"q": asked})
    return time.process_time() - started


def test_a_point_is_answered_with_the_towns_near_it(client: TestClient) -> None:
    """The nearest first, with distances and the country; no country at sea."""
    document = found(client, "reverse", lon=13.2, lat=32.8, limit=3)
    distances = [feature["properties"]["distance_km"] for feature in document["features"]]
    assert (ids(document)[0], document["country"]) == (TRIPOLI_LY, "LY")
    assert distances == sorted(distances)
    assert found(client, "reverse", lon=18, lat=35)["country"] is None


def test_a_place_has_an_address_of_its_own(client: TestClient) -> None:
    """By its id, encoded or not; an unknown id is 404."""
    document = client.get(f"/gazetteer/places/{TRIPOLI_LB}").json()
    assert document["properties"]["country"] == "LB"
    assert client.get(document["links"][0]["href"]).json()["id"] == TRIPOLI_LB
    assert client.get(f"/gazetteer/places/{quote(TRIPOLI_LB, safe='')}").json()["id"] == TRIPOLI_LB
    missing = client.get("/gazetteer/places/geonames:0")
    assert (missing.status_code, missing.json()["type"]) == (404, "/problems#no_place")


def test_what_is_found_can_be_fetched_by_its_id(client: TestClient) -> None:
    """Also a place that is only computed from others."""
    for name in ("شمال ليبيا", "مطار الكفرة", "البحر الأحمر"):
        for place_id in ids(found(client, "search", q=name)):
            assert client.get(f"/gazetteer/places/{quote(place_id)}").status_code == 200, place_id


@pytest.mark.parametrize(
    ("query", "slug", "parameter"),
    [
        ("search", "no_name", "q"),
        ("search?q=", "no_name", "q"),
        ("search?q=%20.%20", "no_name", "q"),
        ("search?q=" + "a" * (LONGEST_NAME + 1), "long_name", "q"),
        ("search?q=a&context=" + "a" * (LONGEST_TEXT + 1), "long_name", "context"),
        ("search?q=a&country=ZZ", "bad_country", "country"),
        ("search?q=a&country=LBY", "bad_country", "country"),
        ("search?q=a&country=", "bad_country", "country"),
        ("search?q=a&kind=town", "not_a_value", "kind"),
        ("search?q=a&bbox=1,2,3", "bad_bbox", "bbox"),
        ("search?q=a&bbox=1,50,2,40", "bad_bbox", "bbox"),
        ("search?q=a&bbox=nan,0,1,1", "bad_bbox", "bbox"),
        ("search?q=a&near=1", "bad_point", "near"),
        ("search?q=a&near=200,0", "bad_point", "near"),
        ("search?q=a&near=inf,0", "bad_point", "near"),
        ("search?q=a&limit=0", "bad_parameter", "limit"),
        ("search?q=a&limit=51", "bad_parameter", "limit"),
        ("search?q=a&limit=x", "bad_parameter", "limit"),
        ("search?q=a&lang=fr", "not_a_value", "lang"),
        ("search?q=a&f=xml", "not_a_value", "f"),
        ("search?q=a&zoom=3", "unknown_parameter", "zoom"),
        ("suggest?q=", "no_name", "q"),
        ("suggest?q=a&f=csv", "not_a_value", "f"),
        ("reverse?lon=1", "no_point", "lat"),
        ("reverse?lat=1", "no_point", "lon"),
        ("reverse?lon=1&lat=91", "bad_point", "lat"),
        ("reverse?lon=181&lat=1", "bad_point", "lon"),
        ("reverse?lon=nan&lat=1", "bad_point", "lon"),
        ("reverse?lon=x&lat=1", "bad_parameter", "lon"),
    ],
)
def test_a_bad_question_is_400_and_names_the_parameter(
    client: TestClient, query: str, slug: str, parameter: str
) -> None:
    """As a problem document."""
    response = client.get(f"/gazetteer/{query}")
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert (problem["type"], problem["parameter"]) == (f"/problems#{slug}", parameter)


@pytest.mark.parametrize(
    "path", ["", "/search?q=مصر", "/suggest?q=مص", "/reverse?lon=31&lat=30", f"/places/{TRIPOLI_LY}"]
)
def test_an_answer_has_a_strong_tag_and_may_be_kept_a_while(client: TestClient, path: str) -> None:
    """304 to who holds it; another where compression changes the bytes; another tag for a page."""
    first = client.get(f"/gazetteer{path}", headers=IDENTITY)
    tag = first.headers["etag"]
    assert tag.startswith('"')
    assert first.headers["cache-control"].startswith("public, max-age=300")
    again = client.get(f"/gazetteer{path}", headers={**IDENTITY, "If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    for coding in ("gzip", "br", "zstd"):
        packed = client.get(f"/gazetteer{path}", headers={"Accept-Encoding": coding})
        assert packed.headers["etag"] in (tag, f'{tag[:-1]}--{coding}"')
        assert ("--" in packed.headers["etag"]) == ("content-encoding" in packed.headers)
        held = client.get(
            f"/gazetteer{path}",
            headers={"Accept-Encoding": coding, "If-None-Match": packed.headers["etag"]},
        )
        assert (held.status_code, held.headers["etag"]) == (304, packed.headers["etag"])
    if "suggest" not in path:
        assert client.get(f"/gazetteer{path}", headers={**IDENTITY, **BROWSER}).headers["etag"] != tag


@pytest.mark.parametrize(
    "path", ["", "/search?q=طرابلس", "/search?q=خخخخخ", "/reverse?lon=31&lat=30", f"/places/{TRIPOLI_LY}"]
)
def test_a_browser_gets_a_page_from_right_to_left(client: TestClient, path: str) -> None:
    """Or in English where asked for."""
    page = client.get(f"/gazetteer{path}", headers=BROWSER)
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert '<html lang="ar" dir="rtl">' in page.text
    english = client.get(f"/gazetteer{path}{'&' if '?' in path else '?'}lang=en", headers=BROWSER)
    assert '<html lang="en" dir="ltr">' in english.text


def test_the_words_of_a_question_stay_words_on_the_page(client: TestClient) -> None:
    """Nothing that was typed becomes markup."""
    page = client.get("/gazetteer/search", params={"q": '"><script>alert(1)</script>'}, headers=BROWSER).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_place_of_openstreetmap_keeps_its_number(
    settings: Settings, store: FeatureStore, assets: Assets, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    """A layer's place is found at its own address and by its number, and its source is credited."""
    table, layer = tmp_path / "own.tsv", tmp_path / "own.maz"
    table.write_text(
        "@id\tname\tname:ar\tname:en\tplace\tlat\tlon\n"
        "node/4242\tقرية التجارب الأولى\tقرية التجارب الأولى\tFirst Trial Village\tvillage\t30.5\t20.25\n",
        encoding="utf-8",
    )
    import_layer([table], layer)
    layered = Gazetteer.open(settings.gazetteer_file, layers=[layer])
    app = create_app(settings, store=store, gazetteer=layered, assets=assets, local_hosts=LOCAL_HOSTS)
    with TestClient(app) as client:
        document = found(client, "search", q="قرية التجارب الأولى")
        assert ids(document) == ["osm:node/4242"]
        assert any("OpenStreetMap" in source for source in document["sources"])
        own = client.get("/gazetteer/places/osm:node/4242").json()
        assert client.get(own["links"][0]["href"]).json()["id"] == "osm:node/4242"
        looked_up = client.get("/nominatim/lookup?osm_ids=N4242,N1").json()
        assert [(one["osm_type"], one["osm_id"]) for one in looked_up] == [("node", 4242)]
        properties = client.get("/photon/api?q=قرية التجارب").json()["features"][0]["properties"]
        assert (properties["osm_type"], properties["osm_id"]) == ("N", 4242)
        assert client.get("/embed/places/osm:node%2F4242").status_code == 200
        about, plain = client.get("/gazetteer").json(), gazetteer.metadata["places"]
        assert (about["places"], len(about["layers"])) == (plain + 1, 1)


def test_every_way_of_matching_has_a_word() -> None:
    """For the page of candidates, in both languages."""
    for words in load_words().values():
        assert set(words.starting("match.")) == {match.value for match in Match}


def test_every_type_of_place_in_the_gazetteer_has_a_name(gazetteer: Gazetteer) -> None:
    """Of its own rather than only of its kind, in both languages."""
    assert set(gazetteer.metadata["features"]) <= set(place_types())
    assert set(gazetteer.metadata["kinds"]) <= {kind.id for kind in place_types().values() if kind.is_kind}
    capital = gazetteer.place(TRIPOLI_LY)
    assert capital is not None
    assert type_of(capital).id == "capital"
