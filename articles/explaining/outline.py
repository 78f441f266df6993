"""An explanation as lines of text, as a terminal or a note to a colleague shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..messages import Language
from ..model import Span
from .model import CandidateReasons, EventReasons, Explanation, Ground, PlaceReasons, Retelling
from .words import Speech

__all__ = ["outline"]

_STEP = "    "


def outline(explanation: Explanation, *, language: Language = Language.ARABIC) -> str:
    """The whole explanation as indented lines; `language` is that of the explanation."""
    speech = Speech(language)
    return "\n".join(_lines(explanation, speech))


def _lines(explanation: Explanation, speech: Speech) -> Iterator[str]:
    yield from _of_ground(explanation.published, speech, {})
    if explanation.events:
        yield from ("", speech.words("section_events"))
    for number, event in enumerate(explanation.events, 1):
        yield from ("", f"{number}. {event.heading}")
        yield from _indented(_of_event(event, speech))
    if explanation.votes:
        yield from ("", speech.words("section_votes"))
        yield from _indented(
            f"{vote.name} {round(100 * vote.share)}%: {speech.listed(word.words for word in vote.told_by)}"
            for vote in explanation.votes
        )
    if explanation.places:
        yield from ("", speech.words("section_places"))
    for place in explanation.places:
        yield from _of_place(place, speech)


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"{_STEP}{line}" for line in lines)


def _of_event(event: EventReasons, speech: Speech) -> Iterator[str]:
    told = {report.sentence: number for number, report in reversed(list(enumerate(event.reports, 1)))}
    if event.reports:
        yield f"{speech.words('section_reports')}:"
    for number, report in enumerate(event.reports, 1):
        yield from _indented(_of_report(report, number, told[report.sentence], speech))
    for ground in event.grounds:
        yield from _of_ground(ground, speech, told)
    if event.otherwise:
        yield f"{speech.words('section_otherwise')}:"
    for ground in event.otherwise:
        yield from _indented(_of_ground(ground, speech, told))
    if event.weights:
        yield f"{speech.words('section_weights', n=str(round(100 * event.confidence)))}:"
        yield from _indented(f"{weight.weight:+.2f}  {weight.words}" for weight in event.weights)


def _of_ground(ground: Ground, speech: Speech, told: Mapping[Span, int]) -> Iterator[str]:
    """The argument with its words and reasons; its sentence only where none of the reports shows it."""
    reasons = _also(speech, (reason.words for reason in ground.reasons))
    known = told.get(ground.sentence) if ground.sentence else None
    words = _quoted(ground.span.text) if ground.span and ground.span.text != ground.value else ""
    where = speech.words("in_report", n=str(known)) if known else ""
    notes = _also(speech, (" ".join(filter(None, (words, where))), reasons))
    yield f"{ground.label}: {ground.value} [{ground.how_words}] {notes}".rstrip()
    if ground.sentence is not None and known is None:
        yield f"{_STEP}{_quoted(ground.sentence.text)}"


def _also(speech: Speech, parts: Iterable[str]) -> str:
    """Notes beside one another; empty ones are left out."""
    return f"{speech.words('semicolon')} ".join(filter(None, parts))


def _quoted(text: str) -> str:
    return f"«{' '.join(text.split())}»"


def _of_report(report: Retelling, number: int, first: int, speech: Speech) -> Iterator[str]:
    """A report with its sentence, which is shown once where several reports stand in it."""
    joined = _also(speech, (reason.words for reason in report.joined))
    yield f"{number}. {_quoted(report.trigger.text)}: {joined or speech.words('first')}"
    if number == first:
        yield f"{_STEP}{_quoted(report.sentence.text)}"
    yield f"{_STEP}{report.rule.words} ({report.rule.name})"
    for example in report.rule.examples:
        yield f"{_STEP}{_STEP}{speech.words('example', text=_quoted(example))}"


def _of_place(place: PlaceReasons, speech: Speech) -> Iterator[str]:
    count = f" ×{len(place.spans)}" if len(place.spans) > 1 else ""
    yield f"{_STEP}{_quoted(place.name)}{count}: {speech.listed(place.reasons)}"
    yield from _indented(_indented(_candidates(place.candidates, speech)))


def _candidates(candidates: Sequence[CandidateReasons], speech: Speech) -> Iterator[str]:
    for candidate in candidates:
        name = candidate.name if speech.language is Language.ARABIC else candidate.name_en
        facts = [candidate.id, candidate.country or "-"]
        if candidate.score is not None:
            facts.append(speech.words("score", n=f"{candidate.score:.2f}"))
        facts.append(speech.words("share", n=str(round(100 * candidate.votes))))
        mark = f" ({speech.words('chosen')})" if candidate.chosen else ""
        yield f"{name}{mark}: {speech.listed(facts)}"
