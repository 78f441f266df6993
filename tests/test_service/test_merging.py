"""`POST /merge`: several articles in, each event once, nothing stored."""

from __future__ import annotations

from typing import Any

import pytest
from litestar.testing import TestClient

ARTICLES = [
    {"text": f"{who} إلى طرابلس أمس السبت.", "published": "2020-12-27", "source": source, "title": source}
    for who, source in (
        ("وصل وزير الدفاع الإيطالي ماركو بيليني", "نشرة أولى"),
        ("وصل الوزير الإيطالي ماركو بليني", "نشرة ثانية"),
        ("وصلت قافلة مساعدات أردنية", "نشرة أولى"),
    )
]


def merged(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    """The events of the articles, those of most outlets first."""
    answer = client.post(f"/merge{query}", json={"articles": ARTICLES})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/geo+json")
    found = [feature["properties"] for feature in answer.json()["features"]]
    return sorted(found, key=lambda event: -event["source_count"])


def test_an_event_that_two_articles_tell_is_one(client: TestClient) -> None:
    """With both reports, and nothing is kept."""
    visit, convoy = merged(client)
    assert {report["source"] for report in visit["reports"]} == {"نشرة أولى", "نشرة ثانية"}
    assert {report["article_title"] for report in visit["reports"]} == {"نشرة أولى", "نشرة ثانية"}
    assert (visit["source_count"], convoy["source_count"], convoy["kind"]) == (2, 1, "movement")
    assert client.get("/articles", headers={"Accept": "application/json"}).json()["articles"] == []


def test_why_reports_are_one_is_told_on_demand(client: TestClient) -> None:
    """In Arabic, or in English by `lang`."""
    assert "links" not in merged(client)[0]
    for query, words in (("?explain=true", "المكان نفسه"), ("?explain=true&lang=en", "the same place")):
        (link,) = merged(client, query)[0]["links"]
        assert words in [finding["words"] for finding in link["findings"]]


@pytest.mark.parametrize(
    ("article", "kind", "field"),
    [
        ({"text": ""}, "empty_text", "articles[1].text"),
        ({"text": "English"}, "not_arabic", "articles[1].text"),
        ({"text": "زار الوزير طرابلس", "published": "2999-01-01"}, "bad_published", "articles[1].published"),
    ],
)
def test_an_article_at_fault_is_named(
    client: TestClient, article: dict[str, str], kind: str, field: str
) -> None:
    """By its place in the list."""
    answer = client.post("/merge", json={"articles": [ARTICLES[0], article]})
    problem = answer.json()
    assert (answer.status_code, problem["type"], problem["field"]) == (400, f"/problems#{kind}", field)


def test_too_many_articles_are_refused(client: TestClient) -> None:
    """A hundred are read at once; none at all give no events."""
    assert client.post("/merge", json={"articles": ARTICLES * 40}).status_code == 413
    assert client.post("/merge", json={"articles": []}).json() == {
        "type": "FeatureCollection",
        "features": [],
    }
