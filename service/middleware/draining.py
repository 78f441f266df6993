"""A refusal that arrives: when a body is not wanted, the rest of it is read and thrown away after the answer.

A server that closes a connection with bytes unread resets it, and the client never sees the answer.
"""

from __future__ import annotations

import asyncio

from litestar.types import ASGIApp, HTTPReceiveMessage, Message, Receive, Scope, Send, WebSocketReceiveMessage

__all__ = ["Drained"]

REFUSALS = frozenset({401, 403, 413, 415, 429})
"""Answers that are given before a body was read."""
MOST_BYTES = 100_000_000
MOST_SECONDS = 20.0
"""How much is thrown away, and for how long, before the connection is cut all the same."""


class Drained:
    """An ASGI wrapper that sends a refusal at once and ends it when the client has finished sending."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass messages on; hold back only the end of a refusal."""
        refused = ended = False

        async def received() -> HTTPReceiveMessage | WebSocketReceiveMessage:
            nonlocal ended
            message = await receive()
            ended = message["type"] != "http.request" or not message["more_body"]
            return message

        async def sent(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start":
                refused = message["status"] in REFUSALS
            if message["type"] != "http.response.body" or message.get("more_body") or not refused:
                await send(message)
                return
            message["more_body"] = True
            await send(message)
            if not ended:
                await _drain(receive)
            await send({"type": "http.response.body", "body": b"", "more_body": False})

        await self._app(scope, received, sent)


async def _drain(receive: Receive) -> None:
    """Throw away what the client still sends."""
    left = MOST_BYTES
    try:
        async with asyncio.timeout(MOST_SECONDS):
            while left > 0:
                message = await receive()
                if message["type"] != "http.request" or not message["more_body"]:
                    return
                left -= len(message["body"])
    except TimeoutError:
        return
