"""The measuring of time expressions: what is asked, what is right, and what news does not write."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from evaluation.times import Asked, asked, is_right, main, measure

DUCKLING = [
    {
        "dct": "2021-03-17T04:30:00",
        "text": "غدا",
        "value": "2021-03-18T00:00:00",
        "end": None,
        "grain": "day",
    },
    {
        "dct": "2021-03-17T04:30:00",
        "text": "الآن",
        "value": "2021-03-17T04:30:00",
        "end": None,
        "grain": "second",
    },
    {
        "dct": "2021-03-17T04:30:00",
        "text": "بكرة",
        "value": "2021-03-18T00:00:00",
        "end": None,
        "grain": "day",
    },
]
RECOGNIZERS = [
    {
        "dct": "2021-03-17T00:00:00",
        "text": "يسافر من 4 إلى 6 أبريل",
        "timex": [{"future": {"startDate": "2021-04-04", "endDate": "2021-04-06"}}],
        "verified": True,
    },
    {
        "dct": "2021-03-17T00:00:00",
        "text": "يسافر في 2 أبريل",
        "timex": [{"past": {"date": "2020-04-02"}, "future": {"date": "2021-04-02"}}],
        "verified": False,
    },
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with expressions of both kinds."""
    lines = [json.dumps(row, ensure_ascii=False) for row in (*DUCKLING, *RECOGNIZERS)]
    (tmp_path / "set.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path / "set.jsonl"


def test_only_days_and_longer_and_what_was_verified_are_asked(path: Path) -> None:
    """Clock times and specifications that nobody verified are left out."""
    assert [one.text for one in asked(path)] == ["غدا", "بكرة", "يسافر من 4 إلى 6 أبريل"]


def test_what_news_does_not_write_counts_in_the_whole_only(path: Path) -> None:
    """The whole set has the spoken word that the reader does not know."""
    whole, news = measure(path)
    assert (whole.asked, news.asked, [text for text, _ in whole.missed], news.missed) == (3, 2, ["بكرة"], [])


@pytest.mark.parametrize(
    ("text", "begin", "end", "right"),
    [
        ("أمس", "2021-03-16", "2021-03-16", True),
        ("أمس", "2021-03-15", "2021-03-15", False),
        ("الأسبوع الماضي", "2021-03-08", "2021-03-14", True),
        ("الأسبوع الماضي", "2021-02-28", "2021-03-06", False),
        ("مايو 2019", "2019-05-01", "2019-05-31", True),
        ("مايو 2019", "2019-06-01", "2019-06-30", False),
        ("قريبا", "2021-03-18", "2021-03-18", False),
    ],
)
def test_an_answer_may_lie_off_by_its_own_precision(text: str, begin: str, end: str, right: bool) -> None:
    """Days are exact, weeks may be the calendar's, of months one must hold the other."""
    days = (datetime.date.fromisoformat(begin), datetime.date.fromisoformat(end))
    assert right is is_right(Asked(text=text, said=datetime.date(2021, 3, 17), answers=(days,)))


def test_without_a_set_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """`make evaluate` is content where the sets are not there."""
    main([])
    assert "Nothing was measured" in capsys.readouterr().out


def test_the_shares_are_printed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of what news writes, and of all."""
    main([str(path)])
    assert "set.jsonl: 1.000 of 2 that news writes, 0.667 of all 3" in capsys.readouterr().out
