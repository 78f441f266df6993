"""`masalik read`: articles from files or standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click
import msgspec
from click import open_file

from articles import ModelUnavailable, UnreadableArticle

from ..decoding import decoded
from ..errors import RequestRefused
from ..faults import sentence
from ..opening import open_gazetteer, open_reader
from ..reading import read_submission
from ..schemas import ReadRequest
from ..settings import Settings
from ..submission import checked, parsed_date
from ..words import Language, Words, load_words
from .printing import PRINTERS, ReasonsIn, warn
from .progress import progress_bars, reporter

__all__ = ["command"]

_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_PAGE_STARTS = ("<!doctype html", "<html", "<?xml")


class _Unread(Exception):  # noqa: N818 - never leaves this module
    """A file that cannot be read; the message says why."""


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The date as it was given; wrong use when it is none."""
    try:
        parsed_date(value)
    except RequestRefused as error:
        raise click.BadParameter(sentence(error, load_words()[Language.ENGLISH])) from error
    return value


@click.command("read")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--published",
    metavar="YYYY-MM-DD",
    callback=_day,
    help="When the articles were published, for example 2020-12-27.",
)
@click.option(
    "--format", "shape", type=click.Choice(["table", "json", "geojson"]), default="table", show_default=True
)
@click.option("--lines", is_flag=True, help="FILE is JSON Lines: on each line what POST /read takes.")
@click.option("--explain", is_flag=True, help="Say why it was read so (with --format table or json).")
@click.option(
    "--lang",
    type=click.Choice(["ar", "en"]),
    default="ar",
    show_default=True,
    help="The language of the reasons.",
)
def command(
    files: tuple[str, ...], published: str | None, shape: str, lines: bool, explain: bool, lang: str
) -> None:
    """Read articles and tell who went where.

    FILE is a text or an HTML file in UTF-8 or Windows-1256; - or nothing reads standard input. json prints
    the answer of POST /read, a line an article, each as soon as it is read; geojson prints all events as one
    FeatureCollection. What cannot be read is told on standard error, the rest is read all the same; the exit
    code is 1 then.
    """
    if explain and shape == "geojson":
        raise click.BadOptionUsage("explain", "--explain goes with --format table or json, not with geojson.")
    words = load_words()[Language.ENGLISH]
    settings = Settings.from_env(os.environ)
    gazetteer, reader = open_gazetteer(settings), open_reader(settings)
    requests = _from_lines(files or ("-",)) if lines else _from_files(files or ("-",), words)
    reasons = ReasonsIn(gazetteer=gazetteer, language=Language(lang)) if explain else None
    printer = PRINTERS[shape](reasons)
    failed = 0
    with progress_bars() as progress:
        report = reporter(progress, "read")
        for done, (name, request) in enumerate(requests, 1):
            try:
                asked = request(published)
                reading = read_submission(checked(asked), gazetteer, reader)
                printer.add(name, reading)
                warn(name, reading)
            except (_Unread, ModelUnavailable) as error:
                failed += _tell(name, str(error))
            except (RequestRefused, UnreadableArticle) as error:
                failed += _tell(name, sentence(error, words))
            report(name, done, 0 if lines else len(files) or 1)
    printer.close()
    if failed:
        sys.exit(1)


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
    try:
        request = msgspec.json.decode(line, type=ReadRequest)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _Unread(f"is no article: {error}") from error
    return request if request.published else msgspec.structs.replace(request, published=published)


def _unopened(error: OSError, _: str | None) -> ReadRequest:
    raise _Unread(f"cannot be opened: {error.strerror}") from error


def _tell(name: str, message: str) -> int:
    """A line on standard error for one thing that could not be read."""
    click.echo(f"masalik: {'standard input' if name == '-' else name}: {message}", err=True)
    return 1


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
