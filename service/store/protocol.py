"""What every store can do; the one contract test in `tests/test_service` holds each implementation to it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from .mark_model import MarkQuery, OutlinePage, Survey, Tallied
from .model import (
    ArticleRecord,
    Edit,
    Layer,
    Outcome,
    Page,
    Query,
    StoredArticle,
    StoredEdit,
    StoredEvent,
    Summary,
)
from .records import RecordStore

__all__ = ["FeatureStore"]


class FeatureStore(Protocol):
    """Articles, the events they tell together, and their features. Safe to share between threads.

    Every method raises `StoreError` when the store cannot be reached. Each write is done as a whole or not at
    all: an article goes in, or out, with all that follows for events and places.
    """

    @property
    def records(self) -> RecordStore:
        """Small records that are kept beside the features: keys, jobs, saved maps, the log of writes."""
        ...

    def version(self) -> str:
        """A word that changes with every change of the data, and differs from any other store's."""
        ...

    def put(self, record: ArticleRecord) -> Outcome:
        """Store an article and merge its events into those that are there; one of the same id is replaced,
        unless everything about it is the same."""
        ...

    def put_all(self, records: Iterable[ArticleRecord]) -> list[Outcome]:
        """Store many articles at once, which is faster; all of them or none."""
        ...

    def delete(self, article_id: str) -> bool:
        """Take an article back with what only it said, and nothing else; False where there is none."""
        ...

    def known(self, article_ids: Sequence[str]) -> frozenset[str]:
        """Those of the ids that stored articles have."""
        ...

    def answer(self, article_id: str) -> bytes | None:
        """The reading of an article as JSON, None where there is none of that id."""
        ...

    def articles(self, *, limit: int, before: int | None = None) -> tuple[StoredArticle, ...]:
        """The articles stored last, newest first; `before` continues below an entry's `key`."""
        ...

    def reports(self, article_id: str) -> tuple[bytes, ...]:
        """The events of one article as it tells them, in its order, as JSON features."""
        ...

    def events(
        self, *, limit: int, before: int | None = None, located: bool | None = None
    ) -> tuple[StoredEvent, ...]:
        """Events with every report of them, latest stored first; `located` chooses those that a layer has, or
        has not; `before` continues below an entry's `key`."""
        ...

    def event(self, event_id: str) -> bytes | None:
        """One event with every report of it as a JSON feature, None where there is none of that id."""
        ...

    def event_of(self, report_id: str) -> str | None:
        """The id of the event that a report is part of now; an event's id is that of its first report.

        An id that an event had leads on to it while it has one of the reports that it had then."""
        ...

    def gone(self, event_id: str) -> bool:
        """Whether there was an event of that id that is no more, or that an editor removed."""
        ...

    def add(self, layer: Layer, feature: Mapping[str, Any]) -> str:
        """Add an event that an editor knows of and no article tells; its id, a new one where it has none."""
        ...

    def edit(self, layer: Layer, feature_id: str, revise: Callable[[bytes], Edit]) -> bool:
        """Correct a feature by what `revise` makes of it as it stands; what that raises leaves all as it was.

        A correction of what articles tell is kept, and laid over whatever they tell later. False where there
        is no feature of that id.
        """
        ...

    def edits(self, event_id: str) -> tuple[StoredEdit, ...]:
        """The corrections that are laid over an event, the first made first."""
        ...

    def revert(self, event_id: str) -> bool:
        """Take all corrections of an event back; False where it has none."""
        ...

    def page(self, query: Query) -> Page:
        """A page of a layer's features."""
        ...

    def matching(self, query: Query) -> array[int]:
        """The numbers of all features of a query, in its order, whatever its `limit`, `offset` and `after`.

        They are what the data hold at this moment, eight bytes each; in the order of storing they rise. Read
        with `bodies`, some at a time, they give features without end and without a transaction that lasts.
        """
        ...

    def bodies(self, layer: Layer, numbers: Sequence[int]) -> tuple[bytes, ...]:
        """Features as JSON by numbers that `matching` gave, in their order; what is gone since is left out,
        what was changed since is as it is now."""
        ...

    def feature(self, layer: Layer, feature_id: str) -> bytes | None:
        """One feature as JSON, None where there is none of that id."""
        ...

    def summary(self, layer: Layer) -> Summary:
        """How much a layer holds, where and when."""
        ...

    def count(self, query: MarkQuery) -> int:
        """How many events a map would show."""
        ...

    def survey(self, query: MarkQuery) -> Survey:
        """The events of a map, counted by all that they can be chosen by."""
        ...

    def tallied(self, query: MarkQuery) -> Tallied:
        """The events of a map that stand somewhere, counted by place and way."""
        ...

    def outlines(
        self, query: MarkQuery, *, limit: int, after: tuple[str | int | None, ...] | None = None
    ) -> OutlinePage:
        """The events of a map in outline, in order of time; `after` continues where a page ended."""
        ...

    @property
    def is_local(self) -> bool:
        """Whether `version` is told within microseconds, so that an event loop can wait for it."""
        ...

    def check(self) -> None:
        """Raise `StoreError` that says why the store cannot be read or written right now, for all to see."""
        ...

    def sizes(self) -> Mapping[str, int]:
        """Bytes that the store takes, by what takes them."""
        ...

    def close(self) -> None:
        """Let go of files and connections; the store cannot be used afterwards."""
        ...
