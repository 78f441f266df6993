"""What holds for any text that is made of Arabic words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import cycle, islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import Reading, Span, UnreadableArticle, read
from articles.loading import load_rows
from evaluation.damages import DAMAGES
from gazetteer import Gazetteer, fold

from .cases import DATA, Case
from .conftest import PUBLISHED
from .newswire import ARTICLES, DAMAGED

SENTENCES = [row.text for row in load_rows(DATA / "sentences.tsv", Case)]
WORDS = sorted({word for text in SENTENCES for word in text.replace(".", "").split()})
MARKS = [
    ".",
    "،",
    "؛",
    ":",
    "«",
    "»",
    "(",
    ")",
    "\n",
    "؟",
    "-",
    "fbpx",
    "شارك الخبر\n",
    "2020",
    "١٢",
    "Biden",
    "\u200f",
]
SOUP = st.lists(st.sampled_from(WORDS) | st.sampled_from(MARKS), min_size=1, max_size=40).map(" ".join)
CUT = st.tuples(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), st.integers(0, 60)).map(
    lambda parts: parts[0][: parts[2]] + parts[1]
)
ANY = st.text(max_size=60)
HARMLESS = (
    "no space after stops",
    "Windows line ends",
    "presentation forms",
    "hamza apart (NFD)",
    "drawn-out words",
    "invisible marks",
    "hard spaces",
    "Arabic-Indic digits",
    "Persian digits",
)
QUIET = settings(
    max_examples=250,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def spans(value: object) -> Iterator[Span]:
    """Every span in a record, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


def attempt(text: str, gazetteer: Gazetteer) -> Reading | None:
    """The reading, None where the text is refused as unreadable; any other error is a defect."""
    try:
        return read(text, gazetteer=gazetteer, published=PUBLISHED)
    except UnreadableArticle:
        return None


@QUIET
@given(text=SOUP | CUT | ANY | ARTICLES | DAMAGED)
def test_every_span_is_the_article_at_its_offsets(text: str, gazetteer: Gazetteer) -> None:
    """Places, people, dates, triggers and evidence; and nothing is raised but what is announced."""
    reading = attempt(text, gazetteer)
    for span in spans(reading):
        assert text[span.start : span.end] == span.text
        assert span.start < span.end


@settings(QUIET, max_examples=100)
@given(text=SOUP | CUT)
def test_the_same_text_reads_the_same(text: str, gazetteer: Gazetteer) -> None:
    """To the last reason."""
    assert attempt(text, gazetteer) == attempt(text, gazetteer)


@settings(QUIET, max_examples=100)
@given(text=SOUP | CUT | DAMAGED)
def test_confidence_is_a_probability_and_every_event_has_people_and_evidence(
    text: str, gazetteer: Gazetteer
) -> None:
    """And a place it leads to, from or through."""
    reading = attempt(text, gazetteer)
    for event in reading.events if reading else ():
        assert 0 <= event.confidence <= 1
        assert event.actors or event.hosts
        assert event.evidence
        assert event.destination or event.origin or event.via


@settings(QUIET, max_examples=60)
@given(before=st.sampled_from(SENTENCES), after=st.sampled_from(SENTENCES))
def test_an_article_has_one_identity(before: str, after: str, gazetteer: Gazetteer) -> None:
    """The same text the same, another text another."""
    one, other = attempt(before, gazetteer), attempt(after, gazetteer)
    assert one is not None
    assert other is not None
    assert (one.article.id == other.article.id) is (before == after)


@pytest.mark.parametrize("words", [2, 200, 20_000])
def test_a_text_of_any_length_is_read(words: int, gazetteer: Gazetteer) -> None:
    """From a headline to a report; the spans at the end are as exact as those at the beginning."""
    text = " ".join([*list(islice(cycle(" ".join(SENTENCES).split()), words - 2)), "زار", "طرابلس"])
    reading = read(text, gazetteer=gazetteer, published=PUBLISHED)
    assert len(text.split()) == words
    assert [span for span in spans(reading) if text[span.start : span.end] != span.text] == []
    assert reading.places[-1].span.end == len(text)


def test_a_damaged_article_tells_the_same_events(gazetteer: Gazetteer) -> None:
    """Forms of letters, strokes, marks, spaces and line ends change no reading."""
    text = "\n\n".join(SENTENCES[::8])
    clean = _told(read(text, gazetteer=gazetteer, published=PUBLISHED))
    for name in HARMLESS:
        assert (name, clean) == (
            name,
            _told(read(DAMAGES[name](text), gazetteer=gazetteer, published=PUBLISHED)),
        )


def _told(reading: Reading) -> list[object]:
    """What the events of a reading say, letter forms aside."""
    return [
        (
            event.kind,
            event.status,
            [fold(actor.name) for actor in event.actors],
            event.destination and event.destination.place,
            event.origin and event.origin.place,
            event.date and (event.date.begin, event.date.until),
        )
        for event in reading.events
    ]
