"""HEAD wherever GET is offered, and Allow with every method of an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from litestar.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["WITHOUT_BODY", "MethodsOf"]

OK, NO_CONTENT = 200, 204
_WITHOUT_ALLOW = (OK, 304)
"""What nearly all answers are, none of which says what else is allowed."""

WITHOUT_BODY = "masalik.without_body"
"""In the scope of a request whose body nobody gets: what takes long to make need not be made."""

PREFLIGHT = b"access-control-request-method"


class MethodsOf:
    """An ASGI wrapper; one place rather than a second method on every handler and in every document.

    `offered` tells the methods of an address. Litestar's own answer to OPTIONS forgets those that were
    registered after the first of an address, so Allow is written here; and it is 204, where editing by the
    standard of OGC wants 200 (a browser's preflight takes either).
    """

    def __init__(self, app: ASGIApp, offered: Callable[[Scope], set[str]]) -> None:
        self._app = app
        self._offered = offered

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass requests on, HEAD as GET without its body."""
        asked, is_head = scope, scope.get("method") == "HEAD"
        if is_head:  # a copy: the server looks at its own scope to know that no body is to come
            scope = cast("Scope", {**scope, "method": "GET", WITHOUT_BODY: True})

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                if message["status"] not in _WITHOUT_ALLOW:
                    message["headers"] = [self._full(*pair, scope) for pair in message["headers"]]
                if message["status"] == NO_CONTENT and _asks_for_methods(scope):
                    message["status"] = OK
                    message["headers"] = [*message["headers"], (b"content-length", b"0")]
            elif message["type"] == "http.response.body" and is_head:
                message["body"] = b""
            await send(message)

        try:
            await self._app(scope, receive, sent)
        finally:
            if is_head and "path_template" in scope:  # what routing found out, for the log
                asked["path_template"] = scope["path_template"]

    def _full(self, name: bytes, value: bytes, scope: Scope) -> tuple[bytes, bytes]:
        """A header as it is; Allow with all methods of the address."""
        if name.lower() != b"allow":
            return name, value
        methods = self._offered(scope) or set(value.decode().replace(" ", "").split(","))
        methods |= {"OPTIONS"}
        methods |= {"HEAD"} if "GET" in methods else set()
        return name, ", ".join(sorted(methods)).encode()


def _asks_for_methods(scope: Scope) -> bool:
    """Whether it is OPTIONS, and no preflight."""
    return scope.get("method") == "OPTIONS" and all(name != PREFLIGHT for name, _ in scope["headers"])
