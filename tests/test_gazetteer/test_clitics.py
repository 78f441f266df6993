"""Attached particles."""

from __future__ import annotations

import pytest

from gazetteer.names.clitics import word_readings


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("القاهره", ["القاهره"]),
        ("وطرابلس", ["وطرابلس", "طرابلس"]),
        ("ببنغازي", ["ببنغازي", "بنغازي"]),
        ("وبالخرطوم", ["وبالخرطوم", "بالخرطوم", "الخرطوم"]),
        ("للقاهره", ["للقاهره", "لقاهره", "القاهره", "قاهره"]),
        ("وللقاهره", ["وللقاهره", "للقاهره", "لقاهره", "القاهره", "قاهره"]),
        ("لليبيا", ["لليبيا", "ليبيا", "اليبيا", "يبيا"]),
        ("كالقاهره", ["كالقاهره"]),
    ],
)
def test_every_reading_of_a_word_is_offered(word: str, stems: list[str]) -> None:
    """The word itself first; ك is never taken off."""
    assert [reading.stem for reading in word_readings(word)] == stems


def test_contracted_article_stays_with_the_name() -> None:
    """In للقاهرة the letters لل hold the article, so that no letter is taken."""
    contracted = [reading for reading in word_readings("وللقاهره") if reading.contracted]
    assert [(reading.taken, reading.stem) for reading in contracted] == [(1, "القاهره")]
