"""`POST /read`: the contract, and a clear answer to everything that cannot be read."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

CASES: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "bad_requests.json").read_text(encoding="utf-8")
)
STORY = (
    "وصل وزير الخارجية المصري سامح شكري إلى طرابلس، الأحد، قادمًا من القاهرة، في زيارة رسمية. 😀 "
    "والتقى شكري رئيس الحكومة الليبية في العاصمة الليبية."
)
PLACE = {
    *("text", "start", "end", "id", "name", "name_en", "kind", "country", "lon", "lat"),
    *("confidence", "metonym", "reasons", "alternatives"),
}
EVENT = {
    *("kind", "status", "actors", "hosts", "destination", "origin", "via", "start", "end"),
    *("date_precision", "date_text", "trigger", "evidence", "confidence", "attributed_to"),
}


def read(client: TestClient, **request: Any) -> dict[str, Any]:
    """The reading of a request."""
    response = client.post("/read", json=request)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def test_a_reading_has_all_that_the_contract_names(client: TestClient) -> None:
    """Article, places and events, each with its members."""
    reading = read(client, text=STORY, published="2020-12-27", title="عنوان", source="نشرة")
    article = reading["article"]
    assert (article["title"], article["published"], article["published_inferred"]) == (
        "عنوان",
        "2020-12-27",
        False,
    )
    assert (article["text"], article["language"], article["source"]) == (STORY, "ar", "نشرة")
    assert reading["places"]["type"] == reading["events"]["type"] == "FeatureCollection"
    assert reading["places"]["features"]
    assert reading["events"]["features"]
    assert all(set(place["properties"]) >= PLACE for place in reading["places"]["features"])
    assert all(set(event["properties"]) >= EVENT for event in reading["events"]["features"])


def test_every_quotation_is_an_exact_piece_of_the_article(client: TestClient) -> None:
    """At its offsets, which count code points: the face before the second sentence is one of them."""
    reading = read(client, text=STORY, published="2020-12-27")
    quoted = [place["properties"] for place in reading["places"]["features"]]
    for event in reading["events"]["features"]:
        quoted += event["properties"]["evidence"]
    assert any(span["start"] > STORY.index("😀") for span in quoted)
    assert [STORY[span["start"] : span["end"]] for span in quoted] == [span["text"] for span in quoted]


def test_places_come_in_the_order_of_the_text(client: TestClient) -> None:
    """Two of them are the capital of Libya, by name and by description."""
    places = read(client, text=STORY)["places"]["features"]
    starts = [place["properties"]["start"] for place in places]
    assert all(one < other for one, other in pairwise(starts))
    assert [place["properties"]["id"] for place in places].count("geonames:2210247") == 2


def test_the_same_input_always_gives_the_same_answer(client: TestClient) -> None:
    """Byte for byte, whatever was read between."""
    first = client.post("/read", json={"text": STORY}).content
    client.post("/read", json={"text": "زار الوزير بيروت"})
    assert client.post("/read", json={"text": STORY}).content == first


def test_a_time_of_publication_counts_as_its_day(client: TestClient) -> None:
    """As it is written, whatever its offset."""
    published = read(client, text=STORY, published="2020-12-27T23:30:00-05:00")["article"]["published"]
    assert published == "2020-12-27"


def test_a_page_is_read_like_its_text(client: TestClient) -> None:
    """Scripts and navigation are left out; the reading quotes the text that was taken out of the page."""
    story = STORY.replace("😀 ", "")
    body = f"<nav>القائمة</nav><article><p>{story}</p></article>"
    page = f"<html><head><title>خبر</title></head><body>{body}</body></html>"
    reading = read(client, html=page, published="2020-12-27")
    text = reading["article"]["text"]
    assert "القائمة" not in text
    found = [place["properties"] for place in reading["places"]["features"]]
    assert [text[place["start"] : place["end"]] for place in found] == [place["text"] for place in found]
    assert "geonames:2210247" in [place["id"] for place in found]


def test_arabic_is_sent_as_it_is_written(client: TestClient) -> None:
    """UTF-8, not escapes."""
    body = client.post("/read", json={"text": STORY}).content
    assert "طرابلس".encode() in body
    assert rb"\u06" not in body


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("path", ["/read", "/articles"])
def test_bad_input_gets_its_own_clear_message_and_stores_nothing(
    client: TestClient, path: str, name: str
) -> None:
    """A problem document that names the field at fault, in the language asked for."""
    case = CASES[name]
    body = case["raw"].encode() if "raw" in case else json.dumps(case["json"]).encode()
    headers = {"Accept-Language": "en"}
    if case.get("type", "application/json"):
        headers["Content-Type"] = case.get("type", "application/json")
    response = client.post(path, content=body, headers=headers)
    assert response.status_code == case["status"]
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == case["status"]
    assert case["kind"] is None or problem["type"] == f"/problems#{case['kind']}"
    assert problem.get("field") == case["field"]
    assert len(problem["detail"]) > 20
    assert not re.search(r"\{\w+\}", problem["detail"])
    assert client.get("/articles", headers={"Accept": "application/json"}).json()["articles"] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_details_are_true_and_name_no_field(client: TestClient, language: str) -> None:
    """They are shown in the form of the home page, which calls its fields otherwise."""
    for request, words in (
        ({"text": ""}, ""),
        ({"text": "ليبيا " * 80_000}, "400,000"),
        ({"text": STORY, "published": "2999-01-01"}, "2199-12-31"),
        ({"text": STORY, "published": "0001-01-01"}, "1800-01-01"),
    ):
        detail = client.post("/read", json=request, headers={"Accept-Language": language}).json()["detail"]
        assert words in detail
        assert "text»" not in detail
        assert "“text”" not in detail


def test_a_body_over_the_limit_is_refused(client: TestClient) -> None:
    """20 MB of Arabic, with its length announced and without."""
    body = b'{"text": "' + "زار الوزير طرابلس ".encode() * 620_000 + b'"}'
    assert len(body) > 20_000_000
    headers = {"Content-Type": "application/json", "Accept-Language": "ar"}
    for content in (body, iter([body[:1_000_000]] * 20)):
        response = client.post("/read", content=content, headers=headers)
        assert response.status_code == 413
        assert response.json()["type"] == "/problems#too_large"
        assert "2500000" in response.json()["detail"]


def test_the_longest_text_fits_however_json_writes_it(client: TestClient) -> None:
    """Six bytes a letter, as most programs escape them, and all that may go with it: one more is too long."""
    longest = "زار " * 100_000
    given = {"title": "ع" * 1000, "source": "ص" * 300, "url": "https://a.example/" + "a" * 1900}
    for text, kind in ((longest, None), (longest + "ا", "text_too_long")):
        body = json.dumps({"text": text, **given}).encode()
        answer = client.post("/read", content=body, headers={"Content-Type": "application/json"})
        assert kind is None or answer.json()["type"] == f"/problems#{kind}"
        assert answer.status_code == (400 if kind else 200), answer.text[:500]


@pytest.mark.parametrize("body", [b"[" * 1_000_000, b'{"text":' + b"[" * 1_000_000])
def test_a_body_nested_to_do_harm_is_refused(client: TestClient, body: bytes) -> None:
    """As JSON that cannot be read, not as a fault of ours."""
    response = client.post("/read", content=body, headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()["type"]) == (400, "/problems#bad_json")


def test_problems_speak_the_language_asked_for(client: TestClient) -> None:
    """Arabic or English, by Accept-Language with its weights; English to programs that do not say."""
    for asked, title in {
        "ar": "النص فارغ",
        "en": "The text is empty",
        "fr;q=0.9, ar;q=0.8, en;q=0.7": "النص فارغ",
        "ar;q=0, en": "The text is empty",
        "de": "The text is empty",
        "": "The text is empty",
    }.items():
        response = client.post("/read", json={"text": ""}, headers={"Accept-Language": asked})
        assert response.json()["title"] == title, asked
        assert response.headers["content-language"] in ("ar", "en")


@pytest.mark.parametrize("path", ["/read", "/articles", "/gazetteer/search"])
def test_a_body_that_is_not_utf8_is_refused(client: TestClient, path: str) -> None:
    """JSON in an older encoding is the client's error, told as such."""
    body = '{"text": "زار الوزير طرابلس"}'.encode("cp1256")
    answer = client.post(path, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["type"].endswith("bad_json")
