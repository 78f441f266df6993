"""`masalik find`: what places a name may mean, and why."""

from __future__ import annotations

import os

import click

from gazetteer import Context

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
def command(name: tuple[str, ...], country: str | None, limit: int) -> None:
    """Look a place NAME up: every place it may mean, how it matched, and why in this order.

    Exit code 1 when no place has such a name.
    """
    wanted = " ".join(name)
    context = Context(countries={country.upper(): 1.0}) if country else Context()
    found = open_gazetteer(Settings.from_env(os.environ)).find(wanted, context=context, limit=limit)
    if not found:
        raise click.ClickException(f"no place is known by the name {wanted}")
    print_candidates(wanted, tuple(found))
