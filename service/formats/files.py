"""Files that can only be written as a whole, in parts: written beside, then read from the beginning."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["PROGRESS", "contents_of", "scratch"]

PROGRESS = b""
"""What a writer gives while it has nothing to send: whoever has gone away is noticed then."""

_PIECE = 256 * 1024


@contextmanager
def scratch(name: str) -> Iterator[Path]:
    """The path of a file that is not there yet, and goes when all is done or given up."""
    with TemporaryDirectory(prefix="masalik-") as folder:
        yield Path(folder) / name


def contents_of(path: Path) -> Iterator[bytes]:
    """A file piece by piece."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
