"""`masalik read`: articles from files or standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from articles import Reading, UnreadableArticle
from gazetteer import Gazetteer

from ..decoding import decoded
from ..errors import RequestRefused
from ..faults import sentence
from ..opening import open_gazetteer
from ..reading import answer_of, read_submission
from ..schemas import ReadRequest
from ..settings import Settings
from ..submission import checked, parsed_date
from ..words import Language, Words, load_words
from .tables import print_reading

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
def command(files: tuple[str, ...], published: str | None, shape: str) -> None:
    """Read articles and tell who went where.

    FILE is a text or an HTML file in UTF-8 or Windows-1256; - or nothing reads standard input. json prints
    the answer of POST /read, a line a file; geojson prints all events as one FeatureCollection. Files that
    cannot be read are told on standard error, the others are read all the same; the exit code is 1 then.
    """
    names = files or ("-",)
    gazetteer = open_gazetteer(Settings.from_env(os.environ))
    readings = list(_readings(names, published, gazetteer, load_words()[Language.ENGLISH]))
    if readings:
        _print(readings, shape)
    if len(readings) < len(names):
        sys.exit(1)


def _readings(
    names: tuple[str, ...], published: str | None, gazetteer: Gazetteer, words: Words
) -> Iterator[tuple[str, Reading]]:
    """The reading of each file; a line on standard error for each that cannot be read."""
    for name in names:
        try:
            yield name, read_submission(checked(_request(name, published, words)), gazetteer)
        except _Unread as error:
            _tell(name, str(error))
        except (RequestRefused, UnreadableArticle) as error:
            _tell(name, sentence(error, words))


def _tell(name: str, message: str) -> None:
    click.echo(f"masalik: {'standard input' if name == '-' else name}: {message}", err=True)


def _request(name: str, published: str | None, words: Words) -> ReadRequest:
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


def _print(readings: list[tuple[str, Reading]], shape: str) -> None:
    if shape == "table":
        for name, reading in readings:
            print_reading(name, reading)
        return
    answers = [answer_of(reading) for _, reading in readings]
    if shape == "json":
        for answer in answers:
            click.echo(answer)
        return
    features: list[Any] = [
        feature for answer in answers for feature in msgspec.json.decode(answer)["events"]["features"]
    ]
    click.echo(msgspec.json.encode({"type": "FeatureCollection", "features": features}))
