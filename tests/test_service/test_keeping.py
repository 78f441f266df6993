"""Answers that are kept by their tags."""

from __future__ import annotations

from litestar.testing import TestClient

from service.answering.keeping import Kept, KeptAnswers
from service.store import FeatureStore

from .records import fill, point

ITEMS = "/collections/visits/items"
KEPT = ("etag", "content-crs", "content-type", "vary")


def answer(size: int) -> Kept:
    """An answer of so many bytes."""
    return Kept(body=b"x" * size, headers={})


def test_what_was_not_asked_for_longest_makes_room() -> None:
    """Room is counted in bytes, and asking for an answer keeps it longer."""
    answers = KeptAnswers(most_bytes=10)
    answers.keep("first", answer(4))
    answers.keep("second", answer(4))
    answers.get("first")
    answers.keep("third", answer(4))
    assert [answers.get(tag) is not None for tag in ("first", "second", "third")] == [True, False, True]


def test_an_answer_that_is_too_large_is_not_kept() -> None:
    """It would drive all others out."""
    answers = KeptAnswers(most_bytes=10)
    answers.keep("small", answer(4))
    answers.keep("large", answer(11))
    assert answers.get("small") is not None
    assert answers.get("large") is None


def test_an_answer_kept_twice_counts_once() -> None:
    """Two clients may be answered at the same time."""
    answers = KeptAnswers(most_bytes=10)
    for _ in range(3):
        answers.keep("same", answer(4))
    answers.keep("other", answer(4))
    assert answers.get("same") is not None


def test_a_kept_page_is_sent_until_the_data_change(client: TestClient, store: FeatureStore) -> None:
    """The same bytes and headers again; after a change the page has what was added."""
    fill(store, visits=(point("one", 31.25, 30.06),))
    first, again = client.get(ITEMS), client.get(ITEMS)
    assert again.content == first.content
    assert [again.headers[name] for name in KEPT] == [first.headers[name] for name in KEPT]
    fill(store, visits=(point("two", 13.19, 32.89),))
    assert client.get(ITEMS).json()["numberReturned"] == 2
