"""What a browser is told that asks whether pages of other sites may send a request (CORS).

Litestar's own configuration has one list of methods for all addresses. Here any site may read, and may post
where nothing is kept; storing and deleting articles stays with pages of our own.
"""

from __future__ import annotations

from collections.abc import Set

from litestar.enums import HttpMethod, ScopeType
from litestar.types import Message, Scope

__all__ = ["HARMLESS", "Preflights"]

HARMLESS = "harmless"
"""Handlers of POST with this option keep nothing; pages of any site may use them."""

_READING = (HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS)
_ALWAYS = [
    (
        b"access-control-allow-headers",
        b"Authorization, X-API-Key, Content-Type, Content-Encoding, If-None-Match, Accept, Accept-Language, "
        b"X-Request-ID, traceparent",
    ),
    (b"access-control-max-age", b"86400"),
]
"""A day, which is as long as any browser remembers."""


class Preflights:
    """Litestar's `before_send` hook; `harmless` are the templates of addresses that any site may post to."""

    def __init__(self, harmless: Set[str]) -> None:
        self._harmless = harmless

    async def __call__(self, message: Message, scope: Scope) -> None:
        """Add what is allowed to the start of an answer to OPTIONS."""
        if message["type"] != "http.response.start" or scope["type"] != ScopeType.HTTP:
            return
        if scope["method"] == HttpMethod.OPTIONS:
            allowed = (b"access-control-allow-methods", ", ".join(self._methods(scope)).encode())
            message["headers"] = [*message["headers"], allowed, *_ALWAYS]

    def _methods(self, scope: Scope) -> tuple[HttpMethod, ...]:
        is_harmless = scope.get("path_template", "") in self._harmless
        return (*_READING, HttpMethod.POST) if is_harmless else _READING
