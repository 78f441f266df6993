"""From a reading to why it reads so.

A reading carries no trace of how it was made, so that it is small and quick. To explain it, its article is
read again by the rules with everything kept; the same article always reads the same. Events that the rules do
not tell, those of a language model, are explained by what the reading itself says of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from gazetteer import Gazetteer

from ..annotations.document import Document
from ..events.confidence import weights_of
from ..messages import Language
from ..model import Event, Reading, Span
from ..pipeline import analyse, dated, prepared
from ..readers.rules import RuleReader
from ..toponyms.places import names_in_context
from .arguments import place_grounds
from .case import Case, ground, name_of
from .dates import date_ground, date_grounds
from .joins import retellings
from .model import About, EventReasons, Explanation, Ground, How, Retelling, Weight
from .otherwise import otherwise
from .outcome import attribution_grounds, kind_ground, status_ground
from .people import people_grounds
from .places import Votes, place_reasons
from .words import Speech

__all__ = ["explain"]

_MOST_NAMED = 3
"""People that a heading names."""


def explain(reading: Reading, *, gazetteer: Gazetteer, language: Language = Language.ARABIC) -> Explanation:
    """Why a reading reads so, for an editor, in Arabic or English.

    `gazetteer` is the one it was read with. Events stand in the order of the reading. Takes as long as to
    read the article once more.
    """
    speech = Speech(language)
    day = reading.article.published
    published = datetime.date.fromisoformat(day) if day else None
    tokens, expressions = prepared(reading.article.text)
    before = dated(tokens, expressions, gazetteer=gazetteer, published=published)
    votes = Votes.of(gazetteer, *names_in_context(before, gazetteer))
    document = analyse(tokens, expressions, gazetteer=gazetteer, published=published)
    return Explanation(
        published=_published(reading, document, speech),
        votes=tuple(votes.told(before, gazetteer, speech)),
        places=tuple(place_reasons(document.places, votes, speech)),
        events=tuple(_events(reading, document, gazetteer, speech)),
    )


def _events(
    reading: Reading, document: Document, gazetteer: Gazetteer, speech: Speech
) -> Iterator[EventReasons]:
    """The reasons of each event, by its reports where the rules tell it."""
    traced = RuleReader().traced(document, gazetteer)
    clusters = {replace(event, confidence=0.0): cluster for event, cluster in traced.events}
    for event in reading.events:
        cluster = clusters.get(replace(event, confidence=0.0))
        if cluster is None:
            yield _reasons(event, tuple(_as_told(event, reading.article.published, speech)), (), speech)
            continue
        case = Case(
            event=event,
            frames=cluster.frames,
            document=document,
            naming=traced.naming,
            sources=traced.sources,
            speech=speech,
        )
        yield _reasons(event, tuple(_grounds(case)), retellings(case), speech)


def _grounds(case: Case) -> Iterator[Ground]:
    yield kind_ground(case)
    yield from people_grounds(case)
    yield from place_grounds(case)
    yield from date_grounds(case)
    yield status_ground(case)
    yield from attribution_grounds(case)


def _as_told(event: Event, published: str | None, speech: Speech) -> Iterator[Ground]:
    """The arguments of an event of which nothing but itself is known."""
    why = (speech.phrase("model" if event.reasons == ("model",) else "unknown_rule"),)
    sentence = event.evidence[0] if event.evidence else None
    kind = speech.words(f"kind_{event.kind}")
    yield ground(speech, About.KIND, kind, How.STATED, why, span=event.trigger, sentence=sentence)
    for about, people in ((About.ACTOR, event.actors), (About.HOST, event.hosts)):
        for one in people:
            yield ground(speech, about, one.name, How.STATED, why, span=one.span, sentence=sentence)
    places = [(About.DESTINATION, event.destination), (About.ORIGIN, event.origin)]
    for about, place in (*places, *((About.VIA, stop) for stop in event.via)):
        if place is not None and place.place is not None:
            how = How.INFERRED if place.inferred else How.STATED
            value = name_of(place.place, speech)
            yield ground(speech, about, value, how, why, span=place.span, sentence=sentence)
    if event.date is not None:
        yield date_ground(speech, event.date, published, sentence)
    yield ground(speech, About.STATUS, speech.words(f"status_{event.status}"), How.STATED, why)


def _reasons(
    event: Event, grounds: tuple[Ground, ...], reports: tuple[Retelling, ...], speech: Speech
) -> EventReasons:
    weights = weights_of(event) if reports else {}
    return EventReasons(
        event=event,
        heading=_heading(event, speech),
        grounds=grounds,
        reports=reports,
        otherwise=tuple(otherwise(event, speech)),
        confidence=event.confidence,
        weights=tuple(
            Weight(code=code, words=speech.words(f"weight_{code}"), weight=round(weight, 2))
            for code, weight in weights.items()
            if weight
        ),
    )


def _heading(event: Event, speech: Speech) -> str:
    """What an event is called in a list: its kind, who, and where."""
    who = speech.listed(actor.name for actor in (event.actors or event.hosts)[:_MOST_NAMED])
    reference = event.destination or event.origin
    kind = speech.words(f"kind_{event.kind}")
    if reference is None or reference.place is None:
        return speech.words("heading", kind=kind, who=who)
    key = "heading_to" if event.destination else "heading_from"
    return speech.words(key, kind=kind, who=who, place=name_of(reference.place, speech))


def _published(reading: Reading, document: Document, speech: Speech) -> Ground:
    """Where the day of publication comes from."""
    article = reading.article
    if article.published is None:
        return ground(speech, About.PUBLISHED, "", How.INFERRED, (speech.phrase("undated"),))
    if not article.published_inferred:
        return ground(speech, About.PUBLISHED, article.published, How.STATED, (speech.phrase("given"),))
    span = _words_of(document, article.published)
    reasons = (speech.phrase("found_in_text"),)
    return ground(speech, About.PUBLISHED, article.published, How.INFERRED, reasons, span=span)


def _words_of(document: Document, day: str) -> Span | None:
    """The first words of the article that tell a day."""
    for mention in document.dates:
        point = mention.expression.first
        if mention.expression.stamp and point is not None:
            return mention.expression.span
    told = (one.expression for one in document.dates if one.expression.symbolic == day)
    return next((expression.span for expression in told), None)
