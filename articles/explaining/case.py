"""One event beside the reports it was made of: what explaining it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer import Place

from ..actors.naming import Naming
from ..annotations.document import Document, Range
from ..events.evidence import evidence_of
from ..messages import Language
from ..model import Event, Span
from ..reports.frames import Frame
from .model import About, Ground, How, Phrase
from .words import Speech

__all__ = ["Case", "ground", "name_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An event, its reports, and the document in which they stand."""

    event: Event
    frames: Sequence[Frame]
    document: Document
    naming: Naming
    sources: list[str | None]
    speech: Speech

    def sentence(self, sentence: Range) -> Span:
        """A sentence of the article by its tokens."""
        return evidence_of(self.document, sentence)

    def sentence_at(self, token: int) -> Span:
        """The sentence around a token."""
        return self.sentence(self.document.tokens.sentence_of(token))

    def word(self, token: int) -> str:
        """A word of the article as it is written."""
        return self.document.text((token, token + 1)).text


def ground(
    speech: Speech,
    about: About,
    value: str,
    how: How,
    reasons: Sequence[Phrase] = (),
    *,
    span: Span | None = None,
    sentence: Span | None = None,
) -> Ground:
    """A ground with its words."""
    return Ground(
        about=about,
        label=speech.about(about),
        value=value,
        how=how,
        how_words=speech.how(how),
        span=span,
        sentence=sentence,
        reasons=tuple(reasons),
    )


def name_of(place: Place, speech: Speech) -> str:
    """The name of a place in the language of the reader."""
    return place.name if speech.language is Language.ARABIC else place.name_en or place.name
