"""Files to import, read as batches of lines: plain, or the one data file of a zip, never unpacked to disk.

Standard readers decode line by line and take other characters than a line feed for the end of a line; dumps
have such characters inside of names. A batch is decoded whole, which is several times as fast too.
"""

from __future__ import annotations

import codecs
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, NoReturn

from ...errors import SourceError

__all__ = ["Advance", "Source", "open_source"]

Advance = Callable[[int], None]
"""Told how many bytes more have been read."""

_CHUNK = 1 << 20
_LONGEST = 16 << 20
_DATA_SUFFIXES = (".txt", ".tsv", ".csv")
_BESIDE = ("readme.txt", "iso-languagecodes.txt")  # in the zips of GeoNames
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One text file to import: `member` is its name within the zip at `path`; `size` is in bytes."""

    path: Path
    member: str | None
    size: int

    @property
    def name(self) -> str:
        """The name of the text file, without folders."""
        return PurePosixPath(self.member).name if self.member else self.path.name

    @property
    def label(self) -> str:
        """How messages name it."""
        return f"{self.path.name}: {self.name}" if self.member else self.path.name

    def batches(self, advance: Advance | None = None) -> Iterator[tuple[int, list[str]]]:
        """Lists of lines without their ends, each with the number of its first line; the first line is 1.

        Raises `SourceError` for what is no UTF-8 text and for a broken zip.
        """
        number, rest = 1, b""
        with self._reading() as file:
            while chunk := file.read(_CHUNK):
                if advance is not None:
                    advance(len(chunk))
                head, feed, tail = (rest + chunk).rpartition(b"\n")
                rest = tail
                if feed:
                    lines = self._lines(number, head)
                    yield number, lines
                    number += len(lines)
                elif len(rest) > _LONGEST:
                    raise SourceError(f"{self.label}, line {number}: longer than {_LONGEST:,} bytes")
        if rest:
            yield number, self._lines(number, rest)

    def first_lines(self, count: int) -> list[str]:
        """The first lines that are neither empty nor comments."""
        found: list[str] = []
        for _, lines in self.batches():
            found += [line for line in lines if line.strip() and not line.startswith("#")]
            if len(found) >= count:
                break
        return found[:count]

    @contextmanager
    def _reading(self) -> Iterator[IO[bytes]]:
        try:
            if self.member is None:
                with self.path.open("rb") as file:
                    yield file
            else:
                with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as file:
                    yield file
        except _ZIP_ERRORS as error:
            raise SourceError(f"{self.label}: the zip is broken or of an unknown kind: {error}") from error
        except OSError as error:
            raise SourceError(f"{self.label}: cannot be read: {error.strerror or error}") from error

    def _lines(self, number: int, content: bytes) -> list[str]:
        if number == 1:
            if content.startswith(_UTF_16):
                raise SourceError(f"{self.label}: is UTF-16; save it as UTF-8")
            content = content.removeprefix(codecs.BOM_UTF8)
        try:
            text = content.decode()
        except UnicodeDecodeError as error:
            self._not_utf_8(number, content, error.start)
        if "\0" in text:
            line = number + text[: text.index("\0")].count("\n")
            raise SourceError(f"{self.label}, line {line}: a zero byte; this is no text file")
        lines = text.split("\n")
        return [line.removesuffix("\r") for line in lines] if "\r" in text else lines

    def _not_utf_8(self, number: int, content: bytes, offset: int) -> NoReturn:
        before = content[:offset]
        line = number + before.count(b"\n")
        column = before[before.rfind(b"\n") + 1 :].count(b"\t") + 1
        raise SourceError(
            f"{self.label}, line {line}, column {column}: byte 0x{content[offset]:02x} is no UTF-8;"
            " save the file as UTF-8"
        ) from None


def open_source(path: Path) -> Source:
    """The text file at a path, or in the zip there. Raises `SourceError` where there is none, or several."""
    try:
        if not zipfile.is_zipfile(path):
            return _plain(path)
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if _holds_data(member.filename)]
    except _ZIP_ERRORS as error:
        raise SourceError(f"{path.name}: the zip is broken or of an unknown kind: {error}") from error
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror or error}") from error
    if len(members) != 1:
        names = ", ".join(member.filename for member in members) or "none"
        raise SourceError(f"{path.name}: a zip must hold one .txt, .tsv or .csv file; found {names}")
    return Source(path=path, member=members[0].filename, size=members[0].file_size)


def _plain(path: Path) -> Source:
    if path.is_file() and path.suffix == ".zip":
        raise SourceError(f"{path.name}: is no zip, or one that was cut short")
    return Source(path=path, member=None, size=path.stat().st_size)


def _holds_data(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = path.name.startswith(".") or "__MACOSX" in path.parts
    return not hidden and path.suffix.lower() in _DATA_SUFFIXES and path.name.lower() not in _BESIDE
