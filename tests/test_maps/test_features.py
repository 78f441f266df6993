"""The flat features of the collections visits, movements and places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from maps import movement_features, place_features, visit_features

from .readings import READING

VISITS, MOVEMENTS, PLACES = visit_features(READING), movement_features(READING), place_features(READING)
FLAT = (str, int, float, bool, type(None))


def told(features: list[dict[str, Any]], *keys: str) -> list[tuple[Any, ...]]:
    """The chosen properties of every feature."""
    return [tuple(feature["properties"][key] for key in keys) for feature in features]


def test_visits_are_points_where_someone_was() -> None:
    assert told(VISITS, "kind", "place_role", "destination", "origin") == [
        ("visit", "destination", "طرابلس", "مصر"),
        ("meeting", "destination", "طرابلس", None),
        ("visit", "destination", "موسكو", None),
        ("movement", "origin", None, "ليبيا"),
    ]
    assert {feature["geometry"]["type"] for feature in VISITS} == {"Point"}


def test_movements_are_lines_whatever_the_kind() -> None:
    assert told(MOVEMENTS, "kind", "status", "origin", "via", "destination") == [
        ("visit", "happened", "مصر", None, "طرابلس"),
        ("movement", "planned", "تونس", "مالطا", "بنغازي"),
        ("movement", "alleged", "الكفرة", None, "المثلث الحدودي"),
    ]
    assert {feature["geometry"]["type"] for feature in MOVEMENTS} == {"LineString"}


def test_places_are_told_once_an_article_with_the_count_of_their_mentions() -> None:
    assert told(PLACES, "place", "mentions", "metonyms") == [
        ("geonames:2210247", 1, 0),
        ("geonames:2464470", 1, 0),
        ("geonames:88319", 1, 0),
        ("iso3166:LY", 1, 1),
    ]


def test_columns_of_a_visit_tell_the_whole_event() -> None:
    assert VISITS[0]["properties"] == {
        "place_role": "destination",
        "kind": "visit",
        "status": "happened",
        "actors": "وفد أمني مصري",
        "hosts": "سالم الفيتوري",
        "destination": "طرابلس",
        "destination_en": "Tripoli",
        "destination_kind": "city",
        "country": "LY",
        "origin": "مصر",
        "origin_en": "Egypt",
        "origin_inferred": True,
        "via": None,
        "start": "2020-12-27",
        "end": "2020-12-27",
        "date_precision": "day",
        "date_text": "يوم الأحد",
        "evidence": "وصل وفد أمني مصري إلى طرابلس يوم الأحد، والتقى وزير الداخلية سالم الفيتوري.",
        "trigger": "وصل",
        "attributed_to": None,
        "confidence": 0.8,
        "source": "صحيفة المثال",
        "url": "https://news.example/1",
        "article": "a1b2c3",
        "article_title": "وفد مصري في طرابلس",
        "published": "2020-12-28",
    }


@pytest.mark.parametrize("features", [VISITS, MOVEMENTS, PLACES], ids=["visits", "movements", "places"])
def test_columns_are_flat_and_the_same_in_every_feature(features: list[Mapping[str, Any]]) -> None:
    columns = [list(feature["properties"]) for feature in features]
    assert columns == [columns[0]] * len(features)
    values = [value for feature in features for value in feature["properties"].values()]
    assert all(isinstance(value, FLAT) for value in values)


def test_ids_are_unique_within_a_collection() -> None:
    for features in (VISITS, MOVEMENTS, PLACES):
        assert len({feature["id"] for feature in features}) == len(features)
