"""Requests that take too long: bodies that trickle in, and answers that do not come.

A thread that still works on a request that was given up cannot be stopped; what it writes is written whole,
and the answer says that it may be so. An answer that has begun may take as long as it takes: exports are
long.
"""

from __future__ import annotations

import asyncio
from collections.abc import Set

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPReceiveMessage, Message, Receive, Scope, Send, WebSocketReceiveMessage

from ..errors import AnswerTooSlow, BodyTooSlow
from .admitting import Refuse

__all__ = ["PATIENT", "Timed"]

PATIENT = "patient"
"""Handlers with this option take bodies that need their time."""

_WITH_BODIES = frozenset({"POST", "PUT", "PATCH"})


class Timed:
    """An ASGI wrapper: a body arrives within `body` seconds, an answer begins within `answer` seconds.

    Bodies sent to the `patient` addresses may take as long as they take, while something comes in every
    `body` seconds."""

    def __init__(
        self, app: ASGIApp, *, body: float, answer: float, refuse: Refuse, patient: Set[str] = frozenset()
    ) -> None:
        self._app = app
        self._patient = patient
        self._body = body
        self._answer = answer
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on for as long as it may take."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        is_patient = scope["path"] in self._patient
        deadline = asyncio.timeout(None if is_patient else self._answer)

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                deadline.reschedule(None)
            await send(message)

        received = self._in_time(receive, each=is_patient) if scope["method"] in _WITH_BODIES else receive
        try:
            async with deadline:
                await self._app(scope, received, sent)
        except TimeoutError:
            if not deadline.expired():
                raise
            seconds = f"{self._answer:g}"
            await self._refuse(scope, receive, send, AnswerTooSlow("answer_too_slow", seconds=seconds))

    def _in_time(self, receive: Receive, *, each: bool) -> Receive:
        """The messages of a body, in time all together or `each`; behind its end only the client's leaving is
        waited for."""
        last = asyncio.get_running_loop().time() + self._body
        ended = False

        async def received() -> HTTPReceiveMessage | WebSocketReceiveMessage:
            nonlocal ended, last
            if ended:
                return await receive()
            try:
                async with asyncio.timeout_at(last):
                    message = await receive()
            except TimeoutError:
                raise BodyTooSlow("body_too_slow", seconds=f"{self._body:g}") from None
            if each:
                last = asyncio.get_running_loop().time() + self._body
            ended = message["type"] != "http.request" or not message["more_body"]
            return message

        return received
