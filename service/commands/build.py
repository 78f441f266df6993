"""`masalik build`: what is made once from packages of the `build` extra."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from ..building import PARTS, Part, is_fresh, mark_built
from ..settings import Settings

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
    columns = (TextColumn("{task.description:<28}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns) as progress:
        for part in wanted:
            part.build(data / part.target, _reporter(progress, part))
            mark_built(part, data)
    for part in PARTS:
        click.echo(f"{'built' if part in wanted else 'fresh'}: {data / part.target}")


def _reporter(progress: Progress, part: Part) -> Callable[[str, int, int], None]:
    """What a build calls with the step at hand, the steps done and their number."""
    task = progress.add_task(part.name, total=None)

    def report(step: str, done: int, total: int) -> None:
        progress.update(task, description=f"{part.name}: {step}", completed=done, total=total)

    return report
