"""Conditional requests: a client that holds the current representation is told so and sent nothing else."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from litestar import Response

from ..http_types import Answer, AnyRequest

__all__ = [
    "A_WHILE",
    "FRESH",
    "REVALIDATE",
    "conditional",
    "holds",
    "immutable",
    "item_tag",
    "matches",
    "revision_of",
    "tag_of",
]

REVALIDATE = "public, max-age=0, must-revalidate"
"""Anyone may keep a copy, but must ask whether it still holds: an answer costs 0.1 ms."""

FRESH = "public, no-cache"
"""As `REVALIDATE`, for what changes though the version of the data does not: it is never answered as before
without being looked at."""

A_WHILE = "public, max-age=300, stale-while-revalidate=86400"
"""For answers that change only when the gazetteer is built anew: five minutes without asking."""


def tag_of(*parts: str) -> str:
    """A strong entity tag of all that decides a representation; `tagging` marks compressed ones."""
    return f'"{_digest(*parts)}"'


def item_tag(body: bytes, *parts: str) -> str:
    """The tag of a representation of one feature: what the feature says, then how it is said."""
    return f'"{revision_of(body)}.{_digest(*parts)[:8]}"'


def revision_of(body: bytes) -> str:
    """What the tags of all representations of a feature begin with."""
    return sha256(body).hexdigest()[:16]


def matches(header: str, body: bytes) -> bool:
    """Whether If-Match names a feature as it stands, in any representation; weak tags match nothing."""
    named = [
        part.strip().strip('"').partition(".")[0] for part in header.split(",") if part.strip()[:2] != "W/"
    ]
    return "*" in named or revision_of(body) in named


def _digest(*parts: str) -> str:
    return sha256(chr(0).join(parts).encode()).hexdigest()[:24]


def conditional(
    request: AnyRequest, tag: str, build: Callable[[], Answer], *, keep: str = REVALIDATE
) -> Answer:
    """The response that `build` makes, with its tag; or 304, without building, when the client holds it.

    `keep` is for how long it may be kept without asking again, as Cache-Control says it.
    """
    headers = {"ETag": tag, "Cache-Control": keep, "Vary": "Accept"}
    if holds(request.headers.get("if-none-match", ""), tag):
        return Response(b"", status_code=304, headers=headers)
    response = build()
    response.headers.update(headers)
    return response


def immutable(content: bytes, media_type: str, coding: str | None = None) -> Answer:
    """A response for content whose address names its hash: it never changes. `coding` says how the content is
    compressed already."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if coding:
        headers["Content-Encoding"] = coding
    return Response(content, media_type=media_type, headers=headers)


def holds(header: str, tag: str) -> bool:
    """Whether If-None-Match names the tag; weakly compared (RFC 9110, 13.1.2)."""
    named = [part.strip().removeprefix("W/") for part in header.split(",")]
    return "*" in named or tag.removeprefix("W/") in named
