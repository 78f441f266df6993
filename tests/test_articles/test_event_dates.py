"""An event has the date that is told with it, or the one that follows from what is told around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from articles import DateExpression, Event, Reading, read
from articles.loading import load_rows
from gazetteer import Gazetteer

from .cases import DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A row of event-dates.tsv: one event of a small article and its date."""

    group: str
    text: str
    place: str
    begin: str | None = None
    until: str | None = None
    basis: str | None = None


ROWS = load_rows(DATA / "event-dates.tsv", Dated)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.group}: {row.text} {row.place}")
def test_an_event_has_the_date_that_belongs_to_it(row: Dated, reading: Callable[[str], Reading]) -> None:
    """Own words first, then what is told around it; none rather than the time of something else."""
    told = [event.date for event in reading(row.text.replace("¶", "\n")).events if _where(event) == row.place]
    assert [(row.begin, row.until, row.basis)] == [_days(date) for date in told]


def _where(event: Event) -> str | None:
    """The destination as the article writes it."""
    place = event.destination
    return place.span.text if place and place.span else None


def _days(date: DateExpression | None) -> tuple[str | None, str | None, str | None]:
    """What is known of a date, nothing where no day is."""
    return (date.begin, date.until, date.basis) if date and date.begin else (None, None, None)


def test_every_way_to_a_date_has_its_cases() -> None:
    """What is inherited is told by the basis, and each way of inheriting is held by a case."""
    assert {"retold", "stay", "journey", "opening", "news", "story", "event", "tour", "sequel"} <= {
        row.basis for row in ROWS
    }


def test_the_year_of_a_page_dates_what_has_a_month(gazetteer: Gazetteer) -> None:
    """A page's clock may show when it was copied, which is the right year and not surely the right day."""
    stamp = "جولة\n1743 (GMT+04:00) - 18/07/09\n"
    text = f"{stamp}زار الوزير التشيلي مدينة الموصل في 5 يونيو الماضي. ثم زار أربيل السبت."
    events = {_where(event): _days(event.date) for event in read(text, gazetteer=gazetteer).events}
    assert events["الموصل"] == ("2009-06-05", "2009-06-05", "stamp")
    assert events["أربيل"] == (None, None, None)
