"""`masalik map`: articles read, and their events on a map that is one file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from articles import merge
from maps import Assets, merged_collection, render_page

from ..merging import noted
from ..opening import open_gazetteer, open_reader
from ..settings import Settings
from ..words import Language, load_words
from .requests import LINES_HELP, Readings, a_day

__all__ = ["command"]


@click.command("map")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file to write.",
)
@click.option("--published", metavar="YYYY-MM-DD", callback=a_day, help="When the articles were published.")
@click.option("--title", help="The title over the map.")
@click.option("--lines", is_flag=True, help=LINES_HELP)
@click.option(
    "--lang",
    type=click.Choice(["ar", "en"]),
    default="ar",
    show_default=True,
    help="The language of the map.",
)
def command(
    files: tuple[str, ...], output: Path, published: str | None, title: str | None, lines: bool, lang: str
) -> None:
    """Read articles and write a map of their events, each once, as one HTML file.

    FILE is a text or an HTML file in UTF-8 or Windows-1256, or with --lines JSON Lines of articles; - or
    nothing reads standard input. The map holds its scripts, fonts and basemap, and opens from disk without a
    network. What cannot be read is told on standard error, the rest is drawn; the exit code is 1 then.
    """
    settings, language = Settings.from_env(os.environ), Language(lang)
    gazetteer, reader = open_gazetteer(settings), open_reader(settings)
    readings = Readings(files, lines=lines, published=published, gazetteer=gazetteer, reader=reader)
    sources, told = noted(reading for _, reading in readings)
    page = render_page(
        title=title or load_words()[language]("map.title"),
        standalone=merged_collection(merge(told), sources=sources),
        language=language.value,
        world_view=settings.world_view,
        notation=settings.notation,
        assets=Assets.open(settings.assets_folder),
    )
    output.write_text(page, encoding="utf-8")
    if readings.failed:
        sys.exit(1)
