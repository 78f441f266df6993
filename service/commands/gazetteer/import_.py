"""`masalik gazetteer import`: places of other sources, into a layer."""

from __future__ import annotations

from pathlib import Path

import click

from gazetteer.building.importing import ImportOptions, ImportReport, SourceFormat, import_layer

from ..progress import progress_bars, reporter

__all__ = ["command"]

_MOST_TYPES = 8
_FORMATS = [format_ for format_ in SourceFormat if format_ is not SourceFormat.ALTERNATES]


def _codes(_ctx: click.Context, parameter: click.Parameter, value: str | None) -> frozenset[str]:
    codes = [code.strip().upper() for code in (value or "").split(",") if code.strip()]
    for code in codes:
        if not (len(code) == 2 and code.isascii() and code.isalpha()):
            raise click.BadParameter(
                f"{code} is no code of two letters of ISO 3166, such as LY", param=parameter
            )
    return frozenset(codes)


@click.command("import")
@click.argument(
    "sources", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--output", "-o", "target", required=True, type=click.Path(dir_okay=False, path_type=Path),
    help="The layer to write, such as libya.maz.",
)  # fmt: skip
@click.option(
    "--format",
    "shape",
    type=click.Choice(_FORMATS, case_sensitive=False),
    help="What the files hold; default: told from them.",
)  # fmt: skip
@click.option(
    "--countries", callback=_codes, metavar="LY,EG,…", help="Take the places of these countries only."
)
@click.option("--country", callback=_codes, metavar="CODE", help="The country of rows that state none.")
@click.option("--require-arabic", is_flag=True, help="Take only places with an Arabic name.")
@click.option("--licence", help="The licence of the places, where it is not known from the format.")
@click.option("--credit", help="Whom to name as their source.")
def command(
    sources: tuple[Path, ...],
    target: Path,
    shape: str | None,
    countries: frozenset[str],
    country: frozenset[str],
    require_arabic: bool,
    licence: str | None,
    credit: str | None,
) -> None:
    """Import places from SOURCES into one layer, to be searched together with the base.

    A source is a GeoNames dump (allCountries.zip or the zip of a country, with alternateNamesV2.zip beside
    it for the languages of names), an export of Wikidata (TSV or CSV), an extract of OpenStreetMap as TSV, or
    a table of your own with the columns name, lat and lon. A bad row is told with file, line and column, and
    then nothing is written.
    """
    options = ImportOptions(
        format=SourceFormat(shape) if shape else None,
        countries=countries,
        country=next(iter(country), None),
        require_arabic=require_arabic,
        licence=licence,
        credit=credit,
    )
    with progress_bars() as progress:
        report = import_layer(sources, target, options=options, progress=reporter(progress, "import"))
    _tell(report, target)


def _tell(report: ImportReport, target: Path) -> None:
    """How many rows became places, and why the others did not."""
    click.echo(f"{report.rows:,} rows read, {report.places:,} places kept: {target}")
    for reason, count in report.left_out.most_common():
        click.echo(f"  {count:,} {reason}")
    if report.unknown_types:
        common = report.unknown_types.most_common(_MOST_TYPES)
        told = [f"{name or '(empty)'} {count:,}" for name, count in common]
        click.echo(f"  not taken: {', '.join(told)}")
