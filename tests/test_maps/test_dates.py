"""Times in words: the same in pages and in browsers, in the digits and months that were asked for."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from maps import Digits, Months, Notation, date_in_words, when_in_words
from maps.words import Language

from .conftest import NO_EVENTS, Open

CASES = Path(__file__).parent / "data" / "dates.tsv"
EASTERN = Notation(digits=Digits.ARAB, months=Months.LEVANT)


def cases() -> list[dict[str, str]]:
    """The rows of the file, comments left out."""
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def said(case: dict[str, str], language: Language, notation: Notation | None = None) -> str:
    """What Python says of a case."""
    return when_in_words(case["start"], case["end"], case["precision"], language, notation or Notation())


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['start']}/{case['end']}")
def test_time_is_said_as_precisely_as_it_is_known(case: dict[str, str]) -> None:
    """In both languages."""
    assert [said(case, "ar"), said(case, "en")] == [case["ar"] or "", case["en"] or ""]


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (Months.STANDARD, "3 يوليو 2024"),
        (Months.LEVANT, "3 تموز 2024"),
        (Months.MAGHREB, "3 جويلية 2024"),
        (Months.MOROCCO, "3 يوليوز 2024"),
    ],
)
def test_months_have_the_names_of_the_region(months: Months, words: str) -> None:
    """One setting chooses among four sets of names."""
    assert date_in_words("2024-07-03", "ar", Notation(months=months)) == words


def test_english_keeps_its_own_digits_and_months() -> None:
    """Whatever the setting of Arabic pages."""
    assert date_in_words("2024-07-03", "en", EASTERN) == "3 July 2024"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "notation"), [("ar", Notation()), ("ar", EASTERN), ("en", EASTERN)], ids=str
)
def test_browser_says_the_same(open_map: Open, language: Language, notation: Notation) -> None:
    """Of every case, by the words of its own script."""
    timed = [case for case in cases() if said(case, language)]
    events = {**NO_EVENTS, "features": [told(case) for case in timed]}
    opened = open_map(events, language=language, notation=notation)
    opened.page.locator(".masalik-who").nth(len(timed) - 1).wait_for(state="attached")
    shown = dict(zip(opened.texts(".masalik-who"), opened.texts(".masalik-when"), strict=True))
    assert shown == {name_of(case): said(case, language, notation) for case in timed}


def name_of(case: dict[str, str]) -> str:
    """Who is said to have gone then."""
    return f"{case['start']}/{case['end']}/{case['precision']}"


def told(case: dict[str, str]) -> dict[str, Any]:
    """An event at that time."""
    time = {"start": case["start"], "end": case["end"], "date_precision": case["precision"]}
    who = [{"name": name_of(case)}]
    return {
        "type": "Feature",
        "id": name_of(case),
        "geometry": None,
        "properties": {"kind": "visit", "actors": who, **time},
    }


@pytest.mark.browser
def test_counts_are_written_in_the_digits_of_the_page(open_map: Open) -> None:
    """With the noun in the form that Arabic asks for."""
    one = told(cases()[0])
    shown = []
    for count in (1, 2, 3, 11, 100):
        events = {**NO_EVENTS, "features": [{**one, "id": str(index)} for index in range(count)]}
        shown.append(open_map(events, notation=EASTERN).texts(".masalik-count")[0].split("،")[0])
    assert shown == ["حدث واحد", "حدثان", "٣ أحداث", "١١ حدثًا", "١٠٠ حدث"]
