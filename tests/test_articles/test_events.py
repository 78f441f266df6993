"""What an event says: places stated or inferred, dates with their precision, kinds by who moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles import EventKind, Precision, Reading

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "begin", "precision"),
    [
        ("زار الوزير المصري مدينة طرابلس أمس.", "2020-12-26", Precision.DAY),
        ("زار الوزير المصري مدينة طرابلس في 12 ديسمبر 2020.", "2020-12-12", Precision.DAY),
        ("زار الوزير المصري مدينة طرابلس في نوفمبر الماضي.", "2020-11", Precision.MONTH),
        ("زار الوزير المصري مدينة طرابلس عام 2019.", "2019", Precision.YEAR),
        ("زار الوزير المصري مدينة طرابلس.", None, None),
        ("زار الوزير المصري مدينة طرابلس في أول زيارة منذ عام 2014.", None, None),
    ],
)
def test_an_event_has_the_date_of_its_clause(
    text: str, begin: str | None, precision: Precision | None, reading: Read
) -> None:
    """With the precision that is told; since when is counted dates nothing."""
    date = reading(text).events[0].date
    assert (begin, precision) == ((date.begin, date.precision) if date else (None, None))


def test_a_headline_has_the_day_of_the_opening(reading: Read) -> None:
    """It is told there."""
    text = "وفد مصري يصل إلى مدينة بنغازي\nوصل وفد مصري إلى مدينة بنغازي يوم السبت."
    date = reading(text).events[0].date
    assert date is not None
    assert date.begin == "2020-12-26"


def test_a_foreign_delegation_comes_from_its_country(reading: Read) -> None:
    """Inferred, with the reason and a lower confidence."""
    origin = reading("وصل وفد أمني مصري إلى مدينة بنغازي.").events[0].origin
    assert origin is not None
    assert origin.place is not None
    assert (origin.place.country, origin.inferred, origin.span) == ("EG", True, None)
    assert "مصر" in origin.why
    assert 0 < origin.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "وصل وفد أمني مصري إلى القاهرة.",
        "وصل وفد أمني إلى مدينة بنغازي.",
        "اجتمع الوزراء العرب في مدينة الرياض.",
        "دخلت القوات التركية مدينة عفرين.",
    ],
)
def test_an_origin_is_inferred_for_foreign_visitors_only(text: str, reading: Read) -> None:
    """Not at home, not without a nationality, not for meetings and forces."""
    assert reading(text).events[0].origin is None


def test_a_stated_origin_outweighs_the_nationality(reading: Read) -> None:
    """Ministers travel on from a third country."""
    origin = reading("وصل الوزير المصري إلى مدينة طرابلس قادما من تونس.").events[0].origin
    assert origin is not None
    assert origin.span is not None
    assert (origin.span.text, origin.inferred) == ("تونس", False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وصل الوزير المصري إلى مدينة طرابلس.", EventKind.VISIT),
        ("وصل اللاجئون السوريون إلى مدينة طرابلس.", EventKind.MOVEMENT),
        ("وصلت سفينة تركية إلى مدينة طرابلس.", EventKind.MOVEMENT),
        ("وصلت القوات التركية إلى مدينة طرابلس.", EventKind.MOVEMENT),
        ("اجتمع الوزراء العرب في مدينة طرابلس.", EventKind.MEETING),
        ("عاد الوزير المصري إلى القاهرة.", EventKind.MOVEMENT),
    ],
)
def test_the_kind_is_told_by_the_word_and_by_who_moves(text: str, kind: EventKind, reading: Read) -> None:
    """Crowds, forces and goods do not visit."""
    assert [kind] == [event.kind for event in reading(text).events]


def test_an_event_without_people_is_not_shown(reading: Read) -> None:
    """Nobody went anywhere."""
    assert reading("تقع المدينة على الطريق إلى طرابلس.").events == ()
