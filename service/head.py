"""HEAD wherever GET is offered: the same answer without its body."""

from __future__ import annotations

from litestar.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HeadAsGet"]


class HeadAsGet:
    """An ASGI wrapper; one place rather than a second method on every handler and in every document."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass requests on, HEAD as GET; name HEAD wherever GET is allowed."""
        is_head = scope.get("method") == "HEAD"
        if is_head:
            scope["method"] = "GET"  # type: ignore[typeddict-unknown-key]  # only HTTP scopes have methods

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [_with_head(*pair) for pair in message["headers"]]
            elif message["type"] == "http.response.body" and is_head:
                message["body"] = b""
            await send(message)

        await self._app(scope, receive, sent)


def _with_head(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A header, HEAD added to an Allow that names GET."""
    if name.lower() == b"allow" and b"GET" in value and b"HEAD" not in value:
        return name, value.replace(b"GET", b"GET, HEAD")
    return name, value
