"""Strings as columns: each once, in one blob of UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from ..storage import Section

__all__ = ["Strings", "string_columns"]


class Strings:
    """Strings numbered in the order they are first asked for."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a string, a new one where it is new."""
        return self._numbers.setdefault(text, len(self._numbers))

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)


def string_columns(name: str, strings: Iterable[str]) -> dict[str, Section]:
    """The blob of the strings and where each begins; one more start says where the last ends."""
    encoded = [text.encode() for text in strings]
    starts = np.zeros(len(encoded) + 1, dtype="<u4")
    np.cumsum([len(text) for text in encoded], out=starts[1:])
    return {f"{name}_text": b"".join(encoded), f"{name}_start": starts}
