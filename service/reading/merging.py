"""What is known of articles beside what they tell, for those that read them merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articles import Reading
from articles.tellings import article_key
from maps import Source

__all__ = ["noted"]


def noted(readings: Iterable[Reading]) -> tuple[dict[str, Source], Iterator[Reading]]:
    """Readings to be gone through once, and what becomes known of their articles by the keys of tellings."""
    sources: dict[str, Source] = {}

    def each() -> Iterator[Reading]:
        for reading in readings:
            article = reading.article
            sources[article_key(article)] = Source(
                id=article.id,
                title=article.title,
                url=article.url,
                source=article.source,
                published=article.published,
            )
            yield reading

    return sources, each()
