"""What is no Arabic article is refused with a clear error."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from articles import EmptyText, NotArabic, OtherLanguage, TextTooLong, UnreadableArticle, read
from articles.intake.checking import check_text
from articles.loading import load_rows
from gazetteer import Gazetteer

from .cases import DATA


@pytest.mark.parametrize("text", ["", "   \n\t ", "\u00a0\u2003"])
def test_an_empty_text_is_refused(text: str) -> None:
    """White space is nothing to read."""
    with pytest.raises(EmptyText):
        check_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Egyptian delegation arrived in Tripoli on Sunday.",
        "Le ministre est arrivé à Tunis.",
        "2020-12-27 12:30",
        "הנשיא הגיע לירושלים",
        "… !؟ ،",
    ],
)
def test_another_language_is_refused(text: str) -> None:
    """Numbers and marks alone are no Arabic either."""
    with pytest.raises(NotArabic):
        check_text(text)


@pytest.mark.parametrize(
    "text",
    ["وصل الوفد", "وصل وفد شركة Siemens Energy إلى بغداد", "زار Joe Biden مدينة جدة", "ﻭﺻﻞ ﺍﻟﻮﻓﺪ"],
)
def test_arabic_with_other_scripts_is_accepted(text: str) -> None:
    """Names in Latin letters and presentation forms are at home in news."""
    check_text(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of languages.tsv: a text, and its language where it is not Arabic."""

    language: str | None = None
    text: str


@pytest.mark.parametrize("row", load_rows(DATA / "languages.tsv", Row), ids=lambda row: str(row.language))
def test_languages_in_arabic_letters_are_told_apart(row: Row) -> None:
    """By their small words; a doubtful text is read."""
    if row.language is None:
        check_text(row.text)
        return
    with pytest.raises(OtherLanguage, match=row.language):
        check_text(row.text)


def test_a_text_beyond_all_articles_is_refused() -> None:
    """The message says how long it is and what is read."""
    with pytest.raises(TextTooLong, match="400,000"):
        check_text("زار الوزير " * 50_000)


@pytest.mark.parametrize("text", ["", "Hello, world", "وصل " * 100_001])
def test_reading_refuses_the_same(text: str, gazetteer: Gazetteer) -> None:
    """`read` checks before it does anything else."""
    with pytest.raises(UnreadableArticle) as caught:
        read(text, gazetteer=gazetteer)
    assert caught.value.field == "text"
