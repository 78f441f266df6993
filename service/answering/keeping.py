"""Answers made lately, kept as they went out: asked again, they cost what it costs to send them.

Our own, because `functools.lru_cache` counts entries and what matters here is bytes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

__all__ = ["Kept", "KeptAnswers"]

MOST_BYTES = 32_000_000
LARGEST = 2_000_000
"""All that is kept, and one answer at most; a page of a thousand events is half of that."""
BESIDE = 2000
"""What an answer takes beside its body: headers, key and the objects that hold them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An answer, the template of its address, and the version of the data that it was right for."""

    version: str
    template: str
    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    @property
    def size(self) -> int:
        """What it takes, in bytes."""
        return len(self.body) + BESIDE


class KeptAnswers:
    """Up to so many bytes of answers; what was not asked for longest makes room. For one event loop."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._answers: OrderedDict[Hashable, Kept] = OrderedDict()
        self._bytes = 0

    def get(self, key: Hashable) -> Kept | None:
        """The answer to a request, None where none is kept."""
        kept = self._answers.get(key)
        if kept is not None:
            self._answers.move_to_end(key)
        return kept

    def keep(self, key: Hashable, answer: Kept) -> None:
        """Keep an answer in place of the one before, unless it is too large."""
        known = self._answers.pop(key, None)
        self._bytes -= known.size if known else 0
        if answer.size > min(LARGEST, self._most):
            return
        self._bytes += answer.size
        self._answers[key] = answer
        while self._bytes > self._most:
            _, oldest = self._answers.popitem(last=False)
            self._bytes -= oldest.size
