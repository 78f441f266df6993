"""An archive taken from a request as it comes: limited, kept line by line."""

from __future__ import annotations

from collections.abc import AsyncIterator

from litestar.concurrency import sync_to_thread

from ..errors import NoArticle, TooMany
from .model import Job, Process, Source
from .register import JobRegister
from .uploads import LineWriter

__all__ = ["received"]


async def received(
    stream: AsyncIterator[bytes],
    register: JobRegister,
    *,
    most: int,
    longest: int,
    published: str | None,
) -> Job:
    """The job that is to read what was sent: `most` bytes of lines, each of `longest` at most.

    Raises `TooMany` or `NoArticle`; nothing is kept then.
    """
    id_ = register.new_id()
    writer = LineWriter(register, id_, longest=longest)
    try:
        size = 0
        async for data in stream:
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
