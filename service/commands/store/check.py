"""`masalik store check`: whether a store is whole."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ...store.checking import problems_of
from .choosing import chosen, store_option

__all__ = ["command"]


@click.command("check")
@store_option
def command(store: Path | None) -> None:
    """Check that a store is whole: file, rows, boxes, words, counts, and events as merging makes them.

    What is wrong is told a line each, with exit code 1.
    """
    path = chosen(store)
    problems = problems_of(path)
    for problem in problems:
        click.echo(problem)
    if problems:
        sys.exit(1)
    click.echo(f"{path} is whole.")
