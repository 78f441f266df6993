"""What every reader of events offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from gazetteer import Gazetteer

from ..annotations.document import Document
from ..model import Event, Rejected

__all__ = ["EventReader", "Rejected", "Told"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The events that a reader finds, and what it refused to take over from its source."""

    events: tuple[Event, ...]
    rejected: tuple[Rejected, ...] = ()


class EventReader(Protocol):
    """Finds the events of an article whose places, dates and people are annotated."""

    def events(self, document: Document, gazetteer: Gazetteer) -> Told:
        """The events in the order in which the article tells them. The same document gives the same."""
