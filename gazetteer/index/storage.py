"""The gazetteer file: one container of named arrays and blobs, opened by memory map.

Layout: magic, format version, header length, header (JSON), header checksum, then the sections, each aligned
to 64 bytes. The header holds the metadata and, per section, offset, length and numpy type. No clock and no
path goes into the file, so the same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import struct
import tempfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import GazetteerDamagedError, GazetteerMissingError, GazetteerOutdatedError

__all__ = ["FORMAT", "Container", "write_container"]

FORMAT = 2
_MAGIC = b"MASALIK\x00"
_PREFIX = struct.Struct("<8sIIQ")  # magic, format, header checksum, header length
_ALIGN = 64
_CHUNK = 1 << 20
_REBUILD = "make it again with `masalik build`, or a layer with `masalik gazetteer import`"

Section = bytes | NDArray[Any]


def write_container(target: Path, sections: Mapping[str, Section], metadata: Mapping[str, Any]) -> Path:
    """Write the container atomically: beside the target first, then renamed over it."""
    blobs = {name: _blob(section) for name, section in sections.items()}
    header = _header(blobs, sections, metadata)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_PREFIX.pack(_MAGIC, FORMAT, zlib.crc32(header), len(header)) + header)
            for blob in blobs.values():
                file.write(b"\x00" * (-file.tell() % _ALIGN))
                file.write(blob)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return target


def _blob(section: Section) -> bytes:
    return section if isinstance(section, bytes) else np.ascontiguousarray(section).tobytes()


def _header(
    blobs: Mapping[str, bytes], sections: Mapping[str, Section], metadata: Mapping[str, Any]
) -> bytes:
    digest = hashlib.sha256()
    table: dict[str, Any] = {}
    for name, blob in blobs.items():
        digest.update(name.encode() + blob)
        section = sections[name]
        kind = None if isinstance(section, bytes) else section.dtype.str
        table[name] = [len(blob), kind]
    content = {"metadata": {**metadata, "sha256": digest.hexdigest()}, "sections": table}
    return json.dumps(content, ensure_ascii=False, sort_keys=False, separators=(",", ":")).encode()


class Container:
    """An opened gazetteer file: `array` and `blob` give views into the memory map."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises the errors of `gazetteer.errors`, each saying what to do."""
        self.path = path
        self._map = _mapped(path)
        self._view = memoryview(self._map)
        header, start = _read_header(path, self._view)
        self.metadata: Mapping[str, Any] = header["metadata"]
        self._places: dict[str, tuple[int, int, str | None]] = {}
        for name, (length, kind) in header["sections"].items():
            start += -start % _ALIGN
            self._places[name] = (start, length, kind)
            start += length
        if start != len(self._view):
            raise GazetteerDamagedError(
                f"{path} is {len(self._view)} bytes long, expected {start}: {_REBUILD}"
            )

    def __contains__(self, name: str) -> bool:
        """Whether the file has a section."""
        return name in self._places

    def blob(self, name: str) -> memoryview:
        """The bytes of a section."""
        start, length, _ = self._section(name)
        return self._view[start : start + length]

    def array(self, name: str) -> NDArray[Any]:
        """A section as a numpy array that reads from the memory map."""
        _, _, kind = self._section(name)
        return np.frombuffer(self.blob(name), dtype=np.dtype(kind))

    def verify(self) -> None:
        """Read the whole file and compare its checksum; raises `GazetteerDamagedError`.

        Read, not mapped, so that the memory of the process does not grow by it.
        """
        digest = hashlib.sha256()
        with self.path.open("rb") as file:
            for name, (start, length, _) in self._places.items():
                digest.update(name.encode())
                file.seek(start)
                for done in range(0, length, _CHUNK):
                    digest.update(file.read(min(_CHUNK, length - done)))
        if digest.hexdigest() != self.metadata["sha256"]:
            raise GazetteerDamagedError(f"{self.path} does not match its checksum: {_REBUILD}")

    def _section(self, name: str) -> tuple[int, int, str | None]:
        try:
            return self._places[name]
        except KeyError:
            raise GazetteerDamagedError(f"{self.path} has no section {name!r}: {_REBUILD}") from None


def _mapped(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError:
        raise GazetteerMissingError(f"no gazetteer at {path}: run `masalik build` to make it") from None
    except (ValueError, IsADirectoryError):
        raise GazetteerDamagedError(f"{path} is empty or no file: {_REBUILD}") from None


def _read_header(path: Path, view: memoryview) -> tuple[dict[str, Any], int]:
    if len(view) < _PREFIX.size or bytes(view[: len(_MAGIC)]) != _MAGIC:
        raise GazetteerDamagedError(f"{path} is not a gazetteer file: {_REBUILD}")
    _, version, checksum, length = _PREFIX.unpack(view[: _PREFIX.size])
    if version != FORMAT:
        raise GazetteerOutdatedError(
            f"{path} has format {version}, this version reads format {FORMAT}: {_REBUILD}"
        )
    header = bytes(view[_PREFIX.size : _PREFIX.size + length])
    if len(header) != length or zlib.crc32(header) != checksum:
        raise GazetteerDamagedError(f"{path} has a damaged header: {_REBUILD}")
    return json.loads(header), _PREFIX.size + length
