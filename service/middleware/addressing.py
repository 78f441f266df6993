"""How the world addresses the service: what links begin with, and who really asks.

A setting decides (`MASALIK_PUBLIC_URL`); else what proxies say, where they are trusted by their network; else
the Host of the request. Whatever a client says of itself counts for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from typing import Any, cast
from urllib.parse import urlsplit

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import BadAddress
from ..settings import Network, Settings
from .admitting import Refuse
from .forwarded import HEADERS, Hop, MalformedHeader, forwarded_hops, is_host, is_prefix, x_forwarded_hops

__all__ = ["Addressed", "Told", "proxies_say"]

_VARY = ", ".join(name.decode().title() for name in HEADERS if name != b"x-forwarded-for")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What trusted proxies say of a request; None for what they do not say."""

    scheme: str | None = None
    host: str | None = None
    prefix: str = ""
    client: str | None = None


class Addressed:
    """An ASGI wrapper after which a request looks as if the client had sent it here directly.

    Links take `app_root_path` of the scope before their path: that of the public address, or the prefix that
    a proxy took off. Where the proxy left it on, it is taken off here; `tops` are the first segments of our
    own paths, which are never taken for it.
    """

    def __init__(self, app: ASGIApp, settings: Settings, *, tops: frozenset[str], refuse: Refuse) -> None:
        self._app = app
        self._refuse = refuse
        self._tops = tops
        self._public = settings.public_url
        self._prefix = urlsplit(settings.public_url).path if settings.public_url else ""
        self._allowed = settings.allowed_hosts
        self._is_trusted = _trust(settings.trusted_proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on as it was addressed, or refuse it."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        client = scope.get("client")
        try:
            if client is not None and self._is_trusted(client[0]):
                self._take_over(scope)
                send = send if self._public else _varying(send)
            self._check_host(scope)
        except BadAddress as error:
            await self._refuse(scope, receive, send, error)
            return
        given = cast("dict[str, Any]", scope).get("app_root_path") or scope.get("root_path", "")
        prefix = self._prefix if self._public else given
        if prefix:
            self._take_off(scope, prefix)
        await self._app(scope, receive, send)

    def _take_over(self, scope: Scope) -> None:
        """Believe what the proxies say."""
        told = proxies_say(scope["headers"], self._is_trusted)
        if told is None:
            return
        if told.client is not None:
            scope["client"] = (told.client, 0)
        if told.scheme is not None:
            scope["scheme"] = told.scheme
        if told.host is not None:
            others = [pair for pair in scope["headers"] if pair[0] != b"host"]
            scope["headers"] = [*others, (b"host", told.host.encode("ascii"))]
        if told.prefix:
            cast("dict[str, Any]", scope)["app_root_path"] = told.prefix

    def _check_host(self, scope: Scope) -> None:
        """One host, written as hosts are, and one of those that are answered for."""
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 and (hosts or scope.get("http_version") == "1.1"):
            raise BadAddress("bad_host", host="-" if not hosts else ", ".join(map(_shown, hosts)))
        if hosts and not _is_allowed(hosts[0], self._allowed):
            raise BadAddress("bad_host", host=_shown(hosts[0]))

    def _take_off(self, scope: Scope, prefix: str) -> None:
        """The path as our routes know it; links put the prefix back."""
        changed = cast("dict[str, Any]", scope)
        changed["app_root_path"], changed["root_path"] = prefix.rstrip("/"), ""
        if prefix.split("/")[1] in self._tops:
            return
        bare = prefix.rstrip("/")
        if scope["path"] == bare or scope["path"].startswith(f"{bare}/"):
            changed["path"] = scope["path"][len(bare) :] or "/"


def proxies_say(headers: list[tuple[bytes, bytes]] | Any, is_trusted: Callable[[str], bool]) -> Told | None:
    """What the proxies say together, read from the nearest on for as long as each names a trusted one.

    None where they say nothing. Raises `BadAddress` where it cannot be read, and where `Forwarded` says other
    than `X-Forwarded-…`: one of the two then came from a client, past a proxy that knows only the other.
    """
    said: dict[bytes, str] = {}
    for name, value in headers:
        if name in HEADERS and value.strip():
            text = value.decode("latin-1")
            said[name] = f"{said[name]},{text}" if name in said else text
    if not said:
        return None
    try:
        return _agreed(said, is_trusted)
    except MalformedHeader as error:
        raise BadAddress("bad_forwarded", reason=str(error)) from error


def _agreed(said: dict[bytes, str], is_trusted: Callable[[str], bool]) -> Told:
    prefix = said.pop(b"x-forwarded-prefix", "").strip().rstrip("/")
    if not is_prefix(prefix):
        raise MalformedHeader(f"no prefix of paths: {prefix[:80]!r}")
    accounts = []
    if b"forwarded" in said:
        accounts.append(_followed(forwarded_hops(said.pop(b"forwarded")), is_trusted, prefix))
    if said or not accounts:
        accounts.append(_followed(x_forwarded_hops(said), is_trusted, prefix))
    if len(set(accounts)) > 1:
        raise MalformedHeader("Forwarded and X-Forwarded-… differ")
    return accounts[0]


def _followed(hops: list[Hop], is_trusted: Callable[[str], bool], prefix: str) -> Told:
    scheme = host = client = None
    for hop in reversed(hops):
        scheme, host = hop.scheme or scheme, hop.host or host
        client = hop.node or client
        if hop.node is None or not is_trusted(hop.node):
            break
    return Told(scheme=scheme, host=host, prefix=prefix, client=client)


def _trust(networks: tuple[Network, ...]) -> Callable[[str], bool]:
    """Whether an address lies in one of the networks; remembered, since proxies are few."""

    @lru_cache(maxsize=1024)
    def is_trusted(text: str) -> bool:
        try:
            address = ip_address(text)
        except ValueError:
            return False
        if isinstance(address, IPv6Address) and address.ipv4_mapped:
            address = address.ipv4_mapped
        return any(address in network for network in networks)

    return is_trusted if networks else lambda _: False


@lru_cache(maxsize=1024)
def _is_allowed(host: bytes, allowed: tuple[str, ...]) -> bool:
    """Whether the host is well formed and among those allowed; `*.example` allows what stands before it."""
    text = host.decode("latin-1").lower()
    if not is_host(text):
        return False
    name = text if text.endswith("]") else text.rpartition(":")[0] or text
    return not allowed or any(
        name == one or (one.startswith("*.") and name.endswith(one[1:])) for one in allowed
    )


def _shown(host: bytes) -> str:
    return host[:80].decode("latin-1")


def _varying(send: Send) -> Send:
    """Say to caches that the answer depends on what proxies say."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], (b"vary", _VARY.encode())]
        await send(message)

    return sent
