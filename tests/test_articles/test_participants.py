"""Who moves and who receives, and the rule that found them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from articles import Reading
from articles.language.rules import Rule
from articles.language.triggers import trigger_words
from articles.loading import load_rows

Read = Callable[[str], Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A row of rules.tsv: a rule, its words, a sentence that it reads, and the people it finds there."""

    rule: Rule
    ar: str
    en: str
    example: str
    actors: tuple[str, ...]
    hosts: tuple[str, ...] = ()


EXAMPLES = load_rows("explaining/rules.tsv", Example)


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row.rule)
def test_a_rule_finds_the_people(row: Example, reading: Read) -> None:
    """Each rule reads its own example, and the reading says which rule it was."""
    found = [
        event
        for event in reading(row.example).events
        if any(reason.endswith(f"/{row.rule}") for reason in event.reasons)
    ]
    assert len(found) == 1
    assert list(row.actors) == [actor.name for actor in found[0].actors]
    assert list(row.hosts) == [actor.name for actor in found[0].hosts]


def test_every_rule_has_an_example() -> None:
    """A rule without one cannot be explained, nor kept when another changes."""
    assert set(Rule) == {row.rule for row in EXAMPLES}


def test_reasons_are_trigger_words_and_rules(reading: Read) -> None:
    """`zara/verb-subject`: a row of triggers.tsv and a rule."""
    names = {word.name for word in trigger_words()}
    found = reading("زار وزير الدفاع التركي مدينة طرابلس. وسيجتمع الوزراء العرب في مدينة الرياض.").events
    assert found
    for event in found:
        for reason in event.reasons:
            word, rule = reason.split("/")
            assert word in names
            assert Rule(rule)


def test_companions_are_joined_to_the_subject(reading: Read) -> None:
    """By و alone."""
    (event,) = reading("وصل وزير الدفاع ورئيس الأركان والسفير التركي إلى مدينة مصراتة.").events
    assert [actor.name for actor in event.actors] == ["وزير الدفاع", "رئيس الأركان", "السفير التركي"]


def test_an_actor_is_called_by_the_fullest_name_of_the_article(reading: Read) -> None:
    """Surname and office lead to the person who was named in full."""
    text = "التقى وزير الدفاع التركي خلوصي آكار نظيره القطري في الدوحة. ثم توجه آكار إلى مدينة مصراتة."
    last = reading(text).events[-1]
    assert [(actor.name, actor.title) for actor in last.actors] == [("خلوصي آكار", "وزير الدفاع التركي")]


def test_a_delegation_is_called_by_its_first_telling(reading: Read) -> None:
    """«الوفد» after «وفد أمني مصري»."""
    text = "وصل وفد أمني مصري إلى مدينة بنغازي. وزار الوفد مدينة طبرق."
    assert [event.actors[0].name for event in reading(text).events] == ["وفد أمني مصري", "وفد أمني مصري"]
