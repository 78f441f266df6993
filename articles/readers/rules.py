"""The reader that needs no model: frames by grammar, merged into events."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer import Gazetteer

from ..actors.naming import Naming
from ..annotations.document import Document
from ..events.clusters import Cluster
from ..events.events import build_event
from ..events.homes import Homes
from ..events.inheriting import date_clusters
from ..events.legs import join_legs
from ..events.merging import merge_frames
from ..events.placeless import settle
from ..model import Event
from ..reports.abroad import speaking_abroad
from ..reports.frames import find_frames
from ..reports.onward import going_on
from ..reports.sources import sources_of
from .protocol import Told

__all__ = ["RuleReader", "Traced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """The events of an article, each with the reports it was made of, and who says what at each token."""

    events: tuple[tuple[Event, Cluster], ...]
    naming: Naming
    sources: list[str | None]


class RuleReader:
    """Reads by the tables and the grammar of this package."""

    def events(self, document: Document, gazetteer: Gazetteer) -> Told:
        """Frames merged into events, in the order in which the article tells them."""
        return Told(events=tuple(event for event, _ in self.traced(document, gazetteer).events))

    def traced(self, document: Document, gazetteer: Gazetteer) -> Traced:
        """The same with all that led to each event."""
        naming = Naming(document)
        told = [*find_frames(document), *speaking_abroad(document, naming)]
        frames = going_on(document, sorted(told, key=lambda frame: frame.token), naming)
        merged = merge_frames(frames, naming)
        settle(merged, frames, naming, document, gazetteer.exact)
        clusters = join_legs(merged, naming)
        dates = date_clusters(document, clusters, frames, naming)
        said = sources_of(document) if clusters else []
        homes = Homes(document, naming, clusters, gazetteer.country)
        events = (
            (build_event(document, cluster, naming, homes, date, said), cluster)
            for cluster, date in zip(clusters, dates, strict=True)
        )
        peopled = tuple((event, cluster) for event, cluster in events if event.actors or event.hosts)
        return Traced(events=peopled, naming=naming, sources=said)
