"""Answers kept on disk."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from gazetteer import AnswerCache

DAY = 86_400.0


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_an_answer_is_given_back(tmp_path: Path) -> None:
    """As JSON holds it, for a question whose parts may be in any order."""
    cache = AnswerCache(tmp_path / "a" / "answers.sqlite")
    assert cache.get({"q": "سبها"}) is None
    cache.put({"q": "سبها", "lang": "ar"}, [["سبها", 27.03, 14.43, {"x": None}]])
    remembered = AnswerCache(cache.path).get({"lang": "ar", "q": "سبها"})
    assert remembered is not None
    assert remembered.answer == [["سبها", 27.03, 14.43, {"x": None}]]


def test_nothing_is_an_answer_kept_for_a_shorter_time(tmp_path: Path) -> None:
    """Places are added to maps, and seldom move."""
    clock = Clock()
    cache = AnswerCache(tmp_path / "answers.sqlite", clock=clock)
    cache.put("unknown", None)
    cache.put("known", [1])
    clock.now = 6 * DAY
    assert cache.get("unknown") is not None
    clock.now = 8 * DAY
    assert cache.get("unknown") is None
    assert cache.get("known") is not None
    clock.now = 91 * DAY
    assert cache.get("known") is None


def test_the_oldest_are_forgotten_when_it_is_full(tmp_path: Path) -> None:
    """A tenth at a time."""
    clock = Clock()
    cache = AnswerCache(tmp_path / "answers.sqlite", most=20, clock=clock)
    for number in range(21):
        clock.now = number
        cache.put(number, [number])
    kept = [number for number in range(21) if cache.get(number) is not None]
    assert kept == list(range(3, 21))


@pytest.mark.parametrize("content", [b"", b"no database" * 500, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    """It holds nothing that could not be asked again."""
    cache = AnswerCache(tmp_path / "answers.sqlite")
    cache.path.write_bytes(content)
    assert cache.get("q") is None
    cache.put("q", [1])
    assert cache.get("q") is not None


def test_a_damaged_value_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    """Values are JSON and nothing else: none is ever run."""
    cache = AnswerCache(tmp_path / "answers.sqlite")
    cache.put("q", [1])
    with sqlite3.connect(cache.path) as database:
        database.execute("UPDATE answers SET answer = ?", (b"\x80\x04K\x01.",))
    assert cache.get("q") is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    """Answers are then asked for again."""
    (tmp_path / "file").write_text("")
    cache = AnswerCache(tmp_path / "file" / "answers.sqlite")
    cache.put("q", [1])
    assert cache.get("q") is None


def test_it_can_be_emptied(tmp_path: Path) -> None:
    """For example when the service's terms ask for it."""
    cache = AnswerCache(tmp_path / "answers.sqlite")
    cache.put("q", [1])
    cache.clear()
    assert cache.get("q") is None


def _keep(path: Path, first: int) -> None:
    cache = AnswerCache(path)
    for number in range(first, first + 50):
        cache.put(number, [number])


def test_several_processes_share_it(tmp_path: Path) -> None:
    """Four processes write two hundred answers and none is lost."""
    path = tmp_path / "answers.sqlite"
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(_keep, [path] * 4, [0, 50, 100, 150]))
    cache = AnswerCache(path)
    found = [cache.get(number) for number in range(200)]
    assert [kept.answer for kept in found if kept is not None] == [[number] for number in range(200)]
