"""Reading one article after another: a generator that keeps nothing of those before."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from gazetteer import Gazetteer

from .errors import UnreadableArticle
from .model import Reading
from .pipeline import read
from .readers import EventReader

__all__ = ["Article", "Readable", "read_many"]


class Readable(Protocol):
    """What `read_many` reads: an `Article`, an entry of a feed, or a record with these members."""

    @property
    def text(self) -> str:
        """The text of the article."""

    @property
    def published(self) -> datetime.date | None:
        """Its day of publication."""

    @property
    def title(self) -> str | None:
        """Its headline."""

    @property
    def url(self) -> str | None:
        """Where it was published."""

    @property
    def source(self) -> str | None:
        """Who published it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article to read, and what is known of it."""

    text: str
    published: datetime.date | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None


def read_many(
    articles: Iterable[Readable],
    *,
    gazetteer: Gazetteer,
    reader: EventReader | None = None,
    unreadable: Callable[[Readable, UnreadableArticle], object] | None = None,
) -> Iterator[Reading]:
    """The readings of articles in their order, each made when it is asked for.

    However many there are, only the article at hand is kept in memory. `unreadable` is told of an article
    that cannot be read, which is then left out; without it the error is raised.
    """
    for article in articles:
        try:
            yield read(
                article.text,
                gazetteer=gazetteer,
                published=article.published,
                title=article.title,
                url=article.url,
                source=article.source,
                reader=reader,
            )
        except UnreadableArticle as error:
            if unreadable is None:
                raise
            unreadable(article, error)
