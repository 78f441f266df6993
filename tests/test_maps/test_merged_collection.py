"""Merged events as GeoJSON: all that a feature of one article has, and every telling."""

from __future__ import annotations

import json
from dataclasses import replace

from articles import Language, Precision, Reading, merge
from articles.tellings import article_key
from maps import Source, merged_collection

from .readings import READING, actor


def told_by(outlet: str, *, alone: bool = False) -> Reading:
    """The first event of the reading, of somebody by name on a known day, as an outlet tells it, alone or
    with whom he met."""
    event, who, date = READING.events[0], actor("سالم الفيتوري"), READING.events[0].date
    assert date is not None
    day = replace(date, begin="2024-05-01", until="2024-05-01", precision=Precision.DAY)
    article = replace(READING.article, source=outlet, published="2024-05-02", id=outlet)
    return replace(
        READING,
        article=article,
        events=(
            replace(event, actors=(replace(who, named=True),), hosts=() if alone else event.hosts, date=day),
        ),
    )


def test_a_merged_event_has_every_report_and_its_evidence() -> None:
    """Each quote names its article, whose offsets it counts in."""
    (event,) = merge([told_by("نشرة"), told_by("صحيفة", alone=True)])
    told = merged_collection([event])["features"][0]["properties"]
    assert (told["source_count"], {report["source"] for report in told["reports"]}) == (2, {"نشرة", "صحيفة"})
    assert {quote["article"] for quote in told["evidence"]} == {
        report["article"] for report in told["reports"]
    }
    for quote in told["evidence"]:
        assert READING.article.text[quote["start"] : quote["end"]] == quote["text"]


def test_what_is_known_of_an_article_stands_in_its_reports() -> None:
    """Title and address, which tellings do not carry."""
    reading = told_by("نشرة")
    key = article_key(reading.article)
    known = Source(id="a1", title="عنوان", url="https://example.org/1", source="نشرة")
    (feature,) = merged_collection(merge([reading]), sources={key: known})["features"]
    assert (feature["properties"]["url"], feature["properties"]["article_title"]) == (known.url, "عنوان")


def test_a_journey_is_a_line_and_a_stay_a_point() -> None:
    """As for the events of one article."""
    kinds = {
        feature["properties"]["kind"]: feature["geometry"] and feature["geometry"]["type"]
        for feature in merged_collection(merge([READING]))["features"]
    }
    assert kinds["movement"] == "LineString"


def test_reasons_come_in_the_language_asked_for() -> None:
    """Not at all without one."""
    events = merge([told_by("نشرة"), told_by("صحيفة", alone=True)])
    assert "links" not in merged_collection(events)["features"][0]["properties"]
    for language, words in ((Language.ARABIC, "المكان نفسه"), (Language.ENGLISH, "the same place")):
        (feature,) = merged_collection(events, reasons_in=language)["features"]
        assert words in [finding["words"] for finding in feature["properties"]["links"][0]["findings"]]


def test_the_collection_is_plain_json() -> None:
    """Nothing in it needs an encoder of ours."""
    collection = merged_collection(merge([READING]), reasons_in=Language.ENGLISH)
    assert json.loads(json.dumps(collection)) == collection
