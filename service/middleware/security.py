"""Headers on every answer, errors included: what a page of ours may do, and who may show it in a frame."""

from __future__ import annotations

from litestar.enums import ScopeType
from litestar.types import Message, Scope

from maps import TileLayer

__all__ = ["EMBED", "SecurityHeaders"]

EMBED = "/embed/"
"""Pages below this path are made to be shown inside other sites."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src {images}; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
    ),
    "cross-origin-resource-policy": "cross-origin",
    "access-control-allow-origin": "*",
    "access-control-expose-headers": (
        "ETag, Link, Location, Content-Crs, Content-Location, RateLimit, RateLimit-Policy, Retry-After, "
        "WWW-Authenticate, X-Request-ID"
    ),
}


class SecurityHeaders:
    """Litestar's `before_send` hook that adds them; it never touches a header that a handler has set.

    A page that is isolated from other origins (Cross-Origin-Embedder-Policy) shows only frames that say the
    same of themselves, so those made for frames do; images of tiles may come from a host that says nothing.
    """

    def __init__(self, frame_ancestors: str, tiles: TileLayer | None = None) -> None:
        images = f"'self' data: {tiles.origin}" if tiles else "'self' data:"
        own = {
            "content-security-policy": _POLICY.format(images=images, ancestors="'none'"),
            "x-frame-options": "DENY",
        }
        framed = {
            "content-security-policy": _POLICY.format(images=images, ancestors=frame_ancestors),
            "cross-origin-embedder-policy": "credentialless" if tiles else "require-corp",
        }
        self._own = _encoded({**_ALWAYS, **own})
        self._framed = _encoded({**_ALWAYS, **framed})

    async def __call__(self, message: Message, scope: Scope) -> None:
        """Add the headers to the start of an answer."""
        if message["type"] != "http.response.start" or scope["type"] != ScopeType.HTTP:
            return
        added = self._framed if _is_framed(scope) else self._own
        present = {name.lower() for name, _ in message["headers"]}
        message["headers"] = [*message["headers"], *(pair for pair in added if pair[0] not in present)]


def _is_framed(scope: Scope) -> bool:
    return scope["path"].startswith(EMBED)


def _encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers.items()]
