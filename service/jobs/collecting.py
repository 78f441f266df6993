"""The collector of garbage rests while much is read and stored: a fifth of the work was its looking."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["seldom_collected"]

_OFTEN = (100_000, 20, 50)
"""Objects made before the young are looked at, and how many looks of one kind come before the next older."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """For a process that does nothing else meanwhile: what is loaded already is looked at no more, what is
    made is looked at seldom. Nearly all of it is freed by its count of references; memory stays flat."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_OFTEN)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
