"""The small records of a store, whatever kind of store it is; each implementation is one more parameter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from test_articles.tellings import SEBHA, event, person

from service.store import VISITS, FeatureStore, Query, RecordStore, open_store

from .database import new_address
from .records import record


@pytest.fixture(params=["geopackage", "postgis"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FeatureStore]:
    """An empty store of each kind."""
    opened = open_store(new_address(request, request.param, tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def records(store: FeatureStore) -> RecordStore:
    """The records of an empty store."""
    return store.records


def ids(
    records: RecordStore, *, limit: int = 10, after: str | None = None, backwards: bool = False
) -> list[str]:
    """The ids of the records of kind `k`."""
    return [found.id for found in records.list("k", limit=limit, after=after, backwards=backwards)]


def test_a_record_is_kept_as_it_was_given(records: RecordStore) -> None:
    """Its body to the byte, under its kind and its id, which may be of any letters."""
    body = '{"name": "محرّر", "n": 1.50}'.encode()
    kept = records.put("k", "أ/ب'\"%_", body, expected=None)
    assert kept is not None
    assert (kept.kind, kept.id, kept.body) == ("k", "أ/ب'\"%_", body)
    assert records.get("k", "أ/ب'\"%_") == kept
    assert (records.get("other", "أ/ب'\"%_"), records.get("k", "أ")) == (None, None)


def test_a_record_is_made_once(records: RecordStore) -> None:
    """Who comes second is told so and changes nothing; another kind has ids of its own."""
    assert records.put("k", "a", b"1", expected=None) is not None
    assert records.put("k", "a", b"2", expected=None) is None
    assert records.put("other", "a", b"3", expected=None) is not None
    found = records.get("k", "a")
    assert found is not None
    assert found.body == b"1"


def test_a_record_is_changed_only_as_it_was_seen(records: RecordStore) -> None:
    """With an older version, or that of a record that is gone, nothing is changed."""
    first = records.put("k", "a", b"1", expected=None)
    assert first is not None
    second = records.put("k", "a", b"2", expected=first.version)
    assert second is not None
    assert second.version != first.version
    assert records.put("k", "a", b"3", expected=first.version) is None
    assert records.put("k", "b", b"3", expected=first.version) is None
    assert records.get("k", "a") == second


def test_a_record_made_anew_is_another(records: RecordStore) -> None:
    """Its version is none that the removed one had, so nobody changes it by what they saw before."""
    first = records.put("k", "a", b"1", expected=None)
    assert first is not None
    assert records.remove("k", "a")
    again = records.put("k", "a", b"1", expected=None)
    assert again is not None
    assert records.put("k", "a", b"2", expected=first.version) is None
    assert again.version != first.version


def test_a_record_is_removed_only_as_it_was_seen(records: RecordStore) -> None:
    """Where a version is given; removing what is not there says so."""
    first = records.put("k", "a", b"1", expected=None)
    assert first is not None
    second = records.put("k", "a", b"2", expected=first.version)
    assert second is not None
    assert not records.remove("k", "a", expected=first.version)
    assert records.remove("k", "a", expected=second.version)
    assert not records.remove("k", "a")
    assert records.get("k", "a") is None


def test_records_are_listed_in_order_of_their_ids(records: RecordStore) -> None:
    """By code points, not by a language's order; in pages, forwards and backwards."""
    for id_ in ("b", "a", "أ", "B", "a1", "ي", "😀", "_"):
        records.put("k", id_, b"{}", expected=None)
    records.put("other", "a", b"{}", expected=None)
    order = sorted(("b", "a", "أ", "B", "a1", "ي", "😀", "_"))
    assert ids(records) == order
    assert ids(records, backwards=True) == order[::-1]
    assert ids(records, limit=2, after=order[2]) == order[3:5]
    assert ids(records, limit=2, after=order[2], backwards=True) == [order[1], order[0]]
    assert (ids(records, after="ab"), ids(records, limit=3)) == (order[4:], order[:3])
    assert ids(records, after=order[-1]) == []


def test_old_records_are_removed_together(records: RecordStore) -> None:
    """Those of one kind that come before an id; it stays itself."""
    for id_ in ("2026-01", "2026-02", "2026-03"):
        records.put("k", id_, b"{}", expected=None)
        records.put("other", id_, b"{}", expected=None)
    assert records.remove_before("k", "2026-02") == 1
    assert (ids(records), len(records.list("other", limit=9))) == (["2026-02", "2026-03"], 3)
    assert records.remove_before("k", "2026-02") == 0


def test_of_many_who_change_a_record_at_once_none_is_lost(records: RecordStore) -> None:
    """Each tries until what it saw is still so: a counter ends at the number of all steps."""
    records.put("k", "n", b"0", expected=None)

    def count() -> None:
        for _ in range(10):
            while True:
                seen = records.get("k", "n")
                assert seen is not None
                if records.put("k", "n", b"%d" % (int(seen.body) + 1), expected=seen.version):
                    break

    threads = [Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = records.get("k", "n")
    assert found is not None
    assert found.body == b"40"


def test_records_leave_the_features_as_they_are(store: FeatureStore) -> None:
    """Their version stays, so that caches stay good; and features leave records as they are."""
    store.records.put("k", "a", b"1", expected=None)
    before = store.version()
    store.records.put("k", "b", b"1", expected=None)
    store.records.remove("k", "b")
    store.records.remove_before("k", "a")
    assert store.version() == before
    store.put(record(event(person("نبيل الغرياني", title="وزير", country="LY"), to=SEBHA)))
    assert len(store.page(Query(layer=VISITS, limit=9)).bodies) == 1
    assert ids(store.records) == ["a"]
