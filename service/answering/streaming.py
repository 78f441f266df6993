"""Answers that are sent as they are made."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator, Iterator, Mapping
from contextlib import closing
from typing import Any, cast

from litestar.concurrency import sync_to_thread
from litestar.response import Stream
from litestar.response.base import ASGIResponse

from ..http_types import Answer

__all__ = ["in_threads", "streamed"]


def streamed(
    chunks: Iterator[bytes], media_type: str, headers: Mapping[str, str], status: int = 200
) -> Answer:
    """An answer of chunks that threads make, one after the other."""
    file = _File(in_threads(chunks), media_type=media_type, headers=dict(headers), status_code=status)
    return cast("Answer", file)


async def in_threads(chunks: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Chunks made in threads, one at a time. A client that goes away ends it, and what it holds is let go.

    Litestar's own way of it takes a `ValueError` for the end, and a file that broke off for a whole one.
    """
    with closing(cast("Generator[bytes]", chunks)):
        while (chunk := await sync_to_thread(next, chunks, None)) is not None:
            if chunk:  # else only that it goes on
                yield chunk


class _File(Stream):
    """A stream of its own media type, where Litestar's takes that of the handler."""

    def to_asgi_response(self, *given: Any, **told: Any) -> ASGIResponse:
        """The response as it is sent."""
        return super().to_asgi_response(*given, **{**told, "media_type": self.media_type})
