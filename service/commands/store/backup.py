"""`masalik store backup`: a copy of a store while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from ...store.copying import back_up
from .choosing import chosen_file, store_option

__all__ = ["command"]


@click.command("backup")
@click.argument("target", type=click.Path(path_type=Path))
@store_option
def command(target: Path, store: str | None) -> None:
    """Copy a store to TARGET, also while it is served and written to. The copy stands alone.

    For a GeoPackage. A database is copied by pg_dump, or into a GeoPackage by masalik store copy.
    """
    back_up(chosen_file(store, instead=f"pg_dump, or: masalik store copy ADDRESS {target}"), target)
    click.echo(f"Copied to {target}.")
