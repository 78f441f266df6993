"""Reasons in both languages."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer, in_english
from gazetteer.model import Match
from gazetteer.reasons import Reason, phrase


@pytest.mark.parametrize("reason", [*Reason, *Match])
def test_every_reason_has_its_english(reason: Reason | Match) -> None:
    """With the detail at its place, and no Arabic left but that of names."""
    (english,) = in_english([phrase(reason, "17")])
    assert english.isascii()
    assert ("17" in english) == ("17" in phrase(reason, "17"))


def test_the_reasons_of_a_choice_are_told_in_english(gazetteer: Gazetteer) -> None:
    """In their order, names as they are."""
    resolution = gazetteer.resolve("مصراتة")
    assert in_english(resolution.reasons)[0] == "the name as written"
    assert len(in_english(resolution.reasons)) == len(resolution.reasons)


def test_what_is_no_reason_stays_as_it_is() -> None:
    """Rather than being lost."""
    assert in_english(["كلام آخر"]) == ("كلام آخر",)
