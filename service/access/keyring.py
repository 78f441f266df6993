"""The keys as a running service knows them: read from the store at most once a second, never later than that.

So a key that was made or revoked anywhere holds within a second, and a request with a key costs no look into
the store. Where nobody comes with a key and nothing needs one, nothing is read at all.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from time import monotonic

from litestar.concurrency import sync_to_thread

from ..errors import StoreError
from .keeping import KeptKeys
from .keys import ApiKey, Verdict, id_of, verdict

__all__ = ["FRESH_SECONDS", "Keyring"]

FRESH_SECONDS = 1.0

_log = logging.getLogger("service.access")


class Keyring:
    """Finds keys by the tokens that clients send."""

    def __init__(self, kept: KeptKeys) -> None:
        """The keys of a store."""
        self._kept = kept
        self._known: Mapping[str, ApiKey] = {}
        self._read_at = float("-inf")
        self._reading = asyncio.Lock()
        self._used: dict[str, int] = {}
        self._noting: set[asyncio.Task[None]] = set()

    async def any(self) -> bool:
        """Whether there is any key, also one that is good no more: who revokes the last one does not open
        the service by that."""
        return bool(await self._current())

    async def find(self, token: str) -> tuple[Verdict, ApiKey | None]:
        """What a token is, and its key where it is good."""
        now = datetime.now(UTC)
        id_ = id_of(token)
        key = (await self._current()).get(id_) if id_ else None
        found = verdict(key, token, now)
        if key is None or found is not Verdict.GOOD:
            return found, None
        self._note_use(key.id, now)
        return found, key

    async def _current(self) -> Mapping[str, ApiKey]:
        if monotonic() - self._read_at < FRESH_SECONDS:
            return self._known
        async with self._reading:
            asked = monotonic()
            if asked - self._read_at >= FRESH_SECONDS:
                self._known = await sync_to_thread(self._kept.all)
                self._read_at = asked
        return self._known

    def _note_use(self, id_: str, now: datetime) -> None:
        """Once a day, beside all else."""
        today = now.toordinal()
        if self._used.get(id_) == today:
            return
        self._used[id_] = today
        task = asyncio.create_task(self._noted(id_, now))
        self._noting.add(task)
        task.add_done_callback(self._noting.discard)

    async def _noted(self, id_: str, now: datetime) -> None:
        try:
            await sync_to_thread(self._kept.note_use, id_, now.date())
        except StoreError as error:
            _log.warning("the use of key %s was not noted: %s", id_, error)
