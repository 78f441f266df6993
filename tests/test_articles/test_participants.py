"""Who moves and who receives, and the rule that found them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles import Reading
from articles.rules import Rule
from articles.triggers import trigger_words

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "rule", "actors", "hosts"),
    [
        ("زار وزير الدفاع التركي مدينة طرابلس.", Rule.VERB_SUBJECT, ["وزير الدفاع التركي"], []),
        ("وزير الدفاع التركي يزور مدينة طرابلس.", Rule.SUBJECT_VERB, ["وزير الدفاع التركي"], []),
        ("زار دلغادو مدينة طرابلس.", Rule.VERB_PHRASE, ["دلغادو"], []),
        ("الوفد التركي الذي زار مدينة طرابلس.", Rule.RELATIVE, ["الوفد التركي"], []),
        ("وصلت إلى ميناء عدن سفينة تركية.", Rule.LATE_SUBJECT, ["سفينة تركية"], []),
        ("وصل الوفد التركي إلى مدينة مصراتة. وزار مدينة طرابلس.", Rule.DROPPED_SUBJECT, ["الوفد التركي"], []),
        ("كان الوزير التركي في الطائرة متوجها إلى بغداد.", Rule.PARTICIPLE, ["الوزير التركي"], []),
        ("نقل الهلال الأحمر المصابين إلى مدينة العريش.", Rule.OBJECT, ["المصابين"], []),
        ("تم نقل الجرحى إلى مدينة العريش.", Rule.SUBJECT_MOVED, ["الجرحى"], []),
        ("إرسال مساعدات مصرية إلى مدينة العريش.", Rule.NOUN_OBJECT, ["مساعدات مصرية"], []),
        (
            "استقبل أمير قطر في الدوحة رئيس الوزراء اللبناني.",
            Rule.RECEIVED,
            ["رئيس الوزراء اللبناني"],
            ["أمير قطر"],
        ),
        (
            "استقبلت بغداد وزير الدفاع الإيطالي.",
            Rule.RECEIVED_BY_PLACE,
            ["وزير الدفاع الإيطالي"],
            [],
        ),
        ("زيارة الوزير التركي إلى بغداد.", Rule.GENITIVE, ["الوزير التركي"], []),
        ("قام الوزير التركي بزيارة إلى بغداد.", Rule.LIGHT_VERB, ["الوزير التركي"], []),
        ("أكد الوزير التركي في زيارته إلى بغداد.", Rule.OWNER, ["الوزير التركي"], []),
        ("أكد الوزير التركي خلال زيارة إلى بغداد.", Rule.SENTENCE_SUBJECT, ["الوزير التركي"], []),
        ("أكد الوزير التركي خلال زيارة له إلى بغداد.", Rule.HIS, ["الوزير التركي"], []),
        ("انطلقت في جنيف محادثات بين الأطراف السورية.", Rule.EVENT, ["الأطراف السورية"], []),
        ("مباحثات بين الأطراف السورية في جنيف.", Rule.EVENT_NOUN, ["الأطراف السورية"], []),
    ],
    ids=lambda value: str(value) if isinstance(value, Rule) else "",
)
def test_a_rule_finds_the_people(
    text: str, rule: Rule, actors: list[str], hosts: list[str], reading: Read
) -> None:
    """Each rule reads its own example, and the reading says which rule it was."""
    events = [event for event in reading(text).events if any(str(rule) in reason for reason in event.reasons)]
    assert len(events) == 1
    assert actors == [actor.name for actor in events[0].actors]
    assert hosts == [actor.name for actor in events[0].hosts]


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
