"""Several tellings in one article are one event where people, place and time agree."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles import EventKind, Reading
from articles.events.merging import same_place
from articles.toponyms.geography import distance_km
from gazetteer import Gazetteer, Place

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وصل وفد مصري إلى مدينة بنغازي. وتأتي زيارة الوفد إلى بنغازي بعد أيام.", 1),
        ("وصل وفد مصري إلى مدينة بنغازي. ووصل وفد تركي إلى مدينة طرابلس.", 2),
        ("وصل خلوصي آكار إلى مدينة بنغازي. ووصل سامح شكري إلى مدينة بنغازي.", 2),
        ("زار الوزير المصري مدينة بنغازي أمس. وسيزور الوزير المصري مدينة بنغازي الشهر المقبل.", 2),
        ("لم يصل الوفد المصري إلى مدينة بنغازي. ووصل الوفد المصري إلى مدينة بنغازي.", 2),
        ("وصل وفد مصري إلى مطار بنينا. وزار الوفد المصري مدينة بنغازي.", 1),
    ],
)
def test_tellings_of_one_event_are_joined(text: str, count: int, reading: Read) -> None:
    """Strangers, other places, other days and denials stay apart."""
    assert count == len(reading(text).events)


def test_every_sentence_that_reports_an_event_is_its_evidence(reading: Read) -> None:
    """In text order, without white space at the ends."""
    text = "وصل وفد مصري إلى مدينة بنغازي.\nوتأتي زيارة الوفد إلى بنغازي بعد أيام."
    (event,) = reading(text).events
    assert [span.text for span in event.evidence] == [line.strip() for line in text.split("\n")]


def test_a_visit_with_a_meeting_is_a_visit_with_hosts(reading: Read) -> None:
    """Who is only met is a host."""
    (event,) = reading("وصل الوزير المصري إلى مدينة بنغازي حيث استقبله رئيس البرلمان.").events
    assert event.kind is EventKind.VISIT
    assert [actor.name for actor in event.actors] == ["الوزير المصري"]
    assert [actor.name for actor in event.hosts] == ["رئيس البرلمان"]


def test_an_event_told_twice_is_surer(reading: Read) -> None:
    """Two reports, found in different ways, raise the confidence."""
    once = reading("وصل وفد مصري إلى مدينة بنغازي.").events[0].confidence
    twice = (
        reading("وصل وفد مصري إلى مدينة بنغازي. وتأتي زيارة الوفد إلى بنغازي بعد أيام.").events[0].confidence
    )
    assert 0 < once < twice < 1


def place(gazetteer: Gazetteer, name: str) -> Place:
    """The place a name means without context."""
    (toponym,) = gazetteer.scan(name)
    found = gazetteer.resolve_all([toponym])[0].place
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("بنغازي", "بنغازي", True),
        ("بنغازي", "ليبيا", True),
        ("بنغازي", "مصر", False),
        ("بنغازي", "طرابلس", False),
        ("القاهرة", "الجيزة", True),
    ],
)
def test_places_are_one_when_equal_near_or_inside(
    one: str, other: str, same: bool, gazetteer: Gazetteer
) -> None:
    """A city and its country, a city and its neighbour."""
    assert same is same_place(place(gazetteer, one), place(gazetteer, other))


def test_distance_is_in_kilometres(gazetteer: Gazetteer) -> None:
    """Cairo and Benghazi are some 1,080 km apart."""
    assert 1050 < distance_km(place(gazetteer, "القاهرة"), place(gazetteer, "بنغازي")) < 1110
