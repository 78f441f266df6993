"""One article that tells an event in two ways: the event keeps both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from articles import Aspect, Reading
from articles.loading import load_rows

from .cases import DATA

Read = Callable[[str], Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of alternatives.tsv."""

    text: str
    aspect: Aspect | None = None
    value: str = ""
    words: str = ""


@pytest.mark.parametrize("row", load_rows(DATA / "alternatives.tsv", Row), ids=lambda row: str(row.aspect))
def test_an_event_keeps_what_its_reports_say_otherwise(row: Row, reading: Read) -> None:
    """With the words that say it; what is only more or less precise contradicts nothing."""
    told = reading(row.text).events[0].alternatives
    expected = [(row.aspect, row.value, row.words)] if row.aspect else []
    assert [(one.aspect, one.value, one.span.text) for one in told] == expected


def test_an_alternative_is_quoted_with_its_sentence(reading: Read) -> None:
    """Letter for letter, and the place or date that differs comes resolved."""
    text = (
        "وصل الوفد العماني إلى بغداد أمس السبت قادما من أنقرة. وأكد الوفد العماني خلال زيارته إلى بغداد "
        "التعاون. وقالت مصادر إن الوفد العماني وصل إلى بغداد يوم الجمعة قادما من بيروت."
    )
    event = reading(text).events[0]
    day, start = event.alternatives
    assert event.date is not None
    assert (event.date.begin, day.date and day.date.begin) == ("2020-12-26", "2020-12-25")
    assert event.origin is not None
    assert event.origin.span is not None
    assert event.origin.span.text == "أنقرة"
    assert start.place is not None
    assert start.place.place is not None
    assert start.place.place.country == "LB"
    for one in event.alternatives:
        assert text[one.evidence.start : one.evidence.end] == one.evidence.text
        assert one.evidence in event.evidence


def test_the_evidence_of_an_event_stands_in_the_order_of_the_telling(reading: Read) -> None:
    """Every sentence that reports it, once."""
    text = (
        "وصل وزير الدفاع الإيطالي لورينزو غويريني إلى طرابلس. وقال بيان إن الوزير بحث التعاون. "
        "والتقى غويريني رئيس المجلس الرئاسي في طرابلس. واختتم غويريني زيارته إلى طرابلس أمس السبت."
    )
    (event,) = reading(text).events
    starts = [span.start for span in event.evidence]
    assert starts == sorted(set(starts))
    assert len(starts) == 3
    assert event.date is not None
    assert event.date.begin == "2020-12-26"
