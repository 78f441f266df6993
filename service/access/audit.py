"""The log of writes: who changed what and when, and how it ended. In the store, and in the service's log.

Noted when a write has been answered: a note that cannot be kept is told in the log, and takes nothing back.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from secrets import token_hex

import msgspec
from structlog.typing import FilteringBoundLogger

from ..errors import StoreError
from ..store import RecordStore
from .gate import Caller

__all__ = ["AuditLog", "Write", "is_write_id", "writes_of", "written"]

_KIND = "write"
_AT_ONCE = 500
_PRUNED_EVERY = timedelta(hours=12)

_log = logging.getLogger("service.access")


class Write(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A write: `key` and `name` of the key of who asked, else their network `net`; `made` is the address of
    what came into being. `status` is that of the answer; none where the client left before there was one."""

    at: datetime
    method: str
    path: str
    status: int | None
    key: str | None = None
    name: str | None = None
    net: str | None = None
    made: str | None = None
    request_id: str | None = None


_decoder = msgspec.json.Decoder(Write)


def writes_of(
    records: RecordStore, *, since: datetime | None = None, before: str | None = None
) -> Iterator[tuple[str, Write]]:
    """The writes that are noted with their ids, the last first, from `before` an id, back to a time."""
    after = before
    while page := records.list(_KIND, limit=_AT_ONCE, after=after, backwards=True):
        for found in page:
            write = _decoder.decode(found.body)
            if since is not None and write.at < since:
                return
            yield found.id, write
        after = page[-1].id


class AuditLog:
    """Notes writes, and forgets those that are older than so many days."""

    def __init__(self, records: RecordStore, *, days: int, log: FilteringBoundLogger | None = None) -> None:
        self._records = records
        self._kept_for = timedelta(days=days)
        self._log = log.bind(logger="service.writes") if log is not None else None
        self._pruned = datetime.min.replace(tzinfo=UTC)

    def note(self, write: Write) -> None:
        """Keep a note of a write."""
        if self._log is not None:
            self._log.info("write", **{k: v for k, v in msgspec.to_builtins(write).items() if k != "at"})
        try:
            self._records.put(_KIND, _id_of(write.at), msgspec.json.encode(write), expected=None)
            if write.at - self._pruned > _PRUNED_EVERY:
                self._pruned = write.at
                self._records.remove_before(_KIND, _id_of(write.at - self._kept_for))
        except StoreError as error:
            _log.error("%s %s was not noted in the store: %s", write.method, write.path, error)


def written(
    caller: Caller, *, method: str, path: str, status: int | None, made: str | None, request_id: str | None
) -> Write:
    """A write of now."""
    key = caller.key
    return Write(
        at=datetime.now(UTC),
        method=method,
        path=path,
        status=status,
        key=key.id if key else None,
        name=key.name if key else None,
        net=None if key else caller.net,
        made=made,
        request_id=request_id,
    )


def is_write_id(text: str) -> bool:
    """Whether a note may be called so, whether or not it is there."""
    return re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}-[0-9a-f]{8}", text, re.ASCII) is not None


def _id_of(at: datetime) -> str:
    """In the order of time; two of the same microsecond differ behind it."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}-{token_hex(4)}"
