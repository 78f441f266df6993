"""`masalik read`: articles from files or standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from articles import Reading

from ..errors import BadField
from ..opening import open_gazetteer
from ..reading import answer_of, read_submission
from ..schemas import ReadRequest
from ..settings import Settings
from ..submission import checked
from .tables import print_reading

__all__ = ["command"]

_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_PAGE_STARTS = ("<!doctype html", "<html", "<?xml")


@click.command("read")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--published", metavar="DATE", help="When the articles were published, for example 2020-12-27.")
@click.option(
    "--format", "shape", type=click.Choice(["table", "json", "geojson"]), default="table", show_default=True
)
def command(files: tuple[str, ...], published: str | None, shape: str) -> None:
    """Read articles and tell who went where.

    FILE is a text or an HTML file; - or nothing reads standard input. json prints the answer of POST /read, a
    line a file; geojson prints all events as one FeatureCollection.
    """
    gazetteer = open_gazetteer(Settings.from_env(os.environ))
    readings = []
    for name, request in _requests(files or ("-",), published):
        try:
            readings.append((name, read_submission(checked(request), gazetteer)))
        except BadField as error:
            raise click.BadParameter(f"{name}: {error.slug.replace('_', ' ')} {error.values}") from error
        except ValueError as error:
            raise click.ClickException(f"{name}: {error}") from error
    _print(readings, shape)


def _requests(files: tuple[str, ...], published: str | None) -> Iterator[tuple[str, ReadRequest]]:
    """Each file as a request to read."""
    for name in files:
        content = _content(name)
        if name.lower().endswith(_PAGE_ENDINGS) or content.lstrip().lower().startswith(_PAGE_STARTS):
            yield name, ReadRequest(html=content, published=published)
        else:
            yield name, ReadRequest(text=content, published=published)


def _content(name: str) -> str:
    """The text of a file, or of standard input for `-`."""
    try:
        body = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise click.ClickException(f"{name}: is not UTF-8 text; convert it, for example with iconv") from None
    except OSError as error:
        raise click.ClickException(f"{name}: cannot be read: {error.strerror}") from error


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
    features = [
        feature for answer in answers for feature in msgspec.json.decode(answer)["events"]["features"]
    ]
    click.echo(msgspec.json.encode({"type": "FeatureCollection", "features": features}))
