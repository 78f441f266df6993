"""Why an article was read so: over HTTP, as a page, and on the command line."""

from __future__ import annotations

from typing import Any

import pytest
from litestar.testing import TestClient

STORY = (
    "وصل وزير الخارجية المصري سامح شكري إلى طرابلس أمس، قادمًا من القاهرة. "
    "والتقى شكري رئيس الحكومة عبد الحميد الدبيبة في طرابلس."
)
HOSTILE = "وصل الوزير سامح شكري إلى طرابلس <img src=x onerror=alert(1)> </script><script>alert(2)</script>."
JSON = {"Accept": "application/json"}


def explained(client: TestClient, query: str = "explain=true", text: str = STORY) -> dict[str, Any]:
    """The answer of `POST /read` with reasons."""
    found: dict[str, Any] = client.post(
        f"/read?{query}", json={"text": text, "published": "2020-12-27"}
    ).json()
    return found


def test_reasons_come_when_they_are_asked_for(client: TestClient) -> None:
    """With the ids of the events; all else is as without them."""
    with_them, without = explained(client), explained(client, "explain=false")
    reasons = with_them.pop("explanation")
    assert with_them == without
    assert [event["id"] for event in reasons["events"]] == [
        event["id"] for event in without["events"]["features"]
    ]
    assert reasons["language"] == "ar"


def test_every_argument_says_where_it_comes_from(client: TestClient) -> None:
    """By words that stand in the article at their offsets, with reasons in Arabic."""
    (event,) = explained(client)["explanation"]["events"]
    grounds = {ground["about"]: ground for ground in event["grounds"]}
    assert set(grounds) == {"kind", "actor", "host", "destination", "origin", "date", "status"}
    origin = grounds["origin"]
    assert (origin["value"], origin["how"], origin["label"]) == ("القاهرة", "stated", "من أين")
    assert grounds["date"]["counted"]["anchor_day"] == "2020-12-27"
    for ground in event["grounds"]:
        span = ground["span"]
        assert STORY[span["start"] : span["end"]] == span["text"]
        assert ground["reasons"]
    assert [report["rule"]["name"] for report in event["reports"]] == [
        "wasala/verb-subject",
        "iltaqa/verb-subject",
    ]
    assert event["reports"][1]["joined"][0]["code"] == "same_place"


def test_reasons_are_told_in_english_on_demand(client: TestClient) -> None:
    """By `lang`, as everywhere; another language is refused."""
    reasons = explained(client, "explain=true&lang=en")["explanation"]
    labels = {ground["label"] for ground in reasons["events"][0]["grounds"]}
    assert labels >= {"Who", "Where to", "When"}
    assert client.post("/read?explain=true&lang=fr", json={"text": STORY}).status_code == 400


def test_a_stored_article_is_explained_as_it_was_read(client: TestClient) -> None:
    """Its dates by the same day of publication, its events by the same ids."""
    body = {"text": STORY, "published": "2020-12-27", "title": "عنوان"}
    id_ = client.post("/articles", json=body).json()["article"]["id"]
    found = client.get(f"/articles/{id_}?explain=true", headers=JSON).json()
    (event,) = found["explanation"]["events"]
    assert event["id"] == found["events"]["features"][0]["id"]
    assert "explanation" not in client.get(f"/articles/{id_}", headers=JSON).json()


@pytest.mark.parametrize(("query", "words"), [("", "لماذا قُرئ هكذا؟"), ("?lang=en", "Why was it read so?")])
def test_the_page_of_reasons_needs_no_script(client: TestClient, query: str, words: str) -> None:
    """It is linked from the article's page, and each event can be opened by itself."""
    id_ = client.post("/articles", json={"text": STORY, "published": "2020-12-27"}).json()["article"]["id"]
    page = client.get(f"/articles/{id_}/why{query}").text
    assert f"<h1>{words}</h1>" in page
    assert page.count('<details class="why"') == 2
    assert "<script" not in page
    assert "wasala/verb-subject" in page
    assert (
        f'href="/articles/{id_}/why'
        in client.get(f"/articles/{id_}{query}", headers={"Accept": "text/html"}).text
    )


def test_words_of_an_article_stay_words_among_its_reasons(client: TestClient) -> None:
    """A hostile sentence is quoted, and does nothing."""
    id_ = client.post("/articles", json={"text": HOSTILE, "title": HOSTILE}).json()["article"]["id"]
    page = client.get(f"/articles/{id_}/why").text
    assert "&lt;img src=x" in page
    assert "<img src=x" not in page
    assert "<script>alert" not in page


def test_reasons_of_an_article_that_is_not_there(client: TestClient) -> None:
    """404, as for the article itself."""
    assert client.get("/articles/nosuch/why").status_code == 404


def test_candidates_of_a_name_are_told_once(client: TestClient) -> None:
    """However often the article repeats it: the answer grows by the mention, not by all that it may mean."""
    once, often = ("طرابلس " * 5).strip(), ("طرابلس " * 4000).strip()
    small, large = (client.post("/read", json={"text": text}) for text in (once, often))
    first, second = [place["properties"] for place in small.json()["places"]["features"][:2]]
    assert first["alternatives"]
    assert (second["alternatives"], second["same_as"]) == ([], 0)
    assert len(large.content) < 3_000_000
