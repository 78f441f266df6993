"""`masalik store copy`: everything of a store into another, also of another kind."""

from __future__ import annotations

import click

from ...store import copy, shown_address
from .choosing import chosen

__all__ = ["command"]


@click.command("copy")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def command(source: str, target: str) -> None:
    """Copy everything that FROM holds into TO, which is empty or not there yet.

    Both are the path of a GeoPackage or the address of a database, postgresql://…. Articles, events,
    corrections, ids, keys and jobs go over as they are, in one transaction; FROM may be in use.
    """
    counts = copy(chosen(source), chosen(target, must_exist=False))
    shown = " · ".join(f"{counts[name]:,} {name}" for name in ("articles", "visits", "movements", "places"))
    click.echo(f"{shown_address(target)} holds what {shown_address(source)} does: {shown}")
