"""The reader that asks a language model, and believes nothing that the article does not say.

The model is shown the article and quotes it: each event comes as words of the article. Every quote is looked
up; one that does not stand there is dropped and counted. Which place a name means, which day a phrase, and
where each stands are decided by the same code as for the rules.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

import msgspec

from gazetteer import Gazetteer

from ..annotations.document import Document
from ..errors import ModelUnavailable
from ..loading import DATA
from ..model import Event, Rejected
from .grounding import Grounding, Stated
from .protocol import Told

__all__ = ["LanguageModel", "ModelReader"]

_FENCED = re.compile(r"^\s*```\w*\s*(.*?)\s*```\s*$", re.DOTALL)
_MOST_EVENTS = 60
"""Events of one article that are taken over; a model that tells more has lost the thread."""


class LanguageModel(Protocol):
    """Something that follows instructions about a text."""

    def answer(self, instructions: str, text: str) -> str:
        """What the model says. Raises `ModelUnavailable` where it says nothing that can be used."""


class _Answer(msgspec.Struct):
    events: list[msgspec.Raw]


@cache
def _instructions() -> str:
    return (DATA / "model-instructions.txt").read_text(encoding="utf-8")


class ModelReader:
    """Reads by a language model whose every word is checked against the article."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    def events(self, document: Document, gazetteer: Gazetteer) -> Told:  # noqa: ARG002 - the protocol's
        """The model's events that the article bears out. Raises `ModelUnavailable` for no usable answer."""
        said = _decoded(self._model.answer(_instructions(), document.tokens.plain.text))
        grounding = Grounding(document)
        events: list[Event] = []
        rejected = [_rejected(raw) for raw in said[_MOST_EVENTS:]]
        for raw in said[:_MOST_EVENTS]:
            try:
                stated = msgspec.json.decode(raw, type=Stated)
            except msgspec.DecodeError:
                rejected.append(_rejected(raw))
                continue
            event = grounding.event(stated)
            if event is not None:
                events.append(event)
        events.sort(key=lambda event: event.trigger.start)
        return Told(events=tuple(events), rejected=(*rejected, *grounding.rejected))


def _decoded(said: str) -> list[msgspec.Raw]:
    """The events of an answer, each still as JSON."""
    fenced = _FENCED.match(said)
    try:
        return msgspec.json.decode((fenced.group(1) if fenced else said).encode(), type=_Answer).events
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise ModelUnavailable(f"the language model's answer is not what was asked for: {error}") from error


def _rejected(raw: msgspec.Raw) -> Rejected:
    """An event that is none, with the beginning of what was said."""
    return Rejected(what="event", quote=bytes(raw).decode(errors="replace")[:80])
