"""Answers made lately, kept by their tags: asked again, they cost what it costs to send them.

A tag tells every byte of an answer and is never given to another, so that nothing that is kept goes stale.
Our own, because `functools.lru_cache` counts entries and what matters here is bytes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

__all__ = ["Kept", "KeptAnswers"]

MOST_BYTES = 32_000_000
LARGEST = 2_000_000
"""All that is kept, and one answer at most; a page of a thousand events is half of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The body of an answer and the headers that came with it."""

    body: bytes
    headers: Mapping[str, str]


class KeptAnswers:
    """Up to so many bytes of answers; what was not asked for longest makes room. Safe to share."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._answers: OrderedDict[str, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, tag: str) -> Kept | None:
        """The answer with a tag, None where it is not kept."""
        with self._lock:
            kept = self._answers.get(tag)
            if kept is not None:
                self._answers.move_to_end(tag)
            return kept

    def keep(self, tag: str, answer: Kept) -> None:
        """Keep an answer, unless it is too large."""
        if len(answer.body) > min(LARGEST, self._most):
            return
        with self._lock:
            known = self._answers.pop(tag, None)
            self._bytes += len(answer.body) - (len(known.body) if known else 0)
            self._answers[tag] = answer
            while self._bytes > self._most:
                _, oldest = self._answers.popitem(last=False)
                self._bytes -= len(oldest.body)
