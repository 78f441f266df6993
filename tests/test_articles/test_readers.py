"""The language model as a second reader: believed only where the article says the same words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from articles import (
    EventReader,
    JointReader,
    ModelReader,
    ModelUnavailable,
    OpenAIModel,
    Reading,
    RuleReader,
    read,
)
from gazetteer import Gazetteer

from .chat_server import ChatServer, serving
from .conftest import PUBLISHED
from .test_reading_properties import spans

TEXT = "وصل وفد أمني مصري إلى طرابلس أمس السبت. وحطت قدم المبعوث سامي الأزرق في مدينة عدن صباح الجمعة."
VISIT = {
    "kind": "visit",
    "status": "happened",
    "trigger": "وصل",
    "evidence": "وصل وفد أمني مصري إلى طرابلس أمس السبت.",
    "actors": ["وفد أمني مصري"],
    "to": "طرابلس",
    "date": "أمس السبت",
}
STEP = {
    "kind": "visit",
    "evidence": "وحطت قدم المبعوث سامي الأزرق في مدينة عدن صباح الجمعة",
    "trigger": "حطت",
    "actors": ["سامي الأزرق"],
    "to": "عدن",
    "date": "صباح الجمعة",
}


@pytest.fixture
def server() -> Iterator[ChatServer]:
    """A server that answers as a test wants."""
    with serving() as running:
        yield running


def asking(server: ChatServer, **more: Any) -> ModelReader:
    """A reader that asks the server."""
    return ModelReader(OpenAIModel(**{"url": server.url, "model": "test", "seconds": 5.0, **more}))


def reading(gazetteer: Gazetteer, reader: EventReader, text: str = TEXT) -> Reading:
    """A text read by a reader."""
    return read(text, gazetteer=gazetteer, published=PUBLISHED, reader=reader)


def told(found: Reading) -> list[tuple[str, list[str], str | None, str | None]]:
    """Kind, actors, destination and day of each event."""
    return [
        (
            event.kind.value,
            [actor.name for actor in event.actors],
            event.destination.span.text if event.destination and event.destination.span else None,
            event.date.begin if event.date else None,
        )
        for event in found.events
    ]


def test_a_good_answer_becomes_events(server: ChatServer, gazetteer: Gazetteer) -> None:
    """Quotes become spans, places and days as our own code resolves them."""
    server.said = {"events": [STEP, VISIT]}
    found = reading(gazetteer, asking(server))
    assert told(found) == [
        ("visit", ["وفد أمني مصري"], "طرابلس", "2020-12-26"),
        ("visit", ["سامي الأزرق"], "عدن", "2020-12-25"),
    ]
    assert found.rejected == ()
    assert [span for span in spans(found) if TEXT[span.start : span.end] != span.text] == []
    assert found.events[0].destination is not None
    assert found.events[0].destination.place is not None
    assert found.events[0].destination.place.country == "LY"


def test_the_model_is_asked_without_chance(server: ChatServer, gazetteer: Gazetteer) -> None:
    """For JSON, with the article as material and nothing else of ours."""
    reading(gazetteer, asking(server))
    (request,) = server.asked
    assert (request["temperature"], request["seed"]) == (0, 0)
    assert request["response_format"] == {"type": "json_object"}
    assert [message["content"] for message in request["messages"]][1] == TEXT


@pytest.mark.parametrize(
    ("lie", "what", "quote"),
    [
        ({"to": "باريس"}, "event", VISIT["evidence"]),
        ({"to": "باريس"}, "place", "باريس"),
        ({"evidence": "وصل وفد أمني تركي إلى طرابلس."}, "event", "وصل وفد أمني تركي إلى طرابلس."),
        ({"actors": ["عباس كامل"]}, "actor", "عباس كامل"),
        ({"date": "أمس الأحد"}, "date", "أمس الأحد"),
        ({"evidence": "وصل"}, "event", "وصل"),
        ({"from": "القاهرة"}, "place", "القاهرة"),
        ({"actors": ["أمني مص"]}, "actor", "أمني مص"),
    ],
)
def test_what_the_article_does_not_say_is_dropped_and_counted(
    lie: dict[str, Any], what: str, quote: str, server: ChatServer, gazetteer: Gazetteer
) -> None:
    """Invented names, places, days and sentences, and words cut in two."""
    server.said = {"events": [{**VISIT, **lie}]}
    found = reading(gazetteer, asking(server))
    assert (what, quote) in [(one.what, one.quote) for one in found.rejected]
    assert quote not in [actor.name for event in found.events for actor in event.actors]


@pytest.mark.parametrize(
    "event", [{"kind": "party"}, {"kind": "visit"}, "visit", 7, {**VISIT, "actors": "x"}]
)
def test_an_event_of_the_wrong_shape_is_dropped_alone(
    event: object, server: ChatServer, gazetteer: Gazetteer
) -> None:
    """The others of the answer stand."""
    server.said = {"events": [event, STEP]}
    found = reading(gazetteer, asking(server))
    assert len(found.events) == 1
    assert [one.what for one in found.rejected] == ["event"]


def misbehave(server: ChatServer, **how: Any) -> None:
    """Let the server answer in a bad way."""
    for name, value in how.items():
        setattr(server, name, value)


BAD: list[dict[str, Any]] = [
    {"said": "وصل الوفد"},
    {"said": {"no": 1}},
    {"said": ""},
    {"refusal": "I cannot help with that"},
    {"finish": "length"},
    {"status": 500},
    {"status": 401},
    {"body": b"not json"},
    {"body": b"{}"},
    {"delay": 1.5},
]


@pytest.mark.parametrize("how", BAD, ids=lambda how: " ".join(map(str, *how.items())))
def test_a_useless_answer_is_told(how: dict[str, Any], server: ChatServer, gazetteer: Gazetteer) -> None:
    """Nonsense, refusals, answers cut short, servers that fail or are too slow; asked once each."""
    misbehave(server, **how)
    with pytest.raises(ModelUnavailable):
        reading(gazetteer, asking(server, seconds=0.5))
    assert len(server.asked) == 1


@pytest.mark.parametrize("how", BAD[:4], ids=lambda how: " ".join(map(str, *how.items())))
def test_with_both_the_rules_read_on_alone(
    how: dict[str, Any], server: ChatServer, gazetteer: Gazetteer
) -> None:
    """What failed is told beside the events."""
    misbehave(server, **how)
    found = reading(gazetteer, JointReader(RuleReader(), asking(server)))
    assert found.events == reading(gazetteer, RuleReader()).events
    assert [one.what for one in found.rejected] == ["model"]


def test_an_answer_in_a_fence_is_read(server: ChatServer, gazetteer: Gazetteer) -> None:
    """Many models cannot but put one round it."""
    server.said = '```json\n{"events": []}\n```'
    assert reading(gazetteer, asking(server)).events == ()


def test_with_both_the_model_fills_gaps(server: ChatServer, gazetteer: Gazetteer) -> None:
    """What the rules read stays theirs; what only the model tells is less sure."""
    server.said = {"events": [VISIT, STEP]}
    rules = reading(gazetteer, RuleReader())
    both = reading(gazetteer, JointReader(RuleReader(), asking(server)))
    assert told(rules) == [("visit", ["وفد أمني مصري"], "طرابلس", "2020-12-26")]
    assert told(both) == [*told(rules), ("visit", ["سامي الأزرق"], "عدن", "2020-12-25")]
    assert both.events[0] == rules.events[0]
    assert both.events[1].confidence < rules.events[0].confidence


def test_with_both_disagreement_lowers_confidence(server: ChatServer, gazetteer: Gazetteer) -> None:
    """An event that the model does not tell, or tells with another status, is less sure."""
    sure = reading(gazetteer, RuleReader()).events[0].confidence
    heard = []
    for said in ([], [{**VISIT, "status": "denied"}], [{**VISIT, "status": "denied", "date": None}]):
        server.said = {"events": said}
        heard.append(reading(gazetteer, JointReader(RuleReader(), asking(server))).events[0].confidence)
    assert all(confidence < sure for confidence in heard)
    assert heard[2] < heard[1]


def test_an_article_is_asked_for_once(server: ChatServer, gazetteer: Gazetteer, tmp_path: Path) -> None:
    """By content and model; what was of no use is not remembered."""
    server.refusal = "no"
    with pytest.raises(ModelUnavailable):
        reading(gazetteer, asking(server, cache=tmp_path))
    server.refusal, server.said = None, {"events": [VISIT]}
    first = reading(gazetteer, asking(server, cache=tmp_path))
    server.said = {"events": []}
    assert reading(gazetteer, asking(server, cache=tmp_path)) == first
    assert len(server.asked) == 2
    reading(gazetteer, asking(server, cache=tmp_path, model="other"))
    reading(gazetteer, asking(server, cache=tmp_path), text=TEXT + " وغادر الوفد طرابلس.")
    assert len(server.asked) == 4


def test_a_budget_is_kept(server: ChatServer, gazetteer: Gazetteer) -> None:
    """Once the tokens are spent nothing more is asked; nor is a text sent that is too long."""
    reader = asking(server, budget=150)
    for _ in range(2):
        reading(gazetteer, reader)
    with pytest.raises(ModelUnavailable, match="budget"):
        reading(gazetteer, reader)
    with pytest.raises(ModelUnavailable, match="longer"):
        reading(gazetteer, asking(server), text=TEXT * 300)
    assert len(server.asked) == 2


def test_a_damaged_article_is_quoted_as_it_was_sent(server: ChatServer, gazetteer: Gazetteer) -> None:
    """The model sees plain letters; spans are of the text that came."""
    server.said = {"events": [VISIT]}
    text = TEXT.replace("طرابلس", "طـرا\u200fبلس")
    found = reading(gazetteer, asking(server), text)
    assert found.events[0].destination is not None
    assert found.events[0].destination.span is not None
    assert found.events[0].destination.span.text == "طـرا\u200fبلس"
    assert server.asked[0]["messages"][1]["content"] == TEXT


def test_the_rules_are_the_reader_unless_another_is_given(gazetteer: Gazetteer) -> None:
    """Nothing is asked of anybody."""
    found = read(TEXT, gazetteer=gazetteer, published=datetime.date(2020, 12, 27))
    assert found == replace(reading(gazetteer, RuleReader()), article=found.article)
