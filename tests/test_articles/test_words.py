"""What is known of a word, and how an unknown one is judged."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from articles.language.tokens import fold_word
from articles.language.wordclasses import WordClass, class_named
from articles.language.words import lexeme


@pytest.mark.parametrize(
    ("word", "classes"),
    [
        ("وزير", WordClass.TITLE),
        ("الفريق", WordClass.RANK),
        ("وفد", WordClass.GROUP),
        ("قوات", WordClass.FORCE),
        ("أسلحة", WordClass.GOODS),
        ("سفينة", WordClass.VEHICLE),
        ("مجلس", WordClass.INSTITUTION),
        ("في", WordClass.PREP | WordClass.IN),
        ("الذي", WordClass.REL),
        ("لم", WordClass.NEG),
        ("قال", WordClass.SPEECH),
        ("زار", WordClass.MOTION),
        ("أجرى", WordClass.LIGHT | WordClass.SPEECH),
        ("يضم", WordClass.DESCRIPTIVE),
        ("محمد", WordClass.NAME),
        ("عشرات", WordClass.QUANTITY),
    ],
)
def test_a_word_has_its_classes(word: str, classes: int) -> None:
    """A word may have several."""
    assert lexeme(fold_word(word), word).classes & classes == classes


@pytest.mark.parametrize(
    ("word", "conjunction", "particle", "definite"),
    [
        ("وزير", False, "", False),
        ("الوزير", False, "", True),
        ("والوزير", True, "", True),
        ("للوزير", False, "ل", True),
        ("بالوزير", False, "ب", True),
        ("ووزير", True, "", False),
        ("وفدا", False, "", False),
        ("لمحمد", False, "ل", False),
    ],
)
def test_what_is_attached_to_a_known_word_is_told(
    word: str, conjunction: bool, particle: str, definite: bool
) -> None:
    """The word itself may begin with the same letter."""
    found = lexeme(fold_word(word), word)
    assert (conjunction, particle, definite) == (found.conjunction, found.particle, found.definite)
    assert found.bare is not (conjunction or bool(particle))


@pytest.mark.parametrize(
    ("word", "conjunction", "particle", "definite"),
    [
        ("دلغادو", False, "", False),
        ("الزنتاني", False, "", True),
        ("والزنتاني", True, "", True),
        ("للزنتاني", False, "ل", True),
        ("بالزنتاني", False, "ب", True),
        ("ودلغادو", True, "", False),
        ("وشاح", False, "", False),
    ],
)
def test_an_unknown_word_is_judged_by_its_prefix(
    word: str, conjunction: bool, particle: str, definite: bool
) -> None:
    """Short words keep their first letter."""
    found = lexeme(fold_word(word), word)
    assert (conjunction, particle, definite) == (found.conjunction, found.particle, found.definite)


def test_a_preposition_in_alif_maqsura_is_no_name() -> None:
    """«على» folds like «علي»."""
    assert not lexeme("علي", "على").classes & WordClass.NAME
    assert lexeme("علي", "علي").classes & WordClass.NAME


def test_a_class_has_the_name_that_data_files_use() -> None:
    """An unknown one is an error of the file."""
    assert class_named("title") == WordClass.TITLE
    with pytest.raises(ValueError, match="no class"):
        class_named("titel")


def test_each_class_has_a_bit_of_its_own() -> None:
    """Two classes on one bit would be one class."""
    classes = [value for value in asdict(WordClass).values() if value]
    single = [value for value in classes if value.bit_count() == 1]
    assert len(single) == len(set(single))
