"""`masalik store restore`: a copy put back in the place of a store."""

from __future__ import annotations

from pathlib import Path

import click

from ...store.copying import restore
from .choosing import chosen_file, store_option

__all__ = ["command"]


@click.command("restore")
@click.argument("backup", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@store_option
def command(backup: Path, store: str | None) -> None:
    """Put BACKUP in the place of a store that is not in use; what was there is kept beside it."""
    path = chosen_file(
        store, instead=f"pg_restore, or: masalik store copy {backup} ADDRESS", must_exist=False
    )
    restore(backup, path)
    click.echo(f"{path} is now as {backup}.")
