"""`masalik jobs list`: jobs, the latest first."""

from __future__ import annotations

from datetime import UTC, datetime

import click
import msgspec
from rich.console import Console
from rich.table import Table

from .opening import as_json, opened_register, store_option

__all__ = ["command"]

_ID = 20
"""Letters of an id, which is shown whole: other commands take it."""
_WIDE = 200
"""Columns where nobody looks: what is piped on has no edge to break at."""


@click.command("list")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many.")
@as_json
@store_option
def command(limit: int, is_json: bool, address: str | None) -> None:
    """List jobs, the latest first."""
    with opened_register(address) as register:
        jobs = register.latest(limit=limit)
    if is_json:
        for job in jobs:
            click.echo(msgspec.json.encode(job))
        return
    table = Table(box=None)
    table.add_column("job", no_wrap=True, min_width=_ID)
    for heading in ("process", "status", "begun", "done", "of", "failed"):
        table.add_column(heading)
    for job in jobs:
        begun = datetime.fromtimestamp(job.created, UTC).strftime("%Y-%m-%d %H:%M")
        counts = (f"{job.counts.done:,}", f"{job.total:,}" if job.total else "", f"{job.counts.failed:,}")
        table.add_row(job.id, job.process, job.status, begun, *counts)
    console = Console()
    (console if console.is_terminal else Console(width=_WIDE)).print(table)
