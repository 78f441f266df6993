"""Answers that are kept, and sent again while the data stand."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient

from service.answering.keeping import BESIDE, Kept, KeptAnswers
from service.store import FeatureStore

from .records import fill, point

ITEMS = "/collections/visits/items"
KEPT = ("etag", "content-crs", "content-type", "vary", "cache-control", "x-content-type-options")


def answer(size: int) -> Kept:
    """An answer of so many bytes."""
    return Kept(version="1", template="/", status=200, headers=(), body=b"x" * size)


def room_for(size: int) -> KeptAnswers:
    """Room for so many bytes and what two answers take beside."""
    return KeptAnswers(most_bytes=size + 2 * BESIDE)


def test_what_was_not_asked_for_longest_makes_room() -> None:
    """Room is counted in bytes, and asking for an answer keeps it longer."""
    answers = room_for(10)
    answers.keep("first", answer(4))
    answers.keep("second", answer(4))
    answers.get("first")
    answers.keep("third", answer(4))
    assert [answers.get(key) is not None for key in ("first", "second", "third")] == [True, False, True]


def test_an_answer_that_is_too_large_is_not_kept() -> None:
    """It would drive all others out."""
    answers = room_for(10)
    answers.keep("small", answer(4))
    answers.keep("large", answer(11 + BESIDE))
    assert answers.get("small") is not None
    assert answers.get("large") is None


def test_an_answer_kept_twice_counts_once() -> None:
    """The data may change and the same be asked again."""
    answers = room_for(10)
    for _ in range(3):
        answers.keep("same", answer(4))
    answers.keep("other", answer(4))
    assert answers.get("same") is not None


@pytest.mark.parametrize("coding", ["identity", "gzip", "br", "zstd"])
def test_a_kept_page_is_sent_until_the_data_change(
    client: TestClient, store: FeatureStore, coding: str
) -> None:
    """The same bytes and headers again, each time with an id of its own; then the page has what was added."""
    fill(store, visits=tuple(point(str(number), 31.25, 30.06) for number in range(20)))
    asked = {"Accept-Encoding": coding}
    first, again = client.get(ITEMS, headers=asked), client.get(ITEMS, headers=asked)
    assert again.content == first.content
    assert [again.headers[name] for name in KEPT] == [first.headers[name] for name in KEPT]
    assert again.headers["x-request-id"] != first.headers["x-request-id"]
    assert again.headers.get("content-encoding") == first.headers.get("content-encoding")
    fill(store, visits=(point("two", 13.19, 32.89),))
    assert client.get(ITEMS, headers=asked).json()["features"][-1]["id"] == "two"


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [
        ("Accept", "text/html", "application/geo+json"),
        ("Accept-Encoding", "gzip", "identity"),
        ("Host", "maps.example", "other.example"),
    ],
)
def test_each_form_is_kept_apart(
    client: TestClient, store: FeatureStore, header: str, one: str, other: str
) -> None:
    """A client never gets what was made for another kind of client."""
    fill(store, visits=(point("one", 31.25, 30.06),))
    told = [client.get(ITEMS, headers={header: value}) for value in (one, other, one, other)]
    tags = [answer.headers["etag"] for answer in told]
    assert tags[:2] == tags[2:]
    assert [answer.content for answer in told[:2]] == [answer.content for answer in told[2:]]
    assert tags[0] != tags[1] or header == "Accept-Encoding"


def test_a_refusal_is_not_kept(client: TestClient, store: FeatureStore) -> None:
    """What is not there may come without that the address is asked differently."""
    address = f"{ITEMS}/new"
    assert client.get(address).status_code == 404
    fill(store, visits=(point("new", 31.25, 30.06),))
    assert client.get(address).status_code == 200


def test_what_a_key_opens_is_made_anew(client: TestClient, store: FeatureStore) -> None:
    """A request that shows a key passes all that looks at keys, each time."""
    fill(store, visits=(point("one", 31.25, 30.06),))
    shown = {"Authorization": "Bearer nothing"}
    assert client.get(ITEMS, headers=shown).status_code == client.get(ITEMS, headers=shown).status_code
