"""`masalik export`: all features of a query as a file, in any format."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import click

from ..answering.words import Language, load_words
from ..errors import BadParameter, RequestRefused
from ..filters import FilterLanguage
from ..formats.catalogue import EXPORTS, Format, format_named, formats_of, usable
from ..formats.selection import Selection, all_of
from ..formats.writing import write_whole
from ..items.crs import System, system_of
from ..items.query import ItemParameters, query_of
from ..settings import Settings
from ..store import LAYERS, Layer, open_store
from .progress import Report, progress_bars, reporter
from .store.choosing import chosen, store_option

__all__ = ["command"]

_LAYERS = {layer.name: layer for layer in LAYERS}
_FORMATS = tuple(one.name for one in EXPORTS)
_STANDARD_OUTPUT = Path("-")
_NOWHERE = "http://127.0.0.1:8000"
"""Where links lead that a file has, unless the settings say where the service is."""


@click.command("export")
@click.argument("collection", type=click.Choice(tuple(_LAYERS)))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file to write; - is standard output.",
)
@click.option("--format", "name", type=click.Choice(_FORMATS), help="Default: told from the file's name.")
@click.option("--where", metavar="CQL2", help="A condition, such as \"country = 'LY'\".")
@click.option("--bbox", metavar="W,S,E,N", help="A box in degrees.")
@click.option("--datetime", "when", metavar="INTERVAL", help="Such as 2020-12 or 2020-01/..")
@click.option("--q", metavar="WORDS", help="Words to find, however they are spelt.")
@click.option("--sortby", metavar="COLUMNS", help="With commas, - for descending.")
@click.option("--crs", metavar="SYSTEM", help="Such as EPSG:3857; default: longitude and latitude.")
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, for old spreadsheets.")
@click.option(
    "--lang", type=click.Choice(["ar", "en"]), default="ar", show_default=True, help="The language of titles."
)
@store_option
def command(
    collection: str,
    output: Path,
    name: str | None,
    where: str | None,
    bbox: str | None,
    when: str | None,
    q: str | None,
    sortby: str | None,
    crs: str | None,
    bom: bool,
    lang: str,
    store: str | None,
) -> None:
    """Write all features of COLLECTION that match to one file, also while the store is served.

    The format follows from the ending of the file unless --format names it. The file takes its place when it
    is done: what goes wrong on the way leaves whatever was there.
    """
    settings, layer = Settings.from_env(os.environ), _LAYERS[collection]
    with closing(open_store(chosen(store))) as opened, progress_bars() as progress:
        try:
            found = usable(_format(layer, name, output))
            query = query_of(layer, _parameters(where, bbox, when, q, sortby), ())
            system = _system(found, crs)
        except RequestRefused as error:
            raise click.UsageError(_words(error)) from error
        count, parts = all_of(opened, query)
        selection = Selection(
            layer=layer,
            system=system,
            parts=_reported(parts, count, reporter(progress, output.name)),
            count=count,
            base=settings.public_url or _NOWHERE,
            words=load_words()[Language(lang)],
            marked=bom,
        )
        _write(found.write(selection), output)
    click.echo(f"{count} features written to {output}.", err=True)


def _parameters(
    where: str | None, bbox: str | None, when: str | None, q: str | None, sortby: str | None
) -> ItemParameters:
    return ItemParameters(
        limit=1,
        offset=0,
        cursor=None,
        q=q,
        sortby=sortby,
        bbox=bbox,
        datetime=when,
        bbox_crs=None,
        filter=where,
        filter_lang=FilterLanguage.TEXT,
        filter_crs=None,
        properties={},
    )


def _format(layer: Layer, name: str | None, output: Path) -> Format:
    """The format by its name, else by the ending of the file; GeoJSON files may end in `.json` too."""
    ending = output.suffix.removeprefix(".").lower()
    wanted = name or {"json": "geojson", "geojsonl": "geojsonseq"}.get(ending, ending)
    found = format_named(wanted, layer)
    if found is None:
        known = ", ".join(one.name for one in formats_of(layer))
        raise click.UsageError(
            f"{layer.name} cannot be written as {wanted or 'a file without an ending'}; "
            f"name one of {known} with --format"
        )
    return found


def _system(found: Format, crs: str | None) -> System:
    """The system of coordinates. Raises `BadParameter` where the format has only degrees."""
    system = system_of("crs", crs)
    if not (system.is_stored or found.takes_systems):
        known = ", ".join(one.name for one in EXPORTS if one.takes_systems)
        raise BadParameter("format_without_systems", "crs", format=found.name, known=known)
    return system


def _words(error: RequestRefused) -> str:
    """What is wrong, as the service would say it."""
    return load_words()[Language.ENGLISH](f"detail.{error.slug}", **error.values)


def _reported(parts: Iterator[Sequence[bytes]], count: int, report: Report) -> Iterator[Sequence[bytes]]:
    """The parts, each told when it is asked for."""
    done = 0
    for part in parts:
        report("features", done, count)
        yield part
        done += len(part)


def _write(chunks: Iterator[bytes], output: Path) -> None:
    if output != _STANDARD_OUTPUT:
        write_whole(output, chunks)
        return
    for chunk in chunks:
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()
