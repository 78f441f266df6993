"""When the events of invented newswire were: outlets of many countries, each with a day of publication."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import pytest

from articles import Event, read
from articles.loading import load_rows
from gazetteer import Gazetteer

from .cases import DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class Newswire:
    """A row of newswire-dates.tsv: a text, and the date of what happened at one place of it."""

    published: str
    place: str
    text: str
    begin: str | None = None
    until: str | None = None
    precision: str | None = None


ROWS = load_rows(DATA / "newswire-dates.tsv", Newswire)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.published} {row.place}: {row.text}")
def test_newswire_is_dated_as_its_day_of_publication_demands(row: Newswire, gazetteer: Gazetteer) -> None:
    """Every event that leads there, or comes from there where none leads there, has this date."""
    published = datetime.date.fromisoformat(row.published)
    events = read(row.text.replace("¶", "\n"), gazetteer=gazetteer, published=published).events
    there = [event for event in events if _names(event, row.place, "destination")]
    dates = {_date(event) for event in there or events if there or _names(event, row.place, "origin")}
    assert {(row.begin, row.until, row.precision)} == dates


def _names(event: Event, place: str, role: str) -> bool:
    """Whether the article writes this place for the destination, or the origin, of an event."""
    told = event.destination if role == "destination" else event.origin
    return told is not None and told.span is not None and place in told.span.text


def _date(event: Event) -> tuple[str | None, str | None, str | None]:
    """What is known of the date, nothing where no day is."""
    date = event.date
    if date is None or date.begin is None:
        return None, None, None
    return date.begin, date.until, date.precision.value if date.precision else None
