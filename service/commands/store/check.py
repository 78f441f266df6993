"""`masalik store check`: whether a store is whole."""

from __future__ import annotations

import sys

import click

from ...store import problems_of, shown_address
from .choosing import chosen, store_option

__all__ = ["command"]


@click.command("check")
@store_option
def command(store: str | None) -> None:
    """Check that a store is whole: file, rows, boxes, words, counts, and events as merging makes them.

    What is wrong is told a line each, with exit code 1.
    """
    address = chosen(store)
    problems = problems_of(address)
    for problem in problems:
        click.echo(problem)
    if problems:
        sys.exit(1)
    click.echo(f"{shown_address(address)} is whole.")
