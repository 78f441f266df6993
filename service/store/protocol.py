"""What every store can do; the one contract test in `tests/test_service` holds each implementation to it."""

from __future__ import annotations

from typing import Protocol

from .model import ArticleRecord, Layer, Outcome, Page, Query, StoredArticle, Summary

__all__ = ["FeatureStore"]


class FeatureStore(Protocol):
    """Articles, their answers, and the features read in them. Safe to share between threads.

    Every method raises `StoreError` when the store cannot be reached. An article goes in, or out, with all
    that was read in it, or not at all.
    """

    def version(self) -> str:
        """A word that changes with every change of the data, and differs from any other store's."""
        ...

    def put(self, record: ArticleRecord) -> Outcome:
        """Store an article; one of the same id is replaced, unless everything about it is the same."""
        ...

    def delete(self, article_id: str) -> bool:
        """Take an article back with its own features, and no others; False where there is none of that id."""
        ...

    def answer(self, article_id: str) -> bytes | None:
        """The reading of an article as JSON, None where there is none of that id."""
        ...

    def articles(self, *, limit: int, before: int | None = None) -> tuple[StoredArticle, ...]:
        """The articles stored last, newest first; `before` continues below an entry's `key`."""
        ...

    def events(self, article_id: str | None = None, *, limit: int) -> tuple[bytes, ...]:
        """The events of one article in its order, or of all, latest stored first, as JSON features."""
        ...

    def page(self, query: Query) -> Page:
        """A page of a layer's features."""
        ...

    def feature(self, layer: Layer, feature_id: str) -> bytes | None:
        """One feature as JSON, None where there is none of that id."""
        ...

    def summary(self, layer: Layer) -> Summary:
        """How much a layer holds, where and when."""
        ...

    def close(self) -> None:
        """Let go of files and connections; the store cannot be used afterwards."""
        ...
