"""Reading many articles, one after the other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from articles import Article, FeedEntry, NotArabic, UnreadableArticle, read, read_many
from articles.many import Readable
from gazetteer import Gazetteer

DAY = datetime.date(2020, 12, 27)
GOOD = Article(text="وصل الوفد العماني إلى بغداد أمس.", published=DAY, title="عنوان", source="نشرة")
BAD = Article(text="English, all of it")


def test_each_is_read_as_by_itself(gazetteer: Gazetteer) -> None:
    """With all that is known of it; entries of feeds are articles too."""
    entry = FeedEntry(
        id="1",
        text="زار الوفد التركي مدينة مصراتة.",
        title=None,
        published=DAY,
        url="https://example.org/1",
        source="موجز",
    )
    found = list(read_many([GOOD, entry], gazetteer=gazetteer))
    first = read(GOOD.text, gazetteer=gazetteer, published=DAY, title="عنوان", source="نشرة")
    assert found[0] == first
    assert (found[1].article.url, found[1].article.source) == ("https://example.org/1", "موجز")


def test_an_article_is_taken_when_its_reading_is_asked_for(gazetteer: Gazetteer) -> None:
    """So that however many there are, one is kept."""
    taken = []

    def articles() -> Iterator[Readable]:
        for number in range(1_000_000):
            taken.append(number)
            yield GOOD

    readings = read_many(articles(), gazetteer=gazetteer)
    assert taken == []
    next(readings)
    next(readings)
    assert taken == [0, 1]


def test_what_cannot_be_read_is_raised_or_told(gazetteer: Gazetteer) -> None:
    """The caller decides; the others are read all the same."""
    with pytest.raises(NotArabic):
        list(read_many([GOOD, BAD, GOOD], gazetteer=gazetteer))
    told: list[tuple[Readable, UnreadableArticle]] = []
    found = list(
        read_many([GOOD, BAD, GOOD], gazetteer=gazetteer, unreadable=lambda *unread: told.append(unread))
    )
    assert len(found) == 2
    assert [article for article, _ in told] == [BAD]
    assert isinstance(told[0][1], NotArabic)
