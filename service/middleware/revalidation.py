"""A client that holds what is current is told so before anything is routed, parsed or read.

What a 304 says depends on the request, on the version of the data and on nothing else. So the first one of
each kind is worked out as always and remembered with that version; while the version stands, the same request
gets the same answer for the price of reading the version. Requests that hold nothing pay nothing.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, cast

from litestar.concurrency import sync_to_thread
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from ..answering.caching import OWN_VERSION
from ..errors import StoreError
from ..store import FeatureStore

__all__ = ["Revalidated"]

_MOST = 4096
_LONGEST_QUERY = 2000
"""Kinds of requests that are remembered, and how long their queries may be: some megabytes in all."""

_NOT_MODIFIED = 304
_DECIDING = (b"host", b"accept", b"accept-encoding", b"accept-language", b"if-none-match")
"""The headers that answers depend on; no others are in any Vary of ours but those that proxies add, whose
meaning is in the rest of the key by then."""
_OWN = (b"x-request-id", b"date", b"server")
"""What an answer has of its own request."""

_Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A 304 that was sent, with the version of the data that it was right for."""

    version: str
    template: str
    headers: tuple[tuple[bytes, bytes], ...]


class Revalidated:
    """An ASGI wrapper. The version of a store on this machine is read on the event loop: that takes some
    microseconds, waits for no writer, and a thread of its own would cost as much as all the rest."""

    def __init__(self, app: ASGIApp, store: FeatureStore) -> None:
        self._app = app
        self._store = store
        self._known: OrderedDict[_Key, _Known] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with 304 what was answered so before, and pass anything else on."""
        key = _key_of(scope)
        version = None if key is None else await self._current()
        if key is None or version is None:
            await self._app(scope, receive, send)
            return
        known = self._known.get(key)
        if known is not None and known.version == version:
            self._known.move_to_end(key)
            cast("dict[str, Any]", scope)["path_template"] = known.template
            await send({"type": "http.response.start", "status": 304, "headers": list(known.headers)})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return
        headers: list[tuple[bytes, bytes]] = []

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == _NOT_MODIFIED:
                headers.extend(message["headers"])
            await send(message)

        await self._app(scope, receive, sent)
        if headers and not scope.get(OWN_VERSION):
            self._remember(key, _Known(version, scope.get("path_template", ""), tuple(headers)))

    async def _current(self) -> str | None:
        try:
            if self._store.is_local:
                return self._store.version()
            return await sync_to_thread(self._store.version)
        except StoreError:  # the handler will meet it too, and say so
            return None

    def _remember(self, key: _Key, known: _Known) -> None:
        self._known[key] = known
        self._known.move_to_end(key)
        if len(self._known) > _MOST:
            self._known.popitem(last=False)


def _key_of(scope: Scope) -> _Key | None:
    """All that decides the answer to a conditional GET; None for any other request."""
    if scope["type"] != ScopeType.HTTP or scope["method"] not in ("GET", "HEAD"):
        return None
    if len(scope["query_string"]) > _LONGEST_QUERY:
        return None
    deciding = tuple(pair for pair in scope["headers"] if pair[0] in _DECIDING)
    if not any(name == b"if-none-match" for name, _ in deciding):
        return None
    prefix = scope.get("app_root_path", "")
    return scope["path"], scope["query_string"], scope["scheme"], prefix, scope["method"], deciding
