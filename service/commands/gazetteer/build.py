"""`masalik gazetteer build`: the base gazetteer, from packages of the `build` extra."""

from __future__ import annotations

import os
from pathlib import Path

import click

from gazetteer.building import build_gazetteer

from ...settings import Settings
from ..progress import progress_bars, reporter

__all__ = ["command"]


@click.command("build")
@click.option(
    "--output", "-o", "target", type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; default gazetteer.maz in MASALIK_DATA.",
)  # fmt: skip
def command(target: Path | None) -> None:
    """Build the base gazetteer; `masalik build` makes the web assets too, and only what is not fresh."""
    path = target or Settings.from_env(os.environ).gazetteer_file
    with progress_bars() as progress:
        build_gazetteer(path, progress=reporter(progress, "gazetteer", lines=True))
    click.echo(f"built: {path}")
