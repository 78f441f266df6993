"""`masalik merge`: articles of several outlets, and each event once."""

from __future__ import annotations

import os
import sys

import click
import msgspec

from articles import Language as ReasonLanguage
from articles import merge
from maps import merged_collection

from ..opening import open_gazetteer, open_reader
from ..reading.merging import noted
from ..settings import Settings
from .mergedtables import print_merged
from .requests import LINES_HELP, Readings, a_day

__all__ = ["command"]


@click.command("merge")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--published", metavar="YYYY-MM-DD", callback=a_day, help="When the articles were published.")
@click.option(
    "--format", "shape", type=click.Choice(["table", "json", "geojson"]), default="table", show_default=True
)
@click.option("--lines", is_flag=True, help=LINES_HELP)
@click.option("--explain", is_flag=True, help="Say why reports were taken for one event.")
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
    """Read articles and tell each event once, with every report of it.

    FILE is a text or an HTML file, or with --lines JSON Lines of articles or of readings, which also say by
    `source` and `published` who told it when; - or nothing reads standard input. json prints an event a line,
    geojson all as one FeatureCollection. What cannot be read is told on standard error, the rest is merged;
    the exit code is 1 then.
    """
    settings = Settings.from_env(os.environ)
    gazetteer, reader = open_gazetteer(settings), open_reader(settings)
    readings = Readings(files, lines=lines, published=published, gazetteer=gazetteer, reader=reader)
    sources, told = noted(reading for _, reading in readings)
    events = merge(told)
    reasons_in = ReasonLanguage(lang) if explain else None
    if shape == "table":
        print_merged(events, reasons_in)
    else:
        collection = merged_collection(events, sources=sources, reasons_in=reasons_in)
        for document in collection["features"] if shape == "json" else (collection,):
            click.echo(msgspec.json.encode(document))
    if readings.failed:
        sys.exit(1)
