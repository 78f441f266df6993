"""The part of a file that a client asks for, so that a download that broke off need not begin anew.

One range of bytes (RFC 9110, section 14); where several are asked for the whole file is sent, as it may be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import OutOfRange
from ..http_types import AnyRequest

__all__ = ["Part", "part_asked_for"]

_RANGE = re.compile(r"\s*bytes\s*=\s*([0-9]{0,18})\s*-\s*([0-9]{0,18})\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The bytes of a file from `begin` up to `end`, and its whole `size`."""

    begin: int
    end: int
    size: int

    @property
    def status(self) -> int:
        """That of an answer with it."""
        return 206 if self.end - self.begin < self.size else 200

    @property
    def headers(self) -> dict[str, str]:
        """What it says of itself."""
        told = {"Accept-Ranges": "bytes", "Content-Length": str(self.end - self.begin)}
        if self.status == 206:
            told["Content-Range"] = f"bytes {self.begin}-{self.end - 1}/{self.size}"
        return told


def part_asked_for(request: AnyRequest, size: int, tag: str) -> Part:
    """The part of a file with a tag. Raises `OutOfRange` where it lies behind its end."""
    whole = Part(begin=0, end=size, size=size)
    found = _RANGE.fullmatch(request.headers.get("range", ""))
    if found is None or not any(found.groups()) or request.headers.get("if-range", tag) != tag:
        return whole
    first, last = found.groups()
    begin = int(first) if first else max(size - int(last), 0)
    end = min(int(last) + 1, size) if first and last else size
    if first and last and int(last) < begin:
        return whole  # no range at all, which is to be passed over
    if begin >= size:
        raise OutOfRange(size)
    return Part(begin=begin, end=end, size=size)
