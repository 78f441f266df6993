"""`masalik ingest`: archives read and stored."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import click

from ..jobs import Process
from ..settings import Settings
from .jobrunning import run_here
from .processes import processes_option
from .requests import a_day

__all__ = ["command"]


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--published",
    metavar="YYYY-MM-DD",
    callback=a_day,
    help="When the articles were published, where they do not say it themselves.",
)
@processes_option
@click.option("--store", "address", metavar="PATH|URL", help="Where articles are kept.")
def command(paths: tuple[str, ...], published: str | None, processes: int, address: str | None) -> None:
    """Read archives and store their articles with their events, also while the store is served.

    PATH is a file, a folder, or the address of a feed: JSON Lines (.jsonl, .ndjson, also .gz), JSON (an
    article or a list of them), pages, texts, RSS and Atom; - is JSON Lines from standard input. What cannot
    be read is told by file and line, the rest is stored; the exit code is 1 then. What is stored already
    stays as it is. The same command again goes on where it was cut short.
    """
    settings = Settings.from_env(os.environ)
    named = tuple(path if path == "-" or re.match(r"https?://", path) else _there(path) for path in paths)
    run_here(
        replace(settings, store=address or settings.store),
        processes,
        Process.INGEST,
        paths=named,
        published=published,
    )


def _there(path: str) -> str:
    """The whole path, by which the same command is known again."""
    if not Path(path).exists():
        raise click.BadParameter(f"there is no {path}")
    return str(Path(path).resolve())
