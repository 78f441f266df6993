"""Small records that are no features: keys, jobs, saved maps, the log of writes.

One protocol for all of them, so that every kind of store implements it once. What a record says, its times
among it, stands in its body, which the subject that keeps it understands alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

__all__ = ["RecordStore", "StoredRecord"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord:
    """A record as it is kept: `id` tells it from others of its `kind`, `body` is JSON.

    `version` is another after every change, and is never used again, not even by a record that is removed and
    made anew under the same id.
    """

    kind: str
    id: str
    version: int
    body: bytes


class RecordStore(Protocol):
    """Records by kind and id. Safe to share between threads and processes; each call is done as a whole.

    Every method raises `StoreError` when the store cannot be reached. The version of the features' data stays
    as it is whatever is done here.
    """

    def get(self, kind: str, id_: str) -> StoredRecord | None:
        """The record of that id, None where there is none."""
        ...

    def put(self, kind: str, id_: str, body: bytes, *, expected: int | None) -> StoredRecord | None:
        """Keep a record in the place of the one whose version is `expected`; with None, where none is yet.

        The record as it is kept now; None, and nothing is changed, where another is there or it is gone.
        """
        ...

    def remove(self, kind: str, id_: str, *, expected: int | None = None) -> bool:
        """Take a record out, only that of the version `expected` where one is given; whether it was there."""
        ...

    def list(
        self, kind: str, *, limit: int, after: str | None = None, backwards: bool = False
    ) -> tuple[StoredRecord, ...]:
        """Records of a kind in order of their ids by code points, `backwards` from the last; `after` goes on
        behind an id in that direction."""
        ...

    def remove_before(self, kind: str, id_: str) -> int:
        """Take out all records of a kind whose ids come before one; how many they were."""
        ...
