"""How sure an event is: what raises and what lowers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from articles import Event, Reading
from articles.events.confidence import UNCERTAIN_BELOW, confidence_of, features_of
from articles.model import Actor, ActorKind, Span

Reader = Callable[[str], Reading]


def _event(reading: Reader, text: str) -> Event:
    return reading(text).events[0]


def test_an_event_told_in_two_ways_is_surer(reading: Reader) -> None:
    """Each further rule that finds the same people raises the confidence."""
    event = _event(reading, "زار الوزير المصري سامح شكري مدينة بنغازي.")
    twice = replace(event, reasons=(*event.reasons, "ziyara/genitive"))
    assert confidence_of(twice) > confidence_of(event)


def test_an_event_without_destination_is_uncertain(reading: Reader) -> None:
    """Who leaves without a word on whither may be a figure of speech."""
    event = _event(reading, "زار الوزير المصري سامح شكري مدينة بنغازي.")
    nowhere = replace(event, destination=None, origin=None, reasons=("ghadara/owner",))
    assert confidence_of(nowhere) < UNCERTAIN_BELOW < confidence_of(event)


def test_a_host_raises_the_confidence(reading: Reader) -> None:
    """Two people at one place are seldom an accident of words."""
    event = _event(reading, "زار الوزير المصري سامح شكري مدينة بنغازي.")
    host = Actor(name="حفتر", title=None, kind=ActorKind.PERSON, span=Span(start=0, end=4, text="حفتر"))
    assert features_of(replace(event, hosts=(host,))).host == 1.0
    assert confidence_of(replace(event, hosts=(host,))) > confidence_of(event)
