"""What a command is given to read: files, standard input, or JSON Lines, each read when its turn comes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click
from click import open_file

from articles import EventReader, ModelUnavailable, Reading, UnreadableArticle
from gazetteer import Gazetteer

from ..answering.faults import sentence
from ..answering.words import Language, load_words
from ..errors import NoArticle, RequestRefused
from ..reading.answers import read_submission
from ..reading.archives import request_of_content, request_of_file, request_of_line
from ..reading.submission import checked, parsed_date
from ..schemas import ReadRequest
from .printing import warn
from .progress import progress_bars, reporter

__all__ = ["LINES_HELP", "Readings", "a_day"]

LINES_HELP = (
    "FILE is JSON Lines: on each line what POST /read takes (an id is passed over), or what it answers."
)


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
        requests = _from_lines(self._files) if self._lines else _from_files(self._files)
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
        except ModelUnavailable as error:
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
"""Makes a request, with the date of the command line where it has none of its own. Raises `NoArticle`."""


def _from_files(names: tuple[str, ...]) -> Iterator[tuple[str, Request]]:
    """A request a file."""
    for name in names:
        yield name, partial(_request, name)


def _from_lines(names: tuple[str, ...]) -> Iterator[tuple[str, Request]]:
    """A request a line, read when its turn comes; blank lines are none."""
    for name in names:
        try:
            with open_file("-" if name == "-" else name, "rb") as file:
                for number, line in enumerate(file, 1):
                    if line.strip():
                        yield f"{name}:{number}", partial(request_of_line, line)
        except OSError as error:
            yield name, partial(_unopened, error)


def _unopened(error: OSError, _: str | None) -> ReadRequest:
    raise NoArticle("unopened", reason=error.strerror or str(error)) from error


def _request(name: str, published: str | None) -> ReadRequest:
    """A file, or standard input for `-`, as a request to read."""
    if name == "-":
        return request_of_content(sys.stdin.buffer.read(), name, published)
    return request_of_file(Path(name), published)
