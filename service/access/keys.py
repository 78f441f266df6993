"""API keys: how they are made, told apart, changed and found out to be good. No I/O.

A key reads `masalik_ID_SECRET`. The id is no secret: it leads to the record, and stands in lists and logs.
The secret is 43 random letters and digits, 256 bits, of which only a hash is kept. SHA-256 is the right one
for that: slow hashes (Argon2, bcrypt) make guessing of passwords dear, and nobody guesses 256 bits, while
every request would pay for them.
"""

from __future__ import annotations

import hmac
import re
import secrets
import string
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

import msgspec

from .scopes import Scope

__all__ = ["MARK", "ApiKey", "KeySecret", "Verdict", "id_of", "new_key", "revoked", "rotated", "verdict"]

MARK = "masalik_"
"""What every key begins with, so that scanners for leaked secrets can find it."""

_ID_LETTERS = string.ascii_lowercase + "234567"
_ID_LENGTH = 10
_SECRET_LETTERS = string.ascii_letters + string.digits
_SECRET_LENGTH = 43
_TOKEN = re.compile(rf"{MARK}([a-z2-7]{{{_ID_LENGTH}}})_[A-Za-z0-9]{{{_SECRET_LENGTH}}}", re.ASCII)


class Verdict(StrEnum):
    """What a token is found to be."""

    GOOD = "good"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    REVOKED = "revoked"


class KeySecret(msgspec.Struct, frozen=True, kw_only=True):
    """The hash of a token of a key; after a rotation the one before is good `until` then."""

    hash: str
    created: datetime
    until: datetime | None = None


class ApiKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key as it is kept; never its secret. Without `expires` it is good until it is revoked."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    created: datetime
    expires: datetime | None
    secrets: tuple[KeySecret, ...]
    revoked: datetime | None = None

    def state(self, now: datetime) -> Verdict:
        """Whether the key is good, were its secret given."""
        if self.revoked is not None:
            return Verdict.REVOKED
        return Verdict.EXPIRED if self.expires is not None and self.expires <= now else Verdict.GOOD


_NOBODY = ApiKey(
    id="", name="", scopes=(), created=datetime.min, expires=None,
    secrets=(KeySecret(hash=sha256(secrets.token_bytes()).hexdigest(), created=datetime.min),),
)  # fmt: skip
"""Compared with where there is no such key, so that it takes as long as with one."""


def new_key(
    name: str, scopes: tuple[Scope, ...], *, now: datetime, expires: datetime | None
) -> tuple[ApiKey, str]:
    """A key, and the token that is told once."""
    id_ = "".join(secrets.choice(_ID_LETTERS) for _ in range(_ID_LENGTH))
    token = _new_token(id_)
    secret = KeySecret(hash=_hash(token), created=now)
    key = ApiKey(id=id_, name=name, scopes=scopes, created=now, expires=expires, secrets=(secret,))
    return key, token


def rotated(key: ApiKey, *, now: datetime, overlap: timedelta) -> tuple[ApiKey, str]:
    """The key with another secret, and its token; the one before is good for the time of the overlap."""
    token = _new_token(key.id)
    last = now + overlap
    old = tuple(
        msgspec.structs.replace(one, until=last if one.until is None else min(one.until, last))
        for one in key.secrets
        if one.until is None or one.until > now
    )
    fresh = KeySecret(hash=_hash(token), created=now)
    return msgspec.structs.replace(key, secrets=(fresh, *old)), token


def revoked(key: ApiKey, *, now: datetime) -> ApiKey:
    """The key, good no more; it stays what it was if it was revoked before."""
    return key if key.revoked else msgspec.structs.replace(key, revoked=now)


def id_of(token: str) -> str | None:
    """The id of the key that a token is of; None for what is no token."""
    found = _TOKEN.fullmatch(token)
    return found[1] if found else None


def verdict(key: ApiKey | None, token: str, now: datetime) -> Verdict:
    """What a token is, given the record of its id. Only who knows the secret hears that a key has ended."""
    digest = _hash(token)
    known = key or _NOBODY
    same = [one for one in known.secrets if hmac.compare_digest(one.hash, digest)]
    if key is None or not same:
        return Verdict.UNKNOWN
    state = key.state(now)
    if state is Verdict.GOOD and all(one.until is not None and one.until <= now for one in same):
        return Verdict.EXPIRED
    return state


def _new_token(id_: str) -> str:
    secret = "".join(secrets.choice(_SECRET_LETTERS) for _ in range(_SECRET_LENGTH))
    return f"{MARK}{id_}_{secret}"


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
