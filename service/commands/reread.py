"""`masalik reread`: stored articles read anew."""

from __future__ import annotations

import os
from dataclasses import replace

import click

from ..jobs import Process
from ..settings import Settings
from .jobrunning import run_here
from .processes import processes_option

__all__ = ["command"]


@click.command("reread")
@processes_option
@click.option("--store", "address", metavar="PATH|URL", help="Where articles are kept.")
def command(processes: int, address: str | None) -> None:
    """Read all stored articles anew, after an update of Masalik or of its gazetteer.

    The store may be served meanwhile. Corrections stay with their events. An article that can no longer be
    read keeps its events and is told. The same command again goes on where it was cut short.
    """
    settings = Settings.from_env(os.environ)
    run_here(replace(settings, store=address or settings.store), processes, Process.REREAD)
