"""The sentences of an article that report an event, as they are quoted."""

from __future__ import annotations

from ..annotations.document import Document
from ..language.punctuation import EVIDENCE_OPENERS
from ..model import Span
from .clusters import Cluster

__all__ = ["evidence", "evidence_of"]


def evidence(document: Document, cluster: Cluster) -> tuple[Span, ...]:
    """The sentences that report it, in text order, each once."""
    sentences = dict.fromkeys(frame.sentence for frame in cluster.frames)
    return tuple(evidence_of(document, sentence) for sentence in sorted(sentences))


def evidence_of(document: Document, sentence: tuple[int, int]) -> Span:
    """A sentence without the white space and breaks at its ends."""
    first, stop = sentence
    while (
        first < stop - 1 and not document.word(first) and document.tokens.words[first] not in EVIDENCE_OPENERS
    ):
        first += 1
    while stop > first + 1 and document.tokens.words[stop - 1].isspace():
        stop -= 1
    return document.tokens.span(first, stop)
