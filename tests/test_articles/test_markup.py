"""The article of a web page: its text, title, date and outlet, without what stands around it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import pytest

from articles import BadMarkup, EventKind, Page, extract_html, read_html
from articles.loading import load_rows
from gazetteer import Gazetteer

from .cases import DATA

PAGE = """<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
  <meta charset="utf-8">
  <title>وفد مصري يصل إلى طرابلس | صحيفة المثال</title>
  <meta property="og:title" content="وفد مصري يصل إلى طرابلس">
  <meta property="og:site_name" content="صحيفة المثال">
  <meta property="article:published_time" content="2020-12-27T09:00:00+02:00">
  <link rel="canonical" href="https://news.example/2020/12/27/delegation">
</head>
<body>
  <nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li></ul></nav>
  <article>
    <h1>وفد مصري يصل إلى طرابلس</h1>
    <p>وصل وفد أمني مصري رفيع المستوى إلى مدينة طرابلس صباح اليوم الأحد، في زيارة تستغرق يوما واحدا.</p>
    <p>ومن المقرر أن يلتقي الوفد عددا من المسؤولين في حكومة الوفاق، وفق ما قال مصدر في المطار.</p>
    <script>alert("لا يقرأ")</script>
  </article>
  <div class="comments"><p>تعليق: ما أجمل هذا الخبر يا أصدقاء، شكرا لكم على النشر.</p></div>
  <footer><p>جميع الحقوق محفوظة لصحيفة المثال</p></footer>
</body>
</html>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A row of pages.tsv: what is taken out of a page."""

    page: str
    title: str
    published: str
    source: str | None = None
    url: str | None = None
    lines: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A row of page-events.tsv: an event that a page tells."""

    page: str
    kind: EventKind
    actor: str
    destination: str
    begin: str


def source_of(page: str) -> str:
    """The HTML of a sample page."""
    return (DATA / "pages" / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("row", load_rows(DATA / "pages.tsv", Taken), ids=lambda row: row.page)
def test_a_page_of_an_outlet_gives_its_article(row: Taken) -> None:
    """Headline and paragraphs, title, date, outlet and address; no menu, comment or other story."""
    page = extract_html(source_of(row.page))
    assert page == Page(
        text=page.text,
        title=row.title,
        published=datetime.date.fromisoformat(row.published),
        url=row.url,
        source=row.source,
    )
    lines = page.text.splitlines()
    assert [line[: len(begin)] for line, begin in zip(lines, row.lines, strict=True)] == list(row.lines)
    assert [words for words in row.absent if words in page.text] == []


@pytest.mark.parametrize("row", load_rows(DATA / "page-events.tsv", Told), ids=lambda row: row.page)
def test_a_page_of_an_outlet_is_read(row: Told, gazetteer: Gazetteer) -> None:
    """Dated by what the page says of itself."""
    events = read_html(source_of(row.page), gazetteer=gazetteer).events
    assert (row.kind, row.destination, row.begin) in [
        (event.kind, event.destination.span.text, event.date.begin)
        for event in events
        if event.destination and event.destination.span and event.date
        if any(row.actor in actor.name for actor in event.actors)
    ]


def test_a_link_to_another_article_inside_a_page_tells_nothing(gazetteer: Gazetteer) -> None:
    """«اقرأ أيضا» and the headline after it are no part of the story."""
    reading = read_html(source_of("wordpress.html"), gazetteer=gazetteer)
    assert [mention.span.text for mention in reading.places if mention.span.text == "فيينا"] == []


def test_the_year_of_a_copyright_line_is_no_day_of_publication() -> None:
    """Without a date of its own a page has none."""
    undated = (
        PAGE.replace("2020-12-27T09:00:00+02:00", "")
        .replace("محفوظة", "محفوظة © 2019")
        .replace("2020/12/27/", "")
    )
    assert extract_html(undated).published is None


def test_a_page_says_what_its_article_is() -> None:
    """Body, title, date, address and outlet."""
    page = extract_html(PAGE)
    assert page.title == "وفد مصري يصل إلى طرابلس"
    assert page.published == datetime.date(2020, 12, 27)
    assert page.url == "https://news.example/2020/12/27/delegation"
    assert page.source == "صحيفة المثال"
    assert "وصل وفد أمني مصري" in page.text
    assert "لا يقرأ" not in page.text
    assert "الرئيسية" not in page.text


@pytest.mark.parametrize(
    "html",
    [
        "<p>وصل الوفد العماني إلى بغداد أمس.</p>",
        "وصل الوفد العماني إلى بغداد أمس.<br>",
        "<div>وصل الوفد العماني إلى بغداد أمس.</div>",
        "<ul><li>وصل الوفد العماني إلى بغداد أمس.</li></ul>",
    ],
)
def test_a_piece_of_a_page_will_do(html: str) -> None:
    """As an editor copies it, or a feed carries it."""
    assert extract_html(html).text.endswith("وصل الوفد العماني إلى بغداد أمس.")


@pytest.mark.parametrize(
    "html", ["", "   ", "<html></html>", "<p></p>", "<<<>>>", "<html><body><script>x</script></body></html>"]
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    """The error names the input at fault."""
    with pytest.raises(BadMarkup) as caught:
        extract_html(html)
    assert caught.value.field == "html"


def test_a_page_is_read_with_what_it_says_of_itself(gazetteer: Gazetteer) -> None:
    """The date of its metadata resolves the dates of its sentences."""
    reading = read_html(PAGE, gazetteer=gazetteer)
    assert reading.article.published == "2020-12-27"
    assert not reading.article.published_inferred
    event = reading.events[0]
    assert event.destination is not None
    assert event.destination.span is not None
    assert event.destination.span.text == "طرابلس"
    span = event.destination.span
    assert reading.article.text[span.start : span.end] == span.text


def test_what_the_caller_says_outweighs_the_page(gazetteer: Gazetteer) -> None:
    """An editor knows better."""
    reading = read_html(
        PAGE, gazetteer=gazetteer, published=datetime.date(2021, 1, 3), title="عنوان آخر", source="وكالة"
    )
    assert reading.article.published == "2021-01-03"
    assert reading.article.title == "عنوان آخر"
    assert reading.article.source == "وكالة"
