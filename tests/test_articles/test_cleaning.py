"""Page furniture is blanked, and every letter of the article stays where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.cleaning import blank_boilerplate

BODY = "وصل وفد أمني مصري إلى مدينة طرابلس في زيارة تستغرق يوما واحدا يلتقي خلالها عددا من المسؤولين.\n"


@pytest.mark.parametrize(
    "line", ["شارك الخبر", "طباعة", "أخبار ذات صلة", "اخبار ذات صله:", " شارك ", "التعليقات"]
)
def test_a_line_of_furniture_is_blanked(line: str) -> None:
    """Spelling variants and punctuation do not matter; the body stays."""
    assert " " * len(line) + "\n" + BODY == blank_boilerplate(line + "\n" + BODY)


def test_the_words_of_furniture_stay_inside_a_sentence() -> None:
    """«شارك» is also a verb."""
    sentence = "شارك الوزير في مؤتمر باريس.\n"
    assert sentence == blank_boilerplate(sentence)


def test_all_after_a_tail_line_is_blanked_once_there_was_a_body() -> None:
    """Links to other articles are no part of this one."""
    article = "".join(BODY.replace("واحدا", f"رقم {number}") for number in range(6))
    cleaned = blank_boilerplate(article + "أخبار ذات صلة\nالرئيس يصل إلى باريس\n")
    assert article == cleaned[: len(article)]
    assert cleaned[len(article) :].strip() == ""


def test_a_tail_line_above_the_body_blanks_only_itself() -> None:
    """There it is a menu."""
    assert BODY in blank_boilerplate("آخر الأخبار\n" + BODY)


def test_a_long_line_that_is_repeated_is_kept_once() -> None:
    """A teaser repeats the first sentence."""
    assert BODY + " " * (len(BODY) - 1) + "\n" == blank_boilerplate(BODY + BODY)


@given(st.text(alphabet="شارك طباعة\n\r\u2028fbpx.،ا", max_size=80))
def test_the_length_and_what_is_kept_stay(text: str) -> None:
    """Each character is kept or becomes a space."""
    cleaned = blank_boilerplate(text)
    assert len(text) == len(cleaned)
    assert all(now in (was, " ") for was, now in zip(text, cleaned, strict=True))
