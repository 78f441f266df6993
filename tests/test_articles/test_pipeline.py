"""Whole articles: the publication date, the identity, and where nothing is to be found."""

from __future__ import annotations

import datetime

from articles import read
from articles.pipeline import article_id
from gazetteer import Gazetteer

TEXT = "وصل وفد أمني مصري إلى مدينة طرابلس يوم الأحد."
DAY = datetime.date(2020, 12, 27)


def test_the_publication_date_that_is_given_counts(gazetteer: Gazetteer) -> None:
    """Weekdays are resolved against it."""
    reading = read(TEXT, gazetteer=gazetteer, published=DAY)
    assert (reading.article.published, reading.article.published_inferred) == ("2020-12-27", False)
    assert reading.events[0].date is not None
    assert reading.events[0].date.begin == "2020-12-27"


def test_a_date_line_dates_the_article(gazetteer: Gazetteer) -> None:
    """And the reading says that it was inferred."""
    reading = read("27 ديسمبر 2020\n" + TEXT, gazetteer=gazetteer, today=datetime.date(2026, 11, 21))
    assert (reading.article.published, reading.article.published_inferred) == ("2020-12-27", True)


def test_without_a_date_nothing_is_guessed(gazetteer: Gazetteer) -> None:
    """The day stays a weekday."""
    reading = read(TEXT, gazetteer=gazetteer)
    assert (reading.article.published, reading.article.published_inferred) == (None, False)
    assert reading.events[0].date is not None
    assert reading.events[0].date.begin is None
    assert reading.events[0].date.symbolic


def test_what_is_known_of_the_article_is_kept(gazetteer: Gazetteer) -> None:
    """Title, address and outlet as given."""
    reading = read(TEXT, gazetteer=gazetteer, title="عنوان", url="https://news.example/1", source="وكالة")
    article = reading.article
    assert (article.title, article.url, article.source) == ("عنوان", "https://news.example/1", "وكالة")
    assert article.text == TEXT
    assert article.language == "ar"


def test_the_identity_is_of_the_content() -> None:
    """Text, title, date, outlet and address; not of when it was read."""
    known = article_id(TEXT, title=None, published=DAY)
    assert known == article_id(TEXT, title=None, published=DAY)
    others = {
        article_id(TEXT + " ", title=None, published=DAY),
        article_id(TEXT, title="عنوان", published=DAY),
        article_id(TEXT, title=None, published=None),
        article_id(TEXT, title=None, published=DAY, source="وكالة"),
        article_id(TEXT, title=None, published=DAY, url="وكالة"),
    }
    assert known not in others
    assert len(others) == 5


def test_furniture_inside_a_sentence_is_quoted_as_it_stands(gazetteer: Gazetteer) -> None:
    """It is passed over in reading, and the evidence is still the article's own letters."""
    text = "وصل وفد مصري fbpx إلى مدينة بنغازي يوم fbpx الأحد."
    (event,) = read(text, gazetteer=gazetteer, published=DAY).events
    assert [span.text for span in event.evidence] == [text]
    assert event.date is not None
    assert event.date.span.text in text


def test_a_text_without_places_and_events_is_read_all_the_same(gazetteer: Gazetteer) -> None:
    """Finding nothing is an answer."""
    reading = read("ارتفعت الأسعار كثيرا، وفق ما قال خبراء.", gazetteer=gazetteer)
    assert (reading.places, reading.events) == ((), ())
