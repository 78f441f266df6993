"""`masalik read`: articles from files or standard input."""

from __future__ import annotations

import os
import sys

import click

from ..answering.words import Language
from ..opening import open_gazetteer, open_reader
from ..settings import Settings
from .printing import PRINTERS, ReasonsIn
from .requests import LINES_HELP, Readings, a_day

__all__ = ["command"]


@click.command("read")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--published",
    metavar="YYYY-MM-DD",
    callback=a_day,
    help="When the articles were published, for example 2020-12-27.",
)
@click.option(
    "--format", "shape", type=click.Choice(["table", "json", "geojson"]), default="table", show_default=True
)
@click.option("--lines", is_flag=True, help=LINES_HELP)
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
    settings = Settings.from_env(os.environ)
    gazetteer, reader = open_gazetteer(settings), open_reader(settings)
    readings = Readings(files, lines=lines, published=published, gazetteer=gazetteer, reader=reader)
    printer = PRINTERS[shape](ReasonsIn(gazetteer=gazetteer, language=Language(lang)) if explain else None)
    for name, reading in readings:
        printer.add(name, reading)
    printer.close()
    if readings.failed:
        sys.exit(1)
