"""The sample stories: every file is a whole, well-formed Arabic news story that the demo can load."""

from __future__ import annotations

import datetime as dt
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(str(files("service"))) / "samples"
FILES = sorted(SAMPLES.glob("*.json"))
FIELDS = ["title", "text", "published", "source", "url", "note"]
LEAST_STORIES = 16
WORDS = range(90, 251)
LEAST_ARABIC_SHARE = 0.9
DOCUMENT = Path(__file__).parents[2] / "docs" / "samples.md"


def story(path: Path) -> dict[str, Any]:
    loaded = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def arabic_share(text: str) -> float:
    letters = [letter for letter in text if letter.isalpha()]
    return sum("\u0600" <= letter <= "\u06ff" for letter in letters) / len(letters)


each_sample = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_there_are_enough_stories() -> None:
    """An empty or half-copied folder must not pass unseen."""
    assert len(FILES) >= LEAST_STORIES


def test_file_names_are_numbered_in_order() -> None:
    """The numbers fix the order of loading, so they have no gap and no twin."""
    numbers = [int(path.name.split("-")[0]) for path in FILES]
    assert numbers == list(range(1, len(FILES) + 1))


def test_titles_and_texts_are_unique() -> None:
    """No story stands there twice."""
    stories = [story(path) for path in FILES]
    assert len({one["title"] for one in stories}) == len(stories)
    assert len({one["text"] for one in stories}) == len(stories)


@each_sample
def test_story_has_its_fields_in_order(path: Path) -> None:
    """Exactly the promised fields, in the promised order."""
    assert list(story(path)) == FIELDS


@each_sample
def test_story_fields_are_filled(path: Path) -> None:
    """Every field is text without stray blanks; only the address is always null."""
    one = story(path)
    assert one["url"] is None
    for field in ("title", "text", "source", "note"):
        assert isinstance(one[field], str)
        assert one[field]
        assert one[field] == one[field].strip()


@each_sample
def test_story_carries_an_iso_date(path: Path) -> None:
    """The date of publication is YYYY-MM-DD and reads back to itself."""
    published = story(path)["published"]
    assert dt.date.fromisoformat(published).isoformat() == published


@each_sample
def test_story_is_arabic_and_its_note_is_not(path: Path) -> None:
    """Title, text and source are Arabic; the note is a line of English."""
    one = story(path)
    for field in ("title", "text", "source"):
        assert arabic_share(one[field]) >= LEAST_ARABIC_SHARE
    assert arabic_share(one["note"]) < 1 - LEAST_ARABIC_SHARE
    assert "\n" not in one["note"]


@each_sample
def test_story_has_the_length_and_paragraphs_of_news(path: Path) -> None:
    """A story of 90 to 250 words in at least three paragraphs, parted by blank lines."""
    text = story(path)["text"]
    assert len(text.split()) in WORDS
    assert len(text.split("\n\n")) >= 3
    assert "\n\n\n" not in text


@each_sample
def test_story_is_punctuated_as_arabic(path: Path) -> None:
    """Arabic comma, semicolon and guillemets; no blank before a mark, none doubled."""
    one = story(path)
    whole = one["title"] + "\n" + one["text"]
    assert re.findall(r"""[,;?"'“”]| [،؛.:»]|« |  """, whole) == []
    assert whole.count("«") == whole.count("»")


@each_sample
def test_story_is_named_in_the_document(path: Path) -> None:
    """The document says of each file what it shows."""
    assert f"`{path.stem}`" in DOCUMENT.read_text(encoding="utf-8")
