"""Who asks, whether they may, and how often: before anything else is done for a request.

One wrapper for all three, because each needs what the one before found out, and every wrapper is paid for by
every request.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic

from litestar.concurrency import sync_to_thread
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from ..access.audit import AuditLog, written
from ..access.gate import Caller, Gate
from ..access.presenting import Presented, presented
from ..access.quotas import Quota, Quotas
from ..access.terms import Terms, TermsOf
from ..errors import RequestRefused, StoreError, Throttled
from ..settings import AccessSettings, Reading
from .request_ids import KEY, request_id_of

__all__ = ["Admitted", "Refuse"]

Refuse = Callable[[Scope, Receive, Send, RequestRefused | StoreError], Awaitable[None]]
"""Answers a request that does not get further."""

_OPEN = frozenset({"/health", "/ready"})
_OPEN_BELOW = ("/static/", "/assets/")
"""What needs no key and is counted nowhere: whether we are up, and files that are the same for everybody."""
_UNCOUNTED = "/metrics"

_NOTHING = Presented()

_UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_PRIVATE = b"private, max-age=0, must-revalidate"


@dataclass(frozen=True, slots=True)
class _Shares:
    """The quotas of somebody: of plain reads, and of work; None without a limit."""

    reads: Quota | None
    work: Quota | None

    @classmethod
    def of(cls, access: AccessSettings, times: int) -> _Shares:
        reads = Quota(name="reads", units=access.reads * times) if access.reads else None
        work = Quota(name="work", units=access.work * times) if access.work else None
        return cls(reads, work)


class Admitted:
    """An ASGI wrapper around all that does something for a request."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        gate: Gate,
        terms: TermsOf,
        audit: AuditLog,
        access: AccessSettings,
        refuse: Refuse,
    ) -> None:
        self._app = app
        self._gate = gate
        self._terms = terms
        self._audit = audit
        self._refuse = refuse
        self._quotas = Quotas()
        self._strangers, self._keyed = _Shares.of(access, 1), _Shares.of(access, access.keys)
        self._is_private = access.reading is Reading.KEYS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        path = scope["path"]
        if scope["type"] != ScopeType.HTTP or path in _OPEN or path.startswith(_OPEN_BELOW):
            await self._app(scope, receive, send)
            return
        terms = self._terms(scope["method"], path, scope["query_string"])
        caller, send, refusal = await self._admit(scope, send, terms)
        if refusal is not None:
            await self._refuse(scope, receive, send, refusal)
            return
        if self._is_private:
            send = _private(send)
        if scope["method"] in _UNSAFE and terms.is_change:
            await self._noted(scope, receive, send, caller)
        else:
            await self._app(scope, receive, send)

    async def _admit(
        self, scope: HTTPScope, send: Send, terms: Terms
    ) -> tuple[Caller, Send, RequestRefused | StoreError | None]:
        """Who asks; the way to answer them, which tells what is left of their quota; why they may not."""
        refusal: RequestRefused | StoreError | None = None
        client, asked = scope.get("client"), _NOTHING
        try:
            asked = presented(scope["headers"])
        except RequestRefused as error:
            refusal = error
        caller = self._gate.stranger(asked, client[0] if client else "-")
        if asked.token is not None:
            try:
                caller = await self._gate.known(asked.token, caller)
            except (RequestRefused, StoreError) as error:
                refusal = error
        if caller.key is not None:
            scope["state"][KEY] = caller.key.id
        if not caller.is_local and scope["path"] != _UNCOUNTED:
            send, throttled = self._counted(caller, terms, send)
            refusal = throttled or refusal
        if refusal is None:
            try:
                await self._gate.check(caller, asked, terms.needs)
            except (RequestRefused, StoreError) as error:
                refusal = error
        return caller, send, refusal

    def _counted(self, caller: Caller, terms: Terms, send: Send) -> tuple[Send, Throttled | None]:
        """Take what a request costs out of the quota of who asks."""
        shares = self._keyed if caller.key else self._strangers
        quota = shares.reads if terms.cost is None else shares.work
        if quota is None:
            return send, None
        taken = self._quotas.take(caller.id, quota, terms.cost or 1, monotonic())
        fields = (
            (b"ratelimit-policy", quota.policy),
            (b"ratelimit", b'"%s";r=%d;t=%d' % (quota.name.encode(), taken.left, taken.seconds)),
        )

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *fields]
            await send(message)

        return sent, None if taken.enough else Throttled(quota.name, taken.seconds)

    async def _noted(self, scope: HTTPScope, receive: Receive, send: Send, caller: Caller) -> None:
        """Pass a write on, and note it when it has been answered."""
        status: int | None = None
        made: str | None = None
        path = scope["path"]

        async def sent(message: Message) -> None:
            nonlocal status, made
            if message["type"] == "http.response.start":
                status = message["status"]
                found = (value for name, value in message["headers"] if name.lower() == b"location")
                made = next((value.decode("latin-1") for value in found), None)
            await send(message)

        try:
            await self._app(scope, receive, sent)
        finally:
            write = written(
                caller,
                method=scope["method"],
                path=path,
                status=status,
                made=made,
                request_id=request_id_of(scope),
            )
            await sync_to_thread(self._audit.note, write)


def _private(send: Send) -> Send:
    """Say that an answer is for who has the key alone."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            others = [pair for pair in message["headers"] if pair[0].lower() != b"cache-control"]
            kept = next((v for n, v in message["headers"] if n.lower() == b"cache-control"), _PRIVATE)
            own = kept if b"no-store" in kept else kept.replace(b"public", b"private")
            vary = (b"vary", b"Authorization, X-API-Key")
            message["headers"] = [*others, (b"cache-control", own), vary]
        await send(message)

    return sent
