"""An archive taken from a request as it comes: decompressed, limited, kept line by line."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator

from litestar.concurrency import sync_to_thread

from ..errors import NoArticle, TooMany
from .model import Job, Process, Source
from .register import JobRegister
from .uploads import LineWriter

__all__ = ["received"]

_PIECE = 1_000_000
_GZIP = 16 + zlib.MAX_WBITS


async def received(
    stream: AsyncIterator[bytes],
    register: JobRegister,
    *,
    coding: str,
    most: int,
    longest: int,
    published: str | None,
) -> Job:
    """The job that is to read what was sent: `most` bytes of lines, each of `longest` at most, both counted
    without compression. Raises `TooMany` or `NoArticle`; nothing is kept then."""
    id_ = register.new_id()
    writer = LineWriter(register, id_, longest=longest)
    try:
        size = 0
        async for data in _plain(stream, coding):
            size += len(data)
            if size > most:
                raise TooMany("upload_too_large", limit=str(most))
            await sync_to_thread(writer.write, data)
        await sync_to_thread(writer.close)
        if not writer.filled:
            raise NoArticle("no_lines")
    except BaseException:
        await sync_to_thread(register.forget_parts, id_)
        raise
    told = {"total": writer.filled, "published": published}
    return await sync_to_thread(register.create, Process.INGEST, Source.STORE, id_=id_, **told)


async def _plain(stream: AsyncIterator[bytes], coding: str) -> AsyncIterator[bytes]:
    """What was sent, a piece at a time however much it becomes."""
    if coding != "gzip":
        async for data in stream:
            yield data
        return
    inflating = _Inflating()
    async for data in stream:
        for piece in inflating.pieces(data):
            yield piece
    inflating.close()


class _Inflating:
    """Decompresses gzip, also of several members one behind the other, never more than a piece at once."""

    def __init__(self) -> None:
        self._current = zlib.decompressobj(_GZIP)
        self._is_begun = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What the next bytes become."""
        while data:
            if self._current.eof:
                self._current = zlib.decompressobj(_GZIP)
            try:
                piece = self._current.decompress(data, _PIECE)
            except zlib.error as error:
                raise NoArticle("bad_compression", reason=str(error)) from error
            self._is_begun = True
            data = self._current.unused_data if self._current.eof else self._current.unconsumed_tail
            if piece:
                yield piece

    def close(self) -> None:
        """Raise `NoArticle` where the end is missing."""
        if self._is_begun and not self._current.eof:
            raise NoArticle("bad_compression", reason="it ends too early")
