"""Events that several outlets tell in their own words are found, and near misses kept apart."""

from __future__ import annotations

import pytest
from merged_tellings import b_cubed, corpus, joined_wrongly

from articles import Reading, merge
from gazetteer import Gazetteer


@pytest.fixture(scope="module")
def told(gazetteer: Gazetteer) -> tuple[list[Reading], dict[str, str]]:
    """The corpus as the reader reads it, and the event of each telling."""
    return corpus(gazetteer)


def test_the_corpus_is_large_enough(told: tuple[list[Reading], dict[str, str]]) -> None:
    """At least sixty pairs in twenty events of several tellings, and as many near misses."""
    readings, events = told
    quality = b_cubed(merge(readings), events)
    names = list(events.values())
    assert quality.pairs >= 60
    assert len({name for name in names if names.count(name) > 1}) >= 20
    assert quality.events >= 45


def test_the_corpus_is_merged_rightly(told: tuple[list[Reading], dict[str, str]]) -> None:
    """Precision before recall."""
    readings, events = told
    quality = b_cubed(merge(readings), events)
    assert quality.precision >= 0.97
    assert quality.f1 >= 0.95


def test_no_near_miss_is_taken_for_the_event_beside_it(told: tuple[list[Reading], dict[str, str]]) -> None:
    """Not one."""
    readings, events = told
    assert joined_wrongly(merge(readings), events) == []
