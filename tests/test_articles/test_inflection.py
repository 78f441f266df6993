"""Written forms of verbs and nouns, with everything attached."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from articles.language.inflection import (
    Stem,
    Tense,
    noun_stems,
    past_stems,
    present_stem,
    speech_stems,
    standing,
    takes_accusative,
)


def _written(stems: Iterable[Stem]) -> set[str]:
    """All forms of some stems."""
    return {written for stem in stems for written, _ in stem.forms()}


@pytest.mark.parametrize(
    "form", ["وصل", "وصلت", "وصلوا", "وصلا", "وصلتا", "وصلنا", "وصلها", "وصلته", "وصلتها"]
)
def test_a_regular_past_takes_person_endings_and_pronouns(form: str) -> None:
    """One row in the table is enough for all of them."""
    assert form in _written(past_stems(["وصل"]))


def test_a_list_with_irregular_forms_is_taken_as_it_stands() -> None:
    """«زار» has «زرت» beside «زارت»: all are named in the file."""
    found = _written(past_stems(["التقى", "التقت", "التقوا"]))
    assert {"التقى", "التقت", "التقوا"} <= found
    assert "التقىت" not in found


@pytest.mark.parametrize(
    ("form", "tense", "prefix"),
    [
        ("يصل", Tense.PRESENT, ""),
        ("تصلون", Tense.PRESENT, ""),
        ("سيصل", Tense.FUTURE, "س"),
        ("ليصلوا", Tense.SUBJUNCTIVE, "ل"),
    ],
)
def test_the_present_shows_its_mood(form: str, tense: Tense, prefix: str) -> None:
    """The particle before it tells future and purpose."""
    found = dict(present_stem("صل").forms())[form]
    assert (tense, prefix) == (found.tense, found.prefix)


@pytest.mark.parametrize(
    ("noun", "form", "prefix", "pronoun"),
    [
        ("زيارة", "بزيارة", "ب", ""),
        ("زيارة", "للزيارة", "لل", ""),
        ("زيارة", "زيارته", "", "ه"),
        ("زيارة", "لزيارتها", "ل", "ها"),
        ("لقاء", "لقائه", "", "ه"),
        ("لقاء", "لقاؤهما", "", "هما"),
        ("وصول", "وصولهم", "", "هم"),
    ],
)
def test_a_noun_shows_what_is_attached(noun: str, form: str, prefix: str, pronoun: str) -> None:
    """ة becomes ت and ء its seat before a pronoun."""
    found = {written: form for stem in noun_stems(noun) for written, form in stem.forms()}[form]
    assert (prefix, pronoun) == (found.prefix, found.pronoun)


@pytest.mark.parametrize("form", ["قال", "قالت", "يقول", "تقولون", "سيقول", "نقول"])
def test_a_verb_of_saying_has_its_forms(form: str) -> None:
    """Those that stand in news."""
    assert form in _written(speech_stems("قال", "يقول"))


@pytest.mark.parametrize("form", ["رأى", "رأت", "رأوا", "يرى"])
def test_a_verb_in_alif_maqsura_drops_it_before_endings(form: str) -> None:
    """«رأى», «رأت»."""
    assert form in _written(speech_stems("رأى", "يرى"))


def test_conjunctions_are_written_onto_a_form() -> None:
    """As it stands first."""
    assert [written for written, _ in standing("زار").forms()] == ["زار", "وزار", "فزار"]


@pytest.mark.parametrize(
    ("noun", "takes"), [("وفد", True), ("زيارة", False), ("لقاء", False), ("مصريين", False)]
)
def test_the_accusative_is_written_on_some_nouns(noun: str, takes: bool) -> None:
    """«وفدا», not of «زيارة»."""
    assert takes == takes_accusative(noun)
