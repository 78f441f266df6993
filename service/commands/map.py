"""`masalik map`: articles read, and their events on a map that is one file, a page or a picture."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from articles import merge
from maps import Assets, FeatureCollection, merged_collection, render_page
from maps.pictures import PictureOptions, draw_picture, to_png

from ..answering.words import Language, load_words
from ..mapping.pictures import themed
from ..opening import open_gazetteer, open_reader
from ..reading.merging import noted
from ..settings import Settings
from .requests import LINES_HELP, Readings, a_day

__all__ = ["command"]

PICTURES = (".png", ".svg")


@click.command("map")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file to write: a picture where it ends in .png or .svg, else HTML.",
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
    events = merged_collection(merge(told), sources=sources)
    heading = title or load_words()[language]("map.title")
    draw = _picture if output.suffix in PICTURES else _page
    output.write_bytes(draw(events, heading, language, settings, output.suffix))
    if readings.failed:
        sys.exit(1)


def _page(
    events: FeatureCollection, title: str, language: Language, settings: Settings, _ending: str
) -> bytes:
    """The map as one HTML file."""
    page = render_page(
        title=title,
        standalone=events,
        language=language.value,
        world_view=settings.world_view,
        notation=settings.notation,
        look=settings.theme,
        assets=Assets.open(settings.assets_folder),
    )
    return page.encode()


def _picture(
    events: FeatureCollection, title: str, language: Language, settings: Settings, ending: str
) -> bytes:
    """The map as SVG, or as the PNG made of it."""
    assets = Assets.open(settings.assets_folder)
    options = PictureOptions(
        title=title,
        language=language.value,
        world_view=settings.world_view,
        **themed(settings.theme, "light", language),
    )
    svg = draw_picture(events["features"], options, assets)
    return svg.encode() if ending == ".svg" else to_png(svg, assets)
