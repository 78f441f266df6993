"""A file that a job made, kept in the store piece by piece: whichever process serves the store can send it.

All pieces but the last are equally long, so that a client that lost its connection is sent the rest alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import msgspec

from .model import Job
from .register import JobRegister

__all__ = ["PIECE", "FileWriter", "pieces"]

PIECE = 1_000_000
"""Bytes of a piece before it is compressed."""
_FAST = 1


class _Piece(msgspec.Struct, frozen=True):
    data: bytes
    """Compressed; bytes are base64 in JSON."""


class FileWriter:
    """Takes a file as it is made; `size` are its bytes so far."""

    def __init__(self, register: JobRegister, job: Job) -> None:
        self.size = 0
        self._register = register
        self._job = job
        self._rest = bytearray()
        self._pieces = 0

    def write(self, data: bytes) -> None:
        """The next bytes."""
        self.size += len(data)
        self._rest += data
        while len(self._rest) >= PIECE:
            self._keep(bytes(self._rest[:PIECE]))
            del self._rest[:PIECE]

    def close(self) -> None:
        """Keep what is left."""
        if self._rest:
            self._keep(bytes(self._rest))

    def _keep(self, data: bytes) -> None:
        body = msgspec.json.encode(_Piece(data=zlib.compress(data, _FAST)))
        self._register.keep_piece(self._job, self._pieces, body)
        self._pieces += 1


def pieces(register: JobRegister, job: Job, begin: int, end: int) -> Iterator[bytes]:
    """The bytes of a file from `begin` up to `end`. Raises `LookupError` where they are no longer kept."""
    for number in range(begin // PIECE, -(-end // PIECE)):
        body = register.piece(job, number)
        if body is None:
            raise LookupError(f"the file of job {job.id} is no longer kept")
        start = number * PIECE
        yield zlib.decompress(msgspec.json.decode(body, type=_Piece).data)[
            max(begin - start, 0) : end - start
        ]
