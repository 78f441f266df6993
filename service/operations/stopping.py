"""The end of a service, told before it comes: a load balancer hears from `/ready`, then no more is taken.

SIGTERM: for `grace` seconds all goes on, but `/ready` says 503 and every answer closes its connection; then
the port is closed and what runs is answered, within `ending` seconds; then the store is closed. Ctrl-C
leaves out the grace. What still runs then cannot hold up the end: the store outlasts a process that is cut.
"""

from __future__ import annotations

import logging
import os
import signal
from threading import Timer
from time import monotonic
from types import FrameType

import uvicorn
from litestar.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Closing", "GracefulServer", "Stopping"]

_CUT = 1
_SPARE_SECONDS = 1.0
"""For closing the store, after all requests have ended or were given up."""

_log = logging.getLogger("service.stopping")


class Stopping:
    """Whether the service has been asked to end, and since when."""

    def __init__(self) -> None:
        self._since: float | None = None

    @property
    def begun(self) -> bool:
        """Whether the service has been asked to end."""
        return self._since is not None

    def begin(self) -> None:
        """Note that the service is to end."""
        if self._since is None:
            self._since = monotonic()

    def lasts(self, seconds: float) -> bool:
        """Whether the service was asked to end so many seconds ago."""
        return self._since is not None and monotonic() - self._since >= seconds


class Closing:
    """An ASGI wrapper: every answer after the request to end closes its connection, so that clients whose
    connection is kept open come back elsewhere."""

    def __init__(self, app: ASGIApp, stopping: Stopping) -> None:
        self._app = app
        self._stopping = stopping

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if not self._stopping.begun:
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"connection", b"close")]
            await send(message)

        await self._app(scope, receive, sent)


class GracefulServer(uvicorn.Server):
    """uvicorn, with a grace between the request to end and the closing of the port."""

    def __init__(self, config: uvicorn.Config, stopping: Stopping, *, grace: float, ending: float) -> None:
        super().__init__(config)
        self._stopping = stopping
        self._grace = grace
        self._ending = ending

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end; a second signal, or Ctrl-C, ends the grace."""
        is_first = not self._stopping.begun
        self._stopping.begin()
        if is_first:
            self._cut_later()
        if is_first and sig == signal.SIGTERM and self._grace:
            _log.info("ending in %g seconds", self._grace)
            return
        super().handle_exit(sig, frame)

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second: whether the grace is over."""
        if self._stopping.lasts(self._grace):
            self.should_exit = True
        return await super().on_tick(counter)

    def _cut_later(self) -> None:
        """End the process when something that runs does not: a thread cannot be told to."""
        timer = Timer(self._grace + self._ending + _SPARE_SECONDS, _cut)
        timer.daemon = True
        timer.start()


def _cut() -> None:
    _log.error("requests did not end in time, and are cut")
    logging.shutdown()
    os._exit(_CUT)
