"""Sentences of news are read as a careful reader reads them; what is not yet read so is listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from articles import Reading
from articles.loading import load_rows

from .cases import DATA, Sentence, differences, sentences

READ = sentences("sentences.tsv")
FAILING = sentences("known-failures.tsv")

Read = Callable[[str], Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """A row of not-events.tsv."""

    group: str
    text: str


TRAPS = load_rows(DATA / "not-events.tsv", Trap)


def named(sentence: Sentence | Trap) -> str:
    """A name for the test of a sentence."""
    return f"{sentence.group}: {sentence.text}"


@pytest.mark.parametrize("sentence", READ, ids=named)
def test_the_events_of_a_sentence_are_read(sentence: Sentence, reading: Read) -> None:
    """Kind, status, people, places and date of each event, and no event beside them."""
    assert differences(sentence.events, reading(sentence.text).events) == []


@pytest.mark.parametrize("trap", TRAPS, ids=named)
def test_what_is_no_visit_meeting_or_movement_gives_no_event(trap: Trap, reading: Read) -> None:
    """Phone calls, prices, idioms and nouns that look like triggers."""
    assert [event.reasons for event in reading(trap.text).events] == []


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            sentence, marks=pytest.mark.xfail(strict=True, reason=sentence.group), id=named(sentence)
        )
        for sentence in FAILING
    ],
)
def test_what_is_not_yet_read_rightly(sentence: Sentence, reading: Read) -> None:
    """Known failures, by what the reader lacks; one that passes moves to the other files."""
    assert differences(sentence.events, reading(sentence.text).events) == []


def test_the_corpus_is_large_and_says_each_sentence_once() -> None:
    """At least 120 sentences with events and 300 without."""
    texts = [sentence.text for sentence in (*READ, *FAILING, *TRAPS)]
    assert sorted(set(texts)) == sorted(texts)
    assert len(READ) >= 120
    assert len(TRAPS) >= 300
