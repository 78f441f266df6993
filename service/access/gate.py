"""Who asks, and whether they may."""

from __future__ import annotations

import msgspec

from ..errors import Forbidden, KeyRefused
from .keyring import Keyring
from .keys import ApiKey, Verdict
from .locality import Locality
from .presenting import Presented
from .quotas import network_of
from .scopes import Scope, grants

__all__ = ["Caller", "Gate"]

_SLUGS = {
    Verdict.UNKNOWN: "bad_key",
    Verdict.EXPIRED: "key_expired",
    Verdict.REVOKED: "key_revoked",
}


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks: `key` where a good one was sent; `net` is their network."""

    net: str
    key: ApiKey | None = None
    is_local: bool = False

    @property
    def id(self) -> str:
        """Whom a quota is of."""
        return self.key.id if self.key else self.net


class Gate:
    """Lets requests pass that may; `reading_needs_key` where only who has a key may read."""

    def __init__(self, ring: Keyring, locality: Locality, *, reading_needs_key: bool) -> None:
        self._ring = ring
        self._locality = locality
        self._reading_needs_key = reading_needs_key

    def stranger(self, asked: Presented, client: str) -> Caller:
        """Who asks, by where they are alone."""
        return Caller(net=network_of(client), is_local=asked in self._locality)

    async def known(self, token: str, stranger: Caller) -> Caller:
        """Who asks, with their key. Raises `KeyRefused` for one that is not good: who means to be somebody is
        not served as nobody."""
        found, key = await self._ring.find(token)
        if key is None:
            raise KeyRefused(_SLUGS[found], error="invalid_token")
        return Caller(net=stranger.net, key=key, is_local=stranger.is_local)

    async def check(self, caller: Caller, asked: Presented, needs: Scope | None) -> None:
        """Raise `KeyRefused` or `Forbidden` where the caller may not."""
        if needs is None or (needs is Scope.READ and not self._reading_needs_key):
            return
        if caller.key is not None:
            if not grants(caller.key.scopes, needs):
                raise Forbidden("scope_missing", scope=needs.value)
            if needs is not Scope.READ and asked.is_basic and asked.is_of_another_site:
                raise Forbidden("of_another_site")
            return
        if needs is not Scope.READ and caller.is_local and not await self._ring.any():
            return
        with_dialog = needs is Scope.READ and asked.is_for_a_page
        raise KeyRefused("key_needed", scope=needs.value, with_dialog=with_dialog)
