"""Archives that were sent, kept in the store until a job has read them: JSON Lines in compressed parts.

Any process that serves the store can do the job then, and nothing lies in folders that a restart empties.
"""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterator

import msgspec

from ..errors import NoArticle
from .register import JobRegister

__all__ = ["TOO_LONG", "LineWriter", "bare", "lines_of"]

PART = 1_000_000
"""Bytes of a part before it is compressed, or one line more."""
TOO_LONG = b"\x00"
"""What is kept in the place of a line that is longer than any article."""
_FAST = 1


class _Part(msgspec.Struct, frozen=True):
    lines: bytes
    """Lines without the last line break, compressed; bytes are base64 in JSON."""


class LineWriter:
    """Takes an archive as it comes in and keeps it in parts; `filled` counts its lines but for blank ones.

    Raises `NoArticle` at the first part where no line up to its end is a JSON object: bad lines stop nothing,
    what is no archive is not kept.
    """

    def __init__(self, register: JobRegister, job_id: str, *, longest: int) -> None:
        self.filled = 0
        self._register = register
        self._job_id = job_id
        self._longest = longest
        self._rest = b""
        self._is_cut = False
        self._has_object = False
        self._whole: list[bytes] = []
        self._size = 0
        self._parts = 0

    def write(self, data: bytes) -> None:
        """The next bytes, wherever they begin and end."""
        *whole, rest = (self._rest + data).split(b"\n")
        for line in whole:
            self._add(line)
        self._rest = rest
        if len(rest) > self._longest:
            self._has_object = self._has_object or bare(rest).startswith(b"{")
            self._rest, self._is_cut = b"", True

    def close(self) -> None:
        """Keep what is left; a last line needs no line break."""
        if self._rest or self._is_cut:
            self._add(self._rest)
        self._keep()

    def _add(self, line: bytes) -> None:
        if self._is_cut or len(line) > self._longest:
            self._has_object = self._has_object or bare(line).startswith(b"{")
            line, self._is_cut = TOO_LONG, False
        self._has_object = self._has_object or _is_object(line)
        self.filled += bool(bare(line))
        self._whole.append(line)
        self._size += len(line) + 1
        if self._size >= PART:
            self._keep()

    def _keep(self) -> None:
        if not self._whole:
            return
        if self.filled and not self._has_object:
            raise NoArticle("no_json_lines")
        compressed = zlib.compress(b"\n".join(self._whole), _FAST)
        self._register.keep_part(self._job_id, self._parts, msgspec.json.encode(_Part(lines=compressed)))
        self._parts += 1
        self._whole, self._size = [], 0


def bare(line: bytes) -> bytes:
    """A line without white space around it and without a byte order mark, which a file that was joined to
    others leaves before a later line."""
    return line.strip().removeprefix(codecs.BOM_UTF8).lstrip()


def _is_object(line: bytes) -> bool:
    """Whether a line is a JSON object in UTF-8; asked until one is."""
    try:
        msgspec.json.decode(bare(line), type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def lines_of(register: JobRegister, job_id: str) -> Iterator[bytes]:
    """The lines of an archive that was kept, blank ones too."""
    for body in register.parts(job_id):
        part = msgspec.json.decode(body, type=_Part)
        yield from zlib.decompress(part.lines).split(b"\n")
