"""Trigger words: every row reads its own example, and look-alikes are none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from articles import EventKind, Reading
from articles.language.tokens import fold_word, tokenise
from articles.language.triggers import (
    Part,
    Sense,
    TriggerWord,
    find_triggers,
    forms_of,
    is_trigger_form,
    is_verb_form,
    trigger_words,
)
from articles.loading import load_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """A row of never-triggers.tsv."""

    form: str
    reads_like: str
    doubtful: bool = False


VISIT, MEETING, MOVEMENT = EventKind.VISIT, EventKind.MEETING, EventKind.MOVEMENT
FITTING = {
    Sense.VISIT: {VISIT},
    Sense.TOUR: {VISIT},
    Sense.ATTEND: {VISIT},
    Sense.RECEIVE: {VISIT, MOVEMENT},
    Sense.ARRIVE: {VISIT, MOVEMENT},
    Sense.ENTER: {VISIT, MOVEMENT},
    Sense.GO: {VISIT, MOVEMENT},
    Sense.LEAVE: {VISIT, MOVEMENT},
    Sense.MEET: {MEETING},
    Sense.GATHER: {MEETING},
    Sense.HOLD: {MEETING},
    Sense.HOST: {MEETING},
}


@pytest.mark.parametrize("word", trigger_words(), ids=lambda word: word.name)
def test_the_example_of_a_trigger_reads(word: TriggerWord, reading: Callable[[str], Reading]) -> None:
    """Into events that this word reports, of a kind that fits its sense."""
    told = [
        event
        for event in reading(word.example + ".").events
        if any(reason.startswith(f"{word.name}/") for reason in event.reasons)
    ]
    assert told
    assert {event.kind for event in told} <= FITTING.get(word.sense, {MOVEMENT})


@pytest.mark.parametrize("word", trigger_words(), ids=lambda word: word.name)
def test_every_form_of_a_row_is_found(word: TriggerWord) -> None:
    """Unless never-triggers.tsv takes it out."""
    never = {fold_word(row.form) for row in load_rows("never-triggers.tsv", Never)}
    written = {fold_word(form) for form in (*word.past, *word.nouns, *word.participles)} - never
    assert [form for form in written if word not in {found.word for found in forms_of(form)}] == []


@pytest.mark.parametrize("row", load_rows("never-triggers.tsv", Never), ids=lambda row: row.form)
def test_look_alikes_are_no_triggers(row: Never) -> None:
    """«وزارة» is not «و» and «زار»."""
    assert not is_trigger_form(fold_word(row.form))


def test_a_form_of_verb_and_noun_is_no_verb_form() -> None:
    """«تفقد» is both, «زار» only a verb."""
    assert is_verb_form(fold_word("زار"))
    assert not is_verb_form(fold_word("زيارة"))
    assert not is_verb_form(fold_word("توجه"))


def test_triggers_are_found_where_they_stand() -> None:
    """Token numbers and forms in text order."""
    found = find_triggers(tokenise("وصل الوفد ثم زار المدينة قبل مغادرته"))
    assert [(token, forms[0].word.name) for token, forms in found] == [
        (0, "wasala"),
        (3, "zara"),
        (6, "ghadara"),
    ]
    assert found[2][1][0].part is Part.NOUN
    assert found[2][1][0].pronoun == "ه"
