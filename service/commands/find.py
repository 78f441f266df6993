"""`masalik find`: what places a name may mean, and why."""

from __future__ import annotations

import os

import click
import msgspec

from gazetteer import Context, Gazetteer

from ..opening import open_gazetteer
from ..settings import Settings
from .tables import print_candidates

__all__ = ["command"]


@click.command("find")
@click.argument("name", nargs=-1, required=True)
@click.option("--country", metavar="CODE", help="Prefer places of this country (ISO code, such as LB).")
@click.option(
    "--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="Candidates at most."
)
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(name: tuple[str, ...], country: str | None, limit: int, shape: str) -> None:
    """Look a place NAME up: every place it may mean, how it matched, and why in this order.

    Exit code 1 when no place has such a name.
    """
    wanted = " ".join(name).strip()
    if not wanted:
        raise click.BadParameter("is empty; give the name of a place", param_hint="NAME")
    gazetteer = open_gazetteer(Settings.from_env(os.environ))
    found = tuple(gazetteer.find(wanted, context=_context(country, gazetteer), limit=limit))
    if not found:
        raise click.ClickException(f"no place is known by the name {wanted}")
    if shape == "json":
        click.echo(msgspec.json.encode({"name": wanted, "candidates": found}))
    else:
        print_candidates(wanted, found)


def _context(country: str | None, gazetteer: Gazetteer) -> Context:
    """A vote for the country. Wrong use when there is none of that code."""
    if country is None:
        return Context()
    code = country.strip().upper()
    if gazetteer.country(code) is None:
        raise click.BadParameter(
            f"no country has the code {country}; give two letters of ISO 3166, such as LB",
            param_hint="--country",
        )
    return Context(countries={code: 1.0})
