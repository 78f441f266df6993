"""The progress of a long step on the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

__all__ = ["Report", "progress_bars", "reporter"]

Report = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


@contextmanager
def progress_bars() -> Iterator[Progress]:
    """Bars on standard error while it is a terminal; they go when all is done."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description:<36}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield progress


def reporter(progress: Progress, name: str, *, lines: bool = False) -> Report:
    """A bar of its own, and what moves it; where no bar is seen, each step is a line if `lines`."""
    if progress.disable and lines:

        def say(step: str, done: int, total: int) -> None:
            if done < total:
                click.echo(f"{name}: {step} ({done + 1} of {total})", err=True)

        return say
    task = progress.add_task(name, total=None)

    def report(step: str, done: int, total: int) -> None:
        progress.update(task, description=f"{name}: {step}", completed=done, total=total)

    return report
