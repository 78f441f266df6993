"""The sample stories, so that the first look at an empty store is a living map."""

from __future__ import annotations

from gazetteer import Gazetteer

from ..store import FeatureStore
from .answers import read_submission, record_of
from .stories import load_stories
from .submission import checked

__all__ = ["load_samples"]


def load_samples(store: FeatureStore, gazetteer: Gazetteer) -> int:
    """Store the samples if the store holds no article yet; how many were stored."""
    if store.articles(limit=1):
        return 0
    stored = 0
    for sample in load_stories().values():
        reading = read_submission(checked(sample), gazetteer)
        store.put(record_of(reading))
        stored += 1
    return stored
