"""The id of a request: in the answer, in every line of the log, and in what is said of an error.

It is the client's own where that is well formed (`X-Request-ID`, else the trace id of W3C `traceparent`), so
that one id leads through all programs that a request passes; anything else is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

__all__ = ["KEY", "REQUEST_ID", "given_id", "new_id", "request_id_of"]

REQUEST_ID = "request_id"
"""Where the id stands in the state of a request, and what it is called in log lines and problems."""

KEY = "key"
"""The same of the id of the key that came with it."""

_WELL_FORMED = re.compile(rb"[A-Za-z0-9][A-Za-z0-9._:-]{0,127}")
_TRACE = re.compile(rb"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?")
"""https://www.w3.org/TR/trace-context/: version, trace id, parent id, flags; later versions may go on."""


def given_id(headers: Iterable[tuple[bytes, bytes]]) -> str | None:
    """The id that a client gave to its request, None where it gave none that can be taken over."""
    trace = None
    for name, value in headers:
        if name == b"x-request-id" and _WELL_FORMED.fullmatch(value):
            return value.decode("ascii")
        if name == b"traceparent":
            trace = _TRACE.fullmatch(value)
    return trace[1].decode("ascii") if trace else None


def new_id() -> str:
    """An id that no other request has."""
    return uuid4().hex


def request_id_of(scope: Any) -> str | None:
    """The id of the request of an ASGI scope; None before it has one."""
    found: str | None = scope.get("state", {}).get(REQUEST_ID)
    return found
