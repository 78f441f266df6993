"""What was answered lately is answered again, before anything is routed, parsed, read or compressed.

An answer with a tag depends on the request, on the version of the data and on nothing else. So the first one
of each kind is worked out as always and kept as it went out, with that version; while the version stands, the
same request gets the same bytes for the price of reading the version. Nothing goes stale and nothing has to
be thrown away when something is stored. What changes without the data says so (`FRESH`) and is
not kept.
"""

from __future__ import annotations

from typing import Any, cast

from litestar.concurrency import sync_to_thread
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from ..answering.caching import A_WHILE, REVALIDATE
from ..answering.keeping import Kept, KeptAnswers
from ..store import FeatureStore

__all__ = ["AnsweredBefore"]

_LONGEST_QUERY = 2000
_KEPT = frozenset({200, 304})
_OF_THE_DATA = frozenset({REVALIDATE.encode(), A_WHILE.encode()})
"""What Cache-Control says of answers that change only with the data or the gazetteer."""
_DECIDING = (b"host", b"accept", b"accept-encoding", b"accept-language", b"if-none-match")
"""The headers that answers depend on; no others are in any Vary of ours but those that proxies add, whose
meaning is in the rest of the key by then."""
_SECRET = frozenset({b"authorization", b"x-api-key"})
"""Who shows a key is answered anew: whether it still opens is for others to say."""


class AnsweredBefore:
    """An ASGI wrapper. The version of a store on this machine is read on the event loop: that takes some
    microseconds, waits for no writer, and a thread of its own would cost as much as all the rest."""

    def __init__(self, app: ASGIApp, store: FeatureStore) -> None:
        self._app = app
        self._store = store
        self._answers = KeptAnswers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as before where the data are as before, and pass anything else on."""
        key = _key_of(scope)
        version = None if key is None else await self._current()
        if key is None or version is None:
            await self._app(scope, receive, send)
            return
        kept = self._answers.get(key)
        if kept is not None and kept.version == version:
            await _send_again(kept, scope, send)
            return
        sent = _Sent(send)
        await self._app(scope, receive, sent)
        if sent.is_whole:
            template = scope.get("path_template", "")
            self._answers.keep(key, sent.kept(version, template))

    async def _current(self) -> str | None:
        try:
            if self._store.is_local:
                return self._store.version()
            return await sync_to_thread(self._store.version)
        except Exception:  # whatever it is, the handler that needs the store meets it too, and says so
            return None


class _Sent:
    """Sends an answer on and notes it, unless it comes in parts."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: dict[str, Any] = {}
        self._body: bytes | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] in _KEPT:
            self._start = {"status": message["status"], "headers": tuple(message["headers"])}
        elif message["type"] == "http.response.body":
            first = self._body is None and not message.get("more_body")
            self._body = message["body"] if first else None
            self._start = self._start if first else {}
        await self._send(message)

    @property
    def is_whole(self) -> bool:
        """Whether it is an answer to keep, all of it."""
        if self._body is None or not self._start:
            return False
        told = {name.lower(): value for name, value in self._start["headers"]}
        return b"etag" in told and told.get(b"cache-control") in _OF_THE_DATA

    def kept(self, version: str, template: str) -> Kept:
        """The answer as it went out."""
        return Kept(version=version, template=template, body=self._body or b"", **self._start)


async def _send_again(kept: Kept, scope: Scope, send: Send) -> None:
    cast("dict[str, Any]", scope)["path_template"] = kept.template
    headers = list(kept.headers)
    await send({"type": "http.response.start", "status": kept.status, "headers": headers})
    await send({"type": "http.response.body", "body": kept.body, "more_body": False})


def _key_of(scope: Scope) -> tuple[Any, ...] | None:
    """All that decides the answer to a GET; None for any other request."""
    if scope["type"] != ScopeType.HTTP or scope["method"] not in ("GET", "HEAD"):
        return None
    if len(scope["query_string"]) > _LONGEST_QUERY:
        return None
    if any(name in _SECRET for name, _ in scope["headers"]):
        return None
    deciding = tuple(pair for pair in scope["headers"] if pair[0] in _DECIDING)
    prefix = scope.get("app_root_path", "")
    return scope["path"], scope["query_string"], scope["scheme"], prefix, scope["method"], deciding
