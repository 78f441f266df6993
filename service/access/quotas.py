"""How much each client may ask for: a quota a minute, filled up again bit by bit (GCRA, a leaky bucket).

Our own, after measuring: `limits` takes 8 to 12 µs a request and keeps every client it ever saw until a
timer's thread comes round; Litestar's middleware writes the times of all requests of a client as JSON each
time, under one lock, and sends the headers of an older draft. This takes 1 µs, and memory that is bounded.

https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/11/ for the headers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from time import monotonic

import msgspec

__all__ = ["WINDOW", "Quota", "Quotas", "Taken", "network_of"]

WINDOW = 60.0
"""Seconds in which an empty quota is full again."""

_LOST = 1e-6
"""What floating point may lose of a time."""

MOST_CLIENTS = 50_000
"""Clients that are remembered twice at most, in some 14 MB; with more within a minute, those who have not
asked for longest are forgotten and find their quota full."""

_NET = 64
"""Of an IPv6 address: who is given a network there has all addresses of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """`units` within a minute, named as clients see it."""

    name: str
    units: int

    @property
    def policy(self) -> bytes:
        """The field RateLimit-Policy."""
        return b'"%s";q=%d;w=%d' % (self.name.encode(), self.units, WINDOW)


class Taken(msgspec.Struct, frozen=True):
    """What came of asking: whether there was enough, what is left, and in how many seconds there is more, or
    where there was not enough, when there will be."""

    enough: bool
    left: int
    seconds: int


class Quotas:
    """What each client has used up. Not to be shared between threads; one event loop asks."""

    def __init__(self, most: int = MOST_CLIENTS) -> None:
        self._most = most
        self._full_at: dict[str, float] = {}
        self._before: dict[str, float] = {}
        self._begun = monotonic()

    def __len__(self) -> int:
        return len(self._full_at) + len(self._before)

    def take(self, client: str, quota: Quota, cost: int, now: float) -> Taken:
        """Take units out of a client's quota, all of it at most; nothing where it holds too little."""
        who = f"{quota.name} {client}"
        full_at = max(self._full_at.get(who) or self._before.get(who, now), now)
        each = WINDOW / quota.units
        after = full_at + min(cost, quota.units) * each
        if after - now > WINDOW + _LOST:
            left = int((WINDOW + _LOST - (full_at - now)) / each)
            return Taken(False, max(0, left), max(1, math.ceil(after - now - WINDOW - _LOST)))
        self._remember(who, after, now)
        left = int((WINDOW + _LOST - (after - now)) / each)
        more = after - now - WINDOW + (left + 1) * each
        return Taken(True, max(0, left), max(1, math.ceil(more - _LOST)))

    def _remember(self, who: str, full_at: float, now: float) -> None:
        """In two generations: what was not touched for a whole one was full, and is forgotten with it."""
        if now - self._begun > WINDOW or len(self._full_at) >= self._most:
            self._before, self._full_at, self._begun = self._full_at, {}, now
        self._full_at[who] = full_at


@lru_cache(maxsize=4096)
def network_of(address: str) -> str:
    """Whom a quota belongs to: an IPv4 address, a /64 of IPv6, else what the server calls the client."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return f"{IPv6Address(int(found) >> _NET << _NET)}/{_NET}"
    return str(found)
