"""`masalik store backup`: a copy of a store while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from ...store.copying import back_up
from .choosing import chosen, store_option

__all__ = ["command"]


@click.command("backup")
@click.argument("target", type=click.Path(path_type=Path))
@store_option
def command(target: Path, store: Path | None) -> None:
    """Copy a store to TARGET, also while it is served and written to. The copy stands alone."""
    back_up(chosen(store), target)
    click.echo(f"Copied to {target}.")
