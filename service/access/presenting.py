"""What the headers of a request say of who asks: a key, by one of the ways that one may be sent."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable

import msgspec

from ..errors import KeyRefused
from .keys import MARK

__all__ = ["Presented", "presented"]

_PASSED_ON = frozenset(
    {
        b"forwarded",
        b"via",
        b"x-forwarded-for",
        b"x-forwarded-host",
        b"x-forwarded-prefix",
        b"x-forwarded-proto",
        b"x-forwarded-server",
        b"x-real-ip",
        b"x-client-ip",
        b"true-client-ip",
        b"cf-connecting-ip",
    }
)
"""Headers that proxies add; a request with one of them may come from anywhere."""
_KEPT = frozenset({b"accept", b"host", b"origin", b"sec-fetch-site"})
_KEYS = frozenset({b"authorization", b"x-api-key"})
_LOOKED_AT = _PASSED_ON | _KEPT | _KEYS


class Presented(msgspec.Struct, frozen=True, kw_only=True):
    """`token` is the key that was sent, None without one. `is_basic` where a browser may have sent it by
    itself, as it does with passwords."""

    token: str | None = None
    is_basic: bool = False
    is_passed_on: bool = False
    host: str = ""
    accept: str = ""
    origin: str | None = None
    site: str | None = None

    def __repr__(self) -> str:
        """Without the key, wherever it may be written."""
        return f"Presented(host={self.host!r}, has_key={self.token is not None})"

    @property
    def is_for_a_page(self) -> bool:
        """Whether a browser goes to the address, which may then ask its reader for the key."""
        return "text/html" in self.accept

    @property
    def is_of_another_site(self) -> bool:
        """Whether a page of another site made a browser send the request."""
        if self.site is not None:
            return self.site not in ("same-origin", "none")
        return self.origin is not None and self.origin.partition("://")[2] != self.host


def presented(headers: Iterable[tuple[bytes, bytes]]) -> Presented:
    """What the headers say. Raises `KeyRefused` where more than one key is given."""
    sent: list[tuple[bytes, bytes]] = []
    told: dict[bytes, str] = {}
    is_passed_on = False
    for name, value in headers:
        if name in _LOOKED_AT:
            if name in _KEYS:
                sent.append((name, value))
            elif name in _KEPT:
                told[name] = value.decode("latin-1")
            else:
                is_passed_on = True
    token, is_basic = _token(sent) if sent else (None, False)
    return Presented(
        token=token,
        is_basic=is_basic,
        is_passed_on=is_passed_on,
        host=told.get(b"host", ""),
        accept=told.get(b"accept", ""),
        origin=told.get(b"origin"),
        site=told.get(b"sec-fetch-site"),
    )


def _token(sent: list[tuple[bytes, bytes]]) -> tuple[str | None, bool]:
    """The one key of some headers; what is meant for others, such as the password of a proxy, is none."""
    found = [one for one in (_read(name, value) for name, value in sent) if one is not None]
    if len(found) > 1:
        raise KeyRefused("two_keys", status=400, error="invalid_request")
    return found[0] if found else (None, False)


def _read(name: bytes, value: bytes) -> tuple[str, bool] | None:
    text = value.decode("utf-8", "replace").strip()
    if name == b"x-api-key":
        return text, False
    scheme, _, rest = text.partition(" ")
    if scheme.lower() == "bearer":
        return rest.strip(), False
    if scheme.lower() == "basic":
        return _of_basic(rest.strip())
    return None


def _of_basic(coded: str) -> tuple[str, bool] | None:
    """A key sent as a password, or as a user's name, by programs that know nothing else."""
    try:
        user, _, password = base64.b64decode(coded, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return None
    return next(((one, True) for one in (password, user) if one.startswith(MARK)), None)
