"""`masalik jobs list`: jobs, the latest first."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from rich.console import Console
from rich.table import Table

from .opening import opened_register, store_option

__all__ = ["command"]


@click.command("list")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many.")
@store_option
def command(limit: int, address: str | None) -> None:
    """List jobs, the latest first."""
    with opened_register(address) as register:
        jobs = register.latest(limit=limit)
    table = Table("job", "process", "status", "begun", "done", "of", "failed", box=None)
    for job in jobs:
        begun = datetime.fromtimestamp(job.created, UTC).strftime("%Y-%m-%d %H:%M")
        counts = (f"{job.counts.done:,}", f"{job.total:,}" if job.total else "", f"{job.counts.failed:,}")
        table.add_row(job.id, job.process, job.status, begun, *counts)
    Console().print(table)
