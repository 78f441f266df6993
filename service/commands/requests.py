"""What a command is given to read: files, standard input, or JSON Lines, each read when its turn comes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click
import msgspec
from click import open_file

from articles import EventReader, ModelUnavailable, Reading, UnreadableArticle
from gazetteer import Gazetteer

from ..answering.faults import sentence
from ..answering.words import Language, Words, load_words
from ..errors import RequestRefused
from ..reading.answers import read_submission
from ..reading.decoding import decoded
from ..reading.submission import checked, parsed_date
from ..schemas import ReadRequest
from .printing import warn
from .progress import progress_bars, reporter

__all__ = ["LINES_HELP", "Readings", "a_day"]

LINES_HELP = (
    "FILE is JSON Lines: on each line what POST /read takes (an id is passed over), or what it answers."
)

_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_PAGE_STARTS = ("<!doctype html", "<html", "<?xml")


class _Article(msgspec.Struct):
    """The article of a reading."""

    text: str
    published: str | None = None
    published_inferred: bool = False
    title: str | None = None
    url: str | None = None
    source: str | None = None

    def request(self) -> ReadRequest:
        """What gives the same reading again."""
        return ReadRequest(
            text=self.text,
            published=None if self.published_inferred else self.published,
            title=self.title,
            url=self.url,
            source=self.source,
        )


class _Line(msgspec.Struct):
    article: _Article | None = None


class _Told(ReadRequest, frozen=True, kw_only=True):
    """A request as archives keep it, with an id of their own."""

    id: str | int | None = None


class _Unread(Exception):  # noqa: N818 - never leaves this module
    """A file that cannot be read; the message says why."""


def a_day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The date as it was given; wrong use when it is none."""
    try:
        parsed_date(value)
    except RequestRefused as error:
        raise click.BadParameter(sentence(error, load_words()[Language.ENGLISH])) from error
    return value


class Readings:
    """The readings of what a command is given, with their names, each made when its turn comes.

    What cannot be read is told on standard error and counted in `failed`.
    """

    def __init__(
        self,
        files: tuple[str, ...],
        *,
        lines: bool,
        published: str | None,
        gazetteer: Gazetteer,
        reader: EventReader,
    ) -> None:
        self.failed = 0
        self._files = files or ("-",)
        self._lines = lines
        self._published = published
        self._gazetteer = gazetteer
        self._reader = reader
        self._words = load_words()[Language.ENGLISH]

    def __iter__(self) -> Iterator[tuple[str, Reading]]:
        requests = _from_lines(self._files) if self._lines else _from_files(self._files, self._words)
        with progress_bars() as progress:
            report = reporter(progress, "read")
            for done, (name, request) in enumerate(requests, 1):
                reading = self._read(name, request)
                if reading is not None:
                    yield name, reading
                report(name, done, 0 if self._lines else len(self._files))

    def _read(self, name: str, request: Request) -> Reading | None:
        try:
            reading = read_submission(checked(request(self._published)), self._gazetteer, self._reader)
        except (_Unread, ModelUnavailable) as error:
            self._tell(name, str(error))
        except (RequestRefused, UnreadableArticle) as error:
            self._tell(name, sentence(error, self._words))
        else:
            warn(name, reading)
            return reading
        return None

    def _tell(self, name: str, message: str) -> None:
        """A line on standard error for one thing that could not be read."""
        self.failed += 1
        click.echo(f"masalik: {'standard input' if name == '-' else name}: {message}", err=True)


Request = Callable[[str | None], ReadRequest]
"""Makes a request, with the date of the command line where it has none of its own. Raises `_Unread`."""


def _from_files(names: tuple[str, ...], words: Words) -> Iterator[tuple[str, Request]]:
    """A request a file."""
    for name in names:
        yield name, partial(_request, name, words=words)


def _from_lines(names: tuple[str, ...]) -> Iterator[tuple[str, Request]]:
    """A request a line, read when its turn comes; blank lines are none."""
    for name in names:
        try:
            with open_file("-" if name == "-" else name, "rb") as file:
                for number, line in enumerate(file, 1):
                    if line.strip():
                        yield f"{name}:{number}", partial(_decoded_line, line)
        except OSError as error:
            yield name, partial(_unopened, error)


def _decoded_line(line: bytes, published: str | None) -> ReadRequest:
    """An article, or a reading, which is read again from its text."""
    try:
        told = msgspec.json.decode(line, type=_Line)
        request = told.article.request() if told.article else msgspec.json.decode(line, type=_Told)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        known = ", ".join(ReadRequest.__struct_fields__)
        raise _Unread(f"is no article: {error}; the fields are {known}") from error
    return request if request.published else msgspec.structs.replace(request, published=published)


def _unopened(error: OSError, _: str | None) -> ReadRequest:
    raise _Unread(f"cannot be opened: {error.strerror}") from error


def _request(name: str, published: str | None, *, words: Words) -> ReadRequest:
    """A file as a request to read."""
    content = _content(name, words)
    if name.lower().endswith(_PAGE_ENDINGS) or content.lstrip().lower().startswith(_PAGE_STARTS):
        return ReadRequest(html=content, published=published)
    return ReadRequest(text=content, published=published)


def _content(name: str, words: Words) -> str:
    """The text of a file, or of standard input for `-`. Raises `_Unread`."""
    try:
        return decoded(sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes())
    except OSError as error:
        raise _Unread(f"cannot be opened: {error.strerror}") from error
    except ValueError as error:
        raise _Unread(words("script.bad_file")) from error
