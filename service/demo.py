"""The sample stories, so that the first look at an empty store is a living map."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from gazetteer import Gazetteer

from .reading import answer_of, read_submission, record_of
from .schemas import ReadRequest
from .store import FeatureStore
from .submission import checked

__all__ = ["load_samples", "samples"]

FOLDER = Path(__file__).parent / "samples"


def samples() -> Iterator[ReadRequest]:
    """The sample stories, in the order of their file names."""
    for path in sorted(FOLDER.glob("*.json")):
        yield msgspec.json.decode(path.read_bytes(), type=ReadRequest)


def load_samples(store: FeatureStore, gazetteer: Gazetteer) -> int:
    """Store the samples if the store holds no article yet; how many were stored."""
    if store.articles(limit=1):
        return 0
    stored = 0
    for sample in samples():
        reading = read_submission(checked(sample), gazetteer)
        store.put(record_of(reading, answer_of(reading)))
        stored += 1
    return stored
