"""Many names in one request: an answer for each, a problem for those at fault."""

from __future__ import annotations

from typing import Any

import pytest
from litestar.testing import TestClient

from service.geocoding.batches import MOST_QUERIES
from service.geocoding.parameters import LONGEST_TEXT

TRIPOLI_LY, TRIPOLI_LB = "geonames:2210247", "geonames:266826"


def test_many_names_are_answered_at_once_each_for_itself(client: TestClient) -> None:
    """In their order, in the same context; a query at fault gets a problem, the others are answered."""
    queries = [
        "طرابلس",
        {"q": "طرابلس", "country": ["LY"], "limit": 1},
        {"q": "صور", "bbox": [35, 33, 36, 34], "near": [35.2, 33.2]},
        {"q": " "},
        {"q": "صور", "country": "ZZ"},
        {"name": "صور"},
        7,
        None,
    ]
    body = {"queries": queries, "context": "زار الرئيس اللبناني", "lang": "en"}
    response = client.post("/gazetteer/search", json=body)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
    answers = response.json()["answers"]
    assert [answer.get("resolution", {}).get("id") for answer in answers] == [
        TRIPOLI_LB,
        TRIPOLI_LY,
        "geonames:267008",
        *[None] * 5,
    ]
    problems = [answer["problem"] for answer in answers[3:]]
    assert {problem["status"] for problem in problems} == {400}
    assert [problem["errors"][0] for problem in problems[:3]] == [
        {"pointer": "#/queries/3/q", "code": "no_name"},
        {"pointer": "#/queries/4/country", "code": "bad_country"},
        {"pointer": "#/queries/5", "code": "bad_field"},
    ]


@pytest.mark.parametrize(
    ("body", "slug"),
    [
        ({}, "missing_field"),
        ({"queries": "طرابلس"}, "bad_field"),
        ({"queries": ["x"] * (MOST_QUERIES + 1)}, "too_many"),
        ({"queries": ["x"], "language": "ar"}, "unknown_field"),
        ({"queries": ["x"], "lang": "fr"}, "not_a_value"),
        ({"queries": ["x"], "context": "x" * (LONGEST_TEXT + 1)}, "long_name"),
    ],
)
def test_a_bad_batch_is_refused_as_a_whole(client: TestClient, body: dict[str, Any], slug: str) -> None:
    """With the members that are known."""
    response = client.post("/gazetteer/search", json=body)
    assert (response.status_code, response.json()["type"]) == (400, f"/problems#{slug}")
    if slug == "unknown_field":
        assert "queries" in response.json()["detail"]
