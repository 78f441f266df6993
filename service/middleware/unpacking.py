"""Bodies that come compressed: gzip is read, piece by piece, anything else is refused.

The pieces are small, and whoever reads the body counts them as they come out: what unpacks to more than a
body may hold is refused at that point, however small it was sent. Our own, because no package does this for
ASGI; brotli and zstd are left out, since hardly a client sends them and each is a decoder more that strangers
feed.
"""

from __future__ import annotations

import zlib
from collections.abc import Awaitable, Callable
from typing import Any, cast

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from ..errors import BadField, UnsupportedMediaType

__all__ = ["Unpacked"]

_PIECE = 65_536
_GZIP = zlib.MAX_WBITS | 16
_NONE = (b"", b"identity")
_GZIPPED = (b"gzip", b"x-gzip")


class Unpacked:
    """An ASGI wrapper around whatever reads bodies."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its body as it was before it was compressed."""
        if scope["type"] == ScopeType.HTTP:
            codings = [value for name, value in scope["headers"] if name == b"content-encoding"]
            coding = b",".join(codings).strip().lower()
            if coding in _GZIPPED:
                receive = cast(Receive, _Unpacking(receive).received)
            elif coding not in _NONE:
                receive = cast(Receive, _refusing(coding))
        await self._app(scope, receive, send)


class _Unpacking:
    """One body."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._stream = zlib.decompressobj(_GZIP)
        self._packed = b""
        self._is_last = False

    async def received(self) -> Any:
        """The next piece of the body; whatever else comes is passed on."""
        while True:
            if self._packed:
                if piece := self._next():
                    return {"type": "http.request", "body": piece, "more_body": True}
                continue
            if self._is_last:
                if piece := self._stream.decompress(b"", _PIECE):  # what it still held back
                    return {"type": "http.request", "body": piece, "more_body": True}
                if not self._stream.eof:
                    raise BadField("bad_json", "data", reason="the gzip stream has no end")
                return {"type": "http.request", "body": b"", "more_body": False}
            message: Any = await self._receive()
            if message["type"] != "http.request":
                return message
            self._packed = message.get("body", b"")
            self._is_last = not message.get("more_body", False)

    def _next(self) -> bytes:
        """Unpack a piece of what has come. Raises `BadField` for what is no gzip, or goes on behind it."""
        if self._stream.eof:
            raise BadField("bad_json", "data", reason="there is more behind the gzip stream")
        try:
            piece = self._stream.decompress(self._packed, _PIECE)
        except zlib.error as error:
            raise BadField("bad_json", "data", reason=f"no gzip stream: {error}") from error
        self._packed = self._stream.unconsumed_tail or self._stream.unused_data
        return piece


def _refusing(coding: bytes) -> Callable[[], Awaitable[Any]]:
    """What is received in place of a body that cannot be read: handlers that read none do not mind."""

    async def received() -> Any:
        error = UnsupportedMediaType("unsupported_encoding", given=coding[:40].decode("latin-1"))
        error.headers = {"Accept-Encoding": "gzip, identity"}
        raise error

    return received
