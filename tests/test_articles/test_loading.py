"""The loader of language data takes good files and names the place in bad ones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest

from articles.errors import LanguageDataError
from articles.loading import load_index, load_rows


class Colour(StrEnum):
    """Some colours."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A row of every type."""

    word: str
    count: int = 0
    weight: float = 1.0
    known: bool = False
    colour: Colour | None = None
    forms: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("count is below zero")


def file(path: Path, text: str) -> Path:
    """A data file with this text."""
    target = path / "sample.tsv"
    target.write_text(text, encoding="utf-8")
    return target


def test_rows_are_typed_by_their_class(tmp_path: Path) -> None:
    """Comments and blank lines are passed over, empty cells take the default."""
    path = file(
        tmp_path,
        "# about\nword\tcount\tweight\tknown\tcolour\tforms\n\n"
        "زار\t3\t0.5\tyes\tred\tزارت|زاروا\n# between\nوصل\t\t-\n",
    )
    expected = (
        Sample(word="زار", count=3, weight=0.5, known=True, colour=Colour.RED, forms=("زارت", "زاروا")),
        Sample(word="وصل"),
    )
    assert expected == load_rows(path, Sample)


def test_further_files_are_layers(tmp_path: Path) -> None:
    """The rows of a later layer follow those of the first."""
    path = file(tmp_path, "word\nزار\n")
    assert [Sample(word="زار")] * 2 == list(load_rows(path, Sample, path))


def test_an_index_is_keyed_by_a_field(tmp_path: Path) -> None:
    """Each row under its key."""
    path = file(tmp_path, "word\tcount\nزار\t1\nوصل\t2\n")
    assert {key: row.count for key, row in load_index(path, Sample, key="word").items()} == {
        "زار": 1,
        "وصل": 2,
    }


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("word\tcount\nزار\tmany\n", 2, "count"),
        ("word\tknown\nزار\ttrue\n", 2, "known"),
        ("word\tcolour\n\nزار\tgreen\n", 3, "colour"),
        ("word\tcount\n\t1\n", 2, "word"),
        ("word\tcuont\nزار\t1\n", 1, "cuont"),
        ("word\nزار\t1\n", 2, "2 cells for 1 columns"),
        ("word\tcount\nزار\t-1\n", 2, "below zero"),
    ],
)
def test_a_bad_cell_is_named_by_file_line_and_field(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    """The error says where to look."""
    path = file(tmp_path, text)
    with pytest.raises(LanguageDataError) as caught:
        load_rows(path, Sample)
    assert str(path) in str(caught.value)
    assert f"line {line}" in str(caught.value)
    assert message in str(caught.value)


def test_a_key_may_not_occur_twice(tmp_path: Path) -> None:
    """The second one is the error."""
    path = file(tmp_path, "word\nزار\nزار\n")
    with pytest.raises(LanguageDataError, match=r"line 3.*second time"):
        load_index(path, Sample, key="word")


@pytest.mark.parametrize("content", [b"", b"word\n", b"# only a comment\n", b"word\n\xff\n"])
def test_a_file_without_rows_or_not_in_utf_8_is_refused(tmp_path: Path, content: bytes) -> None:
    """An empty table is never what was meant."""
    path = tmp_path / "sample.tsv"
    path.write_bytes(content)
    with pytest.raises(LanguageDataError, match=r"sample\.tsv"):
        load_rows(path, Sample)


def test_a_missing_file_is_a_value_error_that_names_it() -> None:
    """Users may catch the standard class."""
    with pytest.raises(ValueError, match=r"no-such\.tsv"):
        load_rows("no-such.tsv", Sample)
