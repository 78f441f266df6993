"""What was stored of feeds, kept in the store: one that has not changed is not sent again, and an entry is
stored once, by the id that its feed gives it, also where its article was taken back since."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from articles import FeedEntry, FeedState, fetch_feed

from ..store import RecordStore
from .model import Job, JobStatus
from .register import JobRegister

__all__ = ["Feeds"]

_KIND = "feed"
_AGAIN = ("model_unavailable", "unread_fault")
"""Kinds of faults that another attempt may not meet."""
_FAULTS = 1000


class _Kept(msgspec.Struct, frozen=True):
    address: str
    state: FeedState


class Feeds:
    """The feeds of a job: asked for what is new, and remembered once that is stored."""

    def __init__(self, records: RecordStore) -> None:
        self._records = records
        self._later: dict[str, FeedState] = {}

    def entries(self, address: str) -> list[FeedEntry]:
        """The entries of a feed that no job has stored. Raises `BadFeed`."""
        known = self._records.get(_KIND, _id_of(address))
        state = msgspec.json.decode(known.body, type=_Kept).state if known else None
        entries, self._later[address] = fetch_feed(address, state)
        return entries

    def keep(self, job: Job, register: JobRegister) -> None:
        """Remember what the job has stored; nothing where it did not end well, or something is to be read
        again: the store knows by itself what it has."""
        if not self._later or job.status is not JobStatus.SUCCESSFUL:
            return
        faults = register.faults(job.id, limit=_FAULTS)
        if len(faults) == _FAULTS or any(fault.code in _AGAIN for fault in faults):
            return
        for address, state in self._later.items():
            known = self._records.get(_KIND, _id_of(address))
            body = msgspec.json.encode(_Kept(address, state))
            self._records.put(_KIND, _id_of(address), body, expected=known.version if known else None)


def _id_of(address: str) -> str:
    return sha256(address.encode()).hexdigest()[:32]
