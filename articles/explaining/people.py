"""Who: which words name them, by which rule they were found, and where their full name stands."""

from __future__ import annotations

from collections.abc import Iterator

from ..annotations.document import ActorMention
from ..model import Actor
from ..reports.frames import Frame
from .case import Case, ground
from .model import About, Ground, How, Phrase

__all__ = ["people_grounds"]


def people_grounds(case: Case) -> Iterator[Ground]:
    """A ground for each actor and host of the event."""
    for about, people in ((About.ACTOR, case.event.actors), (About.HOST, case.event.hosts)):
        for actor in people:
            found = next(_tellings(case, about, actor), None)
            yield _gathering(case, about, actor) if found is None else _found(case, about, actor, *found)


def _tellings(case: Case, about: About, actor: Actor) -> Iterator[tuple[Frame, ActorMention, bool]]:
    """The reports that name somebody, where, and whether in this part; what is nearest first."""
    for mine in (True, False):
        for frame in case.frames:
            movers = (about is About.ACTOR) is mine
            for mention in frame.movers if movers else frame.hosts:
                people = case.naming.people(mention)
                if any(case.naming.actor(person) == actor for person in people):
                    yield frame, mention, mine


def _gathering(case: Case, about: About, actor: Actor) -> Ground:
    reasons = (case.speech.phrase("gathering"),)
    return ground(case.speech, about, actor.name, How.STATED, reasons, span=actor.span)


def _found(case: Case, about: About, actor: Actor, frame: Frame, mention: ActorMention, mine: bool) -> Ground:
    """Who stands in the sentence of the report is stated, who is told before it is taken from there."""
    there = case.document.tokens.sentence_of(mention.first)
    how = How.STATED if there == frame.sentence else How.INHERITED
    sentence = case.sentence(there)
    reasons = _reasons(case, actor, frame, mention, about is About.HOST and not mine)
    if how is How.INHERITED:
        reasons.append(case.speech.phrase("told_before"))
    value = case.speech.listed((actor.name, actor.title)) if actor.title else actor.name
    span = case.document.text((mention.first, mention.stop))
    return ground(case.speech, about, value, how, reasons, span=span, sentence=sentence)


def _reasons(case: Case, actor: Actor, frame: Frame, mention: ActorMention, met: bool) -> list[Phrase]:
    rule = case.speech.rule(frame.rule)
    reasons = [Phrase(code=frame.rule, words=case.speech.words("by_rule", rule=rule.words, name=rule.name))]
    if met:
        reasons = [case.speech.phrase("met_on_visit")]
    told = case.document.text((mention.first, mention.stop))
    if not (told.start <= actor.span.start and actor.span.end <= told.end):
        reasons.append(case.speech.phrase("called", word=told.text))
    return reasons
