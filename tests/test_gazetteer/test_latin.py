"""Names in Latin letters, however they are transliterated."""

from __future__ import annotations

import pytest
from conformance import ask, latin_forms

from gazetteer import Gazetteer, Match, fold
from gazetteer.names.latin import Sounds, distance, sounds, sounds_of_arabic

SHARE = 0.97
LEAST_SPELLINGS = 400


def test_nearly_all_latin_spellings_find_their_place(gazetteer: Gazetteer) -> None:
    """English, French, Italian, German and systematic ones: the place is among the first three."""
    (tally,) = ask(gazetteer, latin_forms(gazetteer)).values()
    assert tally.asked >= LEAST_SPELLINGS
    assert tally.share >= SHARE, tally.missed


@pytest.mark.parametrize(
    "spellings",
    [
        ("Kufra", "Koufra", "Al Kufrah", "al-Kufra", "El Koufra"),
        ("Djeddah", "Jeddah", "Geddah"),
        ("Misrata", "Misratah"),
        ("Tobrouk", "Tubruq", "Tobruk"),
        ("Ouargla", "Wargla", "Ouarglah"),
        ("Istanbul", "Istambul"),
    ],
)
def test_transliterations_of_one_name_hold_the_same_consonants(spellings: tuple[str, ...]) -> None:
    """Articles, doubled letters, vowels and the letters for one sound differ; the consonants do not."""
    keys = [{reading.consonants for reading in sounds(fold(spelling))} for spelling in spellings]
    assert set.intersection(*keys)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("الكفرة", "Kufra"),
        ("القضارف", "Gedaref"),
        ("القضارف", "Qadarif"),
        ("الظهران", "Dhahran"),
        ("واد", "Oued"),
    ],
)
def test_arabic_names_sound_like_their_transliterations(arabic: str, latin: str) -> None:
    """They hold the same consonants, and the short vowels that Arabic does not write count for nothing."""
    pairs = [
        distance(written.vowels, name.vowels, arabic=True)
        for written in sounds(fold(latin))
        for name in sounds_of_arabic(fold(arabic))
        if written.consonants == name.consonants
    ]
    assert min(pairs) <= 0.25


def test_other_vowels_are_farther_than_akin_ones() -> None:
    """Sebha is nearer to Sabha than to Subha."""
    sebha, sabha, subha = (sounds(name)[0] for name in ("sebha", "sabha", "subha"))
    assert isinstance(sebha, Sounds)
    assert 0.0 < distance(sebha.vowels, sabha.vowels) < distance(sebha.vowels, subha.vowels)


def test_a_transliteration_is_told_and_comes_after_the_name_as_written(gazetteer: Gazetteer) -> None:
    """The way of matching is its own, with a reason; a place that is spelt so goes before it."""
    kufra = gazetteer.find("Koufra")[0]
    assert (kufra.place.name, kufra.match) == ("الكفرة", Match.TRANSLITERATED)
    assert kufra.reasons
    found = gazetteer.find("Soudan")
    assert [candidate.match for candidate in found[:2]] == [Match.LATIN, Match.TRANSLITERATED]


@pytest.mark.parametrize("word", ["Microsoft", "table", "window", "", "'", "123", "x", "https"])
def test_other_latin_words_are_no_places(gazetteer: Gazetteer, word: str) -> None:
    """Nothing is found that would be taken for a place."""
    assert gazetteer.resolve(word).place is None
