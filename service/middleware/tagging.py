"""Entity tags of compressed answers: other bytes need another strong tag (RFC 9110, 8.8.1).

The tag that handlers know gets the coding behind it on its way out (`"a1b2--gzip"`) and loses it on its way
in, so that a client that got a compressed answer can lock and revalidate with the tag it was given.
"""

from __future__ import annotations

import re

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Tagged"]

_CONDITIONS = (b"if-match", b"if-none-match")
_CODED = re.compile(rb'--(gzip|br|zstd)"')
_NOT_MODIFIED = 304
_KEPT = (200, _NOT_MODIFIED)


class Tagged:
    """An ASGI wrapper around whatever compresses."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with the tags that handlers know."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        held: set[bytes] = set()

        def known(name: bytes, value: bytes) -> tuple[bytes, bytes]:
            if name not in _CONDITIONS or b"--" not in value:
                return name, value
            held.update(part.strip() for part in value.split(b","))
            return name, _CODED.sub(b'"', value)

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message["headers"])
                coding = _value(headers, b"content-encoding")
                if message["status"] == _NOT_MODIFIED:
                    headers = [_as_held(*pair, held) for pair in headers]
                elif coding:
                    headers = [_coded(*pair, coding) for pair in headers]
                message["headers"] = _varying(headers) if message["status"] in _KEPT else headers
            await send(message)

        scope["headers"] = [known(name.lower(), value) for name, value in scope["headers"]]
        await self._app(scope, receive, sent)


def _varying(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """With Accept-Encoding in Vary: also what is too small to be compressed now, and each 304."""
    if b"accept-encoding" in b",".join(value for name, value in headers if name.lower() == b"vary").lower():
        return headers
    return [*headers, (b"vary", b"Accept-Encoding")]


def _value(headers: list[tuple[bytes, bytes]], wanted: bytes) -> bytes:
    return next((value for name, value in headers if name.lower() == wanted), b"")


def _coded(name: bytes, value: bytes, coding: bytes) -> tuple[bytes, bytes]:
    """A strong tag with the coding behind it."""
    if name.lower() != b"etag" or not value.startswith(b'"'):
        return name, value
    return name, value[:-1] + b"--" + coding + b'"'


def _as_held(name: bytes, value: bytes, held: set[bytes]) -> tuple[bytes, bytes]:
    """The tag in the form in which the client holds it."""
    if name.lower() != b"etag":
        return name, value
    return name, next((tag for tag in held if _CODED.sub(b'"', tag) == value), value)
