"""What is known of each request afterwards: its id, a line in the log, and what metrics count.

The only wrapper that every answer passes, also those of other wrappers. It writes neither the values of
parameters nor headers nor bodies, since they may hold articles and secrets.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from time import perf_counter
from typing import Any

import structlog
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send
from structlog.typing import FilteringBoundLogger

from ..operations.metrics import Metrics
from .request_ids import KEY, REQUEST_ID, given_id, new_id

__all__ = ["Observed"]

UNMATCHED = "-"
"""The template of a request that none of our addresses matches: paths that others made up are no labels."""

_QUIET = frozenset({"/health", "/ready", "/metrics", "/static/{name}", "/assets/{name}"})
"""What is asked so often, and by programs, that it is only logged when all is."""

_FAILED, _LEFT = 500, 499
"""What is noted of a request that ended without any answer: by an error, or because the client left."""
_LONGEST_PATH = 300
_LONGEST_NAME, _MOST_NAMES = 40, 50

_NOT_OFFERED = HTTPStatus.NOT_IMPLEMENTED
"""The answer to a client that asks for what is not there, which is no fault of ours."""


class Observed:
    """The outermost ASGI wrapper; `log` is None where nobody listens, `metrics` where nobody counts."""

    def __init__(self, app: ASGIApp, *, log: FilteringBoundLogger | None, metrics: Metrics | None) -> None:
        self._app = app
        self._log = log
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, its id with it, and note how it ended."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        begun, status, size = perf_counter(), 0, 0
        path = (scope.get("raw_path") or scope["path"].encode()).partition(b"?")[0]
        request_id = given_id(scope["headers"]) or new_id()
        scope["state"][REQUEST_ID] = request_id
        structlog.contextvars.bind_contextvars(request_id=request_id)
        header = (b"x-request-id", request_id.encode())

        async def sent(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], header]
            elif message["type"] == "http.response.body":
                size += len(message["body"])
            await send(message)

        if self._metrics:
            self._metrics.in_flight.inc()
        try:
            await self._app(scope, receive, sent)
        except asyncio.CancelledError:
            status = status or _LEFT
            raise
        except Exception:
            status = status or _FAILED
            raise
        finally:
            self._note(scope, path, status or _LEFT, size, perf_counter() - begun)

    def _note(self, scope: HTTPScope, path: bytes, status: int, size: int, seconds: float) -> None:
        template = scope.get("path_template") or UNMATCHED
        if self._metrics:
            self._metrics.in_flight.dec()
            self._metrics.count(scope["method"], template, status, seconds, size)
        if self._log:
            told: dict[str, Any] = {
                "method": scope["method"],
                "path": path[:_LONGEST_PATH].decode("latin-1"),
                "template": template,
                "status": status,
                "ms": round(seconds * 1000, 3),
                "bytes": size,
                "client": (scope.get("client") or ("-",))[0],
            }
            if (key := scope["state"].get(KEY)) is not None:
                told[KEY] = key
            if scope["query_string"]:
                told["parameters"] = _names(scope["query_string"])
            if status >= 500 and status != _NOT_OFFERED:
                self._log.error("request", **told)
            elif template in _QUIET:
                self._log.debug("request", **told)
            else:
                self._log.info("request", **told)


def _names(query: bytes) -> str:
    """The names of the parameters as they were sent, without their values."""
    names = (pair.partition(b"=")[0][:_LONGEST_NAME] for pair in query.split(b"&", _MOST_NAMES)[:_MOST_NAMES])
    return b",".join(dict.fromkeys(names)).decode("latin-1")
