"""The request and the response of handlers, with their type arguments: no user, ready-made bodies."""

from __future__ import annotations

from typing import Any, TypeAlias

from litestar import Request, Response

__all__ = ["Answer", "AnyRequest"]

AnyRequest: TypeAlias = Request[Any, Any, Any]
Answer: TypeAlias = Response[bytes]
