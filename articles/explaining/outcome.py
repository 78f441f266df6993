"""What kind of event, whether it happened, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.inflection import Tense
from ..language.triggers import TOGETHER, Form, Part, Sense, forms_of
from ..model import EventKind, Span, Status
from ..reports.dating import looks_ahead
from ..reports.frames import Frame
from ..reports.status import status_words
from ..reports.timing import times_of
from .case import Case, ground
from .model import About, Ground, How, Phrase

__all__ = ["attribution_grounds", "kind_ground", "status_ground"]

_COMING = frozenset({Sense.ARRIVE, Sense.GO, Sense.ENTER, Sense.LEAVE, Sense.RETURN, Sense.SEND})
"""Senses that are a visit or a movement by who comes."""


def kind_ground(case: Case) -> Ground:
    """The word that makes it a visit, a meeting or a movement."""
    frame = next((one for one in case.frames if one.kind is case.event.kind), case.frames[0])
    word = case.word(frame.token)
    reasons = [case.speech.phrase("sense", word=word, sense=case.speech.words(f"sense_{frame.sense}"))]
    if frame.sense in _COMING and case.event.kind is EventKind.VISIT:
        reasons.append(case.speech.phrase("traveller"))
    elif frame.sense in _COMING | {Sense.RECEIVE} and case.event.kind is EventKind.MOVEMENT:
        reasons.append(case.speech.phrase("carried"))
    if case.event.kind is EventKind.VISIT and any(one.sense in TOGETHER for one in case.frames):
        reasons.append(case.speech.phrase("visit_outweighs"))
    return ground(
        case.speech,
        About.KIND,
        case.speech.words(f"kind_{case.event.kind}"),
        How.STATED,
        reasons,
        span=case.document.text((frame.token, frame.token + 1)),
        sentence=case.sentence(frame.sentence),
    )


def status_ground(case: Case) -> Ground:
    """The word, tense or date that says whether it happened."""
    status = case.event.status
    alike = [frame for frame in case.frames if frame.status is status]
    frame = next((one for one in alike if one.accomplished), alike[0] if alike else case.frames[0])
    span, reason = _said(case, frame)
    reasons = [reason]
    if status is Status.HAPPENED and any(one.status is not status for one in case.frames):
        reasons.append(case.speech.phrase("accomplished"))
    return ground(
        case.speech,
        About.STATUS,
        case.speech.words(f"status_{status}"),
        How.STATED,
        reasons,
        span=span,
        sentence=case.sentence(frame.sentence),
    )


def _said(case: Case, frame: Frame) -> tuple[Span, Phrase]:
    """What says so in one report: a word around it, the tense of its verb, its date, its way, or nothing."""
    token, speech = frame.token, case.speech
    trigger = case.document.text((token, token + 1))
    cue = next((at for status, at in status_words(case.document, token) if status is frame.status), None)
    if cue is not None and frame.status is not Status.HAPPENED:
        return case.document.text((cue, cue + 1)), speech.phrase("cue", word=case.word(cue))
    form = _form(case, frame)
    if form is not None and form.tense is Tense.FUTURE:
        return trigger, speech.phrase("future_verb", word=trigger.text)
    if form is not None and form.part is Part.VERB and form.tense is Tense.PAST:
        return trigger, speech.phrase("past_verb", word=trigger.text)
    if frame.status is Status.PLANNED:
        return _ahead(case, token, trigger)
    if frame.status is Status.DENIED:
        return trigger, speech.phrase("stopped", word=trigger.text)
    return trigger, speech.phrase("untold")


def _ahead(case: Case, token: int, trigger: Span) -> tuple[Span, Phrase]:
    """A time that lies ahead, else a verb in the present that looks ahead."""
    time = next(iter(times_of(case.document, token)), None)
    if time is not None and looks_ahead(time.expression, case.document.published):
        span = time.expression.span
        return span, case.speech.phrase("ahead", word=span.text)
    return trigger, case.speech.phrase("present_verb", word=trigger.text)


def _form(case: Case, frame: Frame) -> Form | None:
    """The form as which the trigger was read."""
    name = frame.rule.partition("/")[0]
    forms = forms_of(case.document.tokens.folds[frame.token])
    return next((form for form in forms if form.word.name == name), None)


def attribution_grounds(case: Case) -> Iterator[Ground]:
    """The source in the words of the article; none where the outlet tells it itself."""
    source = case.event.attributed_to
    if source is None:
        return
    frame = next((one for one in case.frames if case.sources[one.token] == source), case.frames[0])
    sentence = case.sentence(frame.sentence)
    at = sentence.text.find(source)
    start = sentence.start + at
    yield ground(
        case.speech,
        About.ATTRIBUTED_TO,
        source,
        How.STATED if at >= 0 else How.INHERITED,
        (case.speech.phrase("reported"),),
        span=Span(start=start, end=start + len(source), text=source) if at >= 0 else None,
        sentence=sentence,
    )
