"""Strings gathered by the million, and strings as columns of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ..index.storage import Section

__all__ = ["Gathered", "numbered", "string_columns"]

_BLOCK = 4096
_BETWEEN = "\0"  # in no text that is imported


class Gathered:
    """Strings in the order they are added, kept as UTF-8: a tenth of what they take as objects."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._recent: list[str] = []

    def add(self, text: str) -> None:
        """Take a string, which holds no zero character."""
        recent = self._recent
        recent.append(text)
        if len(recent) == _BLOCK:
            self._pack()

    def __iter__(self) -> Iterator[str]:
        """All strings added so far."""
        if self._recent:
            self._pack()
        for block in self._blocks:
            yield from block.decode().split(_BETWEEN)

    def _pack(self) -> None:
        self._blocks.append(_BETWEEN.join(self._recent).encode())
        self._recent.clear()


def numbered(groups: Sequence[Iterable[str]]) -> tuple[list[NDArray[np.uint32]], list[str]]:
    """The numbers of the strings of each group, and each string once, in the order of the numbers."""
    known: dict[str, int] = {}
    number = known.setdefault
    numbers = [np.fromiter([number(text, len(known)) for text in group], dtype="<u4") for group in groups]
    return numbers, list(known)


def string_columns(name: str, strings: Iterable[str]) -> dict[str, Section]:
    """The blob of the strings and where each begins; one more start says where the last ends."""
    encoded = [text.encode() for text in strings]
    starts = np.zeros(len(encoded) + 1, dtype="<u4")
    np.cumsum([len(text) for text in encoded], out=starts[1:])
    return {f"{name}_text": b"".join(encoded), f"{name}_start": starts}
