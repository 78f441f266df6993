"""`masalik build`: what is made once from packages of the `build` extra."""

from __future__ import annotations

import os
from pathlib import Path

import click

from ..building import PARTS, is_fresh, mark_built
from ..settings import Settings
from .progress import progress_bars, reporter

__all__ = ["command"]

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("build")
@click.option(
    "--data",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to; default MASALIK_DATA.",
)
@click.option("--force", is_flag=True, help="Build again what is fresh.")
def command(folder: Path | None, force: bool) -> None:
    """Build the gazetteer and the web assets, unless they are fresh."""
    data = folder or Settings.from_env(os.environ).data
    data.mkdir(parents=True, exist_ok=True)
    wanted = [part for part in PARTS if force or not is_fresh(part, data)]
    with progress_bars() as progress:
        for part in wanted:
            part.build(data / part.target, reporter(progress, part.name, lines=True))
            mark_built(part, data)
    for part in PARTS:
        click.echo(f"{'built' if part in wanted else 'fresh'}: {data / part.target}")
