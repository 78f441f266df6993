"""Events that several articles tell, as features and in the popup of a map."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from articles import Reading, Status, merge
from articles.tellings import article_key
from maps import (
    PageLinks,
    Source,
    events_collection,
    merged_feature,
    merged_movement_feature,
    merged_visit_feature,
)

from .conftest import Open
from .readings import ARTICLE, DELEGATION, NOWHERE, READING

SECOND = Reading(
    article=replace(ARTICLE, id="d4e5f6", title="الوفد في طرابلس", url=None, source="وكالة المثال"),
    places=(),
    events=(replace(DELEGATION, status=Status.DENIED, attributed_to="مصدر"),),
)
FIRST = replace(READING, events=(DELEGATION, NOWHERE))


def features(*readings: Reading) -> list[dict[str, Any]]:
    """The merged features of readings, those of most articles first."""
    sources = {
        article_key(one.article): Source(
            id=one.article.id,
            title=one.article.title,
            url=one.article.url,
            source=one.article.source,
            published=one.article.published,
        )
        for one in readings
    }
    found = [merged_feature(event, sources) for event in merge(readings)]
    return sorted(found, key=lambda feature: -feature["properties"]["article_count"])


def test_a_merged_event_keeps_each_report_in_its_own_words() -> None:
    told = features(FIRST, SECOND)[0]["properties"]
    assert [(report["article"], report["status"]) for report in told["reports"]] in (
        [("a1b2c3", "happened"), ("d4e5f6", "denied")],
        [("d4e5f6", "denied"), ("a1b2c3", "happened")],
    )
    assert {quote["article"] for quote in told["evidence"]} == {"a1b2c3", "d4e5f6"}
    (disagreement,) = told["disagreements"]
    assert disagreement["aspect"] == "whether"
    assert {
        answer["value"]: (answer["articles"], answer["sources"]) for answer in disagreement["alternatives"]
    } == {"happened": (["a1b2c3"], ["صحيفة المثال"]), "denied": (["d4e5f6"], ["وكالة المثال"])}


def test_its_columns_are_flat_and_count_outlets_and_articles() -> None:
    event = features(FIRST, SECOND)[0]
    visit, movement = merged_visit_feature(event), merged_movement_feature(event)
    assert visit is not None
    assert movement is not None
    assert movement["geometry"] == event["geometry"]
    columns = visit["properties"]
    assert all(isinstance(value, str | int | float | bool | None) for value in columns.values())
    assert (columns["source_count"], columns["article_count"], columns["urls"]) == (
        2,
        2,
        "https://news.example/1",
    )
    assert sorted(columns["sources"].split("، ")) == ["صحيفة المثال", "وكالة المثال"]
    assert sorted(columns["articles"].split()) == ["a1b2c3", "d4e5f6"]
    assert columns["disagreements"] == "whether: denied | happened"
    assert columns["attributed_to"] == "مصدر"
    assert len(columns["evidence"].split("\n")) == len(columns["evidence_articles"].split("\n")) == 2


def test_what_is_told_once_says_what_its_article_says() -> None:
    merged = features(FIRST)
    alone = events_collection(FIRST)["features"]
    for name in ("kind", "status", "start", "end", "date_precision", "date_text", "confidence"):
        assert {feature["properties"][name] for feature in merged} == {
            feature["properties"][name] for feature in alone
        }
    assert sorted(str(feature["geometry"]) for feature in merged) == sorted(
        str(feature["geometry"]) for feature in alone
    )
    nowhere = next(feature for feature in merged if feature["geometry"] is None)
    assert merged_visit_feature(nowhere) is None
    assert merged_movement_feature(nowhere) is None


@pytest.mark.browser
def test_a_popup_quotes_each_article_that_tells_the_event(open_map: Open) -> None:
    opened = open_map(
        {"type": "FeatureCollection", "features": features(FIRST, SECOND)[:1]},
        links=PageLinks(article="/articles/{article}"),
    )
    opened.page.locator(".masalik-item").first.click()
    article = ".leaflet-popup article "
    assert opened.texts(article + "h4") == ["اختلاف المصادر", "كما ورد في النص"]
    assert len(opened.texts(article + "blockquote")) == 2
    footers = opened.texts(article + "footer")
    assert all(any(name in one for one in footers) for name in ("صحيفة المثال", "وكالة المثال"))
    assert len(footers) == 2
    hrefs = [str(link.get_attribute("href")) for link in opened.page.locator(article + "a").all()]
    assert {"/articles/a1b2c3", "/articles/d4e5f6"} <= {href.partition("#at=")[0] for href in hrefs}
