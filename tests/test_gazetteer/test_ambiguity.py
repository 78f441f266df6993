"""Ambiguous names in sentences of news, measured as a whole: a bar, and the misses by name."""

from __future__ import annotations

from evaluation.ambiguity import is_right, meant, read_cases
from gazetteer import Gazetteer

_BAR = 0.95


def test_sentences_decide_which_place_is_meant(gazetteer: Gazetteer) -> None:
    """Nearly all names of the corpus go where their sentence means; the misses are printed."""
    read = [(case, meant(gazetteer, case)) for case in read_cases()]
    missed = [(case, found) for case, found in read if not is_right(case, found)]
    for case, found in missed:
        print(f"{case.name} ({case.country}) -> {found and found.place}\n    {case.text}")
    assert len({case.text for case, _ in read}) >= 60
    assert 1 - len(missed) / len(read) >= _BAR
