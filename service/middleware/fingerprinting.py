"""Entity tags for answers that have no version of their own: documents of the service, lists, schemas.

Handlers that know a version tag their answers before they are made (`caching.conditional`). For all others
the tag is a hash of the bytes, which cannot be wrong; it saves the sending, not the making.
"""

from __future__ import annotations

from hashlib import sha256

from litestar.enums import HttpMethod, ScopeType
from litestar.types import ASGIApp, HTTPResponseStartEvent, Message, Receive, Scope, Send

from ..answering.caching import FRESH, holds

__all__ = ["Fingerprinted"]

_OK, _NOT_MODIFIED = 200, 304
_HELD = (b"if-none-match",)
_OF_THE_BODY = (b"content-type", b"content-length", b"content-language", b"content-disposition")


class Fingerprinted:
    """An ASGI wrapper around handlers, inside of whatever compresses."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; tag what comes back whole, and leave the body out where the client holds it."""
        if scope["type"] != ScopeType.HTTP or scope["method"] != HttpMethod.GET:
            await self._app(scope, receive, send)
            return
        kept: HTTPResponseStartEvent | None = None

        async def sent(message: Message) -> None:
            nonlocal kept
            if message["type"] == "http.response.start" and _is_untagged(message):
                kept = message
                return
            if kept is not None and message["type"] == "http.response.body":
                started, kept = kept, None
                if not message["more_body"]:
                    message["body"] = _tag(started, message["body"], scope)
                await send(started)
            await send(message)

        await self._app(scope, receive, sent)


def _is_untagged(start: HTTPResponseStartEvent) -> bool:
    names = {name.lower() for name, _ in start["headers"]}
    return start["status"] == _OK and not names & {b"etag", b"cache-control"}


def _tag(start: HTTPResponseStartEvent, body: bytes, scope: Scope) -> bytes:
    """Tag an answer with the hash of its body; what is then sent of the body."""
    tag = f'"{sha256(body).hexdigest()[:24]}"'
    headers = [*start["headers"], (b"etag", tag.encode()), (b"cache-control", FRESH.encode())]
    held = ",".join(value.decode("latin-1") for name, value in scope["headers"] if name in _HELD)
    if held and holds(held, tag):
        start["status"], body = _NOT_MODIFIED, b""
        headers = [pair for pair in headers if pair[0].lower() not in _OF_THE_BODY]
    start["headers"] = headers
    return body
