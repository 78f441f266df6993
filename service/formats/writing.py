"""A file written as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from ..errors import ExportFailed

__all__ = ["write_whole"]

_MODE = 0o666


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Write chunks to a file that takes its place only when all are written and on disk.

    What was at the path stays until then, and stays when anything goes wrong. Raises `ExportFailed` where the
    file cannot be written.
    """
    try:
        with NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False
        ) as part:
            made = Path(part.name)
            try:
                for chunk in chunks:
                    part.write(chunk)
                part.flush()
                os.fsync(part.fileno())
                made.chmod(_MODE & ~_umask())
                made.replace(path)
            except BaseException:
                made.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise ExportFailed(f"{path} cannot be written: {error.strerror or error}") from error


def _umask() -> int:
    """The rights that new files are not given; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
