"""Connections to the database, asked from any thread.

asyncpg lives on an event loop. The store is asked by the threads that handlers run in, so its connections
have a loop in a thread of their own, and who asks waits for it. One pool for all threads keeps the number of
connections small, however many requests there are.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

import asyncpg

from ...errors import StoreError
from .address import DatabaseAddress
from .connection import Answer, PostgisConnection, ask
from .geometry import use_geometries

__all__ = ["LostConnection", "Pool"]

_Answer = TypeVar("_Answer")

_CONNECT_SECONDS = 5.0
_COMMAND_SECONDS = 60.0
_PAUSES = (0.05, 0.25, 1.0)
"""Seconds to wait before each further try, after a connection was lost: a server that is started anew takes
about as long."""
_BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
_BEGIN_WRITING = """BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '30s';
SELECT pg_advisory_xact_lock(hashtext('masalik'), hashtext(current_schema()))"""
"""One writes at a time, in whatever process: merging looks at what is there, and two at once would each miss
what the other adds. The lock ends with the transaction."""


_LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # what is asked in the moment in which the connection ends
    OSError,
)
"""What a connection that is no more is told by."""


class LostConnection(StoreError):  # noqa: N818 - says what is wrong by its name
    """The database went away, or cannot be reached; nothing was changed."""


class Pool:
    """A pool of connections, and the loop that they live on."""

    def __init__(self, address: DatabaseAddress) -> None:
        """Connect. Raises `StoreError` where the database cannot be reached."""
        self._address = address
        self._over_arrays: dict[str, str | None] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="postgis", daemon=True)
        self._thread.start()
        try:
            with self._told():
                self._pool: asyncpg.Pool = self.run(self._open())
        except BaseException:
            self._stop()
            raise

    async def _open(self) -> asyncpg.Pool:
        return await asyncpg.create_pool(
            self._address.url,
            min_size=1,
            max_size=self._address.pool_size,
            timeout=_CONNECT_SECONDS,
            command_timeout=_COMMAND_SECONDS,
            statement_cache_size=self._address.statement_cache_size,
            server_settings={"application_name": "masalik", "jit": "off"},
            init=use_geometries,
            reset=_leave_as_it_is,
        )

    def run(self, coroutine: Coroutine[Any, Any, _Answer]) -> _Answer:
        """What a coroutine on the loop of the connections returns."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    def retried(self, work: Callable[[], _Answer]) -> _Answer:
        """What `work` returns, which is tried again where it lost its connection before anything was done."""
        for pause in _PAUSES:
            try:
                return work()
            except LostConnection:
                time.sleep(pause)
        return work()

    def ask(self, sql: str, values: Sequence[Any] = ()) -> Answer:
        """Run one statement, which is a transaction of its own."""
        return self.use(lambda db: ask(db, sql, values))

    def use(self, work: Callable[[asyncpg.Connection], Coroutine[Any, Any, _Answer]]) -> _Answer:
        """What a coroutine does with a connection."""

        async def borrowed() -> _Answer:
            async with self._pool.acquire(timeout=_COMMAND_SECONDS) as db:
                return await work(db)

        with self._told():
            return self.run(borrowed())

    @contextmanager
    def reading(self) -> Iterator[PostgisConnection]:
        """A connection that sees one state of the data, and changes nothing."""
        with self._told(), self._lent(_BEGIN_READING) as (db, connection):
            yield connection
            self.run(db.execute("COMMIT"))

    @contextmanager
    def writing(self) -> Iterator[PostgisConnection]:
        """A connection in a transaction: all of it is kept, or nothing.

        Raises `LostConnection` where nothing was kept, and `StoreError` where it is not known, as the
        connection was lost when the end was told.
        """
        with self._told(), self._lent(_BEGIN_WRITING) as (db, connection):
            yield connection
            try:
                self.run(db.execute("COMMIT"))
            except _LOST as error:
                reason = f"the connection to {self._address.name} was lost when a change was to be kept"
                raise StoreError(f"{reason}; whether it was is not known: {error}") from error

    @contextmanager
    def _lent(self, begin: str) -> Iterator[tuple[asyncpg.Connection, PostgisConnection]]:
        """A connection in a transaction, which is undone unless it was ended."""
        db = self.run(self._begun(begin))
        try:
            yield db, PostgisConnection(db, self.run, self._over_arrays)
        finally:
            self.run(self._returned(db))

    async def _begun(self, begin: str) -> asyncpg.Connection:
        db = await self._pool.acquire(timeout=_COMMAND_SECONDS)
        try:
            await db.execute(begin)
        except BaseException:
            await self._pool.release(db)
            raise
        return db

    async def _returned(self, db: asyncpg.Connection) -> None:
        """Back to the pool, which makes another where this one is lost: what is undone is undone then too."""
        with suppress(asyncpg.PostgresError, *_LOST):
            if db.is_in_transaction():
                await db.execute("ROLLBACK")
        with suppress(asyncpg.PostgresError, *_LOST):
            await self._pool.release(db)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the database and of the way to it as `StoreError` with its name."""
        name = self._address.name
        try:
            yield
        except TimeoutError as error:
            raise StoreError(f"the database {name} did not answer in time") from error
        except asyncpg.LockNotAvailableError as error:
            raise StoreError(f"the database {name} is being written to by another process") from error
        except (*_LOST, asyncpg.CannotConnectNowError, asyncpg.TooManyConnectionsError) as error:
            raise LostConnection(f"the database {name} cannot be reached: {error or 'no answer'}") from error
        except asyncpg.PostgresError as error:
            raise StoreError(f"the database {name} cannot be used: {error}") from error

    def close(self) -> None:
        """Let go of all connections, and end the loop."""
        if self._loop.is_running():
            self.run(self._closed())
            self._stop()

    async def _closed(self) -> None:
        try:
            await asyncio.wait_for(self._pool.close(), _CONNECT_SECONDS)
        except TimeoutError:
            self._pool.terminate()

    def _stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


async def _leave_as_it_is(_: asyncpg.Connection) -> None:
    """Nothing is set on connections that the next one could mind; asking to forget it all takes a turn."""
